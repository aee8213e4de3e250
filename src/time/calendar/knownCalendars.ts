import { DAY } from "../../base/durations.ts";

/** Facts about a calendar with which the platform's data are checked and limited. */
export interface KnownCalendar {
  /** First days of months or eras, each with the year that the platform has to write for it. */
  readonly checks: readonly (readonly [day: string, year: number])[];
  /**
   * Days (ISO 8601, proleptic Gregorian) from which and up to which its dates can be trusted;
   * without `to`, up to the year 3000.
   */
  readonly from: string;
  readonly to?: string;
  /** Length of its shortest whole year, in days; default 365. */
  readonly shortestYear?: number;
  /**
   * Returns when a year begins, in wall ms. Where the platform disagrees, its dates are not trusted
   * from there on.
   */
  readonly newYear?: (year: number) => number;
}

/**
 * The calendars of CLDR, each with dates to check the platform by, and the days for which the
 * platform has data: from the first year of the calendar on. Calendars with Gregorian months start
 * in 1582 or later, since ICU uses the Julian calendar before. Measured: Chromium 147 is a day off
 * in the Hebrew years 5461, 5559 and 5806; ICU has the Chinese new year of 2027 and a Korean month
 * of 2017 a day late. "islamic" and "islamic-rgsa" are left out: their meaning differs by engine.
 */
export const KNOWN_CALENDARS: ReadonlyMap<string, KnownCalendar> = new Map<string, KnownCalendar>([
  ["islamic-umalqura", { checks: [["2022-07-30", 1444]], from: "0622-07-19", shortestYear: 354 }],
  ["islamic-civil", { checks: [["2022-07-30", 1444]], from: "0622-07-19", shortestYear: 354 }],
  ["islamic-tbla", { checks: [["2022-07-29", 1444]], from: "0622-07-18", shortestYear: 354 }],
  ["persian", { checks: [["2022-03-21", 1401]], from: "0622-03-21" }],
  [
    "hebrew",
    { checks: [["2022-09-26", 5783]], from: "-003760-09-07", shortestYear: 353, newYear: hebrewNewYear },
  ],
  ["ethiopic", { checks: [["2022-09-11", 2015]], from: "0008-08-27" }],
  ["ethioaa", { checks: [["2022-09-11", 7515]], from: "0008-08-27" }],
  ["coptic", { checks: [["2022-09-11", 1739]], from: "0284-08-29" }],
  ["indian", { checks: [["2022-03-22", 1944]], from: "0079-03-22" }],
  ["buddhist", { checks: [["2022-01-01", 2565]], from: "1582-10-15" }],
  ["roc", { checks: [["2022-01-01", 111]], from: "1912-01-01" }],
  ["japanese", { checks: [["2019-05-01", 1]], from: "1873-01-01" }],
  [
    "chinese",
    {
      checks: [
        ["2022-02-01", 2022],
        ["1954-02-03", 1954],
        ["2027-02-06", 2027],
      ],
      from: "1901-02-19",
      to: "2100-02-09",
      shortestYear: 353,
    },
  ],
  [
    "dangi",
    {
      checks: [
        ["2022-02-01", 2022],
        ["2017-02-26", 2017],
      ],
      from: "1901-02-19",
      to: "2050-01-23",
      shortestYear: 353,
    },
  ],
]);

/** The Hebrew calendar counts time in parts: 1,080 of an hour. */
const HOUR = 1_080;
const DAY_PARTS = 24 * HOUR;
/** Parts from one new moon to the next, and those of the first one into its day, a Monday. */
const MOON = 29 * DAY_PARTS + 12 * HOUR + 793;
const FIRST_MOON = 5 * HOUR + 204;
/** Day before 1 Tishri of the year 1 (that is 7 September 3761 BCE), counted from 1970-01-01. */
const DAY_BEFORE = -2_092_591;

/**
 * Returns when a year of the Hebrew calendar begins, in wall ms: at the mean new moon of Tishri, or
 * one or two days later. It is later where the new moon falls after noon, where the year would
 * begin on a Sunday, Wednesday or Friday, or where a year would have a wrong length (Maimonides'
 * four postponements).
 */
export function hebrewNewYear(year: number): number {
  const parts = FIRST_MOON + MOON * Math.floor((235 * year - 234) / 19);
  const moon = 1 + Math.floor(parts / DAY_PARTS);
  const time = parts % DAY_PARTS;
  const weekday = moon % 7; // 1 is a Monday
  const isLate =
    time >= 18 * HOUR ||
    (weekday === 2 && time >= 9 * HOUR + 204 && !isLeap(year)) ||
    (weekday === 1 && time >= 15 * HOUR + 589 && isLeap(year - 1));
  const day = moon + (isLate ? 1 : 0);
  return (DAY_BEFORE + day + ([0, 3, 5].includes(day % 7) ? 1 : 0)) * DAY;
}

function isLeap(year: number): boolean {
  return (7 * year + 1) % 19 < 7;
}
