import { readEdtfDate } from "./edtfDate.ts";
import type { EdtfDate } from "./edtfDate.ts";
import { EdtfError } from "./edtfError.ts";

export { EdtfError } from "./edtfError.ts";
export type { EdtfAnchor, EdtfDate, Precision } from "./edtfDate.ts";

/** One end of a value: a date, or `..` (goes on, or none was set), or nothing (there is one, not known). */
export type EdtfEnd = EdtfDate | "open" | "unknown";

/** More kinds ("oneOf", "allOf") come with the rest of EDTF. */
export type EdtfKind = "date" | "datetime" | "interval";

/** What a text says. Proleptic Gregorian; the year 0 is 1 BCE. */
export interface EdtfValue {
  readonly kind: EdtfKind;
  /** ms since the epoch, inclusive; -Infinity: open (".."); null: unknown. As if in UTC where no zone is written. */
  readonly start: number | null;
  /** ms, exclusive; Infinity: open; null: unknown; equal to `start` for a date-time. */
  readonly end: number | null;
  /** The date from which the value runs, with its precision and qualifiers. */
  readonly first: EdtfEnd;
  /** The date with which it ends, inclusive; the same object as `first` unless this is an interval. */
  readonly last: EdtfEnd;
  /** No zone anywhere in the text. */
  readonly floating: boolean;
  /** `?` or `%` anywhere in the text. */
  readonly uncertain: boolean;
  /** `~` or `%` anywhere in the text. */
  readonly approximate: boolean;
  /** `X` anywhere in the text; never in this version. */
  readonly unspecified: boolean;
}

const LONGEST = 64;

/**
 * Reads EDTF (ISO 8601-2, as the Library of Congress wrote it down on 4 February 2019): all of level 0; of level 1
 * negative years, open and unknown ends of intervals, and `?`, `~`, `%` at the end of a date. Beyond EDTF it takes
 * what ISO 8601 allows and people pass: times without seconds or with a fraction of a second (cut off after ms), and
 * date-times as ends of intervals.
 *
 * @throws EdtfError for everything else, with the index of the offending character and one sentence.
 */
export function parseEdtf(text: string): EdtfValue {
  if (typeof (text as unknown) !== "string") throw new EdtfError("", 0, "expected a string");
  if (text.length > LONGEST) {
    throw new EdtfError(text, LONGEST, `a date has at most ${String(LONGEST)} characters`);
  }
  const slash = text.indexOf("/");
  if (slash < 0) {
    const date = readEdtfDate(text, 0, text.length);
    return valueOf(date.anchor === "floating" ? "date" : "datetime", date, date);
  }
  const second = text.indexOf("/", slash + 1);
  if (second >= 0) throw new EdtfError(text, second, "an interval has one slash");
  const first = readEnd(text, 0, slash);
  const last = readEnd(text, slash + 1, text.length);
  if (first === "unknown" && last === "unknown") {
    throw new EdtfError(text, 0, "an interval needs at least one end that is not unknown");
  }
  if (isReversed(first, last)) {
    throw new EdtfError(text, slash + 1, "the interval ends before it begins");
  }
  return valueOf("interval", first, last);
}

/**
 * Whether an interval ends before it begins. Says no where the zone decides (one end with an offset, the other
 * without): whoever knows the zone has to compare those.
 */
export function isReversed(first: EdtfEnd, last: EdtfEnd): boolean {
  if (typeof first === "string" || typeof last === "string") return false;
  if ((first.anchor === "instant") !== (last.anchor === "instant")) return false;
  // An end that lasts (a day, a month) must reach beyond the start; one that is an instant may equal it.
  const lasts = last.end > last.start;
  return lasts ? last.end <= first.start : last.end < first.start;
}

function readEnd(text: string, from: number, end: number): EdtfEnd {
  const part = text.slice(from, end);
  if (part === "") return "unknown";
  if (part === "..") return "open";
  return readEdtfDate(text, from, end);
}

function valueOf(kind: EdtfKind, first: EdtfEnd, last: EdtfEnd): EdtfValue {
  const dates = [first, last].filter((end) => typeof end !== "string");
  return {
    kind,
    start: typeof first !== "string" ? first.start : first === "open" ? -Infinity : null,
    end: typeof last !== "string" ? last.end : last === "open" ? Infinity : null,
    first,
    last,
    floating: dates.every((date) => date.anchor !== "instant"),
    uncertain: dates.some((date) => date.uncertain),
    approximate: dates.some((date) => date.approximate),
    unspecified: false,
  };
}
