import { OptionError } from "./optionError.ts";

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
