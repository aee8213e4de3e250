import { DAY } from "../base/durations.ts";

/** A day of the proleptic Gregorian calendar. */
export interface Civil {
  /** Astronomical year: 0 is 1 BCE, -1 is 2 BCE. */
  year: number;
  /** Month, 1–12. */
  month: number;
  /** Day of the month, 1–31. */
  day: number;
}

/** Years after which the Gregorian calendar repeats, weekdays included, and their days. */
export const CYCLE = 400;
const CYCLE_DAYS = 146_097;
export const CYCLE_MS: number = CYCLE_DAYS * DAY;

/**
 * Returns the first instant of a day, in wall ms: milliseconds since 1970-01-01 as if the wall
 * clock showed UTC. It is exact throughout the range of `Date`, and up to 290 million years from
 * now, since multiples of a day fit a double. The month may overflow (13 is the next January, 0 the
 * last December), and so may the day.
 *
 * `Date` counts within the 400 years from 2000 on, since it reads the years 0–99 as 1900–1999.
 */
export function msFromCivil(year: number, month: number, day: number): number {
  const cycles = cyclesTo(year);
  return Date.UTC(year - cycles * CYCLE, month - 1, day) + cycles * CYCLE_MS;
}

/** Returns the day in which a wall time (ms) lies: the inverse of `msFromCivil`. */
export function civilFromMs(ms: number): Civil {
  const days = Math.floor(ms / DAY);
  const cycles = Math.floor(days / CYCLE_DAYS);
  const date = new Date((days - cycles * CYCLE_DAYS) * DAY);
  return {
    year: date.getUTCFullYear() + cycles * CYCLE,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** Returns how many cycles after the years 2000 to 2399 a year lies. */
export function cyclesTo(year: number): number {
  return Math.floor(year / CYCLE) - 5;
}

/**
 * Returns how many days a month (1–12) has. It is right for any year, since it does not use ms,
 * which lose days in the far past.
 */
export function lastDay(year: number, month: number): number {
  if (month === 2) return year % (year % 100 === 0 ? 400 : 4) === 0 ? 29 : 28;
  return 30 + ((month + Math.floor(month / 8)) % 2);
}

/**
 * Limit of years, before and after the year 0, that `Date` can hold with all their days in every
 * zone.
 */
export const DATE_YEARS = 270_000;

/** Whether a wall time lies outside the range of `Date`, or close to its limits. */
export function isFar(wall: number): boolean {
  return isFarYear(civilFromMs(wall).year);
}

/** Whether the times of a year lie outside the range of `Date`, or close to its limits. */
export function isFarYear(year: number): boolean {
  return year < -DATE_YEARS || year >= DATE_YEARS;
}
