import { OptionError } from "./optionError.ts";

/** Only what is not given has a default: `null` is a value, and no option takes it. */
export function orElse<T>(value: T | undefined, fallback: T): T {
  return value === undefined ? fallback : value;
}

/** One of some words (or truth values), the first where none is given. */
export function checkWord<T extends string | boolean>(name: string, value: T | undefined, words: readonly [T, ...T[]]): T {
  const found = words.find((one) => one === orElse(value, words[0]));
  if (found === undefined) throw new OptionError(name, value, `one of ${words.map((one) => JSON.stringify(one)).join(", ")}`);
  return found;
}

/** A number within limits. */
export function checkNumber(name: string, value: unknown, [low, high]: readonly [number, number]): number {
  if (typeof value === "number" && value >= low && value <= high) return value;
  throw new OptionError(name, value, `a number from ${low} to ${high}`);
}
