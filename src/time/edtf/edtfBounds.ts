import { lastDay, msFromCivil } from "../civil.ts";
import { DIGITS, type EdtfCursor } from "./edtfCursor.ts";

/** What a date covers. Proleptic Gregorian; the year 0 is 1 BCE. */
export interface EdtfBounds {
  /**
   * Inclusive, ms as if in UTC. Beyond 290 million years from now ms are no longer exact, but years
   * are.
   */
  readonly start: number;
  /** Exclusive, ms as `start`. */
  readonly end: number;
  /** The year of its first day; of a date-time, the year that is written. */
  readonly firstYear: number;
  /** The year of its last day; likewise. */
  readonly lastYear: number;
}

/**
 * The months (1–12) in which the seasons of a year begin. Each lasts three, into the next year if
 * need be.
 */
export type SeasonMonths = readonly [spring: number, summer: number, autumn: number, winter: number];

/** Meteorological seasons: whole months, the winter from December on. */
export const NORTHERN_SEASONS: SeasonMonths = [3, 6, 9, 12];

/** The first day of what fits (1), or the last (-1). */
type Edge = 1 | -1;

/**
 * The bounds of all real dates that a year, a month and a day of digits and X can be; undefined if
 * there are none.
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
 * The bounds of the parts of a year that EDTF numbers from 21 to 41: seasons (21–24 in the months
 * given, 25–28 northern, 29–32 southern, both meteorological), quarters, thirds and halves.
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

/** An edge in ms, and its year. */
type Found = readonly [at: number, year: number] | undefined;

function bounds(edgeOf: (edge: Edge) => Found): EdtfBounds | undefined {
  const first = edgeOf(1);
  const last = first && edgeOf(-1);
  return first && last && { start: first[0], end: last[0], firstYear: first[1], lastYear: last[1] };
}

/**
 * What the first year (or the last) that fits leads to; if that is nothing, the first leap year: no
 * other has more days.
 */
function findYear({ pattern, sign }: EdtfYear, edge: Edge, found: (year: number) => Found): Found {
  const side = edge * sign;
  const nearest = (digits: string): number => Number(digits.replaceAll("X", side > 0 ? "0" : "9"));
  const year = nearest(pattern);
  // There is no year -0: the next that fits has a 1 for its last X.
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
 * What the first number (or the last) that fits two digits, within limits, leads to; if that is
 * nothing, the next one.
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

/** The numbers that two digits with X can be, from the least on, or from the greatest. */
function fitting(pattern: string, [least, most]: Limits, edge: number): number[] {
  const values: number[] = [];
  // NaN where there is an X.
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

/** A year as it is written, and what it can be. */
export interface EdtfYear {
  /** As in EDTF, without `S` and with the exponent carried out. */
  readonly text: string;
  /**
   * Its digits without sign, with X for each that can be any, also those that do not count because
   * of `S`.
   */
  readonly pattern: string;
  readonly sign: 1 | -1;
  /** How many digits count, from the left (`S`); null where all do. */
  readonly significantDigits: number | null;
}

const MOST_DIGITS = 15; // every such year, and its first ms, differs from the next as a number

/**
 * Reads a year: four digits or X with or without a minus; more digits after `Y`, with or without
 * exponent (`Y-17E7`); and either with the significant digits (`1950S2`).
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
  // The zeros before a number do not count: `0195S2` is one of the years 190 to 199.
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
