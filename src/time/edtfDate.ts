import { msFromCivil } from "./civil.ts";
import { EdtfError } from "./edtfError.ts";

/** How exact a date is. More kinds come with the rest of EDTF. */
export type Precision = "year" | "month" | "day" | "hour" | "minute" | "second" | "millisecond";

/**
 * What fixes a date in time: `floating` is a date without a time, the same day for every reader; `local` a
 * date-time without offset, read in the display zone; `instant` a date-time with an offset.
 */
export type EdtfAnchor = "floating" | "local" | "instant";

/** One date or date-time. */
export interface EdtfDate {
  /** Inclusive, ms: a real instant if `anchor` is "instant", else wall time, as if in UTC. */
  readonly start: number;
  /** Exclusive, as `start`; equal to it for a date-time. */
  readonly end: number;
  readonly precision: Precision;
  readonly anchor: EdtfAnchor;
  /** `?` or `%`. */
  readonly uncertain: boolean;
  /** `~` or `%`. */
  readonly approximate: boolean;
}

interface Cursor {
  readonly text: string;
  readonly end: number;
  at: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What people write that EDTF knows and this version does not, by its first character. */
const LATER: Readonly<Record<string, string>> = {
  X: "unspecified digits (X) are not supported in this version",
  Y: "years of more than four digits (Y) are not supported in this version",
  "[": "sets are not supported in this version",
  "{": "sets are not supported in this version",
  E: "exponential years are not supported in this version",
  S: "significant digits are not supported in this version",
};

/**
 * Reads the one date or date-time that fills `text` from the index `from` up to `end` (EDTF, 4 February 2019,
 * level 0; negative years and the qualifiers `?`, `~`, `%` at the end of a date, of level 1).
 *
 * @throws EdtfError that says where and why.
 */
export function readEdtfDate(text: string, from: number, end: number): EdtfDate {
  const cursor: Cursor = { text, end, at: from };
  const year = readYear(cursor);
  let month: number | undefined;
  let day: number | undefined;
  if (take(cursor, "-")) {
    month = readMonth(cursor);
    if (take(cursor, "-")) day = readDay(cursor, year, month);
  }
  if (day !== undefined && take(cursor, "T")) {
    return readTime(cursor, msFromCivil(year, month ?? 1, day));
  }
  const qualifier = isQualifier(peek(cursor)) ? peek(cursor) : "";
  cursor.at += qualifier.length;
  expectEnd(cursor);
  return {
    start: msFromCivil(year, month ?? 1, day ?? 1),
    end:
      month === undefined
        ? msFromCivil(year + 1, 1, 1)
        : day === undefined
          ? msFromCivil(year, month + 1, 1)
          : msFromCivil(year, month, day + 1),
    precision: month === undefined ? "year" : day === undefined ? "month" : "day",
    anchor: "floating",
    uncertain: qualifier === "?" || qualifier === "%",
    approximate: qualifier === "~" || qualifier === "%",
  };
}

function readYear(cursor: Cursor): number {
  const from = cursor.at;
  const negative = take(cursor, "-");
  const year = readDigits(cursor, 4, "a year of four digits");
  if (isDigit(peek(cursor))) {
    fail(cursor, cursor.at, "a year of more than four digits is not supported in this version");
  }
  if (negative && year === 0) fail(cursor, from, "there is no year -0000; 0000 is 1 BCE");
  return negative ? -year : year;
}

function readMonth(cursor: Cursor): number {
  const from = cursor.at;
  const month = readDigits(cursor, 2, "a month of two digits");
  if (month >= 21 && month <= 41) {
    fail(cursor, from, "seasons and other parts of a year are not supported in this version");
  }
  if (month < 1 || month > 12) fail(cursor, from, "a month lies between 01 and 12");
  return month;
}

function readDay(cursor: Cursor, year: number, month: number): number {
  const from = cursor.at;
  const day = readDigits(cursor, 2, "a day of two digits");
  const last = (msFromCivil(year, month + 1, 1) - msFromCivil(year, month, 1)) / (24 * HOUR_MS);
  if (day < 1 || day > last) {
    fail(cursor, from, `a day of this month lies between 01 and ${String(last)}`);
  }
  return day;
}

function readTime(cursor: Cursor, midnight: number): EdtfDate {
  let precision: Precision = "hour";
  let wall = midnight + readPart(cursor, 23, "an hour") * HOUR_MS;
  if (take(cursor, ":")) {
    precision = "minute";
    wall += readPart(cursor, 59, "a minute") * MINUTE_MS;
    if (take(cursor, ":")) {
      precision = "second";
      wall += readPart(cursor, 59, "a second") * 1_000;
      if (take(cursor, ".")) {
        precision = "millisecond";
        wall += readFraction(cursor);
      }
    }
  }
  const offset = readOffset(cursor);
  if (isQualifier(peek(cursor))) {
    fail(cursor, cursor.at, "a qualifier may follow a date but not a time");
  }
  expectEnd(cursor);
  const at = wall - (offset ?? 0);
  const anchor = offset === undefined ? "local" : "instant";
  return { start: at, end: at, precision, anchor, uncertain: false, approximate: false };
}

/** A fraction of a second in whole ms, cut off rather than rounded, so that the second stays the same. */
function readFraction(cursor: Cursor): number {
  let ms = readDigits(cursor, 1, "digits of a second") * 100;
  for (let place = 10; isDigit(peek(cursor)); place /= 10) {
    const digit = readDigits(cursor, 1, "a digit");
    if (place >= 1) ms += digit * place;
  }
  return ms;
}

/** The offset in ms, or undefined where none is written. */
function readOffset(cursor: Cursor): number | undefined {
  if (take(cursor, "Z")) return 0;
  const sign = peek(cursor);
  if (sign !== "+" && sign !== "-") return undefined;
  cursor.at += 1;
  const hours = readPart(cursor, 23, "an offset's hour");
  const minutes = take(cursor, ":") ? readPart(cursor, 59, "an offset's minute") : 0;
  const offset = hours * HOUR_MS + minutes * MINUTE_MS;
  return sign === "-" ? -offset : offset;
}

function readPart(cursor: Cursor, largest: number, what: string): number {
  const from = cursor.at;
  const value = readDigits(cursor, 2, `${what} of two digits`);
  if (value > largest) fail(cursor, from, `${what} lies between 00 and ${String(largest)}`);
  return value;
}

function readDigits(cursor: Cursor, count: number, what: string): number {
  let value = 0;
  for (let i = 0; i < count; i += 1) {
    const digit = peek(cursor);
    if (!isDigit(digit)) failAtPeek(cursor, what);
    value = value * 10 + Number(digit);
    cursor.at += 1;
  }
  return value;
}

/** Latin digits only: EDTF is ASCII. */
function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

function isQualifier(character: string): boolean {
  return character === "?" || character === "~" || character === "%";
}

function expectEnd(cursor: Cursor): void {
  if (cursor.at < cursor.end) failAtPeek(cursor, "the end of the date");
}

/** The character at the cursor; empty at the end. */
function peek(cursor: Cursor): string {
  return cursor.at < cursor.end ? cursor.text.charAt(cursor.at) : "";
}

function take(cursor: Cursor, wanted: string): boolean {
  if (peek(cursor) !== wanted) return false;
  cursor.at += 1;
  return true;
}

function failAtPeek(cursor: Cursor, expected: string): never {
  const found = peek(cursor);
  const later = Object.hasOwn(LATER, found) ? LATER[found] : undefined;
  const instead = found === "" ? "the end of the text" : JSON.stringify(found);
  fail(cursor, cursor.at, later ?? `expected ${expected} but found ${instead}`);
}

function fail(cursor: Cursor, position: number, reason: string): never {
  throw new EdtfError(cursor.text, position, reason);
}
