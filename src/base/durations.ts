/** ms of the units of time that are the same in every calendar and zone. */
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;
export const WEEK = 604_800_000;
/** ms of an average Gregorian year: 400 of them are a whole number of days. */
export const YEAR = 31_556_952_000;
