import { NORTHERN_SEASONS, type SeasonMonths } from "./edtfBounds.ts";
import { EdtfCursor, EdtfError, LONGEST } from "./edtfCursor.ts";
import { type EdtfDate, readEdtfDate } from "./edtfDate.ts";

export { EdtfError } from "./edtfCursor.ts";
export type { SeasonMonths } from "./edtfBounds.ts";
export type { EdtfAnchor, EdtfDate, EdtfPart, Precision } from "./edtfDate.ts";

/**
 * One end of a value. A date; "open" for `..` (the time goes on, or no end was set); or "unknown"
 * for an empty text (there is a date, but it is not known).
 */
export type EdtfEnd = EdtfDate | "open" | "unknown";

/** Bounds of a date, and how they are fixed in time. */
export type EdtfPlace = Pick<EdtfDate, "start" | "end" | "anchor">;

export type EdtfKind = "date" | "datetime" | "interval" | "oneOf" | "allOf";

/** A range from one date to another. Proleptic Gregorian; the year 0 is 1 BCE. */
export interface EdtfRange {
  /**
   * Start, inclusive: ms since the epoch, as if in UTC where no zone is written. -Infinity: open
   * (".."); null: unknown.
   */
  readonly start: number | null;
  /** End, exclusive: ms; Infinity: open; null: unknown. Equal to `start` for a date-time. */
  readonly end: number | null;
  /**
   * Date with which the range begins, with its precision and qualifiers. For a set, that of the
   * earliest member.
   */
  readonly first: EdtfEnd;
  /**
   * Date with which the range ends, inclusive. The same object as `first` where the range is a
   * single date. For a set, that of the latest member.
   */
  readonly last: EdtfEnd;
}

/** A text of EDTF, read. */
export interface EdtfValue extends EdtfRange {
  /** Form of the text: one date, one date-time, an interval, or a set. */
  readonly kind: EdtfKind;
  /** Members of "oneOf" and "allOf", in the order of the text; empty for other kinds. */
  readonly members: readonly EdtfRange[];
  /** Whether no date in the text has `Z` or an offset. */
  readonly floating: boolean;
  /** Whether `?` or `%` stands anywhere in the text. */
  readonly uncertain: boolean;
  /** Whether `~` or `%` stands anywhere in the text. */
  readonly approximate: boolean;
  /** Whether `X` stands anywhere in the text. */
  readonly unspecified: boolean;
}

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

/**
 * Whether an interval of two dates ends before it begins. Returns false where the answer depends on
 * the zone (one end with an offset, the other without): a caller that knows the zone has to compare
 * those ends.
 */
export function isReversed(
  first: EdtfPlace | EdtfEnd | undefined,
  last: EdtfPlace | EdtfEnd | undefined,
): boolean {
  if (typeof first !== "object" || typeof last !== "object") return false;
  if ((first.anchor === "instant") !== (last.anchor === "instant")) return false;
  // An end with a duration (a day, a month) must reach beyond the start. An end that is an instant
  // may equal the start.
  const lasts = last.end > last.start;
  return lasts ? last.end <= first.start : last.end < first.start;
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

/**
 * Creates the range between two ends.
 *
 * @throws EdtfError at `from`, the index of the last end, if the range ends before it begins.
 */
function rangeOf(cursor: EdtfCursor, first: EdtfEnd, last: EdtfEnd, from: number): EdtfRange {
  if (isReversed(first, last)) cursor.fail("the interval ends before it begins", from);
  return {
    start: typeof first !== "string" ? first.start : first === "open" ? -Infinity : null,
    end: typeof last !== "string" ? last.end : last === "open" ? Infinity : null,
    first,
    last,
  };
}

function valueOf(
  kind: EdtfKind,
  { start, end, first, last }: EdtfRange,
  members: readonly EdtfRange[],
): EdtfValue {
  const ends = members.length ? members.flatMap((member) => [member.first, member.last]) : [first, last];
  const dates = ends.filter((date) => typeof date !== "string");
  return {
    kind,
    start,
    end,
    first,
    last,
    members,
    floating: dates.every((date) => date.anchor !== "instant"),
    uncertain: dates.some((date) => date.uncertain),
    approximate: dates.some((date) => date.approximate),
    unspecified: dates.some((date) => date.unspecified),
  };
}
