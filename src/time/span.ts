import { YEAR } from "../base/durations.ts";
import { civilFromMs, DATE_YEARS } from "./civil.ts";
import { readDateText } from "./edtf/dateForms.ts";
import { EdtfError, quoted } from "./edtf/edtfCursor.ts";
import type { EdtfDate, Precision } from "./edtf/edtfDate.ts";
import { edtfHint } from "./edtf/edtfHint.ts";
import { type EdtfEnd, type EdtfPlace, isReversed } from "./edtf/edtfValue.ts";
import type { Zone } from "./zone.ts";

export type { Precision } from "./edtf/edtfDate.ts";

/**
 * A date as callers pass it: an exact instant (a `Date`, or ms since the epoch), EDTF / ISO 8601
 * text, or an object whose `toString()` is such a text, as those of `Temporal` and luxon.
 */
export type DateInput = Date | number | string | { toString(): string; toJSON(): unknown };

/** State of one end: it has a date, goes on (`..`), or has a date that nobody knows. */
export type EndKind = "known" | "open" | "unknown";

/**
 * Bounds and precision of a record's date. This one value carries them from the parser to the
 * label.
 */
export interface TimeSpan {
  /**
   * Start, inclusive: an instant in ms, read in the display zone. -Infinity where open or unknown.
   */
  readonly start: number;
  /**
   * End, exclusive: an instant in ms. Infinity where open or unknown; equal to `start` for an
   * instant.
   */
  readonly end: number;
  /** Precision of each end: null where open or unknown; "millisecond" for a `Date` or a number. */
  readonly startPrecision: Precision | null;
  readonly endPrecision: Precision | null;
  readonly startKind: EndKind;
  readonly endKind: EndKind;
  /** Whether no end has a time: such dates are the same day for every reader. */
  readonly floating: boolean;
  /** Whether one date or instant is meant, not an interval. True of a "oneOf" set as well. */
  readonly lone: boolean;
  readonly startApproximate: boolean;
  readonly endApproximate: boolean;
  readonly startUncertain: boolean;
  readonly endUncertain: boolean;
  /**
   * Bounds of known ends without a time, as wall time: ms as if in UTC. An instant cannot represent
   * a day that the zone skipped (Apia, 30 December 2011).
   */
  readonly startWall?: number;
  readonly endWall?: number;
  /**
   * Inner bounds of known ends, as instants in ms. The date of the start covers [start,
   * startLatest), that of the end [endEarliest, end); nothing more exact is known about the ends.
   * For a single date they equal `end` and `start`.
   */
  readonly startLatest?: number;
  readonly endEarliest?: number;
  /**
   * Present if the date has unspecified digits (`X`), so that not every time between its bounds is
   * possible.
   */
  readonly startUnspecified?: true;
  readonly endUnspecified?: true;
  /**
   * EDTF number, 21 to 41, of the part of a year. Present for the precisions season, quarter,
   * quadrimester and semester.
   */
  readonly startPart?: number;
  readonly endPart?: number;
  /**
   * First year of the start and last year of the end (0 is 1 BCE). Present where `Date` cannot hold
   * them, since ms are not exact for such years.
   */
  readonly startYear?: number;
  readonly endYear?: number;
  /**
   * Kind of a set. "oneOf": one of the members is meant, nobody knows which. "allOf": all of them
   * are meant. Left out if this is no set.
   */
  readonly set?: "oneOf" | "allOf";
  /**
   * Members of a set, in the order of the text. The bounds above are those of the earliest and the
   * latest member.
   */
  readonly members?: readonly TimeSpan[];
}

/** Error for a date that cannot be used. The message is one sentence with the reason. */
export class DateInputError extends RangeError {
  /** Field that has to be changed. */
  readonly field: "start" | "end";

  constructor(field: "start" | "end", reason: string, cause?: unknown) {
    super(`The ${field} cannot be used: ${reason}.`, cause === undefined ? undefined : { cause });
    this.name = "DateInputError";
    this.field = field;
  }
}

/**
 * Limit of years, before and after the year 0: seven times the age of the universe. Ms still tell
 * years apart there.
 */
const LAST_YEAR = 100_000_000_000;
/** Limit of instants, in ms before and after 1970. */
export const LAST_INSTANT: number = LAST_YEAR * YEAR;

/**
 * Reads the start and end of a record. The end is inclusive at its own precision: "2022-09-16" ends
 * when that day ends in `zone`; a date-time, a `Date` or a number ends exactly then. An end of ".."
 * still goes on; an end of "" has passed, but nobody knows when. A start can have these values too
 * if there is an end. Only without an end may the start be an interval or a set.
 *
 * @throws DateInputError for anything that is not a date, lies beyond 100 billion years, or ends
 * before it begins.
 */
export function readSpan(start: DateInput, end: DateInput | undefined, zone: Zone): TimeSpan {
  const lone = end === undefined;
  const until = lone ? start : end;
  if (isPlain(start) && isPlain(until) && start <= until) return plainSpan(start, until, lone);
  if (lone) return readAlone(fixedDate(start, "start"), zone);
  const first = readEnd(fixedDate(start, "start"), "start");
  const last = readEnd(fixedDate(end, "end"), "end");
  if (first === "unknown" && last === "unknown") {
    throw new DateInputError("start", "both ends are unknown");
  }
  return spanOf(first, last, { lone: false, blamed: "end", zone });
}

function readAlone(input: number | string, zone: Zone): TimeSpan {
  const { kind, first, last, members } = readDate(input, "start");
  const spanFrom = (from: EdtfEnd, to: EdtfEnd, lone: boolean): TimeSpan =>
    spanOf(from, to, { lone, blamed: "start", zone });
  const span = spanFrom(first, last, kind !== "interval" && kind !== "allOf");
  if (kind !== "oneOf" && kind !== "allOf") return span;
  return {
    ...span,
    set: kind,
    members: members.map((member) => spanFrom(member.first, member.last, member.first === member.last)),
  };
}

function readEnd(input: number | string, field: "start" | "end"): EdtfEnd {
  if (input === "") return "unknown";
  if (input === "..") return "open";
  const { kind, first } = readDate(input, field);
  if (kind === "date" || kind === "datetime") return first;
  const what = kind === "interval" ? "an interval" : "a set of dates";
  throw new DateInputError(
    field,
    field === "start"
      ? `${what} already has its end, so no separate end can be given`
      : `${what} can only be given as the start`,
  );
}

function readDate(input: number | string, field: "start" | "end"): ReturnType<typeof readDateText> {
  if (typeof input === "number") {
    const instant = readInstant(input, field);
    return { kind: "datetime", first: instant, last: instant, members: [] };
  }
  try {
    return readDateText(input);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new DateInputError(field, reasonOf(error, input), error);
  }
}

/** Returns what is wrong with a text, and what to write instead. */
function reasonOf({ reason, position }: EdtfError, text: string): string {
  const hints = edtfHint(text);
  if (hints.length > 0) return `${quoted(text)} is not EDTF; write ${hints.map(quoted).join(" or ")}`;
  const where = `${reason} (${quoted(text)}, at index ${position})`;
  if (/(?:^|\/)[PR]/.test(text))
    return `${where}: a duration or repetition is not read; write the start and the end, as "2022-09-15/2022-09-16"`;
  return /^[-+Y]?\d{4}-/.test(text)
    ? where
    : `${where}: write a date as "2022-09-15", "2022-09", "2022" or, if it is about that, "2022~"`;
}

function readInstant(ms: number, field: "start" | "end"): EdtfDate {
  if (Number.isNaN(ms)) throw new DateInputError(field, "it is NaN");
  if (Math.abs(ms) > LAST_INSTANT) {
    throw new DateInputError(field, "a number lies within 100 billion years of 1970");
  }
  const { year } = civilFromMs(ms);
  return {
    start: ms,
    end: ms,
    firstYear: year,
    lastYear: year,
    precision: "millisecond",
    anchor: "instant",
    uncertain: false,
    approximate: false,
    unspecified: false,
    parts: [],
    significantDigits: null,
    offset: 0,
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Reading {
  readonly lone: boolean;
  /** The field that the error names if the span is reversed. */
  readonly blamed: "start" | "end";
  readonly zone: Zone;
}

function spanOf(first: EdtfEnd, last: EdtfEnd, { lone, blamed, zone }: Reading): TimeSpan {
  checkYears(first, "start");
  checkYears(last, blamed);
  const from = typeof first === "string" ? undefined : first;
  const to = typeof last === "string" ? undefined : last;
  const begin = from && atZone(from, zone);
  const ending = first === last ? begin : to && atZone(to, zone);
  // Wall times are compared first, since only they order days that the zone skipped.
  if (isReversed(from, to) || isReversed(begin, ending)) {
    throw new DateInputError(blamed, "it ends before it begins");
  }
  const span: Writable<TimeSpan> = {
    start: begin?.start ?? -Infinity,
    end: ending?.end ?? Infinity,
    startPrecision: from?.precision ?? null,
    endPrecision: to?.precision ?? null,
    startKind: typeof first === "string" ? first : "known",
    endKind: typeof last === "string" ? last : "known",
    floating: [from, to].every((date) => !date || date.anchor === "floating"),
    lone,
    startApproximate: from?.approximate ?? false,
    endApproximate: to?.approximate ?? false,
    startUncertain: from?.uncertain ?? false,
    endUncertain: to?.uncertain ?? false,
  };
  if (from && begin) {
    const part = partOfYear(from);
    if (from.anchor === "floating") span.startWall = from.start;
    span.startLatest = begin.end;
    if (from.unspecified) span.startUnspecified = true;
    if (part > 0) span.startPart = part;
    if (Math.abs(from.firstYear) > DATE_YEARS) span.startYear = from.firstYear;
  }
  if (to && ending) {
    const part = partOfYear(to);
    if (to.anchor === "floating") span.endWall = to.end;
    span.endEarliest = ending.start;
    if (to.unspecified) span.endUnspecified = true;
    if (part > 0) span.endPart = part;
    if (Math.abs(to.lastYear) > DATE_YEARS) span.endYear = to.lastYear;
  }
  return span;
}

/** Returns the number of a part of a year, 21 to 41; 0 for any other date. */
function partOfYear({ parts }: EdtfDate): number {
  const number = Number(parts[1]?.text);
  return number > 12 ? number : 0;
}

function checkYears(end: EdtfEnd, field: "start" | "end"): void {
  // `readInstant` checks a `Date` or number, and a date-time has a year of at most six digits.
  if (typeof end === "string" || end.anchor !== "floating") return;
  const far = [end.firstYear, end.lastYear].find((year) => Math.abs(year) > LAST_YEAR);
  if (far === undefined) return;
  throw new DateInputError(field, `the year ${far} lies beyond ±100 billion, farther than an axis goes`);
}

function atZone(date: EdtfDate, zone: Zone): EdtfPlace {
  return date.anchor === "instant"
    ? date
    : { start: zone.toInstant(date.start), end: zone.toInstant(date.end), anchor: "instant" };
}

/**
 * Returns a date as a value that nobody can change: a number or a text. Objects are read once,
 * since they may answer differently later.
 *
 * @throws DateInputError for an invalid `Date`, a value without a text of its own, or a month of
 * another calendar.
 */
export function fixedDate(input: unknown, field: "start" | "end"): number | string {
  if (typeof input === "number" || typeof input === "string") return input;
  const ms = msOfDate(input);
  if (Number.isNaN(ms)) throw new DateInputError(field, "the Date is invalid");
  if (ms !== undefined) return ms;
  const [text, found] = textOf(input);
  if (text === "" || text.startsWith("[object ")) {
    throw new DateInputError(field, `expected a Date, a number or a string, found ${found}`);
  }
  // `Temporal` writes a month of another calendar as a day, so its text cannot be told from a
  // day's.
  if (text.includes("[u-ca=") && Object.prototype.toString.call(input).includes("Month")) {
    throw new DateInputError(field, `${text} is a month of another calendar; give its first and last day`);
  }
  return text;
}

/**
 * Returns the text of an object that is not an array ("" where there is none), and the kind of the
 * value.
 */
function textOf(input: unknown): readonly [text: string, found: string] {
  try {
    if (Array.isArray(input)) return ["", "an array"];
    // The caller refuses texts such as "[object Object]".
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof input === "object") return input === null ? ["", "null"] : [String(input), "object"];
  } catch {
    // An object that throws has no text, but its kind is still an object.
  }
  return ["", typeof input];
}

/**
 * Returns the ms of a `Date`, NaN for an invalid one; undefined for other values. `instanceof`
 * would refuse the Dates of another window.
 */
function msOfDate(input: unknown): number | undefined {
  try {
    return Date.prototype.getTime.call(input);
  } catch {
    return undefined;
  }
}

/** Limit of plain numbers, in ms before and after 1970: a little less than `DATE_YEARS`. */
const PLAIN = (DATE_YEARS - 2_000) * YEAR;

/**
 * Whether a date is a number whose year needs no special treatment. This is a fast path: of a
 * million dates, most are plain.
 */
function isPlain(input: DateInput): input is number {
  return typeof input === "number" && Math.abs(input) < PLAIN;
}

/**
 * Returns the span that `readSpan` reads from two plain numbers, without the checks that only other
 * dates need.
 */
function plainSpan(start: number, end: number, lone: boolean): TimeSpan {
  return {
    start,
    end,
    startPrecision: "millisecond",
    endPrecision: "millisecond",
    startKind: "known",
    endKind: "known",
    floating: false,
    lone,
    startApproximate: false,
    endApproximate: false,
    startUncertain: false,
    endUncertain: false,
    startLatest: start,
    endEarliest: end,
  };
}
