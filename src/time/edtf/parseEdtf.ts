import { NORTHERN_SEASONS, type SeasonMonths } from "./edtfBounds.ts";
import { EdtfCursor, EdtfError, LONGEST } from "./edtfCursor.ts";
import { readEdtfDate } from "./edtfDate.ts";
import { type EdtfEnd, type EdtfRange, type EdtfValue, rangeOf, valueOf } from "./edtfValue.ts";

export interface EdtfOptions {
  /**
   * Months (1–12) in which spring, summer, autumn and winter begin, for the codes 21–24, which
   * name no hemisphere. The codes 25–28 are always northern, 29–32 southern, both
   * meteorological.
   * @default [3, 6, 9, 12]
   */
  readonly seasons?: SeasonMonths;
}

/**
 * Reads EDTF (ISO 8601-2, as the Library of Congress specified it on 4 February 2019), levels 0, 1
 * and 2. It also reads what ISO 8601 allows and callers pass: times without seconds or minutes or
 * with a fraction of a second (cut off after ms), and date-times as ends of intervals. A text may
 * have up to 4,096 characters, which is enough for a long set.
 *
 * @throws EdtfError for every other text, with the index of the offending character and one
 * sentence.
 * @throws RangeError if `options` has anything but `seasons`, or `seasons` is not four months.
 */
export function parseEdtf(text: string, options: EdtfOptions = {}): EdtfValue {
  const seasons = seasonsOf(options);
  const isText = typeof (text as unknown) === "string";
  if (!isText || text.length > LONGEST) {
    throw new EdtfError(
      isText ? text : "",
      isText ? LONGEST : 0,
      `a date is a string of at most ${LONGEST} characters`,
    );
  }
  const cursor = new EdtfCursor(text);
  const set = cursor.take("[") ? "oneOf" : cursor.take("{") ? "allOf" : undefined;
  const value = set ? readSet(cursor, set, seasons) : readDates(cursor, seasons);
  if (cursor.peek() !== "") cursor.miss("the end of the date");
  return value;
}

function seasonsOf(options: unknown): SeasonMonths {
  const { seasons = NORTHERN_SEASONS, ...others } = (options ?? { none: 0 }) as {
    readonly seasons?: unknown;
  };
  // The copy turns the holes of an array into `undefined`, since `every` would skip them.
  const months: unknown[] = Array.isArray(seasons) ? [...(seasons as unknown[])] : [];
  if (
    months.length === 4 &&
    months.every((month) => typeof month === "number" && month > 0 && month < 13 && month % 1 === 0) &&
    Object.keys(others).length === 0
  )
    return months as unknown as SeasonMonths;
  throw new RangeError("The only option is seasons: four months from 1 to 12.");
}

function readDates(cursor: EdtfCursor, seasons: SeasonMonths): EdtfValue {
  const first = cursor.text.includes("/") ? readEnd(cursor, seasons) : readEdtfDate(cursor, seasons);
  const isInterval = cursor.take("/");
  const from = cursor.at;
  const last = isInterval ? readEnd(cursor, seasons) : first;
  if (first === "unknown" && last === first) cursor.fail("both ends are unknown", 0);
  const isDate = typeof first === "string" || first.anchor === "floating";
  return valueOf(
    isInterval ? "interval" : isDate ? "date" : "datetime",
    rangeOf(cursor, first, last, from),
    [],
  );
}

function readEnd(cursor: EdtfCursor, seasons: SeasonMonths): EdtfEnd {
  if (cursor.peek() === "" || cursor.peek() === "/") return "unknown";
  return cursor.take("..") ? "open" : readEdtfDate(cursor, seasons);
}

function readSet(cursor: EdtfCursor, kind: "oneOf" | "allOf", seasons: SeasonMonths): EdtfValue {
  const closing = kind === "oneOf" ? "]" : "}";
  const members: EdtfRange[] = [];
  do {
    // Only the first member may be open at its start, and only the last at its end.
    const first = members.length === 0 && cursor.take("..") ? "open" : readEdtfDate(cursor, seasons);
    const goesOn = first === "open" || cursor.take("..");
    const from = cursor.at;
    const isOpen = goesOn && first !== "open" && cursor.peek() === closing;
    const last = isOpen ? "open" : goesOn ? readEdtfDate(cursor, seasons) : first;
    members.push(rangeOf(cursor, first, last, from));
  } while (cursor.take(","));
  if (!cursor.take(closing)) cursor.miss(`a comma or "${closing}"`);
  const { start, first } = members.reduce((a, b) => (Number(b.start) < Number(a.start) ? b : a));
  const { end, last } = members.reduce((a, b) => (Number(b.end) > Number(a.end) ? b : a));
  return valueOf(kind, { start, end, first, last }, members);
}
