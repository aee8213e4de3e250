import { panelCalls, panelImports, type FigurePanel } from "./panels.ts";

/** Value together with the code that creates it, so that the page shows the code that ran. */
export interface Ingredient<T> {
  readonly value: T;
  readonly code: string;
}

/** Options by name, each with its code. */
export type Recipe<O> = { readonly [K in keyof O]: Ingredient<O[K]> };

/** Returns a value with its literal as its code. */
export function literal<T>(value: T): Ingredient<T> {
  return { value, code: codeOf(value) };
}

/** Returns the result of a function, with the call of the function as its code. */
export function call<A extends readonly unknown[], T>(
  name: string,
  make: (...given: A) => T,
  ...given: A
): Ingredient<T> {
  return { value: make(...given), code: `${name}(${given.map(codeOf).join(", ")})` };
}

/** Returns the values of the options, without their code. */
export function optionsOf<O extends object>(recipe: Recipe<O>): O {
  const entries = Object.entries<Ingredient<unknown>>(recipe);
  return Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as O;
}

/** Returns the options as the lines between the braces of an object literal. */
export function linesOf(recipe: Readonly<Record<string, Ingredient<unknown>>>): string {
  return Object.entries(recipe)
    .map(([name, { code }]) => `  ${name}: ${code.replaceAll("\n", "\n  ")},\n`)
    .join("");
}

export interface FigureCode {
  /** Selector of the element that contains the timeline. */
  readonly selector: string;
  /** Lines of code that import the data. */
  readonly imports: string;
  readonly panels?: readonly FigurePanel[];
}

/** Returns the code of a figure. */
export function figureCode(
  { selector, imports, panels = [] }: FigureCode,
  recipe: Readonly<Record<string, Ingredient<unknown>>>,
): string {
  return (
    `import { createTimeline } from "samarkand";\n${panelImports(panels)}import "samarkand/style.css";\n${imports}\n\n` +
    `${panels.length === 0 ? "" : "const timeline = "}createTimeline(document.querySelector("${selector}"), {\n${linesOf(recipe)}});\n${panelCalls(panels)}`
  );
}

const LINE = 80;

/**
 * Returns a plain value as a literal in the style of the other code: on one line of at most `LINE`
 * characters where it fits.
 */
export function codeOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map(codeOf)
    : Object.entries(value).map(
        ([name, one]) =>
          `${/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : JSON.stringify(name)}: ${codeOf(one)}`,
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const pad = Array.isArray(value) ? "" : " ";
  const line = `${open}${pad}${parts.join(", ")}${pad}${close}`;
  if (parts.length === 0) return `${open}${close}`;
  if (line.length <= LINE && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `  ${part.replaceAll("\n", "\n  ")},\n`).join("")}${close}`;
}
