import { HOUR, MINUTE } from "../../base/durations.ts";
import {
  boundsOfDate,
  boundsOfPart,
  type EdtfBounds,
  type EdtfYear,
  readEdtfYear,
  type SeasonMonths,
} from "./edtfBounds.ts";
import { DIGITS, type EdtfCursor } from "./edtfCursor.ts";

/**
 * Precision of a date: the finest unit that is written; for years with `X` or `S`, the unit that is
 * known. EDTF has no weeks, but the dates of records may have them.
 */
export type Precision =
  | "millennium"
  | "century"
  | "decade"
  | "year"
  | "semester"
  | "quadrimester"
  | "quarter"
  | "season"
  | "month"
  | "week"
  | "day"
  | "hour"
  | "minute"
  | "second"
  | "millisecond";

/**
 * How a date is fixed in time. `floating`: a date without a time, the same day for every reader.
 * `local`: a date-time without offset, read in the display zone. `instant`: a date-time with an
 * offset.
 */
export type EdtfAnchor = "floating" | "local" | "instant";

/**
 * One part of a date as it is written: a year, a month (or a part of the year, 21–41) or a day.
 */
export interface EdtfPart {
  /** Text as in EDTF: "-156X", "Y170000002", "04". */
  readonly text: string;
  /** Whether `?` or `%` applies to the part. */
  readonly uncertain: boolean;
  /** Whether `~` or `%` applies to the part. */
  readonly approximate: boolean;
}

/**
 * One date or date-time. Its bounds in ms are real instants if `anchor` is "instant"; otherwise
 * they are wall time, as if in UTC.
 */
export interface EdtfDate extends EdtfBounds {
  readonly precision: Precision;
  readonly anchor: EdtfAnchor;
  /** Whether any part is uncertain. */
  readonly uncertain: boolean;
  /** Whether any part is approximate. */
  readonly approximate: boolean;
  /** Whether any part has an `X`. */
  readonly unspecified: boolean;
  /** Year, month and day: as many as are written. */
  readonly parts: readonly EdtfPart[];
  /**
   * Number of significant digits of the year, from the left (`S`); the rest is an estimate. null
   * where all digits are significant.
   */
  readonly significantDigits: number | null;
  /** Offset of the clock from UTC, in minutes, for a date-time; null where none is written. */
  readonly offset: number | null;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a date or date-time at the cursor, as far as it goes (EDTF, 4 February 2019, levels 0 to
 * 2).
 *
 * @throws EdtfError that says where and why.
 */
export function readEdtfDate(cursor: EdtfCursor, seasons: SeasonMonths): EdtfDate {
  const { text, at: from } = cursor;
  const parts: Writable<EdtfPart>[] = [];
  const year = readPart(cursor, parts, () => readEdtfYear(cursor));
  const { significantDigits } = year;
  let bounds: EdtfBounds | undefined;
  let precision = precisionOfYear(year);
  let time: EdtfTime | undefined;
  if (year.pattern.length === 4 && significantDigits === null && cursor.take("-")) {
    const month = readPart(cursor, parts, () => readTwo(cursor, "month"));
    const code = Number(month.text);
    if (code >= 21 && code <= 41) {
      precision = code < 33 ? "season" : code < 37 ? "quarter" : code < 40 ? "quadrimester" : "semester";
      bounds = boundsOfPart(year, code, seasons);
    } else {
      precision = "month";
      if (!/0[1-9X]|1[012X]|X./.test(month.text)) {
        cursor.fail("a month lies between 01 and 12, a part of a year between 21 and 41", month.from);
      }
      if (cursor.take("-")) {
        const day = readPart(cursor, parts, () => readTwo(cursor, "day"));
        bounds = boundsOfDate(year, month.text, day.text);
        if (!bounds) cursor.fail("this month has no such day", day.from);
        precision = "day";
        // A time may follow only a day without `X` or qualifiers, and never in a set.
        if (/^(?:\/|$)/.test(text.charAt(from - 1)) && /^[-\d]+$/.test(text.slice(from, cursor.at)))
          time = readEdtfTime(cursor);
      }
    }
  }
  // Only a wrong day can leave no real date, and that has failed above.
  bounds ??= boundsOfDate(year, parts[1]?.text);
  const { start, end, firstYear, lastYear } = bounds!;
  const offset = time?.offset ?? null;
  const at = time && start + time.ms - (offset ?? 0) * MINUTE;
  return {
    // Each field is named: spreading `bounds` would take longer than all the rest of reading.
    start: at ?? start,
    end: at ?? end,
    firstYear,
    lastYear,
    precision: time?.precision ?? precision,
    anchor: !time ? "floating" : offset === null ? "local" : "instant",
    uncertain: parts.some((part) => part.uncertain),
    approximate: parts.some((part) => part.approximate),
    unspecified: parts.some(({ text }) => text.includes("X")),
    parts,
    significantDigits,
    offset,
  };
}

/**
 * Reads one part of a date with its qualifiers. A qualifier left of a part applies to that part
 * alone. A qualifier right of a part applies to that part and to all before it.
 */
function readPart<T extends { readonly text: string }>(
  cursor: EdtfCursor,
  parts: Writable<EdtfPart>[],
  read: () => T,
): T {
  const part = { text: "", uncertain: false, approximate: false };
  qualify(cursor, [part]);
  const found = read();
  part.text = found.text;
  parts.push(part);
  qualify(cursor, parts);
  return found;
}

function qualify(cursor: EdtfCursor, parts: readonly Writable<EdtfPart>[]): void {
  const qualifier = cursor.takeAll("?~%", 1);
  if (qualifier === "") return;
  for (const part of parts) {
    if (qualifier !== "~") part.uncertain = true;
    if (qualifier !== "?") part.approximate = true;
  }
}

function readTwo(cursor: EdtfCursor, unit: string): { readonly text: string; readonly from: number } {
  const from = cursor.at;
  return { text: cursor.expect(2, `two digits of the ${unit}`, `${DIGITS}X`), from };
}

/**
 * Returns the precision of a year by the `X` at its end: 201X is a decade. But 1X84 is a year, one
 * of ten that lie apart.
 */
function precisionOfYear({ pattern }: EdtfYear): Precision {
  const open = /^\d*(X*)$/.exec(pattern)?.[1] ?? "";
  return (["year", "decade", "century"] as const)[open.length] ?? "millennium";
}

/** Time of day after the `T` of a date-time. */
interface EdtfTime {
  /** Time that the clock shows, in ms since midnight. */
  readonly ms: number;
  readonly precision: "hour" | "minute" | "second" | "millisecond";
  /** Offset of the clock from UTC, in minutes; null where none is written. */
  readonly offset: number | null;
}

const UNITS = [
  ["T", "hour", 23, HOUR],
  [":", "minute", 59, MINUTE],
  [":", "second", 59, 1_000],
] as const;

/**
 * Reads a time of day; returns undefined if none follows. EDTF has only hh:mm:ss, with `Z`, an
 * offset or neither. This function also reads what ISO 8601 allows and callers pass: times without
 * seconds or minutes, and fractions of a second (cut off after ms).
 *
 * @throws EdtfError
 */
function readEdtfTime(cursor: EdtfCursor): EdtfTime | undefined {
  let precision: EdtfTime["precision"] | undefined;
  let ms = 0;
  for (const [separator, unit, largest, unitMs] of UNITS) {
    if (!cursor.take(separator)) break;
    precision = unit;
    ms += cursor.expectUpTo(largest, unit) * unitMs;
  }
  if (precision === "second" && cursor.take(".")) {
    precision = "millisecond";
    // Cut off rather than rounded, so that the second stays the same.
    ms += Number(cursor.expectAll("digits of a second").slice(0, 3).padEnd(3, "0"));
  }
  return precision && { ms, precision, offset: readOffset(cursor) };
}

function readOffset(cursor: EdtfCursor): number | null {
  if (cursor.take("Z")) return 0;
  const sign = cursor.takeAll("+-", 1);
  if (sign === "") return null;
  const hours = cursor.expectUpTo(23, "hour");
  const minutes = cursor.take(":") ? cursor.expectUpTo(59, "minute") : 0;
  const offset = hours * 60 + minutes;
  // Subtraction avoids -0, which would differ from the 0 of "Z".
  return sign === "-" ? 0 - offset : offset;
}
