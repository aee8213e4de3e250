import type { Precision } from "../edtf/edtf.ts";
import type { TimeSpan } from "../span.ts";
import type { DatePattern } from "./dateFormats.ts";
import { fillWords } from "./dateWords.ts";
import type { DateWords } from "./dateWords.ts";
import { shownEnd, shownStart } from "./shownEnd.ts";
import type { Shown, SpanTextOptions } from "./shownEnd.ts";

/** From coarse to fine. */
const CLOCK_PATTERNS: readonly DatePattern[] = ["dateMinute", "dateSecond", "dateFraction"];
const COARSE: readonly (Precision | null)[] = ["week", "decade", "century", "millennium"];
const PARTS_OF_YEAR: readonly (Precision | null)[] = ["season", "quarter", "quadrimester", "semester"];

/**
 * A span in words: each end at its own precision, with what is known of its certainty. `within`:
 * some time in it is meant, rather than all of it.
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

/** Some time in a date that is coarser than a day, or between the ends of an interval. */
function withinText(span: TimeSpan, options: SpanTextOptions): string {
  if (span.startKind === "unknown" || span.endKind === "unknown") return rangeText(span, options);
  const text = choiceText(span, { ...options, isOnly: true });
  const isOneDate = span.lone || text === rangeText(span, options);
  // "About" says already that the date is not the whole of what is possible.
  const isWrapped = isOneDate && !span.startApproximate && isCoarse(span, shownStart(span, options));
  return isWrapped ? fillWords(options.words.within, { date: text }) : text;
}

/**
 * Whether a date is told as a month, a year or so: not as a day, as an age, or as "between" two
 * dates, as 1X84 is.
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

/** A member of which one date is meant, rather than the whole of it. */
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
 * What both ends can be shown in, so that Intl writes their common parts once; undefined if they
 * differ too much.
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
