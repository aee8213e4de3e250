import { DAY, HOUR, MINUTE, SECOND, WEEK, YEAR } from "../base/durations.ts";
import type { CalendarSystem } from "./calendar/calendar.ts";
import { floorAge, nextAge } from "./farYears.ts";

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
