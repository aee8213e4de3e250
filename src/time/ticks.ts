import { DAY, HOUR, MINUTE, SECOND, WEEK, YEAR } from "../base/durations.ts";
import { type CalendarSystem, createGregorian } from "./calendar/calendar.ts";
import type { TimeRange } from "./scale.ts";
import { firstChange, type Zone } from "./zone.ts";

const FIRST_MONDAY = 4 * DAY; // 5 January 1970
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

/** Returns the boundary of a step at or before a wall time; both in wall ms (as if in UTC). */
export function floorStep({ unit, count }: TickStep, wall: number, calendar: CalendarSystem): number {
  if (unit === "month" || unit === "year") return calendar.floor(unit, count, wall);
  if (unit === "age") return floorAge(count, wall);
  if (unit === "day" && count > 1) return floorDays(count, wall, calendar);
  const width = count * UNITS[unit].ms;
  const first = unit === "week" ? FIRST_MONDAY + (calendar.weekStart - 1) * DAY : 0;
  return first + Math.floor((wall - first) / width) * width;
}

/** Returns the boundary after `boundary`, which has to be one itself; both in wall ms. */
export function nextStep({ unit, count }: TickStep, boundary: number, calendar: CalendarSystem): number {
  if (unit === "month" || unit === "year") return calendar.next(unit, count, boundary);
  // A sum would lose ms far from now, so the boundary is computed from its index.
  if (unit === "age") return ageBoundary(count, Math.round((boundary - YEAR_2000) / (count * YEAR)) + 1);
  if (unit === "day" && count > 1) return nextDays(count, boundary, calendar);
  return boundary + count * UNITS[unit].ms;
}

/** Returns the width of a step of hours or less, in ms; 0 for a longer step. */
export function clockWidth({ unit, count }: TickStep): number {
  const { ms } = UNITS[unit];
  return ms < DAY ? count * ms : 0;
}

function floorAge(count: number, wall: number): number {
  const index = Math.floor((wall - YEAR_2000) / (count * YEAR));
  // Far from now, rounding can make the index of a boundary one too low.
  const next = ageBoundary(count, index + 1);
  return next <= wall ? next : ageBoundary(count, index);
}

function ageBoundary(count: number, index: number): number {
  return YEAR_2000 + index * count * YEAR;
}

/** Returns how many years before 2000 a boundary is; negative after 2000. */
export function yearsAgo(at: number): number {
  return Math.round((YEAR_2000 - at) / YEAR);
}

/**
 * Returns the boundary of a step of days at or before a wall time. Steps of several days begin
 * again each month; a cell that the end of the month would cut short (day 31, 29 February) joins
 * the cell before it.
 */
function floorDays(count: number, wall: number, calendar: CalendarSystem): number {
  const day = Math.floor(wall / DAY) * DAY;
  const month = calendar.floor("month", 1, wall);
  const next = calendar.next("month", 1, month);
  const width = count * DAY;
  const first = month + Math.floor((day - month) / width) * width;
  return first + width <= next ? first : Math.max(month, first - width);
}

function nextDays(count: number, boundary: number, calendar: CalendarSystem): number {
  const width = count * DAY;
  const next = calendar.next("month", 1, calendar.floor("month", 1, boundary));
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
  // A cell that a change of the clock lengthens is shorter than two cells.
  let at =
    width > 0 ? clockNext(width, start - 2 * width, zone) : floorStep(step, zone.toWall(start), calendar);
  const found: number[] = [];
  // Twice the limit, since the whole range may lie in hours that are repeated.
  for (let i = 0; i < 2 * MOST_TICKS + 4; i += 1) {
    const tick = width > 0 ? at : zone.toInstant(at);
    const last = found.at(-1);
    // Where the clock is set back over midnight (St John's until 2011), the next day too can begin
    // before `start`. So this tick can replace the first one.
    if (tick <= start) found[0] = tick;
    else if (last === undefined || last < tick) found.push(tick);
    if (tick >= end) break;
    at = width > 0 ? clockNext(width, at, zone) : nextStep(step, at, calendar);
  }
  return found;
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
