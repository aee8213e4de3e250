import { lastDay, msFromCivil } from "../civil.ts";
import { DIGITS, type EdtfCursor } from "./edtfCursor.ts";

/** Bounds of the time that a date covers. Proleptic Gregorian; the year 0 is 1 BCE. */
export interface EdtfBounds {
  /**
   * Start, inclusive: ms as if in UTC. Beyond 290 million years from now ms are no longer exact,
   * but `firstYear` and `lastYear` are.
   */
  readonly start: number;
  /** End, exclusive: ms as `start`. */
  readonly end: number;
  /** Year of the first day; for a date-time, the year that is written. */
  readonly firstYear: number;
  /** Year of the last day; for a date-time, the year that is written. */
  readonly lastYear: number;
}

/**
 * Months (1–12) in which the seasons of a year begin. Each season lasts three months, if need be
 * into the next year.
 */
export type SeasonMonths = readonly [spring: number, summer: number, autumn: number, winter: number];

/** Meteorological seasons of the northern hemisphere: whole months, winter from December on. */
export const NORTHERN_SEASONS: SeasonMonths = [3, 6, 9, 12];

/** Edge of the bounds: 1 for the first day that fits, -1 for the last. */
type Edge = 1 | -1;

/**
 * Returns the bounds of all real dates that a year, a month and a day of digits and `X` can be;
 * undefined if there are none.
 */
export function boundsOfDate(year: EdtfYear, month?: string, day?: string): EdtfBounds | undefined {
  return bounds((edge) =>
    findYear(year, edge, (y) =>
      find(month, [1, 12], edge, (m) =>
        find(day, [1, lastDay(y, m)], edge, (d) => [msFromCivil(y, m, edge > 0 ? d : d + 1), y]),
      ),
    ),
  );
}

/**
 * Returns the bounds of a part of a year, which EDTF numbers from 21 to 41: seasons (21–24 in the
 * months given, 25–28 northern, 29–32 southern, both meteorological), quarters, thirds and
 * halves.
 */
export function boundsOfPart(year: EdtfYear, code: number, seasons: SeasonMonths): EdtfBounds | undefined {
  const [base, length] = code < 33 ? [21, 3] : code < 37 ? [33, 3] : code < 40 ? [37, 4] : [40, 6];
  const months = code < 25 ? seasons : NORTHERN_SEASONS;
  // The southern spring is the northern autumn.
  const month = code < 33 ? months[(code - (code < 29 ? 21 : 27)) % 4]! : (code - base) * length + 1;
  const after = month + length;
  return bounds((edge) =>
    findYear(year, edge, (y) =>
      edge > 0 ? [msFromCivil(y, month, 1), y] : [msFromCivil(y, after, 1), after > 13 ? y + 1 : y],
    ),
  );
}

/** Edge of the bounds in ms, with its year; undefined if no date fits. */
type Found = readonly [at: number, year: number] | undefined;

function bounds(edgeOf: (edge: Edge) => Found): EdtfBounds | undefined {
  const first = edgeOf(1);
  const last = first && edgeOf(-1);
  return first && last && { start: first[0], end: last[0], firstYear: first[1], lastYear: last[1] };
}

/**
 * Returns the result of `found` for the first year (or the last) that fits. If that is undefined,
 * returns the result for the first leap year (or the last): no other year has more days.
 */
function findYear({ pattern, sign }: EdtfYear, edge: Edge, found: (year: number) => Found): Found {
  const side = edge * sign;
  const nearest = (digits: string): number => Number(digits.replaceAll("X", side > 0 ? "0" : "9"));
  const year = nearest(pattern);
  // There is no year -0. The next year that fits has a 1 in place of its last `X`.
  const first = found(sign * (year || sign > 0 ? year : nearest(pattern.replace(/X(?!.*X)/, "1"))));
  if (first || pattern.length > 4) return first;
  const inCentury = fitting(pattern.slice(2), [0, 99], side).filter((each) => each % 4 === 0);
  for (const century of fitting(pattern.slice(0, 2), [0, 99], side)) {
    const leap = inCentury.find((each) => each > 0 || (century % 4 === 0 && century + sign >= 0));
    if (leap !== undefined) return found(sign * (century * 100 + leap));
  }
  return undefined;
}

type Limits = readonly [least: number, most: number];

/**
 * Returns the first result of `found` that is not undefined, for the numbers within limits that fit
 * two digits: from the least on, or from the greatest.
 */
function find(
  pattern: string | undefined,
  limits: Limits,
  edge: Edge,
  found: (value: number) => Found,
): Found {
  for (const value of fitting(pattern ?? "XX", limits, edge)) {
    const result = found(value);
    if (result) return result;
  }
  return undefined;
}

/**
 * Returns the numbers within limits that two digits with `X` can be: from the least on, or from the
 * greatest for a negative `edge`.
 */
function fitting(pattern: string, [least, most]: Limits, edge: number): number[] {
  const values: number[] = [];
  // NaN where the pattern has an `X`.
  const only = Number(pattern);
  for (let value = Math.max(only || 0, least); value <= Math.min(only || 99, most); value += 1) {
    const ones = value % 10;
    if (fits(pattern[0], (value - ones) / 10) && fits(pattern[1], ones)) values.push(value);
  }
  return edge > 0 ? values : values.reverse();
}

function fits(digit: string | undefined, value: number): boolean {
  return digit === "X" || Number(digit) === value;
}

/** A year as it is written, with what it can be. */
export interface EdtfYear {
  /** Text as in EDTF, without `S` and with the exponent expanded. */
  readonly text: string;
  /**
   * Digits without sign. `X` stands for each digit that is unspecified, or that is not significant
   * because of `S`.
   */
  readonly pattern: string;
  readonly sign: 1 | -1;
  /** Number of significant digits, from the left (`S`); null where all digits are significant. */
  readonly significantDigits: number | null;
}

const MOST_DIGITS = 15; // consecutive years, and their first ms, still differ as numbers

/**
 * Reads a year: four digits or `X`, with or without a minus; more digits after `Y`, with or without
 * an exponent (`Y-17E7`). Both forms can have significant digits (`1950S2`).
 *
 * @throws EdtfError
 */
export function readEdtfYear(cursor: EdtfCursor): EdtfYear {
  const from = cursor.at;
  const long = cursor.take("Y") ? "Y" : "";
  const sign = cursor.take("-") ? -1 : 1;
  const digits = long ? readLong(cursor, from) : cursor.expect(4, "a year of four digits", `${DIGITS}X`);
  if (!long && cursor.takeAll(DIGITS, 1)) cursor.fail("a longer year begins with Y", cursor.at - 1);
  if (sign < 0 && digits === "0000") cursor.fail("the year 0000 has no sign", from);
  const text = `${long}${sign < 0 ? "-" : ""}${digits}`;
  if (digits.includes("X") || !cursor.take("S"))
    return { text, pattern: digits, sign, significantDigits: null };
  // Leading zeros are not significant: `0195S2` is one of the years 190 to 199.
  const most = String(Number(digits)).length;
  const countFrom = cursor.at;
  const significantDigits = Number(cursor.expectAll("the significant digits"));
  const any = most - significantDigits;
  if (any < 0 || any === most) cursor.fail(`the significant digits lie between 1 and ${most}`, countFrom);
  return { text, pattern: digits.slice(0, digits.length - any) + "X".repeat(any), sign, significantDigits };
}

function readLong(cursor: EdtfCursor, from: number): string {
  const digits = cursor.expectAll("a year");
  const zeros = cursor.take("E") ? Number(cursor.expectAll("an exponent")) : 0;
  const length = digits.length + zeros;
  if (digits.startsWith("0") || length < 5 || length > MOST_DIGITS) {
    cursor.fail(`a year after Y has 5 to ${MOST_DIGITS} digits and does not begin with 0`, from);
  }
  return digits + "0".repeat(zeros);
}
