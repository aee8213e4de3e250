import { lastDay, msFromCivil } from "./civil.ts";
import type { EdtfYear } from "./edtfYear.ts";

/** What a date covers. Proleptic Gregorian; the year 0 is 1 BCE. */
export interface EdtfBounds {
  /** Inclusive, ms as if in UTC. Beyond 290 million years from now ms are no longer exact, but years are. */
  readonly start: number;
  /** Exclusive, ms as `start`. */
  readonly end: number;
  /** The year of its first day; of a date-time, the year that is written. */
  readonly firstYear: number;
  /** The year of its last day; likewise. */
  readonly lastYear: number;
}

/** The months (1–12) in which the seasons of a year begin. Each lasts three, into the next year if need be. */
export type SeasonMonths = readonly [spring: number, summer: number, autumn: number, winter: number];

/** Meteorological seasons: whole months, the winter from December on. */
export const NORTHERN_SEASONS: SeasonMonths = [3, 6, 9, 12];

/** The first day of what fits (1), or the last (-1). */
type Edge = 1 | -1;

/** The bounds of all real dates that a year, a month and a day of digits and X can be; undefined if there are none. */
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
 * The bounds of the parts of a year that EDTF numbers from 21 to 41: seasons (21–24 in the months given, 25–28 northern,
 * 29–32 southern, both meteorological), quarters, thirds and halves.
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

function findYear({ pattern, sign }: EdtfYear, edge: Edge, found: (year: number) => Found): Found {
  return find(pattern, [sign > 0 ? 0 : 1, Infinity], edge * sign, (year) => found(year * sign));
}

/** What the first number (or the last) that fits a pattern within limits leads to; if nothing, the next one's. */
function find(
  pattern: string | undefined,
  [least, most]: readonly [number, number],
  edge: number,
  found: (value: number) => Found,
): Found {
  const isAny = pattern === undefined;
  const from = isAny ? least : Math.max(least, Number(pattern.replaceAll("X", "0")));
  const to = isAny ? most : Math.min(most, Number(pattern.replaceAll("X", "9")));
  for (let value = edge > 0 ? from : to; value >= from && value <= to; value += edge) {
    const fits =
      isAny || from === to || RegExp(pattern.replaceAll("X", ".")).test(String(value).padStart(pattern.length, "0"));
    const result = fits ? found(value) : undefined;
    if (result) return result;
  }
  return undefined;
}
