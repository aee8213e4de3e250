/** A day of the proleptic Gregorian calendar. */
export interface Civil {
  /** Astronomical: 0 is 1 BCE, -1 is 2 BCE. */
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31. */
  day: number;
}

const DAY_MS = 86_400_000;
const DAYS_PER_ERA = 146_097; // 400 Gregorian years, after which the calendar repeats
const EPOCH_DAY = 719_468; // from 0000-03-01 to 1970-01-01

/**
 * The first instant of a day, in wall ms: milliseconds since 1970-01-01 as if the wall clock showed UTC.
 * Exact where `Date` ends, and up to 290 million years from now, since multiples of a day fit a double.
 * The month may overflow (13 is the next January, 0 the last December), and so may the day.
 *
 * We count ourselves because `Date.UTC` reads the years 0–99 as 1900–1999 (notes D.3).
 */
export function msFromCivil(year: number, month: number, day: number): number {
  const months = month - 1;
  const m = months - 12 * Math.floor(months / 12);
  // Years are counted from March, so that the leap day is the last one.
  const y = year + Math.floor(months / 12) - (m < 2 ? 1 : 0);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((m + 10) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfEra = yearOfEra * 365 + leapDays + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - EPOCH_DAY) * DAY_MS;
}

/** The day in which a wall time (ms) lies: the inverse of `msFromCivil`. */
export function civilFromMs(ms: number): Civil {
  const shifted = Math.floor(ms / DAY_MS) + EPOCH_DAY;
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
