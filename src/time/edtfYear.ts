import { DIGITS } from "./edtfCursor.ts";
import type { EdtfCursor } from "./edtfCursor.ts";

/** A year as it is written, and the years that it can be. */
export interface EdtfYear {
  /** As in EDTF, with the exponent carried out. */
  readonly text: string;
  /** Digits and X, without sign; of a year after `Y` only its digits. */
  readonly pattern: string;
  readonly negative: boolean;
  /** Written with `Y`: more than four digits, and nothing may follow but qualifiers. */
  readonly long: boolean;
  /** How many digits count, from the left (after `S`); null where all do. */
  readonly significantDigits: number | null;
}

/**
 * Reads a year: four digits or X with or without a minus; more digits after `Y`, with or without exponent (`Y-17E7`);
 * and either with a number of significant digits (`1950S2`).
 *
 * @throws EdtfError
 */
export function readEdtfYear(cursor: EdtfCursor): EdtfYear {
  const from = cursor.at;
  const long = cursor.take("Y");
  const negative = cursor.take("-");
  const pattern = long ? readLong(cursor, from) : cursor.expect(4, "a year of four digits", `${DIGITS}X`);
  if (!long && cursor.peek() !== "" && DIGITS.includes(cursor.peek())) {
    cursor.fail("a year of more than four digits begins with Y");
  }
  if (negative && pattern === "0000") cursor.fail("there is no year -0000; 0000 is 1 BCE", from);
  return {
    text: `${long ? "Y" : ""}${negative ? "-" : ""}${pattern}`,
    pattern,
    negative,
    long,
    significantDigits: pattern.includes("X") ? null : readSignificant(cursor, pattern),
  };
}

function readLong(cursor: EdtfCursor, from: number): string {
  const digits = cursor.expect(1, "the digits of a year") + cursor.takeAll(DIGITS);
  const exponent = cursor.take("E") ? cursor.expect(1, "an exponent") + cursor.takeAll(DIGITS) : "0";
  // Exact as long as it is safe: powers of ten are, up to the 22nd.
  const year = Number(digits) * 10 ** Number(exponent);
  if (digits.startsWith("0") || year <= 9_999) {
    cursor.fail("a year after Y has more than four digits, and does not begin with 0", from);
  }
  if (year > Number.MAX_SAFE_INTEGER) {
    cursor.fail(`a year lies within ±${String(Number.MAX_SAFE_INTEGER)}`, from);
  }
  return String(year);
}

/** The zeros before a number do not count: `0195S2` is one of the years 190 to 199. */
function readSignificant(cursor: EdtfCursor, pattern: string): number | null {
  if (!cursor.take("S")) return null;
  const from = cursor.at;
  const count = Number(cursor.expect(1, "a number of significant digits") + cursor.takeAll(DIGITS));
  const most = String(Number(pattern)).length;
  if (count < 1 || count > most) {
    cursor.fail(`the significant digits of this year are between 1 and ${String(most)}`, from);
  }
  return count;
}
