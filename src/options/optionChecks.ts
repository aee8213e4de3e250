import { quote } from "../base/platform.ts";

/**
 * Error of an option or an argument: one sentence with its name, its value and what was expected.
 */
export class OptionError extends TypeError {
  /** Name of the error, "OptionError". */
  override readonly name = "OptionError";
  /** Name of the option or argument at fault, such as "theme.ink". */
  readonly option: string;

  /**
   * `path` is the name of an option, or of a method and its argument, such as "setView: view.end".
   */
  constructor(path: string, value: unknown, expected: string) {
    const [, method, option = path] = /^(?:([\w.]+): )?(.*)$/s.exec(path) ?? [];
    super(
      `samarkand: ${method === undefined ? "the option" : `${method}: the argument`} ${option} is ${quote(value)}, expected ${expected}.`,
    );
    this.option = option;
  }
}

/**
 * Returns what `read` makes of a value. Throws an `OptionError` if it throws, or returns
 * `undefined`.
 */
export function readAs<T>(name: string, value: unknown, expected: string, read: () => T | undefined): T {
  try {
    const result = read();
    if (result !== undefined) return result;
  } catch {
    // The error is thrown below.
  }
  throw new OptionError(name, value, expected);
}

/** Returns an entry of an object, read once. `path` comes before its name in an `OptionError`. */
export function entryOf(value: object, key: string, path: string): readonly [string, unknown] {
  return readAs(path + key, "?", "a value that can be read without an error", () => [
    key,
    value[key as keyof typeof value],
  ]);
}

/**
 * Returns the entries of a plain object, each read once. Throws an `OptionError` if a value cannot
 * be read, or for an instance of a class, because its values are elsewhere, as in a `Map`. Entries
 * that are `undefined` are left out.
 */
export function entriesOf(
  name: string,
  value: unknown,
  expected: string,
  path = `${name}.`,
): readonly (readonly [string, unknown])[] {
  if (!isPlain(value)) throw new OptionError(name, value, expected);
  return Object.keys(value)
    .map((key) => entryOf(value, key, path))
    .filter(([, part]) => part !== undefined);
}

/**
 * Returns the entries of a plain object that may have only the given names, as an object. `path`
 * comes before a name in the message of the `OptionError`.
 */
export function partsOf<Names extends object>(
  name: string,
  value: unknown,
  names: Names,
  path = `${name}.`,
): { [K in keyof Names]?: unknown } {
  const list = Object.keys(names).join(", ");
  const entries = entriesOf(name, value, `a plain object with any of ${list}`, path);
  for (const [key, part] of entries)
    if (!Object.hasOwn(names, key))
      throw new OptionError(
        path + key,
        part,
        `no ${path === "" ? "option" : "part"} of that name; there are ${list}`,
      );
  return Object.fromEntries(entries) as { [K in keyof Names]?: unknown };
}

/**
 * Returns a copy of an array. Throws an `OptionError` if the value is no array, or if a member
 * fails the test `is`; a hole counts as `undefined`.
 */
export function listOf<T = unknown>(
  name: string,
  value: unknown,
  expected: string,
  is?: (one: unknown) => one is T,
): readonly T[] {
  return readAs(name, value, expected, () => {
    const list = Array.isArray(value) ? Array.from<unknown>(value) : undefined;
    return is === undefined || list?.every(is) === true ? (list as T[] | undefined) : undefined;
  });
}

/** Whether a value is an object of no class, in this window or another one. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The prototype of another window is not `Object.prototype`, but it has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

interface Types {
  string: string;
  boolean: boolean;
  function: (...given: never) => unknown;
}

/** Returns a value of a type. Throws an `OptionError` for any other value. */
export function checkType<T extends keyof Types>(
  name: string,
  value: unknown,
  type: T,
  expected = `a ${type}`,
): Types[T] {
  if (typeof value === type) return value as Types[T];
  throw new OptionError(name, value, expected);
}

/**
 * Returns a value that is one of some words, numbers or truth values. Throws an `OptionError` for
 * any other value.
 */
export function checkWord<T extends string | number | boolean>(
  name: string,
  value: unknown,
  words: readonly T[],
): T {
  const found = words.find((one) => one === value);
  if (found === undefined)
    throw new OptionError(name, value, `one of ${words.map((one) => JSON.stringify(one)).join(", ")}`);
  return found;
}

/** Returns a number within limits. Throws an `OptionError` for any other value. */
export function checkNumber(
  name: string,
  value: unknown,
  [low, high]: readonly [number, number],
  what = "a number",
): number {
  if (typeof value === "number" && value >= low && value <= high) return value;
  throw new OptionError(name, value, `${what} from ${low} to ${high}`);
}

/** Returns a BCP 47 tag in its canonical form. Throws an `OptionError` for any other value. */
export function checkLanguage(name: string, value: unknown): string {
  return readAs(name, value, `a BCP 47 language tag, as "ar-EG"`, () =>
    typeof value === "string" ? Intl.getCanonicalLocales(value)[0] : undefined,
  );
}
