import { OptionError } from "./optionError.ts";

/**
 * The parts of a plain object, each read once. An instance of a class has its values elsewhere, as
 * a `Map` has, and is refused; so is what cannot be read. A part that is `undefined` is as if it
 * were not there.
 */
export function entriesOf(
  name: string,
  value: unknown,
  expected: string,
  path = `${name}.`,
): readonly (readonly [string, unknown])[] {
  if (!isPlain(value)) throw new OptionError(name, value, expected);
  return Object.keys(value)
    .map((key) => {
      try {
        return [key, value[key]] as const;
      } catch {
        throw new OptionError(path + key, "?", "a value that can be read without an error");
      }
    })
    .filter(([, part]) => part !== undefined);
}

/**
 * The same of an object that can have some names only; `path` comes before them in what is said of
 * one.
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

/** An array of which each member, those of its holes too, is what it has to be. */
export function listOf<T = unknown>(
  name: string,
  value: unknown,
  expected: string,
  is?: (one: unknown) => one is T,
): readonly T[] {
  try {
    const list: unknown[] | null = Array.isArray(value) ? Array.from(value as unknown[]) : null;
    if (list !== null && (is === undefined || list.every(is))) return list as T[];
  } catch {
    // Said below.
  }
  throw new OptionError(name, value, expected);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // That of another window is one, too.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

interface Types {
  string: string;
  boolean: boolean;
  function: (...given: never) => unknown;
}

/** A value of a type. */
export function checkType<T extends keyof Types>(
  name: string,
  value: unknown,
  type: T,
  expected = `a ${type}`,
): Types[T] {
  if (typeof value === type) return value as Types[T];
  throw new OptionError(name, value, expected);
}

/** One of some words (or truth values). */
export function checkWord<T extends string | boolean>(name: string, value: unknown, words: readonly T[]): T {
  const found = words.find((one) => one === value);
  if (found === undefined)
    throw new OptionError(name, value, `one of ${words.map((one) => JSON.stringify(one)).join(", ")}`);
  return found;
}

/** A number within limits. */
export function checkNumber(
  name: string,
  value: unknown,
  [low, high]: readonly [number, number],
  what = "a number",
): number {
  if (typeof value === "number" && value >= low && value <= high) return value;
  throw new OptionError(name, value, `${what} from ${low} to ${high}`);
}
