const MAX_LENGTH = 60;

/** Where what goes wrong is told: a window, or Node, whose globals need not have all of it. */
export interface Platform {
  readonly reportError?: ((error: unknown) => void) | undefined;
  readonly console?: { readonly warn: (text: string) => void; readonly error: (error: unknown) => void };
}

/** Of a page or of Node, whose types need not be known here. */
const HERE: object = globalThis;

/**
 * Tells what a callback of an application threw, as the platform tells of errors that nobody
 * catches; in Node, which would end at once, in the console.
 */
export function report(error: unknown, platform: Platform = HERE): void {
  if (typeof platform.reportError === "function") platform.reportError(error);
  else platform.console?.error(error);
}

/** Tells a developer what a page would not show. */
export function warn(text: string, { console }: Platform): void {
  console?.warn(`samarkand: ${text}`);
}

/**
 * A callback of an application's that may throw: the first error is reported, and `fallback` takes
 * the place of each answer that did not come.
 */
export function guard<Given extends readonly unknown[], T>(
  call: (...given: Given) => T,
  report: (error: unknown) => void,
  fallback: (...given: Given) => T,
): (...given: Given) => T {
  let isReported = false;
  return (...given) => {
    try {
      return call(...given);
    } catch (error) {
      if (!isReported) report(error);
      isReported = true;
      return fallback(...given);
    }
  };
}

/**
 * Any value as a short piece of an error sentence: strings in quotes, everything else as it would
 * be typed.
 */
export function quote(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : describe(value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function describe(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  try {
    if (Array.isArray(value)) return `an array of ${value.length}`;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid Date" : "a Date";
  } catch {
    // It throws when it is looked at.
  }
  return "an object";
}
