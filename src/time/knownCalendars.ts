/** What we know of a calendar besides what the platform says. */
export interface KnownCalendar {
  /** The first day of a month, or of an era, and the year that it is in: what the platform has to say of it. */
  readonly check: readonly [day: string, year: number];
  /** Days (ISO 8601, proleptic Gregorian) from and up to which its dates are to be trusted. */
  readonly from: string;
  readonly to: string;
  /** Days of its shortest whole year. */
  readonly shortestYear: number;
}

const FAR = "3000-01-01";

/**
 * The calendars of CLDR, each with a date to check the platform by (notes C.3) and the days for which it has data: from its
 * first year on; those of Hebrew before 1 CE differ among libraries; those that name Gregorian months turn Julian in ICU
 * before 1582, and those of East Asia are computed for two centuries. "islamic" and "islamic-rgsa" are left out: what they
 * mean differs by engine (notes C.2).
 */
export const KNOWN_CALENDARS: Readonly<Record<string, KnownCalendar>> = Object.freeze({
  "islamic-umalqura": { check: ["2022-07-30", 1444], from: "0622-07-19", to: FAR, shortestYear: 354 },
  "islamic-civil": { check: ["2022-07-30", 1444], from: "0622-07-19", to: FAR, shortestYear: 354 },
  "islamic-tbla": { check: ["2022-07-29", 1444], from: "0622-07-18", to: FAR, shortestYear: 354 },
  persian: { check: ["2022-03-21", 1401], from: "0622-03-21", to: FAR, shortestYear: 365 },
  hebrew: { check: ["2022-09-26", 5783], from: "0001-01-01", to: FAR, shortestYear: 353 },
  ethiopic: { check: ["2022-09-11", 2015], from: "0008-08-27", to: FAR, shortestYear: 365 },
  ethioaa: { check: ["2022-09-11", 7515], from: "0008-08-27", to: FAR, shortestYear: 365 },
  coptic: { check: ["2022-09-11", 1739], from: "0284-08-29", to: FAR, shortestYear: 365 },
  indian: { check: ["2022-03-22", 1944], from: "0079-03-22", to: FAR, shortestYear: 365 },
  buddhist: { check: ["2022-01-01", 2565], from: "1582-10-15", to: FAR, shortestYear: 365 },
  roc: { check: ["2022-01-01", 111], from: "1912-01-01", to: FAR, shortestYear: 365 },
  japanese: { check: ["2019-05-01", 1], from: "1873-01-01", to: FAR, shortestYear: 365 },
  chinese: { check: ["2022-02-01", 2022], from: "1901-02-19", to: "2100-02-09", shortestYear: 353 },
  dangi: { check: ["2022-02-01", 2022], from: "1901-02-19", to: "2050-01-23", shortestYear: 353 },
});
