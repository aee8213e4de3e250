/** The part of the package `edtf` that the bench calls; it has no types of its own. */
declare module "edtf" {
  export function parse(text: string): unknown;
}

/** A stylesheet, which the bundler puts into the page. */
declare module "*.css";
