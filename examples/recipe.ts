import { panelCalls, panelImports, type FigurePanel } from "./panels.ts";

/**
 * A value together with the code that makes it, so that the code the page shows is the code that
 * ran.
 */
export interface Ingredient<T> {
  readonly value: T;
  readonly code: string;
}

/** Options by name, each with its code. */
export type Recipe<O> = { readonly [K in keyof O]: Ingredient<O[K]> };

/** A value that is written as itself. */
export function literal<T>(value: T): Ingredient<T> {
  return { value, code: codeOf(value) };
}

/** The result of a function. */
export function call<A extends readonly unknown[], T>(
  name: string,
  make: (...given: A) => T,
  ...given: A
): Ingredient<T> {
  return { value: make(...given), code: `${name}(${given.map(codeOf).join(", ")})` };
}

/** The options themselves. */
export function optionsOf<O extends object>(recipe: Recipe<O>): O {
  const entries = Object.entries<Ingredient<unknown>>(recipe);
  return Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as O;
}

/** The options as the lines between the braces of an object literal. */
export function linesOf(recipe: Readonly<Record<string, Ingredient<unknown>>>): string {
  return Object.entries(recipe)
    .map(([name, { code }]) => `  ${name}: ${code.replaceAll("\n", "\n  ")},\n`)
    .join("");
}

export interface FigureCode {
  /** Of the element in which the timeline is. */
  readonly selector: string;
  /** Where the code takes its data from. */
  readonly imports: string;
  readonly panels?: readonly FigurePanel[];
}

/** The code of a figure. */
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

/** A plain value as a literal in the style of the rest of the code: on one line where it fits. */
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
