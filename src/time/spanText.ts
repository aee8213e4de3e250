import type { DateFormats, DatePattern } from "./dateFormats.ts";
import type { DateWords } from "./dateWords.ts";
import type { Precision } from "./edtf.ts";
import type { TimeSpan } from "./span.ts";
import type { Zone } from "./zone.ts";

export interface SpanTextOptions {
  readonly formats: DateFormats;
  readonly words: DateWords;
  readonly zone: Zone;
}

/** One known end, ready to be shown. */
interface Shown {
  readonly pattern: DatePattern;
  readonly wall: number;
  /** Set if the clock shows this time twice, so that only the offset tells which is meant. */
  readonly instant: number | undefined;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

const DAY_MS = 86_400_000;

/** From coarse to fine. */
const CLOCK_PATTERNS: readonly DatePattern[] = ["dateMinute", "dateSecond", "dateFraction"];

/** A span in words: each end at its own precision, with what is known of its certainty. */
export function spanText(span: TimeSpan, options: SpanTextOptions): string {
  const { words } = options;
  const start = shownStart(span, options.zone);
  const end = span.lone ? start : shownEnd(span, options.zone);
  if (start !== undefined && end !== undefined) return bounded(start, end, options);
  if (start !== undefined) {
    const template = span.endKind === "open" ? words.since : words.sinceEndUnknown;
    return fill(template, "date", marked(single(start, options), start, words));
  }
  if (end !== undefined) {
    const template = span.startKind === "open" ? words.until : words.untilStartUnknown;
    return fill(template, "date", marked(single(end, options), end, words));
  }
  if (span.startKind === "open") return span.endKind === "open" ? words.always : words.endUnknown;
  return span.endKind === "open" ? words.startUnknown : words.dateUnknown;
}

function bounded(start: Shown, end: Shown, options: SpanTextOptions): string {
  const { words, formats } = options;
  if (start === end) return marked(single(start, options), start, words);
  const pattern = commonPattern(start, end);
  if (pattern !== undefined) {
    return marked(formats.range(pattern, start.wall, end.wall), start, words);
  }
  const first = marked(single(start, options), start, words);
  const last = marked(single(end, options), end, words);
  return fill(fill(words.range, "start", first), "end", last);
}

function single(shown: Shown, { formats, zone }: SpanTextOptions): string {
  if (shown.instant === undefined) return formats.one(shown.pattern, shown.wall);
  return formats.one(shown.pattern, shown.instant, zone.name);
}

function marked(text: string, shown: Shown, words: DateWords): string {
  const dated = shown.approximate ? fill(words.about, "date", text) : text;
  return shown.uncertain ? fill(words.uncertain, "date", dated) : dated;
}

function fill(template: string, name: string, text: string): string {
  // A function, since a string would give "$&" in a date's text a meaning.
  return template.replace(`{${name}}`, () => text);
}

function shownStart(span: TimeSpan, zone: Zone): Shown | undefined {
  if (span.startPrecision === null) return undefined;
  const wall = span.startWall ?? zone.toWall(span.start);
  return {
    ...shownAt(span.startPrecision, wall, span.start, zone),
    approximate: span.startApproximate,
    uncertain: span.startUncertain,
  };
}

function shownEnd(span: TimeSpan, zone: Zone): Shown | undefined {
  if (span.endPrecision === null) return undefined;
  const isDate = datePattern(span.endPrecision) !== undefined;
  // The end is exclusive; of a date the last moment is shown, of an instant the instant itself.
  const wall =
    span.endWall !== undefined
      ? span.endWall - 1
      : isDate
        ? zone.toWall(span.end - 1)
        : zone.toWall(span.end);
  return {
    ...shownAt(span.endPrecision, wall, span.end, zone),
    approximate: span.endApproximate,
    uncertain: span.endUncertain,
  };
}

function shownAt(
  precision: Precision,
  wall: number,
  instant: number,
  zone: Zone,
): Pick<Shown, "pattern" | "wall" | "instant"> {
  const pattern = datePattern(precision);
  if (pattern !== undefined) return { pattern, wall, instant: undefined };
  return {
    pattern: clockPattern(precision, wall),
    wall,
    instant: isRepeated(instant, zone) ? instant : undefined,
  };
}

function datePattern(precision: Precision): DatePattern | undefined {
  if (precision === "year") return "year";
  if (precision === "month") return "monthYear";
  return precision === "day" ? "date" : undefined;
}

function clockPattern(precision: Precision, wall: number): DatePattern {
  // Every Date has milliseconds, but few mean them: what is zero is left out.
  if (precision === "millisecond") {
    if (wall % 1_000 !== 0) return "dateFraction";
    return wall % 60_000 !== 0 ? "dateSecond" : "dateMinute";
  }
  return precision === "second" ? "dateSecond" : "dateMinute";
}

/** What both ends can be shown in, so that Intl writes their common parts once; undefined if they differ too much. */
function commonPattern(start: Shown, end: Shown): DatePattern | undefined {
  if (start.approximate !== end.approximate || start.uncertain !== end.uncertain) return undefined;
  // Intl takes 02:30 GMT+2 and 02:30 GMT+1 for the same and drops one of them.
  if (start.instant !== undefined || end.instant !== undefined) return undefined;
  if (start.pattern === end.pattern) return start.pattern;
  const fineness = [start, end].map(({ pattern }) => CLOCK_PATTERNS.indexOf(pattern));
  return Math.min(...fineness) < 0 ? undefined : CLOCK_PATTERNS[Math.max(...fineness)];
}

function isRepeated(instant: number, zone: Zone): boolean {
  const wall = zone.toWall(instant);
  return [instant - DAY_MS, instant + DAY_MS].some((near) => {
    const other = wall - zone.offset(near);
    return other !== instant && zone.toWall(other) === wall;
  });
}
