const HOURS = 24;
const PARTS = 1_080; // of an hour
const MONTH = { days: 29, hours: 12, parts: 793 };
/** The first new moon: hours and parts into its day, a Monday. */
const FIRST = { hours: 5, parts: 204 };
const DAY_MS = 86_400_000;
/** The day before 1 Tishri of the year 1 (7 September 3761 BCE), counted from 1970-01-01. */
const DAY_BEFORE = -2_092_591;

/**
 * When a year of the Hebrew calendar begins, wall ms: at the mean new moon of Tishri, and one or two days later where it falls
 * after noon, on a Sunday, Wednesday or Friday, or would make a year of a wrong length (Maimonides' four postponements).
 */
export function hebrewNewYear(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = FIRST.parts + MONTH.parts * months;
  const hours = FIRST.hours + MONTH.hours * months + Math.floor(parts / PARTS);
  const moon = 1 + MONTH.days * months + Math.floor(hours / HOURS);
  const time = (hours % HOURS) * PARTS + (parts % PARTS);
  const weekday = moon % 7; // 1 is a Monday
  const isLate =
    time >= 18 * PARTS ||
    (weekday === 2 && time >= 9 * PARTS + 204 && !isLeap(year)) ||
    (weekday === 1 && time >= 15 * PARTS + 589 && isLeap(year - 1));
  const day = moon + (isLate ? 1 : 0);
  return (DAY_BEFORE + day + ([0, 3, 5].includes(day % 7) ? 1 : 0)) * DAY_MS;
}

function isLeap(year: number): boolean {
  return (7 * year + 1) % 19 < 7;
}
