import { YEAR } from "../base/durations.ts";
import { civilFromMs } from "./civil.ts";
import { type DateInput, DateInputError, fixedDate } from "./dateInput.ts";
import { readDateText } from "./edtf/dateForms.ts";
import {
  type EdtfDate,
  type EdtfEnd,
  EdtfError,
  type EdtfPlace,
  isReversed,
  type Precision,
} from "./edtf/edtf.ts";
import { quoted } from "./edtf/edtfCursor.ts";
import { edtfHint } from "./edtf/edtfHint.ts";
import { DATE_YEARS } from "./farYears.ts";
import type { Zone } from "./zone.ts";

/** How much of an ISO text each precision without a time takes. */
const LENGTHS: Readonly<Partial<Record<string, number>>> = { year: 4, month: 7, day: 10 };

export type { DateInput } from "./dateInput.ts";
export type { Precision } from "./edtf/edtf.ts";

/** Whether an end has a date, goes on (`..`), or has a date that nobody knows. */
export type EndKind = "known" | "open" | "unknown";

/** The one value that carries bounds and precision from the parser to the label. */
export interface TimeSpan {
  /** Inclusive instant, ms, in the display zone; -Infinity where open or unknown. */
  readonly start: number;
  /** Exclusive instant, ms; Infinity where open or unknown; equal to `start` for an instant. */
  readonly end: number;
  /** null where open or unknown; "millisecond" for a Date or a number. */
  readonly startPrecision: Precision | null;
  readonly endPrecision: Precision | null;
  readonly startKind: EndKind;
  readonly endKind: EndKind;
  /** Dates without a time: the same day for every reader. False if any end has a time. */
  readonly floating: boolean;
  /** A single date or instant, or one of several; not an interval. */
  readonly lone: boolean;
  readonly startApproximate: boolean;
  readonly endApproximate: boolean;
  readonly startUncertain: boolean;
  readonly endUncertain: boolean;
  /**
   * Of known ends without a time: the same bounds as wall time, ms as if in UTC. Needed since an
   * instant cannot tell a day which the zone skipped (Apia, 30 December 2011).
   */
  readonly startWall?: number;
  readonly endWall?: number;
  /**
   * Of known ends: the date of the start covers [start, startLatest), that of the end [endEarliest,
   * end), so where in them the ends lie is not known more exactly. Instants, ms; of a single date
   * `end` and `start`.
   */
  readonly startLatest?: number;
  readonly endEarliest?: number;
  /**
   * With digits that are not specified (`X`), so that not all of that stretch is possible; left out
   * if it has none.
   */
  readonly startUnspecified?: true;
  readonly endUnspecified?: true;
  /**
   * Of the precisions season, quarter, quadrimester and semester: which of them, by its number in
   * EDTF, 21 to 41.
   */
  readonly startPart?: number;
  readonly endPart?: number;
  /**
   * Of years that `Date` cannot hold: the first year of the start, the last of the end (0 is 1
   * BCE); ms tell them too roughly.
   */
  readonly startYear?: number;
  readonly endYear?: number;
  /**
   * "oneOf": one of the members is meant, nobody knows which; "allOf": all of them are. Left out if
   * this is no set.
   */
  readonly set?: "oneOf" | "allOf";
  /**
   * Of a set: what is listed, in the order of the text. The bounds above are those of the earliest
   * and the latest.
   */
  readonly members?: readonly TimeSpan[];
}

/** Years, either way: seven times the age of the universe. Ms still tell years apart there. */
const LAST_YEAR = 100_000_000_000;
/** ms, either way. */
export const LAST_INSTANT: number = LAST_YEAR * YEAR;

/**
 * Reads the start and end of a record. The end is inclusive at its own precision: "2022-09-16" ends
 * as that day ends in `zone`, a date-time, Date or number exactly then; ".." is still open, "" has
 * ended nobody knows when (and likewise for a start that has an end). Only without an end may the
 * start be an interval.
 *
 * @throws DateInputError for whatever is not a date, lies beyond 100 billion years, or ends before
 * it begins.
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
  const reading = { lone: true, blamed: "start", zone } as const;
  if (typeof input !== "string") {
    const instant = readInstant(input, "start");
    return spanOf(instant, instant, reading);
  }
  const { kind, first, last, members } = readText(input, "start");
  if (kind === "date" || kind === "datetime") return spanOf(first, last, reading);
  const range = { lone: false, blamed: "start", zone } as const;
  if (kind === "interval") return spanOf(first, last, range);
  return {
    ...spanOf(first, last, kind === "oneOf" ? reading : range),
    set: kind,
    members: members.map((member) =>
      spanOf(member.first, member.last, member.first === member.last ? reading : range),
    ),
  };
}

function readEnd(input: number | string, field: "start" | "end"): EdtfEnd {
  if (typeof input !== "string") return readInstant(input, field);
  if (input === "") return "unknown";
  if (input === "..") return "open";
  const { kind, first } = readText(input, field);
  if (kind === "date" || kind === "datetime") return first;
  const what = kind === "interval" ? "an interval" : "a set of dates";
  throw new DateInputError(
    field,
    field === "start"
      ? `${what} already has its end, so no separate end can be given`
      : `${what} can only be given as the start`,
  );
}

function readText(text: string, field: "start" | "end"): ReturnType<typeof readDateText> {
  try {
    return readDateText(text);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new DateInputError(field, reasonOf(error, text), error);
  }
}

/** What is wrong with a text, and what to write instead. */
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
  /** The field that is wrong if the span is reversed. */
  readonly blamed: "start" | "end";
  readonly zone: Zone;
}

function spanOf(first: EdtfEnd, last: EdtfEnd, { lone, blamed, zone }: Reading): TimeSpan {
  checkYears(first, "start");
  checkYears(last, blamed);
  const from = typeof first === "string" ? undefined : first;
  const to = typeof last === "string" ? undefined : last;
  const begin = atZone(first, zone);
  const ending = first === last ? begin : atZone(last, zone);
  // Wall times first: they tell the order of days that the zone skipped.
  if (isReversed(first, last) || isReversed(begin, ending)) {
    throw new DateInputError(blamed, "it ends before it begins");
  }
  const floating = [from, to].every((date) => date === undefined || date.anchor === "floating");
  const span: Writable<TimeSpan> = {
    start: typeof begin === "string" ? -Infinity : begin.start,
    end: typeof ending === "string" ? Infinity : ending.end,
    startPrecision: from?.precision ?? null,
    endPrecision: to?.precision ?? null,
    startKind: typeof first === "string" ? first : "known",
    endKind: typeof last === "string" ? last : "known",
    floating,
    lone,
    startApproximate: from?.approximate ?? false,
    endApproximate: to?.approximate ?? false,
    startUncertain: from?.uncertain ?? false,
    endUncertain: to?.uncertain ?? false,
  };
  if (from !== undefined) {
    if (from.anchor === "floating") span.startWall = from.start;
    if (typeof begin !== "string") span.startLatest = begin.end;
    if (from.unspecified) span.startUnspecified = true;
    if (isPartOfYear(from)) span.startPart = Number(from.parts[1]?.text);
    if (Math.abs(from.firstYear) > DATE_YEARS) span.startYear = from.firstYear;
  }
  if (to !== undefined) {
    if (to.anchor === "floating") span.endWall = to.end;
    if (typeof ending !== "string") span.endEarliest = ending.start;
    if (to.unspecified) span.endUnspecified = true;
    if (isPartOfYear(to)) span.endPart = Number(to.parts[1]?.text);
    if (Math.abs(to.lastYear) > DATE_YEARS) span.endYear = to.lastYear;
  }
  return span;
}

function isPartOfYear({ precision }: EdtfDate): boolean {
  return (
    precision === "season" ||
    precision === "quarter" ||
    precision === "quadrimester" ||
    precision === "semester"
  );
}

function checkYears(end: EdtfEnd, field: "start" | "end"): void {
  // A Date or number is known to be in its own range.
  if (typeof end === "string" || end.anchor !== "floating") return;
  const far = [end.firstYear, end.lastYear].find((year) => Math.abs(year) > LAST_YEAR);
  if (far === undefined) return;
  throw new DateInputError(field, `the year ${far} lies beyond ±100 billion, farther than an axis goes`);
}

function atZone(end: EdtfEnd, zone: Zone): EdtfPlace | "open" | "unknown" {
  if (typeof end === "string" || end.anchor === "instant") return end;
  const placed: EdtfPlace = {
    start: zone.toInstant(end.start),
    end: zone.toInstant(end.end),
    anchor: "instant",
  };
  return placed;
}

/** ms, either way: a little less than the years that `Date` holds. */
const PLAIN = (DATE_YEARS - 2_000) * YEAR;

/** Whether a date is a number in whose year nothing is special: most of a million are. */
function isPlain(input: DateInput): input is number {
  return typeof input === "number" && Math.abs(input) < PLAIN;
}

/** What `readSpan` makes of these, without looking for what only other dates have. */
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

/** What a clock time has at its end that nobody said. */
const UNSAID: Readonly<Partial<Record<string, RegExp>>> = {
  minute: /(?::00)?\.000(?=Z)/,
  second: /\.000(?=Z)/,
  millisecond: /(?!)/,
};

/**
 * The start of a span as HTML's `<time datetime>` takes it: a year, a month, a day or an instant.
 * Empty for all that has no such form, since a machine would take it for more than is known: what
 * is approximate, uncertain or has digits missing, sets, hours, years before 1 or after 9999,
 * seasons and decades.
 */
export function isoTime(span: TimeSpan): string {
  const { start, startWall, startKind, startPrecision, floating, set } = span;
  const isDoubtful =
    span.startApproximate || span.startUncertain || span.startUnspecified === true || set !== undefined;
  const at = floating ? (startWall ?? start) : start;
  if (isDoubtful || startKind !== "known" || startPrecision === null || !(Math.abs(at) <= 8.64e15)) return "";
  const text = new Date(at).toISOString();
  if (!/^\d{4}-/.test(text) || text.startsWith("0000")) return "";
  const [length, unsaid] = [LENGTHS[startPrecision], UNSAID[startPrecision]];
  return length === undefined
    ? unsaid === undefined
      ? ""
      : text.replace(unsaid, "")
    : text.slice(0, length);
}
