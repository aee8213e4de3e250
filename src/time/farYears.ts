import { YEAR } from "../base/durations.ts";
import { memoizeLast } from "../base/memo.ts";
import { civilFromMs, msFromCivil } from "./civil.ts";

/**
 * Limit of years, before and after the year 0, that `Date` can hold with all their days in every
 * zone.
 */
export const DATE_YEARS = 270_000;

const FIRST = msFromCivil(-DATE_YEARS, 1, 1);
const LAST = msFromCivil(DATE_YEARS, 1, 1);
/** Years after which the Gregorian calendar repeats, weekdays included. */
const CYCLE = 400;

/** A time that `Intl` can format, with the year to write in place of its own. */
export interface NearTime {
  readonly wall: number;
  readonly isFar: boolean;
  /** Digits of the year, counted in its era; "" where the time has not been moved. */
  readonly year: string;
}

/** Whether a wall time lies outside the range of `Date`, or close to its limits. */
export function isFar(wall: number): boolean {
  return wall < FIRST || wall >= LAST;
}

/**
 * Creates a function that moves times outside the range of `Date` to the same day of the same era,
 * nearer by whole cycles of the calendar.
 */
export function createFarYears(locale: string, numberingSystem: string): { near(wall: number): NearTime } {
  const digits = memoizeLast(() => new Intl.NumberFormat(locale, { numberingSystem }));
  return {
    near(wall) {
      if (!isFar(wall)) return { wall, isFar: false, year: "" };
      const { year } = civilFromMs(wall);
      const from = year > 0 ? 2_000 : 1 - CYCLE;
      const near = from + ((((year - from) % CYCLE) + CYCLE) % CYCLE);
      const shift = msFromCivil(near, 1, 1) - msFromCivil(year, 1, 1);
      return { wall: wall + shift, isFar: true, year: digits().format(year > 0 ? year : 1 - year) };
    },
  };
}

const YEAR_2000 = 946_684_800_000;

/**
 * Returns the boundary of `count` years, counted from 1 January 2000, at or before a wall time
 * (ms).
 */
export function floorAge(count: number, wall: number): number {
  const index = Math.floor((wall - YEAR_2000) / (count * YEAR));
  // Far from now, rounding can make the index of a boundary one too low.
  const next = boundary(count, index + 1);
  return next <= wall ? next : boundary(count, index);
}

/**
 * Returns the boundary after `at`, which has to be one itself. It is computed from its index, since
 * sums lose ms far from now.
 */
export function nextAge(count: number, at: number): number {
  return boundary(count, Math.round((at - YEAR_2000) / (count * YEAR)) + 1);
}

/** Returns how many years before 2000 a boundary is; negative after 2000. */
export function yearsAgo(at: number): number {
  return Math.round((YEAR_2000 - at) / YEAR);
}

function boundary(count: number, index: number): number {
  return YEAR_2000 + index * count * YEAR;
}
