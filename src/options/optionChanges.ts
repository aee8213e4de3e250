import type { Model } from "../model/model.ts";
import { isPlain } from "./optionChecks.ts";
import {
  type Environment,
  optionsOf,
  recordsOf,
  type ResolvedOptions,
  resolveOptions,
} from "./resolveOptions.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** Options as they were given, and with all values set and checked. */
export interface GivenOptions<Given extends TimelineOptions> {
  readonly given: Given;
  readonly resolved: ResolvedOptions;
}

/** Options after an update, with what differs. */
export interface OptionUpdate<Given extends TimelineOptions> extends GivenOptions<Given> {
  /** Whether any of some options differs. `events` always does: only a look at each can tell. */
  has(...names: (keyof TimelineOptions)[]): boolean;
  /** Whether no others than some options differ. */
  hasOnly(...names: (keyof TimelineOptions)[]): boolean;
}

/**
 * Returns the options after an update; `null` if all of it are equal by value to what was given
 * before. An `icon` or `text` that answers the same about the events of `model` does not differ.
 * Throws an `OptionError` if an option is bad.
 */
export function updateOptions<Given extends TimelineOptions>(
  before: GivenOptions<Given>,
  options: Partial<Given>,
  environment: () => Environment,
  model: Model,
): OptionUpdate<Given> | null {
  const read = optionsOf("update: options", options);
  const names = (Object.keys(options) as (keyof TimelineOptions)[]).filter(
    (name) => name === "events" || !isSameOption(read[name], before.given[name]),
  );
  if (names.length === 0) return null;
  // An option that is `undefined` is named, and has its default from now on.
  const changed = Object.fromEntries(names.map((name) => [name, read[name]])) as Partial<Given>;
  const given = { ...before.given, ...copyOptions(changed) };
  const resolved = names.every((name) => name === "events")
    ? { ...before.resolved, events: recordsOf("events", given.events) }
    : resolveOptions(given, environment(), before.resolved);
  const { ownMarks } = before.resolved;
  const isAdopted = ownMarks.adopt(resolved.ownMarks, model);
  const others = isAdopted ? names.filter((name) => name !== "icon" && name !== "text") : names;
  return {
    given,
    resolved: isAdopted ? { ...resolved, ownMarks } : resolved,
    has: (...some) => some.some((name) => others.includes(name)),
    hasOnly: (...some) => others.every((name) => some.includes(name)),
  };
}

/** Levels of an option that are copied: records and layers are known by their identity. */
const LEVELS: Readonly<Record<string, number>> = { events: 0, layers: 1 };

/** Returns a copy of options, so that a later change of an original counts as a change. */
export function copyOptions<Options extends Partial<TimelineOptions>>(options: Options): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, snapshot(value, LEVELS[name])]),
  ) as Options;
}

type Parts = Readonly<Record<string, unknown>>;

/**
 * Whether two values of an option are equal: primitives and functions by identity, lists and plain
 * objects by their parts, a `Date` by its time, any other object by its class and its text, as two
 * values of `Temporal` are. Values that cannot be read are not equal.
 */
export function isSameOption(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  try {
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    if (Array.isArray(a) || isPlain(a)) {
      const [one, other] = [a, b] as unknown as [Parts, Parts];
      const names = Object.keys(one);
      return (
        names.length === Object.keys(other).length &&
        names.every((name) => Object.hasOwn(other, name) && isSameOption(one[name], other[name]))
      );
    }
    if (a instanceof Date) return a.getTime() === (b as Date).getTime();
    return textOf(a) !== null && textOf(a) === textOf(b);
  } catch {
    return false;
  }
}

/**
 * Returns a copy of lists and plain objects, at most so many levels deep. All other values, and
 * those that cannot be read, stay themselves.
 */
function snapshot<T>(value: T, depth = Infinity): T {
  if (depth === 0) return value;
  const copy = (part: unknown): unknown => snapshot(part, depth - 1);
  try {
    if (Array.isArray(value)) return value.map(copy) as T;
    if (value instanceof Date) return new Date(value) as T;
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)])) as T;
  } catch {
    return value;
  }
}

/** Returns the text of an object; `null` where it says no more than the object's class. */
function textOf(value: object): string | null {
  const text = (value as Date).toString();
  return text.startsWith("[object ") ? null : text;
}
