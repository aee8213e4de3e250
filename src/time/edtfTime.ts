import { DIGITS } from "./edtfCursor.ts";
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
  ["hour", 23, 3_600_000],
  ["minute", 59, 60_000],
  ["second", 59, 1_000],
] as const;

/**
 * Reads a time of day. EDTF knows only hh:mm:ss, with `Z` or an offset; beyond it we take what ISO 8601 allows and people
 * pass: times without seconds or minutes, or with a fraction of a second (cut off after ms).
 *
 * @throws EdtfError
 */
export function readEdtfTime(cursor: EdtfCursor): EdtfTime {
  let precision: EdtfTime["precision"] = "hour";
  let ms = 0;
  for (const [unit, largest, unitMs] of UNITS) {
    if (unit !== "hour" && !cursor.take(":")) break;
    precision = unit;
    ms += cursor.expectUpTo(largest, unit === "hour" ? "an hour" : `a ${unit}`) * unitMs;
  }
  if (precision === "second" && cursor.take(".")) {
    precision = "millisecond";
    const digits = cursor.expect(1, "digits of a second") + cursor.takeAll(DIGITS);
    // Cut off rather than rounded, so that the second stays the same.
    ms += Number(digits.slice(0, 3).padEnd(3, "0"));
  }
  const offset = readOffset(cursor);
  if (cursor.takeAll("?~%", 1) !== "") cursor.fail("a qualifier may follow a date but not a time", cursor.at - 1);
  return { ms, precision, offset };
}

function readOffset(cursor: EdtfCursor): number | null {
  if (cursor.take("Z")) return 0;
  const sign = cursor.takeAll("+-", 1);
  if (sign === "") return null;
  const hours = cursor.expectUpTo(23, "an offset's hour");
  const minutes = cursor.take(":") ? cursor.expectUpTo(59, "an offset's minute") : 0;
  const offset = hours * 60 + minutes;
  // Not -0, which would differ from the 0 of "Z".
  return sign === "-" ? 0 - offset : offset;
}
