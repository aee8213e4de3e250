import type { TimeRange } from "../time/scale.ts";
import { type DateInput, LAST_INSTANT, readSpan, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { checkNumber, listOf, OptionError, partsOf } from "./optionChecks.ts";
import type { Marker, TimelineOptions } from "./timelineOptions.ts";

/**
 * Returns the span of a date in an option. Throws an `OptionError` if the date cannot be read, or
 * has no finite start and end, because a view must be able to go there.
 */
export function checkDate(name: string, value: unknown, zone: Zone): TimeSpan {
  try {
    const span = readSpan(value as DateInput, undefined, zone);
    if (Number.isFinite(span.start) && Number.isFinite(span.end)) return span;
  } catch {
    // The error is thrown below, with the name of the option.
  }
  throw new OptionError(name, value, `a Date, ms since the epoch, or a date as "2022-09-15"`);
}

/** Limits of the view: instants and spans in ms. */
export interface Limits extends TimeRange {
  readonly minSpan: number;
  readonly maxSpan: number;
}

const MIN_SPAN = 100;
const LIMITS: Readonly<Record<keyof NonNullable<TimelineOptions["limits"]>, true>> = {
  start: true,
  end: true,
  minSpanMs: true,
  maxSpanMs: true,
};

/**
 * Returns a view, as an application gives it, as instants. Throws an `OptionError` if a date is
 * wrong or the end is not after the start.
 */
export function resolveRange(name: string, range: unknown, zone: Zone): TimeRange {
  const given = partsOf(name, range, { start: true, end: true });
  const start = checkDate(`${name}.start`, given.start, zone).start;
  const end = checkDate(`${name}.end`, given.end, zone).end;
  if (!(start < end)) throw new OptionError(`${name}.end`, given.end, "an end after its start");
  return { start, end };
}

/** Returns the limits of the view, with the defaults for those that are not given. */
export function resolveLimits(limits: TimelineOptions["limits"], zone: Zone): Limits {
  const given = partsOf("limits", limits === undefined ? {} : limits, LIMITS);
  const start =
    given.start === undefined
      ? -LAST_INSTANT
      : Math.max(-LAST_INSTANT, checkDate("limits.start", given.start, zone).start);
  const end =
    given.end === undefined
      ? LAST_INSTANT
      : Math.min(LAST_INSTANT, checkDate("limits.end", given.end, zone).end);
  if (!(start < end)) throw new OptionError("limits.end", given.end, "an end after limits.start");
  const { minSpanMs = Math.min(MIN_SPAN, end - start), maxSpanMs = end - start } = given;
  const minSpan = checkNumber("limits.minSpanMs", minSpanMs, [1, end - start]);
  const maxSpan = checkNumber("limits.maxSpanMs", maxSpanMs, [minSpan, 2 * LAST_INSTANT]);
  return { start, end, minSpan, maxSpan };
}

/** Returns the instant of the line of now. A date counts from its start. */
export function resolveNow(now: TimelineOptions["now"], zone: Zone): number | "clock" | null {
  if (now === undefined || now === false) return null;
  return now === true ? "clock" : checkDate("now", now, zone).start;
}

/** Named moment, checked. */
export interface ResolvedMarker {
  readonly span: TimeSpan;
  readonly title: string;
  /** Language of the title. `undefined`: the language of the timeline. */
  readonly lang: string | undefined;
}

const NAMES: Readonly<Record<keyof Marker, true>> = { date: true, title: true, lang: true };

/**
 * Returns the named moments, sorted by start, then the longer first, then in the order in which
 * they are given.
 */
export function resolveMarkers(markers: TimelineOptions["markers"], zone: Zone): readonly ResolvedMarker[] {
  const list = listOf(
    "markers",
    markers === undefined ? [] : markers,
    "an array of objects with date and title",
  );
  const resolved = list.map((marker, index): ResolvedMarker => {
    const name = `markers[${index}]`;
    const { date, title, lang } = partsOf(name, marker, NAMES);
    const span = checkDate(`${name}.date`, date, zone);
    if (typeof title !== "string" || title.trim() === "")
      throw new OptionError(`${name}.title`, title, "a string that is not empty");
    if (lang !== undefined && !isLanguage(lang))
      throw new OptionError(`${name}.lang`, lang, `a BCP 47 language tag, as "ar-EG"`);
    return { span, title, lang };
  });
  return resolved.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function isLanguage(lang: unknown): lang is string {
  try {
    return typeof lang === "string" && Intl.getCanonicalLocales(lang).length === 1;
  } catch {
    return false;
  }
}
