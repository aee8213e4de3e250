import { MINUTE } from "../../base/durations.ts";
import { civilFromMs, lastDay, msFromCivil } from "../civil.ts";
import type { Precision } from "../edtf/edtfDate.ts";
import type { TimeSpan } from "../span.ts";
import { isRepeated, type Zone } from "../zone.ts";
import { type AgeText, significantDigits } from "./ageText.ts";
import type { DateFormats, DatePattern } from "./dateFormats.ts";
import { type DateWords, fillWords } from "./dateWords.ts";

const CLOCK: readonly Precision[] = ["hour", "minute", "second", "millisecond"];
/** The patterns with a clock time, from coarse to fine. */
const CLOCK_PATTERNS: readonly (DatePattern | undefined)[] = ["dateMinute", "dateSecond", "dateFraction"];
const MANY_YEARS: readonly (Precision | null)[] = ["decade", "century", "millennium"];
/** Parts of a year: the EDTF number of the first one, their length in months, and their words. */
const PARTS = {
  season: [21, 3, ["spring", "summer", "autumn", "winter"]],
  quarter: [33, 3, ["quarter1", "quarter2", "quarter3", "quarter4"]],
  quadrimester: [37, 4, ["third1", "third2", "third3"]],
  semester: [40, 6, ["half1", "half2"]],
} as const;
/** Words of a span by the kinds of its start and its end. */
const WORDS = {
  known: { known: "range", open: "since", unknown: "sinceEndUnknown" },
  open: { known: "until", open: "always", unknown: "endUnknown" },
  unknown: { known: "untilStartUnknown", open: "startUnknown", unknown: "dateUnknown" },
} as const;

interface SpanTextOptions {
  readonly formats: DateFormats;
  readonly words: DateWords;
  readonly ages: AgeText;
  readonly zone: Zone;
}

/** A date in words. */
interface Text {
  readonly text: string;
  /** Text with "about" inside it, where the date is an age; other dates use `words.about`. */
  readonly about?: string | undefined;
  /**
   * Pattern with which `Intl` can write a range from this date; undefined if the text was composed
   * in another way.
   */
  readonly pattern?: DatePattern | undefined;
}

/** Text of one known end of a span, with what ranges and qualifiers need of it. */
interface Shown extends Text {
  readonly wall: number;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/**
 * A date without a clock time, as a stretch of wall time (ms). `to` is its last moment, inclusive.
 */
interface Stretch {
  readonly precision: Precision;
  readonly from: number;
  readonly to: number;
  /** Whichever of the two is an end of the span. */
  readonly wall: number;
  readonly isUnspecified: boolean;
  readonly part: number | undefined;
  /** Whether the stretch is the whole span rather than one of its two ends. */
  readonly isLone: boolean;
}

/**
 * Writes a span in words: each end at its own precision, with what is known of its certainty.
 * `within`: some time in the span is meant, rather than all of it.
 */
export function spanText(span: TimeSpan, options: SpanTextOptions, within: boolean): string {
  const { set, members = [] } = span;
  if (set === undefined) return within ? withinText(span, options) : rangeText(span, options, "all");
  const isOnly = members.length === 1;
  const meant = set === "allOf" ? "all" : isOnly ? "one" : "oneOfSet";
  const dates = options.formats.list(
    members.map((member) => rangeText(member, options, meant)),
    set === "allOf" ? "conjunction" : "disjunction",
  );
  return set === "allOf" || isOnly ? dates : fillWords(options.words.oneOf, { dates });
}

/** Writes some time in a date that is coarser than a day, or between the ends of an interval. */
function withinText(span: TimeSpan, options: SpanTextOptions): string {
  if (span.startKind === "unknown" || span.endKind === "unknown") return rangeText(span, options, "all");
  const date = rangeText(span, options, "one");
  const isOneDate = span.lone || date === rangeText(span, options, "all");
  // "About" already says that not all of the date is meant.
  const isWrapped = isOneDate && !span.startApproximate && isCoarse(span, shownEnd(span, "start", options));
  return isWrapped ? fillWords(options.words.within, { date }) : date;
}

/**
 * Whether a span is written as a month, a part of a year, a year or longer: not as a day, as an
 * age, or as "between" two dates, as 1X84 is.
 */
function isCoarse(
  { startPrecision, startPart, startUnspecified, startYear }: TimeSpan,
  shown: Shown | undefined,
): boolean {
  if (startYear !== undefined) return false;
  if (shown?.pattern !== undefined) return shown.pattern === "year" || shown.pattern === "monthYear";
  const isPart = startPart !== undefined && startUnspecified !== true;
  return isPart || startPrecision === "week" || MANY_YEARS.includes(startPrecision);
}

/**
 * Writes a span of which "all" is meant, or "one" date. In a set with other members ("oneOfSet"),
 * an interval stays a range: "between" is used only for a single one.
 */
function rangeText(span: TimeSpan, options: SpanTextOptions, meant: "all" | "one" | "oneOfSet"): string {
  const { words, formats } = options;
  const start = shownEnd(span, "start", options);
  const end = span.lone ? start : shownEnd(span, "end", options);
  if (start === undefined || end === undefined) {
    const known = start ?? end;
    const isChoice = known !== undefined && meant !== "all";
    const word = isChoice ? (end === undefined ? "orLater" : "by") : WORDS[span.startKind][span.endKind];
    return fillWords(words[word], { date: known === undefined ? "" : marked(known, words) });
  }
  const [first, last] = [marked(start, words), marked(end, words)];
  if (start === end) return first;
  if (meant === "one") return between(first, last, words);
  const pattern = commonPattern(start, end);
  return pattern === undefined
    ? fillWords(words.range, { start: first, end: last })
    : marked({ ...start, text: formats.range(pattern, start.wall, end.wall) }, words);
}

function marked({ text, about, approximate, uncertain }: Shown, words: DateWords): string {
  const date = approximate ? (about ?? fillWords(words.about, { date: text })) : text;
  return uncertain ? fillWords(words.uncertain, { date }) : date;
}

function between(start: string, end: string, words: DateWords): string {
  return start === end ? start : fillWords(words.between, { start, end });
}

/**
 * Returns the pattern in which both ends can be shown, so that `Intl` writes their common parts
 * once; undefined if their precision or certainty differs too much.
 */
function commonPattern(start: Shown, end: Shown): DatePattern | undefined {
  if (start.approximate !== end.approximate || start.uncertain !== end.uncertain) return undefined;
  if (start.pattern === end.pattern) return start.pattern;
  const fineness = [start, end].map(({ pattern }) => CLOCK_PATTERNS.indexOf(pattern));
  return Math.min(...fineness) < 0 ? undefined : CLOCK_PATTERNS[Math.max(...fineness)];
}

/** Returns the text of one end of a span; undefined if that end is open or unknown. */
function shownEnd(span: TimeSpan, side: "start" | "end", options: SpanTextOptions): Shown | undefined {
  const { zone } = options;
  const isStart = side === "start";
  const precision = isStart ? span.startPrecision : span.endPrecision;
  if (precision === null) return undefined;
  const uncertainty = {
    approximate: isStart ? span.startApproximate : span.endApproximate,
    uncertain: isStart ? span.startUncertain : span.endUncertain,
  };
  if (CLOCK.includes(precision)) {
    const wall = zone.toWall(span[side]);
    return { ...clockTime(precision, wall, span[side], options), wall, ...uncertainty };
  }
  const [from, to] = isStart
    ? [span.startWall ?? zone.toWall(span.start), zone.toWall((span.startLatest ?? span.end) - 1)]
    : [
        zone.toWall(span.endEarliest ?? span.start),
        // The end is exclusive, so the text shows the last moment before it.
        span.endWall === undefined ? zone.toWall(span.end - 1) : span.endWall - 1,
      ];
  const wall = isStart ? from : to;
  const year = isStart ? span.startYear : span.endYear;
  const stretch = {
    precision,
    from,
    to,
    wall,
    isUnspecified: (isStart ? span.startUnspecified : span.endUnspecified) === true,
    part: isStart ? span.startPart : span.endPart,
    isLone: span.lone,
  };
  const text =
    year === undefined
      ? dateText(stretch, options)
      : ageText(year, span.lone ? (span.endYear ?? year) : year, options);
  return { ...text, wall, ...uncertainty };
}

/** Writes years that `Date` cannot hold. */
function ageText(from: number, to: number, { ages, words }: SpanTextOptions): Text {
  // The fewest significant digits of the two years: 171,000,000 to 171,999,999 has three.
  const digits = Math.min(significantDigits(from), significantDigits(to));
  const [first, last] = [ages.text(2_000 - from, digits, "long"), ages.text(2_000 - to, digits, "long")];
  return {
    text: between(first, last, words),
    about: first === last ? ages.about(2_000 - from, digits) : undefined,
  };
}

function dateText(stretch: Stretch, options: SpanTextOptions): Text {
  const { precision, from, to, wall, isUnspecified, isLone } = stretch;
  const { formats, words, ages } = options;
  if (!formats.isGregorian) return foreignText(stretch, formats);
  // Year 0 is 1 BCE, so the years 0 to -99 are the first century BCE. Subtracting half a year lets
  // one formula serve both eras.
  const century =
    precision === "century" ? ages.century(Math.floor(Math.abs(civilFromMs(to).year - 0.5) / 100) + 1) : null;
  // The century's name replaces the number of its last year. `Intl` still adds the era to that year
  // where readers need it.
  if (century !== null) return { text: formats.one("year", to).replace(/\p{N}+/u, century) };
  if (precision === "week" && isLone) return { text: formats.range("date", from, to) };
  if (isPart(precision)) return { text: partText(stretch, PARTS[precision], options) };
  const pattern = datePattern(precision);
  if (!isUnspecified && !MANY_YEARS.includes(precision)) return { text: formats.one(pattern, wall), pattern };
  // Unspecified digits (X) are left out: 2004-XX-XX is written as 2004.
  const whole = wholeUnits(from, to);
  const [first, last] = [formats.one(whole ?? pattern, from), formats.one(whole ?? pattern, to)];
  if (first === last) return { text: first, pattern: whole };
  // A range inside a range is hard to read, so an end of an interval uses "between". So does a year
  // such as 1X84, whose possible years are not consecutive.
  const isRange = whole !== undefined && isLone && precision !== "year";
  return { text: isRange ? formats.range(whole, from, to) : between(first, last, words) };
}

/**
 * Writes a Gregorian date in another calendar. A Gregorian month or year mostly overlaps two of the
 * other calendar, so a lone one becomes a range of these. An end of an interval names only the one
 * in which it lies.
 */
function foreignText(
  { precision, from, to, wall, isUnspecified, isLone }: Stretch,
  formats: DateFormats,
): Text {
  const own = isPart(precision) ? "monthYear" : datePattern(precision);
  const isYears = own === "year" || (isUnspecified && wholeUnits(from, to) === "year");
  const pattern = isYears ? "year" : isUnspecified ? "monthYear" : own;
  const isRange = isLone && (pattern !== "date" || precision === "week");
  return { text: isRange ? formats.range(pattern, from, to) : formats.one(pattern, wall), pattern };
}

/**
 * Returns "year" if a stretch is one or more whole years, "monthYear" if it is one whole month;
 * otherwise undefined.
 */
function wholeUnits(from: number, to: number): "year" | "monthYear" | undefined {
  const [first, last] = [civilFromMs(from), civilFromMs(to)];
  if (first.day !== 1 || last.day !== lastDay(last.year, last.month)) return undefined;
  if (first.month === 1 && last.month === 12) return "year";
  return first.year === last.year && first.month === last.month ? "monthYear" : undefined;
}

function datePattern(precision: Precision): DatePattern {
  if (precision === "day" || precision === "week") return "date";
  return precision === "month" ? "monthYear" : "year";
}

function isPart(precision: Precision): precision is keyof typeof PARTS {
  return precision in PARTS;
}

/**
 * Writes a season or another part of a year; its months where the part is not known. With
 * unspecified digits, writes the first and the last part that are possible.
 */
function partText(
  { part = 0, from, to }: Stretch,
  [number, months, names]: (typeof PARTS)[keyof typeof PARTS],
  { formats, words }: SpanTextOptions,
): string {
  const name = names[(part - number) % names.length];
  if (name === undefined) return formats.range("monthYear", from, to);
  const at = (year: number, month: number): string => {
    // A winter from December on lies in two years, so both are written.
    const years = formats.range(
      "year",
      msFromCivil(year, month, 1),
      msFromCivil(year, month + months, 1) - 1,
    );
    return fillWords(words[name], { year: years });
  };
  const [first, last] = [civilFromMs(from), civilFromMs(to)];
  return between(at(first.year, first.month), at(last.year, last.month - months + 1), words);
}

function clockTime(
  precision: Precision,
  wall: number,
  instant: number,
  { formats, zone }: SpanTextOptions,
): Text {
  const pattern = clockPattern(precision, wall);
  if (!isRepeated(instant, zone)) return { text: formats.one(pattern, wall), pattern };
  // The clock shows this time twice, and only the offset tells which one is meant. A range of
  // `Intl` treats 02:30 GMT+2 and 02:30 GMT+1 as equal and drops one, so no pattern is returned.
  return { text: formats.one(pattern, instant, zone.name) };
}

/**
 * Returns the pattern of a clock time. Every `Date` has milliseconds, but few callers mean them:
 * zero seconds and milliseconds are left out.
 */
function clockPattern(precision: Precision, wall: number): DatePattern {
  const isExact = precision === "millisecond";
  if (isExact && wall % 1_000 !== 0) return "dateFraction";
  return precision === "second" || (isExact && wall % MINUTE !== 0) ? "dateSecond" : "dateMinute";
}

/** What the ISO text of an instant has beyond a precision: parts that the record did not state. */
const UNSAID: Readonly<Partial<Record<Precision, RegExp>>> = {
  year: /-.*/,
  month: /-..T.*/,
  day: /T.*/,
  minute: /(?::00)?\.000(?=Z)/,
  second: /\.000(?=Z)/,
  millisecond: /(?!)/,
};

/**
 * Returns the start of a span as HTML's `<time datetime>` takes it: a year, a month, a day or an
 * instant. Returns "" for a start without such a form, since a machine would take it for more exact
 * than it is. These are approximate and uncertain dates, dates with digits missing, sets, hours,
 * years before 1 or after 9999, seasons and decades.
 */
export function isoTime(span: TimeSpan): string {
  const { start, startWall, startPrecision, floating } = span;
  const at = floating ? (startWall ?? start) : start;
  const unsaid = startPrecision === null ? undefined : UNSAID[startPrecision];
  const isDoubtful =
    span.startApproximate || span.startUncertain || span.startUnspecified === true || span.set !== undefined;
  if (unsaid === undefined || isDoubtful || Math.abs(at) > 8.64e15) return "";
  const text = new Date(at).toISOString();
  return /^(?!0000)\d{4}-/.test(text) ? text.replace(unsaid, "") : "";
}
