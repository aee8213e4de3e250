import type { EdtfCursor } from "./edtfCursor.ts";
import type { EdtfDate } from "./edtfDate.ts";

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

/**
 * Creates the range between two ends.
 *
 * @throws EdtfError at `from`, the index of the last end, if the range ends before it begins.
 */
export function rangeOf(cursor: EdtfCursor, first: EdtfEnd, last: EdtfEnd, from: number): EdtfRange {
  if (isReversed(first, last)) cursor.fail("the interval ends before it begins", from);
  return {
    start: typeof first !== "string" ? first.start : first === "open" ? -Infinity : null,
    end: typeof last !== "string" ? last.end : last === "open" ? Infinity : null,
    first,
    last,
  };
}

/** Creates a value from its range, with what its dates say: qualifiers, `X`, and a zone or none. */
export function valueOf(
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
