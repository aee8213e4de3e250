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

const ERA_YEARS = 400; // years after which the calendar repeats
const DAYS_PER_ERA = 146_097;
const EPOCH_DAY = 719_468; // days from 0000-03-01 to 1970-01-01

/**
 * Returns the first instant of a day, in wall ms: milliseconds since 1970-01-01 as if the wall
 * clock showed UTC. It is exact throughout the range of `Date`, and up to 290 million years from
 * now, since multiples of a day fit a double. The month may overflow (13 is the next January, 0 the
 * last December), and so may the day.
 *
 * `Date` counts within the 400 years from 2000 on, since it reads the years 0–99 as 1900–1999.
 */
export function msFromCivil(year: number, month: number, day: number): number {
  const era = Math.floor(year / ERA_YEARS) - 5;
  return Date.UTC(year - era * ERA_YEARS, month - 1, day) + era * DAYS_PER_ERA * DAY;
}

/** Returns the day in which a wall time (ms) lies: the inverse of `msFromCivil`. */
export function civilFromMs(ms: number): Civil {
  const shifted = Math.floor(ms / DAY) + EPOCH_DAY;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/**
 * Returns how many days a month (1–12) has. It is right for any year, since it does not use ms,
 * which lose days in the far past.
 */
export function lastDay(year: number, month: number): number {
  if (month === 2) return year % (year % 100 === 0 ? 400 : 4) === 0 ? 29 : 28;
  return 30 + ((month + Math.floor(month / 8)) % 2);
}
