import type { TimeRange } from "../time/scale.ts";
import { LAST_INSTANT } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { checkDate } from "./checkDate.ts";
import { checkNumber } from "./optionChecks.ts";
import { OptionError } from "./optionError.ts";
import { partsOf } from "./partsOf.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** How far a view can go: instants and spans in ms. */
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

/** A view in the form in which applications give it, as instants. */
export function resolveRange(name: string, range: unknown, zone: Zone): TimeRange {
  const given = partsOf(name, range, { start: true, end: true });
  const start = checkDate(`${name}.start`, given.start, zone).start;
  const end = checkDate(`${name}.end`, given.end, zone).end;
  if (!(start < end)) throw new OptionError(`${name}.end`, given.end, "an end after its start");
  return { start, end };
}

/** The limits of a view with those that are not given. */
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

/** The instant of the line of now; a date is its beginning. */
export function resolveNow(now: TimelineOptions["now"], zone: Zone): number | "clock" | null {
  if (now === undefined || now === false) return null;
  return now === true ? "clock" : checkDate("now", now, zone).start;
}
