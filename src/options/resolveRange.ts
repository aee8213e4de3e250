import type { TimeRange } from "../time/scale.ts";
import { LAST_INSTANT, type DateInput } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { checkDate } from "./checkDate.ts";
import { checkNumber, orElse } from "./optionChecks.ts";
import { OptionError } from "./optionError.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** How far a view can go: instants and spans in ms. */
export interface Limits extends TimeRange {
  readonly minSpan: number;
  readonly maxSpan: number;
}

const MIN_SPAN = 100;

/** A view in the form in which applications give it, as instants. */
export function resolveRange(
  name: string,
  range: { readonly start: DateInput; readonly end: DateInput },
  zone: Zone,
): TimeRange {
  if (typeof range !== "object" || (range as unknown) === null) throw new OptionError(name, range, "an object with start and end");
  const start = checkDate(`${name}.start`, range.start, zone).start;
  const end = checkDate(`${name}.end`, range.end, zone).end;
  if (!(start < end)) throw new OptionError(name, range.end, `an end after its start`);
  return { start, end };
}

/** The limits of a view with those that are not given. */
export function resolveLimits(limits: TimelineOptions["limits"], zone: Zone): Limits {
  if (limits !== undefined && (typeof limits !== "object" || (limits as unknown) === null))
    throw new OptionError("limits", limits, "an object with start, end, minSpanMs or maxSpanMs");
  const start = limits?.start === undefined ? -LAST_INSTANT : Math.max(-LAST_INSTANT, checkDate("limits.start", limits.start, zone).start);
  const end = limits?.end === undefined ? LAST_INSTANT : Math.min(LAST_INSTANT, checkDate("limits.end", limits.end, zone).end);
  if (!(start < end)) throw new OptionError("limits.end", limits?.end, "an end after limits.start");
  const minSpan = checkNumber("limits.minSpanMs", orElse(limits?.minSpanMs, Math.min(MIN_SPAN, end - start)), [1, end - start]);
  const maxSpan = checkNumber("limits.maxSpanMs", orElse(limits?.maxSpanMs, end - start), [minSpan, 2 * LAST_INSTANT]);
  return { start, end, minSpan, maxSpan };
}

/** The instant of the line of now; a date is its beginning. */
export function resolveNow(now: TimelineOptions["now"], zone: Zone): number | "clock" | null {
  if (now === undefined || now === false) return null;
  return now === true ? "clock" : checkDate("now", now, zone).start;
}
