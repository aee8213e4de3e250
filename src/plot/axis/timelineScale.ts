import type { TimelineScale } from "../../options/layers.ts";
import type { TimeRange } from "../../time/scale.ts";
import { type DateInput, readSpan } from "../../time/span.ts";
import type { DateText } from "../../time/text/dateText.ts";
import { type TickStep, tickStepMs } from "../../time/tickStep.ts";
import { ticks } from "../../time/ticks.ts";
import type { Zone } from "../../time/zone.ts";
import { type TickContext, type TickWords, tickWords } from "./axis.ts";

type TickText = Pick<DateText, "tick" | "upper">;

/** Parts of a timeline on which its scale depends. */
export type ScaleContext = TickContext<TickText>;

type Pair = readonly [number, number];

/** Ends of a scale: `ms` in the domain, `px` in the range. */
interface Ends {
  readonly ms: Pair;
  readonly px: Pair;
}

/** Number of ticks that are returned at most, whatever is asked for. */
const MOST = 1_000;

/** Creates the scale of a timeline. */
export function createTimelineScale(ends: Ends, context: ScaleContext): TimelineScale {
  let { ms, px } = ends;
  function domain(): [Date, Date];
  function domain(to: Iterable<Date | number>): TimelineScale;
  function domain(to?: Iterable<Date | number>): [Date, Date] | TimelineScale {
    if (to === undefined) return [dateOf(ms[0]), dateOf(ms[1])];
    ms = pairOf(to);
    return whole;
  }
  function range(): [number, number];
  function range(to: Iterable<number>): TimelineScale;
  function range(to?: Iterable<number>): [number, number] | TimelineScale {
    if (to === undefined) return [...px];
    px = pairOf(to);
    return whole;
  }
  const invertMs = (at: number): number => between(at, px, ms);
  const whole: TimelineScale = Object.assign(
    (date: DateInput | { valueOf(): number }) => between(instantOf(date, context.zone), ms, px),
    {
      invert: (at: number) => dateOf(invertMs(at)),
      invertMs,
      domain,
      range,
      ticks: (count = 10) => ticksOf(sorted(ms), count, context).map(dateOf),
      tickFormat(count = 10) {
        const { step, text } = stepFor(sorted(ms), count, context);
        return (date: Date | number) => {
          const instant = Number(date);
          const upper = text.upper(instant, step, "long");
          // The period of the instant before is another one.
          return upper !== "" && upper !== text.upper(instant - 1, step, "long")
            ? upper
            : text.tick(instant, step, "long");
        };
      },
      copy: () => createTimelineScale({ ms, px }, context),
    },
  );
  return whole;
}

/** Maps a number from one pair to another. The nearer end is the origin, so that both are exact. */
function between(at: number, from: Pair, to: Pair): number {
  const share = (at - from[0]) / (from[1] - from[0]);
  return share < 0.5 ? to[0] + share * (to[1] - to[0]) : to[1] - (1 - share) * (to[1] - to[0]);
}

function pairOf(ends: Iterable<Date | number>): Pair {
  const [start, end] = Array.from(ends, Number) as [number, number];
  return [start, end];
}

function instantOf(date: DateInput | { valueOf(): number }, zone: Zone): number {
  const value: unknown = date.valueOf();
  if (typeof value === "number" || value instanceof Date) return Number(value);
  return readSpan(String(date), undefined, zone).start;
}

/** ms: greatest distance from 1970 that `Date` holds (ECMA-262, 21.4.1.1). */
const MOST_OF_DATE = 8.64e15;

/** Returns a date; beyond what `Date` holds, one that is invalid, but the instant as a number. */
function dateOf(instant: number): Date {
  const date = new Date(instant);
  return Math.abs(instant) <= MOST_OF_DATE ? date : Object.assign(date, { valueOf: () => instant });
}

function sorted([start, end]: Pair): TimeRange {
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

function ticksOf(domain: TimeRange, count: number, context: ScaleContext): number[] {
  const { start, end } = domain;
  if (!(end - start > 0 && end - start < Infinity && count > 0)) return [];
  const { step, calendar } = stepFor(domain, count, context);
  return ticks(step, domain, context.zone, calendar).filter((instant) => instant >= start && instant <= end);
}

/** Returns the step with which a domain has about so many ticks, and the words of that domain. */
function stepFor(
  domain: TimeRange,
  count: number,
  context: ScaleContext,
): TickWords<TickText> & { readonly step: TickStep } {
  const words = tickWords(domain, context);
  const wanted = (domain.end - domain.start) / Math.min(count, MOST);
  const distance = (step: TickStep): number => Math.abs(Math.log(tickStepMs(step) / wanted));
  const step = words.steps.reduce((best, one) => (distance(one) < distance(best) ? one : best));
  return { ...words, step };
}
