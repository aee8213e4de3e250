import { DAY, HOUR, MINUTE, SECOND, WEEK, YEAR } from "../base/durations.ts";

/** Instant from which years are counted back, in ms. */
const YEAR_2000 = 946_684_800_000;

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

/** Returns the powers of ten from 1 up to `largest`, each with its double and its fivefold. */
function decades(largest: number): number[] {
  const counts: number[] = [];
  for (let power = 1; power <= largest; power *= 10) counts.push(power, 2 * power, 5 * power);
  return counts;
}

interface Unit {
  /** ms: its shortest length. */
  readonly ms: number;
  /** How many of it a step has. */
  readonly counts: readonly number[];
  /** Unit of the upper tier; where there is none, it is the next greater power of ten. */
  readonly above?: TickUnit;
}

/** The units from fine to coarse. */
const UNITS: Readonly<Record<TickUnit, Unit>> = {
  millisecond: { ms: 1, counts: decades(100), above: "second" },
  second: { ms: SECOND, counts: [1, 2, 5, 10, 15, 30], above: "day" },
  minute: { ms: MINUTE, counts: [1, 2, 5, 10, 15, 30], above: "day" },
  hour: { ms: HOUR, counts: [1, 2, 3, 6, 12], above: "day" },
  day: { ms: DAY, counts: [1, 2], above: "month" },
  week: { ms: WEEK, counts: [1], above: "month" },
  month: { ms: 28 * DAY, counts: [1, 3, 6], above: "year" },
  year: { ms: 365 * DAY, counts: decades(100_000).slice(0, -1) },
  age: { ms: YEAR, counts: decades(100_000_000_000) },
};

const ALL_STEPS: readonly TickStep[] = Object.entries(UNITS).flatMap(([unit, { counts }]) =>
  counts.map((count) => Object.freeze({ unit: unit as TickUnit, count })),
);

/** Every step of an axis of calendar time, from fine to coarse: 1 ms to 200,000 years. */
export const TICK_STEPS: readonly TickStep[] = Object.freeze(ALL_STEPS.filter(({ unit }) => unit !== "age"));

/**
 * Every step of an axis that goes beyond calendars, from fine to coarse: as `TICK_STEPS`, but with
 * years counted back from 2000, up to 500 billion.
 */
export const DEEP_STEPS: readonly TickStep[] = Object.freeze(ALL_STEPS.filter(({ unit }) => unit !== "year"));

const SHORTEST_MONTHS_MS: Readonly<Record<number, number>> = { 3: 90 * DAY, 6: 181 * DAY };

/**
 * Returns the shortest length of a cell of this step, in ms, by the Gregorian calendar: a month has
 * 28 days, a year 365, and a cell of days is never cut short (see `ticks`). Two kinds of cells can
 * still be shorter: a cell in which the zone skips time, and the cell from AD 1 up to the next
 * multiple of the count, which is one year short.
 */
export function tickStepMs({ unit, count }: TickStep): number {
  const known = unit === "month" ? SHORTEST_MONTHS_MS[count] : undefined;
  return known ?? count * UNITS[unit].ms;
}

/**
 * Returns the step of the upper tier above a lower one: seconds above ms, days above clock times,
 * months above days and weeks, years above months. Above steps of years, returns the next greater
 * power of ten. Returns null where that would be coarser than 100,000 years, or 100 billion of
 * those counted back.
 */
export function upperStep({ unit, count }: TickStep): TickStep | null {
  const { above } = UNITS[unit];
  if (above !== undefined) return { unit: above, count: 1 };
  // The largest powers of ten that fit more than once into an axis, and into the time of calendars.
  const largest = unit === "age" ? 100_000_000_000 : 100_000;
  let period = 10;
  while (period <= count) period *= 10;
  return period > largest ? null : { unit, count: period };
}

/** Returns the width of a step of hours or less, in ms; 0 for a longer step. */
export function clockWidth({ unit, count }: TickStep): number {
  const { ms } = UNITS[unit];
  return ms < DAY ? count * ms : 0;
}

/** Returns the boundary of `count` years counted back at or before a wall time. */
export function floorAge(count: number, wall: number): number {
  const index = Math.floor((wall - YEAR_2000) / (count * YEAR));
  // Far from now, rounding can make the index of a boundary one too low.
  const next = ageBoundary(count, index + 1);
  return next <= wall ? next : ageBoundary(count, index);
}

/** Returns the boundary after `boundary`, which has to be one itself. */
export function nextAge(count: number, boundary: number): number {
  // A sum would lose ms far from now, so the boundary is computed from its index.
  return ageBoundary(count, Math.round((boundary - YEAR_2000) / (count * YEAR)) + 1);
}

function ageBoundary(count: number, index: number): number {
  return YEAR_2000 + index * count * YEAR;
}

/** Returns how many years before 2000 a boundary is; negative after 2000. */
export function yearsAgo(at: number): number {
  return Math.round((YEAR_2000 - at) / YEAR);
}
