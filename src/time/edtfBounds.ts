import { civilFromMs, msFromCivil } from "./civil.ts";
import type { EdtfYear } from "./edtfYear.ts";

/** What a date covers. */
export interface EdtfBounds {
  /** Inclusive, ms as if in UTC. Beyond 290 million years from now ms are no longer exact; the years always are. */
  readonly start: number;
  /** Exclusive, ms as `start`. */
  readonly end: number;
  /** The year (0 is 1 BCE) in which it begins. */
  readonly firstYear: number;
  /** The year in which its last day lies. */
  readonly lastYear: number;
}

/** The month in which spring, summer, autumn and winter begin, 1–12. Each lasts three months, into the next year if need be. */
export type SeasonMonths = readonly [spring: number, summer: number, autumn: number, winter: number];

const DAY_MS = 86_400_000;

/**
 * The bounds of all real dates that a year, a month and a day of digits and X can be; undefined if there are none.
 * Proleptic Gregorian. Where parts are left out, they can be anything.
 */
export function boundsOfDate(year: EdtfYear, month = "XX", day = "XX"): EdtfBounds | undefined {
  if (year.long || year.significantDigits !== null) return boundsOfYears(year);
  const edge = (step: 1 | -1): number | undefined =>
    findYear(year, step, (y) =>
      findNumber(month, { least: 1, most: 12, step }, (m) =>
        findNumber(day, { least: 1, most: lastDay(y, m), step }, (d) => msFromCivil(y, m, d)),
      ),
    );
  const first = edge(1);
  const last = edge(-1);
  return first === undefined || last === undefined ? undefined : withYears(first, last + DAY_MS);
}

/**
 * The bounds of the parts of a year that EDTF numbers from 21 to 41: seasons (21–24 and, of the northern hemisphere,
 * 25–28, in the months given; of the southern, 29–32, half a year later), quarters, thirds, halves.
 */
export function boundsOfPart(year: EdtfYear, code: number, seasons: SeasonMonths): EdtfBounds | undefined {
  const [base, length] = code < 33 ? [21, 3] : code < 37 ? [33, 3] : code < 40 ? [37, 4] : [40, 6];
  const season = seasons[(code - 21) % 4] ?? NaN;
  const half = (season + 5) % 12 + 1;
  const month = code < 29 ? season : code < 33 ? half : (code - base) * length + 1;
  const first = findYear(year, 1, (y) => msFromCivil(y, month, 1));
  const end = findYear(year, -1, (y) => msFromCivil(y, month + length, 1));
  return first === undefined || end === undefined ? undefined : withYears(first, end);
}

/** The last day of a month that the digits and X of a year and a month say for sure, as for an explanation. */
export function lastDay(year: number, month: number): number {
  return (msFromCivil(year, month + 1, 1) - msFromCivil(year, month, 1)) / DAY_MS;
}

function boundsOfYears({ pattern, negative, significantDigits }: EdtfYear): EdtfBounds {
  const year = Number(pattern);
  const unit = significantDigits === null ? 1 : 10 ** (String(year).length - significantDigits);
  const least = Math.floor(year / unit) * unit;
  const most = least + unit - 1;
  const [firstYear, lastYear] = negative ? [-most, -least] : [least, most];
  return { start: msFromCivil(firstYear, 1, 1), end: msFromCivil(lastYear + 1, 1, 1), firstYear, lastYear };
}

function withYears(start: number, end: number): EdtfBounds {
  return { start, end, firstYear: civilFromMs(start).year, lastYear: civilFromMs(end - 1).year };
}

/** The first result of `find` for a year that the pattern can be, from the earliest on (step 1) or the latest (-1). */
function findYear({ pattern, negative }: EdtfYear, step: 1 | -1, find: (year: number) => number | undefined): number | undefined {
  if (negative) return findNumber(pattern, { least: 1, most: 9_999, step: step === 1 ? -1 : 1 }, (y) => find(-y));
  return findNumber(pattern, { least: 0, most: 9_999, step }, find);
}

function findNumber(
  pattern: string,
  { least, most, step }: { readonly least: number; readonly most: number; readonly step: 1 | -1 },
  find: (value: number) => number | undefined,
): number | undefined {
  const from = Math.max(least, Number(pattern.replaceAll("X", "0")));
  const to = Math.min(most, Number(pattern.replaceAll("X", "9")));
  for (let value = step === 1 ? from : to; value >= from && value <= to; value += step) {
    const found = fits(pattern, value) ? find(value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function fits(pattern: string, value: number): boolean {
  const digits = String(value).padStart(pattern.length, "0");
  for (let i = 0; i < pattern.length; i += 1) {
    if (pattern[i] !== "X" && pattern[i] !== digits[i]) return false;
  }
  return true;
}
