import { DIGITS } from "./edtfCursor.ts";
import type { EdtfCursor } from "./edtfCursor.ts";

/** A year as it is written, and what it can be. */
export interface EdtfYear {
  /** As in EDTF, without `S` and with the exponent carried out. */
  readonly text: string;
  /** Its digits without sign, with X for each that can be any, also those that do not count because of `S`. */
  readonly pattern: string;
  readonly sign: 1 | -1;
  /** How many digits count, from the left (`S`); null where all do. */
  readonly significantDigits: number | null;
}

const MOST_DIGITS = 15; // every such year, and its first ms, differs from the next as a number

/**
 * Reads a year: four digits or X with or without a minus; more digits after `Y`, with or without exponent (`Y-17E7`);
 * and either with the significant digits (`1950S2`).
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
