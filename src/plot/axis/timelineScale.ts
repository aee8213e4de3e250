import type { TimelineScale } from "../../options/layers.ts";
import {
  type CalendarSystem,
  covers,
  createGregorian,
  extendCalendar,
  meets,
} from "../../time/calendar/calendar.ts";
import { civilFromMs, isFar } from "../../time/civil.ts";
import { createScale } from "../../time/scale.ts";
import { type DateInput, readSpan } from "../../time/span.ts";
import type { DateText } from "../../time/text/dateText.ts";
import { DEEP_STEPS, TICK_STEPS, type TickStep, tickStepMs, upperStep } from "../../time/ticks.ts";
import type { Zone } from "../../time/zone.ts";
import { cellsOf } from "./axisRow.ts";

/** Parts of a timeline on which its scale depends. */
export interface ScaleContext {
  readonly zone: Zone;
  readonly calendar: CalendarSystem;
  readonly dateText: (calendar: CalendarSystem, era: boolean) => TickText;
}

type TickText = Pick<DateText, "tick" | "upper">;

/** Ends of a scale: `ms` in the domain, `px` in the range. */
interface Ends {
  readonly ms: readonly [number, number];
  readonly px: readonly [number, number];
}

/** Number of ticks that are returned at most, whatever is asked for. */
const MOST = 1_000;

/** Creates the scale of a timeline. */
export function createTimelineScale(ends: Ends, context: ScaleContext): TimelineScale {
  let [ms, px] = [ends.ms, ends.px];
  const scale = (date: DateInput | { valueOf(): number }): number => {
    const instant = instantOf(date, context.zone);
    // The nearer end is the origin, so that both ends are exact.
    const share = (instant - ms[0]) / (ms[1] - ms[0]);
    return share < 0.5 ? px[0] + share * (px[1] - px[0]) : px[1] - (1 - share) * (px[1] - px[0]);
  };
  const invertMs = (at: number): number => {
    const share = (at - px[0]) / (px[1] - px[0]);
    return share < 0.5 ? ms[0] + share * (ms[1] - ms[0]) : ms[1] - (1 - share) * (ms[1] - ms[0]);
  };
  function domain(): [Date, Date];
  function domain(to: Iterable<Date | number>): TimelineScale;
  function domain(to?: Iterable<Date | number>): [Date, Date] | TimelineScale {
    if (to === undefined) return [dateOf(ms[0]), dateOf(ms[1])];
    const [start, end] = [...to].map(Number) as [number, number];
    ms = [start, end];
    return whole;
  }
  function range(): [number, number];
  function range(to: Iterable<number>): TimelineScale;
  function range(to?: Iterable<number>): [number, number] | TimelineScale {
    if (to === undefined) return [...px];
    const [start, end] = [...to].map(Number) as [number, number];
    px = [start, end];
    return whole;
  }
  const whole: TimelineScale = Object.assign(scale, {
    invert: (at: number) => dateOf(invertMs(at)),
    invertMs,
    domain,
    range,
    ticks: (count = 10) => ticksOf(ms, count, context).map(dateOf),
    tickFormat(count = 10) {
      const { step, text } = stepFor(ms, count, context);
      const above = upperStep(step);
      return (date: Date | number) => {
        const instant = Number(date);
        const upper = above === null ? "" : text.upper(instant, step, "long");
        // The period of the instant before is another one.
        return upper !== "" && upper !== text.upper(instant - 1, step, "long")
          ? upper
          : text.tick(instant, step, "long");
      };
    },
    copy: () => createTimelineScale({ ms, px }, context),
  });
  return whole;
}

function instantOf(date: DateInput | { valueOf(): number }, zone: Zone): number {
  if (typeof date === "number") return date;
  const value: unknown = date instanceof Date || typeof date === "string" ? date : date.valueOf();
  if (typeof value === "number" || value instanceof Date) return Number(value);
  return readSpan(String(date), undefined, zone).start;
}

/** An instant beyond what `Date` holds: invalid as a date, and itself as a number. */
class FarDate extends Date {
  readonly #instant: number;

  constructor(instant: number) {
    super(NaN);
    this.#instant = instant;
  }

  override valueOf(): number {
    return this.#instant;
  }

  // `Date` is converted to a text by default; an invalid one has none that says anything.
  override [Symbol.toPrimitive](hint: "default" | "string"): string;
  override [Symbol.toPrimitive](hint: "number"): number;
  override [Symbol.toPrimitive](hint: string): string | number {
    return hint === "number" ? this.#instant : this.toString();
  }
}

/** ms: greatest distance from 1970 that `Date` holds (ECMA-262, 21.4.1.1). */
const MOST_OF_DATE = 8.64e15;

function dateOf(instant: number): Date {
  return Math.abs(instant) <= MOST_OF_DATE ? new Date(instant) : new FarDate(instant);
}

function ticksOf([start, end]: Ends["ms"], count: number, context: ScaleContext): number[] {
  const [from, to] = [Math.min(start, end), Math.max(start, end)];
  if (!(to - from > 0 && to - from < Infinity && count > 0)) return [];
  const { step, calendar } = stepFor([from, to], count, context);
  // The scale is wider by a cell at its end, since a cell that begins there has a tick, too.
  const within = createScale({ start: from, end: to + tickStepMs(step) }, 1);
  return cellsOf(step, { scale: within, calendar, zone: context.zone })
    .map((cell) => cell.start)
    .filter((instant) => instant >= from && instant <= to);
}

/** Returns the step with which a domain has about so many ticks, and the calendar of its texts. */
function stepFor(
  [start, end]: Ends["ms"],
  count: number,
  { zone, calendar, dateText }: ScaleContext,
): { readonly step: TickStep; readonly calendar: CalendarSystem; readonly text: TickText } {
  const [from, to] = [Math.min(start, end), Math.max(start, end)];
  const steps = isFar(from) || isFar(to) ? DEEP_STEPS : TICK_STEPS;
  const wanted = (to - from) / Math.min(count, MOST);
  const distance = (step: TickStep): number => Math.abs(Math.log(tickStepMs(step) / wanted));
  const step = steps.reduce((best, one) => (distance(one) < distance(best) ? one : best));
  const walls = [zone.toWall(from), zone.toWall(to)] as const;
  const told = meets(calendar, ...walls) ? calendar : createGregorian(calendar.weekStart);
  return {
    step,
    calendar: covers(told, ...walls) ? told : extendCalendar(told),
    text: dateText(told, told !== calendar || civilFromMs(from).year < 100),
  };
}
