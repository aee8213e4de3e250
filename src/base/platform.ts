const MAX_LENGTH = 60;

/** Target of error reports: a window, or Node, whose globals need not have all members. */
export interface Platform {
  readonly reportError?: ((error: unknown) => void) | undefined;
  readonly console?: { readonly warn: (text: string) => void; readonly error: (error: unknown) => void };
}

/** Globals of a page or of Node, whose types need not be known here. */
const HERE: object = globalThis;

/**
 * Reports an error that a callback of an application threw, as the platform reports uncaught
 * errors. Where the platform cannot (Node, which would end at an uncaught error), writes it to the
 * console.
 */
export function report(error: unknown, platform: Platform = HERE): void {
  if (typeof platform.reportError === "function") platform.reportError(error);
  else platform.console?.error(error);
}

/** Warns a developer in the console about something that the page does not show. */
export function warn(text: string, { console }: Platform): void {
  console?.warn(`samarkand: ${text}`);
}

/**
 * Wraps a callback of an application that may throw. Only the first error is reported; each time
 * the callback throws, `fallback` gives the answer.
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
 * Returns any value as a short piece of an error sentence: strings in quotes, other primitives as
 * they would be typed, objects and functions by their kind.
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
    // A value that throws when it is inspected is described as an object.
  }
  return "an object";
}
