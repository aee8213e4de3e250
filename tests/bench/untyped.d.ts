/** What the bench calls of the package `edtf`, which has no types of its own. */
declare module "edtf" {
  export function parse(text: string): unknown;
}

/** A stylesheet, which the bundler puts into the page. */
declare module "*.css";
