import { DAY, HOUR, MINUTE, SECOND, WEEK, YEAR } from "../base/durations.ts";
import type { CalendarSystem } from "./calendar/calendar.ts";
import { createGregorian } from "./calendar/gregorian.ts";
import { floorAge, nextAge } from "./farYears.ts";
import type { TimeRange } from "./scale.ts";
import { firstChange, lastUnchanged, type Zone } from "./zone.ts";

const FIRST_MONDAY = 4 * DAY; // 5 January 1970

/**
 * Unit of a tick step. "age": years counted back from the year 2000, for time before and after all
 * calendars.
 */
export type TickUnit =
  "millisecond" | "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "age";

/** Distance between two ticks. */
export interface TickStep {
  readonly unit: TickUnit;
  readonly count: number;
}

const UNIT_MS: Readonly<Record<TickUnit, number>> = {
  millisecond: 1,
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: WEEK,
  month: 28 * DAY,
  year: 365 * DAY,
  age: YEAR,
};

/** Returns the powers of ten from 1 up to `largest`, each with its double and its fivefold. */
function decades(largest: number): number[] {
  const counts: number[] = [];
  for (let power = 1; power <= largest; power *= 10) counts.push(power, 2 * power, 5 * power);
  return counts;
}

const COUNTS: readonly (readonly [TickUnit, readonly number[]])[] = [
  ["millisecond", [1, 2, 5, 10, 20, 50, 100, 200, 500]],
  ["second", [1, 2, 5, 10, 15, 30]],
  ["minute", [1, 2, 5, 10, 15, 30]],
  ["hour", [1, 2, 3, 6, 12]],
  ["day", [1, 2]],
  ["week", [1]],
  ["month", [1, 3, 6]],
  ["year", decades(100_000).slice(0, -1)],
  ["age", decades(100_000_000_000)],
];

const ALL_STEPS: readonly TickStep[] = COUNTS.flatMap(([unit, counts]) =>
  counts.map((count) => Object.freeze({ unit, count })),
);

/** Every step of an axis of calendar time, from fine to coarse: 1 ms to 200,000 years. */
export const TICK_STEPS: readonly TickStep[] = Object.freeze(ALL_STEPS.filter(({ unit }) => unit !== "age"));

/**
 * Every step of an axis that goes beyond calendars, from fine to coarse: as `TICK_STEPS`, but with
 * years counted back from 2000, up to 500 billion.
 */
export const DEEP_STEPS: readonly TickStep[] = Object.freeze(ALL_STEPS.filter(({ unit }) => unit !== "year"));

const SHORTEST_MONTHS_MS: Readonly<Record<number, number>> = {
  3: 90 * UNIT_MS.day,
  6: 181 * UNIT_MS.day,
};

/**
 * Returns the shortest length of a cell of this step, in ms, by the Gregorian calendar: a month has
 * 28 days, a year 365, and a cell of days is never cut short (see `ticks`). Two kinds of cells can
 * still be shorter: a cell in which the zone skips time, and the cell from AD 1 up to the next
 * multiple of the count, which is one year short.
 */
export function tickStepMs(step: TickStep): number {
  const known = step.unit === "month" ? SHORTEST_MONTHS_MS[step.count] : undefined;
  return known ?? step.count * UNIT_MS[step.unit];
}

/**
 * Coarsest periods of the upper tier, in years. They are the largest powers of ten that fit more
 * than once into the time that calendars cover, and into an axis.
 */
const LARGEST_PERIOD_YEARS = { year: 100_000, age: 100_000_000_000 };

/**
 * Returns the step of the upper tier above a lower one: seconds above ms, days above clock times,
 * months above days and weeks, years above months. Above steps of years, returns the next greater
 * power of ten. Returns null where that would be coarser than 100,000 years, or 100 billion of
 * those counted back.
 */
export function upperStep(step: TickStep): TickStep | null {
  switch (step.unit) {
    case "millisecond":
      return { unit: "second", count: 1 };
    case "second":
    case "minute":
    case "hour":
      return { unit: "day", count: 1 };
    case "day":
    case "week":
      return { unit: "month", count: 1 };
    case "month":
      return { unit: "year", count: 1 };
    case "year":
    case "age": {
      let count = 10;
      while (count <= step.count) count *= 10;
      return count > LARGEST_PERIOD_YEARS[step.unit] ? null : { unit: step.unit, count };
    }
  }
}

/** Returns the boundary of a step at or before a wall time; both in wall ms (as if in UTC). */
export function floorStep(step: TickStep, wall: number, calendar: CalendarSystem): number {
  const { unit, count } = step;
  switch (unit) {
    case "age":
      return floorAge(count, wall);
    case "year":
      return calendar.floorYears(count, wall);
    case "month":
      return calendar.floorMonths(count, wall);
    case "week": {
      const first = FIRST_MONDAY + (calendar.weekStart - 1) * DAY;
      return first + Math.floor((wall - first) / (count * WEEK)) * count * WEEK;
    }
    case "day":
      return floorDays(count, wall, calendar);
    default: {
      const width = clockWidth(step);
      return Math.floor(wall / width) * width;
    }
  }
}

/** Returns the boundary after `boundary`, which has to be one itself; both in wall ms. */
export function nextStep(step: TickStep, boundary: number, calendar: CalendarSystem): number {
  const { unit, count } = step;
  switch (unit) {
    case "age":
      return nextAge(count, boundary);
    case "year":
      return calendar.nextYears(count, boundary);
    case "month":
      return calendar.nextMonths(count, boundary);
    case "week":
      return boundary + count * WEEK;
    case "day":
      return nextDays(count, boundary, calendar);
    default:
      return boundary + clockWidth(step);
  }
}

const CLOCK_MS: Readonly<Partial<Record<TickUnit, number>>> = {
  millisecond: 1,
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
};

/** Returns the width of a step of hours or less, in ms; 0 for a longer step. */
export function clockWidth({ unit, count }: TickStep): number {
  return count * (CLOCK_MS[unit] ?? 0);
}

/**
 * Returns the boundary of a step of days at or before a wall time. Steps of several days begin
 * again each month; a cell that the end of the month would cut short (day 31, 29 February) joins
 * the cell before it.
 */
function floorDays(count: number, wall: number, calendar: CalendarSystem): number {
  const day = Math.floor(wall / DAY) * DAY;
  if (count === 1) return day;
  const month = calendar.floorMonths(1, wall);
  const next = calendar.nextMonths(1, month);
  const width = count * DAY;
  const first = month + Math.floor((day - month) / width) * width;
  return first + width <= next ? first : Math.max(month, first - width);
}

function nextDays(count: number, boundary: number, calendar: CalendarSystem): number {
  const width = count * DAY;
  if (count === 1) return boundary + width;
  const next = calendar.nextMonths(1, calendar.floorMonths(1, boundary));
  return boundary + 2 * width <= next ? boundary + width : next;
}

const MOST_TICKS = 10_000;
/**
 * Limit of the clock changes that one search passes. Zones change at most once in four days, so a
 * cell of 12 hours meets one change.
 */
const MOST_CHANGES = 8;

/**
 * Returns the boundaries of a step that an axis over `range` (instants, ms, half-open) needs: the
 * last one at or before its start, all within, and the first one at or after its end; strictly
 * increasing.
 *
 * Days, weeks, months and years are those of `calendar` (default: Gregorian, weeks from Monday).
 * They are stepped in wall time: a day without midnight has its tick where the day begins, and a
 * day that the zone skipped has none. Hours and less are stepped in real time, and have a tick
 * where the clock shows a round value: a repeated hour has two ticks, a skipped one none. Steps of
 * several days begin again each month, and a rest shorter than the step joins the cell before it.
 * Years are aligned in eras.
 *
 * @throws RangeError if the range is not finite or reversed, or would need more than 10,000 ticks.
 */
export function ticks(
  step: TickStep,
  range: TimeRange,
  zone: Zone,
  calendar: CalendarSystem = createGregorian(1),
): number[] {
  const { start, end } = range;
  if (!(start <= end && Number.isFinite(end - start))) {
    throw new RangeError(`Ticks need a range that runs forward; got ${start} to ${end}.`);
  }
  if (!(step.count >= 1) || (end - start) / tickStepMs(step) > MOST_TICKS) {
    throw new RangeError(`A step of ${step.count} ${step.unit} is too fine for ${end - start} ms.`);
  }
  const width = clockWidth(step);
  return width > 0 ? clockTicks(width, range, zone) : dateTicks(step, range, zone, calendar);
}

function dateTicks(
  step: TickStep,
  { start, end }: TimeRange,
  zone: Zone,
  calendar: CalendarSystem,
): number[] {
  const found: number[] = [];
  let wall = floorStep(step, zone.toWall(start), calendar);
  for (let i = 0; i < MOST_TICKS + 4; i += 1) {
    const tick = zone.toInstant(wall);
    const last = found.at(-1);
    // Where the clock is set back over midnight (St John's until 2011), the next day too can begin
    // before `start`. So this tick can replace the first one.
    if (tick <= start) found[0] = tick;
    else if (last === undefined || last < tick) found.push(tick);
    if (tick >= end) break;
    wall = nextStep(step, wall, calendar);
  }
  return found;
}

function clockTicks(width: number, { start, end }: TimeRange, zone: Zone): number[] {
  let tick = clockFloor(width, start, zone);
  const found = [tick];
  // Twice the limit, since the whole range may lie in hours that are repeated.
  for (let i = 0; tick < end && i < 2 * MOST_TICKS; i += 1) {
    tick = clockNext(width, tick, zone);
    found.push(tick);
  }
  return found;
}

/**
 * Finds the last instant at or before `instant` at which the clock shows a multiple of `width`
 * (ms).
 */
function clockFloor(width: number, instant: number, zone: Zone): number {
  let before = instant;
  for (let i = 0; i < MOST_CHANGES; i += 1) {
    const offset = zone.offset(before);
    const floor = Math.floor((before + offset) / width) * width - offset;
    if (zone.offset(floor) === offset) return floor;
    // The clock changed after `floor`. It did not change to a multiple of `width`, since that would
    // be the result. So the search goes on before the change.
    before = lastUnchanged((at) => zone.offset(at), floor, before);
  }
  return before;
}

/** Finds the first instant after `instant` at which the clock shows a multiple of `width` (ms). */
function clockNext(width: number, instant: number, zone: Zone): number {
  let after = instant;
  for (let i = 0; i < MOST_CHANGES; i += 1) {
    const offset = zone.offset(after);
    const next = Math.floor((after + offset) / width) * width + width - offset;
    if (zone.offset(next) === offset) return next;
    after = firstChange((at) => zone.offset(at), after, next);
    if (zone.toWall(after) % width === 0) return after;
  }
  return after;
}
