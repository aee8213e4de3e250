import { MINUTE } from "../../base/durations.ts";
import { civilFromMs, lastDay, msFromCivil } from "../civil.ts";
import type { Precision } from "../edtf/edtf.ts";
import type { TimeSpan } from "../span.ts";
import { isRepeated, type Zone } from "../zone.ts";
import { type AgeText, significantDigits } from "./ageText.ts";
import type { DateFormats, DatePattern } from "./dateFormats.ts";
import { type DateWords, fillWords } from "./dateWords.ts";

/** The patterns with a clock time, from coarse to fine. */
const CLOCK_PATTERNS: readonly DatePattern[] = ["dateMinute", "dateSecond", "dateFraction"];
const COARSE: readonly (Precision | null)[] = ["week", "decade", "century", "millennium"];
const PARTS_OF_YEAR: readonly (Precision | null)[] = ["season", "quarter", "quadrimester", "semester"];

interface SpanTextOptions {
  readonly formats: DateFormats;
  readonly words: DateWords;
  readonly ages: AgeText;
  readonly zone: Zone;
}

/** Text of one known end of a span, with what ranges and qualifiers need of it. */
interface Shown {
  readonly text: string;
  /** Text with "about" inside it, where the end is an age; other dates use `words.about`. */
  readonly about?: string;
  /**
   * Pattern with which `Intl` can write a range from this end; undefined if the text was composed
   * in another way.
   */
  readonly pattern: DatePattern | undefined;
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
  readonly isUnspecified: boolean;
  readonly part: number | undefined;
  /** Whether the stretch is the whole span rather than one of its two ends. */
  readonly isLone: boolean;
  /** First and last year where `Date` cannot hold them; otherwise undefined. */
  readonly far: readonly [first: number, last: number] | undefined;
}

const SEASONS = ["spring", "summer", "autumn", "winter"] as const;
const PART_MONTHS: Readonly<Partial<Record<Precision, number>>> = {
  season: 3,
  quarter: 3,
  quadrimester: 4,
  semester: 6,
};

/** Returns the text of a span's start; undefined if the start is open or unknown. */
function shownStart(span: TimeSpan, options: SpanTextOptions): Shown | undefined {
  const { startPrecision: precision, startApproximate: approximate, startUncertain: uncertain } = span;
  if (precision === null) return undefined;
  const { zone } = options;
  const from = span.startWall ?? zone.toWall(span.start);
  if (isClock(precision))
    return { ...clockTime({ precision, wall: from, instant: span.start }, options), approximate, uncertain };
  const to = zone.toWall((span.startLatest ?? span.end) - 1);
  const far =
    span.startYear === undefined
      ? undefined
      : ([span.startYear, span.lone ? (span.endYear ?? span.startYear) : span.startYear] as const);
  const stretch = {
    precision,
    from,
    to,
    isUnspecified: span.startUnspecified === true,
    part: span.startPart,
    isLone: span.lone,
    far,
  };
  return { ...dateText(stretch, from, options), approximate, uncertain };
}

/** Returns the text of a span's end; undefined if the end is open or unknown. */
function shownEnd(span: TimeSpan, options: SpanTextOptions): Shown | undefined {
  const { endPrecision: precision, endApproximate: approximate, endUncertain: uncertain } = span;
  if (precision === null) return undefined;
  const { zone } = options;
  if (isClock(precision)) {
    return {
      ...clockTime({ precision, wall: zone.toWall(span.end), instant: span.end }, options),
      approximate,
      uncertain,
    };
  }
  // The end is exclusive, so the text shows the last moment before it.
  const to = span.endWall === undefined ? zone.toWall(span.end - 1) : span.endWall - 1;
  const from = zone.toWall(span.endEarliest ?? span.start);
  const far = span.endYear === undefined ? undefined : ([span.endYear, span.endYear] as const);
  const stretch = {
    precision,
    from,
    to,
    isUnspecified: span.endUnspecified === true,
    part: span.endPart,
    isLone: span.lone,
    far,
  };
  return { ...dateText(stretch, to, options), approximate, uncertain };
}

type Text = Pick<Shown, "text" | "about" | "pattern" | "wall">;

function dateText(stretch: Stretch, wall: number, options: SpanTextOptions): Text {
  const { precision, from, to, isUnspecified, far } = stretch;
  const { formats, words, ages } = options;
  if (far !== undefined) {
    // The fewest significant digits of the two years: 171,000,000 to 171,999,999 has three.
    const digits = Math.min(...far.map(significantDigits));
    const [first, last] = far.map((year) => ages.text(2_000 - year, digits, "long")) as [string, string];
    const text = between(first, last, words);
    return {
      text,
      ...(first === last ? { about: ages.about(2_000 - far[0], digits) } : {}),
      pattern: undefined,
      wall,
    };
  }
  if (!formats.isGregorian) return foreignText(stretch, wall, formats);
  const pattern = datePattern(precision);
  // Year 0 is 1 BCE, so the years 0 to -99 are the first century BCE. Subtracting half a year lets
  // one formula serve both eras.
  const century =
    precision === "century" ? ages.century(Math.floor(Math.abs(civilFromMs(to).year - 0.5) / 100) + 1) : null;
  // The century's name replaces the number of its last year. `Intl` still adds the era to that year
  // where readers need it.
  if (century !== null)
    return { text: formats.one("year", to).replace(/\p{N}+/u, century), pattern: undefined, wall };
  if (precision === "week" && stretch.isLone)
    return { text: formats.range("date", from, to), pattern: undefined, wall };
  if (pattern === undefined) return { text: partText(stretch, options), pattern, wall };
  const isCoarse = precision === "decade" || precision === "century" || precision === "millennium";
  if (!isUnspecified && !isCoarse) return { text: formats.one(pattern, wall), pattern, wall };
  // Unspecified digits (X) are left out: 2004-XX-XX is written as 2004.
  const whole = wholeUnits(from, to);
  const [first, last] = [formats.one(whole ?? pattern, from), formats.one(whole ?? pattern, to)];
  if (first === last) return { text: first, pattern: whole, wall };
  // A range inside a range is hard to read, so an end of an interval uses "between". So does a year
  // such as 1X84, whose possible years are not consecutive.
  const isRange = whole !== undefined && stretch.isLone && precision !== "year";
  return {
    text: isRange ? formats.range(whole, from, to) : between(first, last, words),
    pattern: undefined,
    wall,
  };
}

/**
 * Writes a Gregorian date in another calendar. A Gregorian month or year mostly overlaps two of the
 * other calendar, so a lone one becomes a range of these. An end of an interval names only the one
 * in which it lies.
 */
function foreignText(
  { precision, from, to, isUnspecified, isLone }: Stretch,
  wall: number,
  formats: DateFormats,
): Text {
  const isDay = datePattern(precision) === "date" && !isUnspecified;
  const isYears = datePattern(precision) === "year" || (isUnspecified && wholeUnits(from, to) === "year");
  const pattern = isDay ? "date" : isYears ? "year" : "monthYear";
  return {
    text:
      isLone && (!isDay || precision === "week")
        ? formats.range(pattern, from, to)
        : formats.one(pattern, wall),
    pattern,
    wall,
  };
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

/**
 * Writes a season or another part of a year. With unspecified digits, writes the first and the last
 * part that are possible.
 */
function partText({ precision, part, from, to }: Stretch, { formats, words }: SpanTextOptions): string {
  const months = PART_MONTHS[precision] ?? 0;
  const word = part === undefined ? undefined : wordOfPart(part);
  if (word === undefined) return formats.range("monthYear", from, to);
  const at = (year: number, month: number): string => {
    // A winter from December on lies in two years, so both are written.
    const years = formats.range(
      "year",
      msFromCivil(year, month, 1),
      msFromCivil(year, month + months, 1) - 1,
    );
    return fillWords(words[word], { year: years });
  };
  const [first, last] = [civilFromMs(from), civilFromMs(to)];
  return between(at(first.year, first.month), at(last.year, last.month - months + 1), words);
}

type PartWord = (typeof SEASONS)[number] | `quarter${1 | 2 | 3 | 4}` | `third${1 | 2 | 3}` | `half${1 | 2}`;

function wordOfPart(part: number): PartWord | undefined {
  if (part < 33) return SEASONS[(part - 21) % 4];
  if (part < 37) return `quarter${part - 32}` as PartWord;
  return (part < 40 ? `third${part - 36}` : `half${part - 39}`) as PartWord;
}

function between(start: string, end: string, words: DateWords): string {
  return start === end ? start : fillWords(words.between, { start, end });
}

function datePattern(precision: Precision): DatePattern | undefined {
  if (precision === "day" || precision === "week") return "date";
  if (precision === "month") return "monthYear";
  return precision in PART_MONTHS ? undefined : "year";
}

function isClock(precision: Precision): boolean {
  return (
    precision === "hour" || precision === "minute" || precision === "second" || precision === "millisecond"
  );
}

function clockTime(
  {
    precision,
    wall,
    instant,
  }: { readonly precision: Precision; readonly wall: number; readonly instant: number },
  { formats, zone }: SpanTextOptions,
): Text {
  const pattern = clockPattern(precision, wall);
  if (!isRepeated(instant, zone)) return { text: formats.one(pattern, wall), pattern, wall };
  // The clock shows this time twice, and only the offset tells which one is meant. A range of
  // `Intl` treats 02:30 GMT+2 and 02:30 GMT+1 as equal and drops one, so no pattern is returned.
  return { text: formats.one(pattern, instant, zone.name), pattern: undefined, wall };
}

function clockPattern(precision: Precision, wall: number): DatePattern {
  // Every `Date` has milliseconds, but few callers mean them: zero seconds and milliseconds are
  // left out.
  if (precision === "millisecond") {
    if (wall % 1_000 !== 0) return "dateFraction";
    return wall % MINUTE !== 0 ? "dateSecond" : "dateMinute";
  }
  return precision === "second" ? "dateSecond" : "dateMinute";
}

/**
 * Writes a span in words: each end at its own precision, with what is known of its certainty.
 * `within`: some time in the span is meant, rather than all of it.
 */
export function spanText(span: TimeSpan, options: SpanTextOptions, within: boolean): string {
  const { words, formats } = options;
  const { set, members = [] } = span;
  if (set === undefined) return within ? withinText(span, options) : rangeText(span, options);
  if (set === "allOf")
    return formats.list(
      members.map((member) => rangeText(member, options)),
      "and",
    );
  const texts = members.map((member) => choiceText(member, { ...options, isOnly: members.length === 1 }));
  return texts.length === 1 ? texts.join("") : fillWords(words.oneOf, { dates: formats.list(texts, "or") });
}

/** Writes some time in a date that is coarser than a day, or between the ends of an interval. */
function withinText(span: TimeSpan, options: SpanTextOptions): string {
  if (span.startKind === "unknown" || span.endKind === "unknown") return rangeText(span, options);
  const text = choiceText(span, { ...options, isOnly: true });
  const isOneDate = span.lone || text === rangeText(span, options);
  // "About" already says that not all of the date is meant.
  const isWrapped = isOneDate && !span.startApproximate && isCoarse(span, shownStart(span, options));
  return isWrapped ? fillWords(options.words.within, { date: text }) : text;
}

/**
 * Whether a span is written as a month, a part of a year, a year or longer: not as a day, as an
 * age, or as "between" two dates, as 1X84 is.
 */
function isCoarse(
  { startPrecision, startUnspecified, startYear }: TimeSpan,
  shown: Shown | undefined,
): boolean {
  if (startYear !== undefined) return false;
  if (shown?.pattern !== undefined) return shown.pattern === "year" || shown.pattern === "monthYear";
  return (
    COARSE.includes(startPrecision) || (PARTS_OF_YEAR.includes(startPrecision) && startUnspecified !== true)
  );
}

/**
 * Writes a span of which one date is meant, rather than all of it. In a set with other members
 * (`isOnly` false), an interval stays a range: "between" is used only for a single one.
 */
function choiceText(span: TimeSpan, options: SpanTextOptions & { readonly isOnly: boolean }): string {
  const { words } = options;
  const start = shownStart(span, options);
  const end = shownEnd(span, options);
  if (start === undefined && end !== undefined) return fillWords(words.by, { date: marked(end, words) });
  if (start !== undefined && end === undefined)
    return fillWords(words.orLater, { date: marked(start, words) });
  if (start === undefined || end === undefined || span.lone || !options.isOnly)
    return rangeText(span, options);
  const [first, last] = [marked(start, words), marked(end, words)];
  return first === last ? first : fillWords(words.between, { start: first, end: last });
}

function rangeText(span: TimeSpan, options: SpanTextOptions): string {
  const { words } = options;
  const start = shownStart(span, options);
  const end = span.lone ? start : shownEnd(span, options);
  if (start !== undefined && end !== undefined) return bounded(start, end, options);
  if (start !== undefined) {
    const template = span.endKind === "open" ? words.since : words.sinceEndUnknown;
    return fillWords(template, { date: marked(start, words) });
  }
  if (end !== undefined) {
    const template = span.startKind === "open" ? words.until : words.untilStartUnknown;
    return fillWords(template, { date: marked(end, words) });
  }
  if (span.startKind === "open") return span.endKind === "open" ? words.always : words.endUnknown;
  return span.endKind === "open" ? words.startUnknown : words.dateUnknown;
}

function bounded(start: Shown, end: Shown, { words, formats }: SpanTextOptions): string {
  if (start === end) return marked(start, words);
  const pattern = commonPattern(start, end);
  if (pattern !== undefined) {
    return marked({ ...start, text: formats.range(pattern, start.wall, end.wall) }, words);
  }
  return fillWords(words.range, { start: marked(start, words), end: marked(end, words) });
}

function marked({ text, about, approximate, uncertain }: Shown, words: DateWords): string {
  const dated = approximate ? (about ?? fillWords(words.about, { date: text })) : text;
  return uncertain ? fillWords(words.uncertain, { date: dated }) : dated;
}

/**
 * Returns the pattern in which both ends can be shown, so that `Intl` writes their common parts
 * once; undefined if their precision or certainty differs too much.
 */
function commonPattern(start: Shown, end: Shown): DatePattern | undefined {
  if (start.approximate !== end.approximate || start.uncertain !== end.uncertain) return undefined;
  if (start.pattern === undefined || end.pattern === undefined) return undefined;
  if (start.pattern === end.pattern) return start.pattern;
  const fineness = [start, end].map(({ pattern }) =>
    pattern === undefined ? -1 : CLOCK_PATTERNS.indexOf(pattern),
  );
  return Math.min(...fineness) < 0 ? undefined : CLOCK_PATTERNS[Math.max(...fineness)];
}
