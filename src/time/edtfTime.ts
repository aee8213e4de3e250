import type { EdtfCursor } from "./edtfCursor.ts";

/** What follows the T of a date-time. */
export interface EdtfTime {
  /** From midnight to what the clock shows. */
  readonly ms: number;
  readonly precision: "hour" | "minute" | "second" | "millisecond";
  /** Of the clock from UTC, in minutes; null where none is written. */
  readonly offset: number | null;
}

const UNITS = [
  ["T", "hour", 23, 3_600_000],
  [":", "minute", 59, 60_000],
  [":", "second", 59, 1_000],
] as const;

/**
 * Reads a time of day; undefined if none follows. EDTF knows only hh:mm:ss, with `Z` or an offset; beyond it we take what
 * ISO 8601 allows and people pass: times without seconds or minutes, or with a fraction of a second (cut off after ms).
 *
 * @throws EdtfError
 */
export function readEdtfTime(cursor: EdtfCursor): EdtfTime | undefined {
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
  // Not -0, which would differ from the 0 of "Z".
  return sign === "-" ? 0 - offset : offset;
}
