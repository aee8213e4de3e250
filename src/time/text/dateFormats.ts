import { localeDirection } from "../../base/direction.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../base/durations.ts";
import { boundedCache, memoizeLast } from "../../base/memo.ts";
import { DATE_PATTERNS, type DatePattern, isPlaceholder } from "../calendar/datePatterns.ts";
import type { RenameMonth } from "../calendar/monthNames.ts";
import { civilFromMs } from "../civil.ts";
import { createFarYears } from "../farYears.ts";

export type { DatePattern } from "../calendar/datePatterns.ts";

/**
 * Formats of `Intl` for one locale and calendar. Times are wall ms, formatted as if in UTC. Only
 * with `zoneName` are times instants: they are written in that zone, with its offset. For a finite
 * time nothing throws or is "Invalid Date", also beyond the range of `Date`.
 */
export interface DateFormats {
  /** Writes a time in a pattern; with `zoneName`, an instant in that zone. */
  one(pattern: DatePattern, at: number, zoneName?: string): string;
  /**
   * Writes a range; parts that both ends share are written once. `to` is inclusive: the unit in
   * which it lies is shown.
   */
  range(pattern: DatePattern, from: number, to: number): string;
  /** Returns the offset from UTC of a zone's clock at an instant, such as "GMT-4". */
  offset(instant: number, zoneName: string): string;
  /** Joins texts to a list, the last one with "or" or "and". */
  list(texts: readonly string[], last: "or" | "and"): string;
  /** Whether the locale's clock has twelve hours. */
  readonly twelveHours: boolean;
  /** Whether dates are written in the Gregorian calendar. */
  readonly isGregorian: boolean;
}

export interface DateFormatsOptions {
  readonly locale: string;
  readonly numberingSystem: string;
  /**
   * Whether Gregorian years from 100 on have their era too. Years before 100, and those of other
   * calendars, always have it.
   */
  readonly era: boolean;
  /** CLDR name of the calendar. */
  readonly calendar: string;
  /** Other names for Gregorian months; undefined to keep those of `Intl`. */
  readonly renameMonth: RenameMonth | undefined;
  /** Joins two texts with the words of a range, where `Intl` cannot write the range. */
  readonly join: (start: string, end: string) => string;
}

type Part = Intl.DateTimeFormatPart & Partial<Intl.DateTimeRangeFormatPart>;

/** An `Intl` format, with the corrections that its texts need. */
interface Formatter {
  readonly made: Intl.DateTimeFormat;
  /** Whether its months get other names than the locale's. */
  readonly isRenamed: boolean;
  /** Text that replaces the era of the platform; undefined to keep that. */
  readonly era: string | undefined;
  /** Whether the era is written in its long form. */
  readonly isLongEra: boolean;
  /** Whether its clock times need isolates: they have Latin letters in a right-to-left locale. */
  readonly isolates: boolean;
  /**
   * Whether a range loses a field, by the coarsest unit in which its ends differ: CLDR has one
   * pattern of ranges for each such unit.
   */
  readonly lossy: Map<number, boolean>;
}

/**
 * Creates the date formats of a locale and calendar. Calendar, numbering system and zone are always
 * passed to `Intl`, since their defaults differ by engine.
 */
export function createDateFormats(options: DateFormatsOptions): DateFormats {
  const { locale, numberingSystem, calendar, renameMonth, join } = options;
  const isGregorian = calendar === "gregory";
  const lists: { or?: Intl.ListFormat; and?: Intl.ListFormat } = {};
  const { twelveHours } = localeDefaults(locale);
  const farYears = createFarYears(locale, numberingSystem);
  const formatter = createFormatters(options, twelveHours);
  // A bare "50" does not read as a year, and a year before 1 would be written as a positive one.
  const needsEra = (wall: number): boolean => options.era || !isGregorian || civilFromMs(wall).year < 100;
  const valueOf = (
    { type, value, source }: Part,
    { pattern, isRenamed, era, from, last, year }: Written,
  ): string => {
    if (type === "year") return year || value;
    if (type === "era") return era ?? value;
    if (type !== "month" || !isRenamed || renameMonth === undefined) return value;
    return renameMonth.name(
      source === "endRange" ? last : from,
      value,
      DATE_PATTERNS[pattern].month === "short" ? "short" : "long",
    );
  };
  const written = (parts: readonly Part[], how: Written): string => {
    const texts = parts.map((part, i) => (isBetween(parts, i) ? withDash(part.value) : valueOf(part, how)));
    return (how.isolates ? isolated(parts, texts) : texts).join("");
  };

  const formats: DateFormats = {
    twelveHours,
    isGregorian,
    one(pattern, at, zoneName) {
      const { isFar, wall, year } = farYears.near(at);
      const found = formatter(pattern, isFar || needsEra(at), zoneName);
      const isPlain = !isFar && !found.isRenamed && found.era === undefined && !found.isolates;
      return isPlain
        ? found.made.format(at)
        : written(found.made.formatToParts(wall), { ...found, pattern, from: wall, last: wall, year });
    },
    range(pattern, from, to) {
      const last = Math.max(from, to);
      const found = formatter(pattern, needsEra(from));
      const parts =
        farYears.near(from).isFar || farYears.near(last).isFar
          ? null
          : found.made.formatRangeToParts(from, last);
      if (parts !== null && !isLossy(found, parts, [from, last]))
        return written(parts, { ...found, pattern, from, last, year: "" });
      const [first, end] = [formats.one(pattern, from), formats.one(pattern, last)];
      return first === end ? first : join(first, end);
    },
    offset: (instant, zoneName) =>
      formatter("hour", false, zoneName)
        .made.formatToParts(instant)
        .find(({ type }) => type === "timeZoneName")?.value ?? "",
    list(texts, last) {
      lists[last] ??= new Intl.ListFormat(locale, { type: last === "or" ? "disjunction" : "conjunction" });
      return lists[last].format(texts);
    },
  };
  /**
   * Tells whether a range loses a field. The answer is cached by the coarsest unit in which the
   * ends differ, but only for the Gregorian calendar: the units of other calendars are not known
   * here.
   */
  function isLossy(
    { made, lossy, isLongEra }: Formatter,
    parts: readonly Part[],
    ends: readonly [number, number],
  ): boolean {
    const unit = isGregorian ? coarsestDifference(...ends) : -1;
    const loses =
      lossy.get(unit) ??
      losesField(
        parts,
        ends.map((end) => made.formatToParts(end)),
        isLongEra,
      );
    if (isGregorian) lossy.set(unit, loses);
    return loses;
  }
  return formats;
}

/** A formatter, with the pattern and the times whose parts are written. */
interface Written extends Formatter {
  readonly pattern: DatePattern;
  readonly from: number;
  readonly last: number;
  /** Text that replaces the year of the parts; "" to keep that year. */
  readonly year: string;
}

/**
 * Creates a function that returns the formatter of a pattern. Each formatter is created when it is
 * first needed, then cached.
 */
function createFormatters(
  options: DateFormatsOptions,
  twelveHours: boolean,
): (pattern: DatePattern, era: boolean, zoneName?: string) => Formatter {
  const { locale, numberingSystem, calendar, renameMonth } = options;
  const isGregorian = calendar === "gregory";
  const eraOf = memoizeLast(() => (isGregorian ? SHORT_ERA : chooseEra(locale, calendar)));
  const cache = boundedCache<Formatter>();
  const create = (pattern: DatePattern, needsEra: boolean, zoneName?: string): Formatter => {
    const { year, month, hour } = DATE_PATTERNS[pattern];
    const era = needsEra && year !== undefined ? eraOf() : undefined;
    const make = (own: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(locale, {
        ...DATE_PATTERNS[pattern],
        ...own,
        // A 24-hour clock has two digits for the hour; otherwise its labels would differ in width.
        ...(hour !== undefined && !twelveHours ? { hour: "2-digit" } : {}),
        ...(era === undefined ? {} : { era: era.style }),
        calendar,
        numberingSystem,
        timeZone: zoneName ?? "UTC",
        ...(zoneName === undefined ? {} : { timeZoneName: "shortOffset" }),
      });
    const named = make();
    // Months without a name are written as numbers: ckb-IR has no names (Chromium 156).
    const made =
      month !== undefined && named.formatToParts(0).some(isPlaceholder) ? make({ month: "numeric" }) : named;
    const isRenamed = renameMonth !== undefined && isGregorian && month !== undefined;
    return {
      made,
      isRenamed,
      era: era?.name,
      isLongEra: era?.style === "long",
      isolates: hour !== undefined && localeDirection(locale) !== "ltr" && hasLatinClock(made),
      lossy: new Map<number, boolean>(),
    };
  };
  return (pattern, needsEra, zoneName) =>
    cache(`${pattern} ${needsEra} ${zoneName ?? ""}`, () => create(pattern, needsEra, zoneName));
}

/** Whether the clock times of a format have Latin letters, such as AM or GMT+3. */
function hasLatinClock(format: Intl.DateTimeFormat): boolean {
  return format.formatToParts(0).some(({ type, value }) => CLOCK.has(type) && /[A-Za-z]/.test(value));
}

const CLOCK: ReadonlySet<string> = new Set([
  "hour",
  "minute",
  "second",
  "fractionalSecond",
  "dayPeriod",
  "timeZoneName",
]);

/**
 * Puts each clock time between a first-strong isolate (U+2068) and its end (U+2069), so that
 * "12:00" and "AM" stay together where the surrounding text runs the other way. In a range, each
 * end has its own isolate.
 */
function isolated(parts: readonly Part[], texts: readonly string[]): string[] {
  const found = [...texts];
  let first = -1;
  let last = -1;
  const close = (): void => {
    if (first >= 0) found[first] = `\u2068${found[first] as string}`;
    if (first >= 0) found[last] = `${found[last] as string}\u2069`;
    first = -1;
  };
  for (const [i, part] of parts.entries()) {
    if (isBetween(parts, i) || (part.type !== "literal" && !CLOCK.has(part.type))) close();
    if (!CLOCK.has(part.type)) continue;
    if (first < 0) first = i;
    last = i;
  }
  close();
  return found;
}

/** Whether a part is the text between the two ends of a range. */
function isBetween(parts: readonly Part[], i: number): boolean {
  return parts[i - 1]?.source === "startRange" && parts[i + 1]?.source === "endRange";
}

const WIDTHS_MS = [DAY, 12 * HOUR, HOUR, MINUTE, SECOND];

/**
 * Returns the index of the coarsest unit in which two wall times differ: era, year, month, day,
 * half of a day, hour, minute, second; -1 if they differ in none.
 */
function coarsestDifference(from: number, to: number): number {
  const units = [from, to].map((wall) => {
    const { year, month } = civilFromMs(wall);
    return [Number(year > 0), year, month, ...WIDTHS_MS.map((width) => Math.floor(wall / width))];
  }) as [number[], number[]];
  return units[0].findIndex((unit, i) => unit !== units[1][i]);
}

/**
 * Whether a field of one of the ends is missing from their range: CLDR's patterns of ranges lose
 * months in Persian.
 */
function losesField(range: readonly Part[], ends: readonly (readonly Part[])[], isLongEra: boolean): boolean {
  const [first, last] = ends.map((parts) => new Map(parts.map(({ type, value }) => [type, value]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return [...first.keys(), ...last.keys()].some((type) => {
    if (type === "literal") return false;
    const found = range.filter((part) => part.type === type);
    // Korean writes the short era "AM" in ranges of a calendar whose era is long in single dates.
    if (
      isLongEra &&
      type === "era" &&
      found.some(({ value }) => value !== first.get(type) && value !== last.get(type))
    )
      return true;
    return found.length < (first.get(type) === last.get(type) ? 1 : 2);
  });
}

/**
 * Replaces a hyphen between two dates by an en dash. Some locales write a hyphen there, which reads
 * backwards in right-to-left text. Hyphens within a date, as in Uzbek, stay.
 */
function withDash(between: string): string {
  return between.replace(/(^|\s)-(\s|$)/, "$1–$2");
}

/** Form in which the era of a calendar is written. */
interface Era {
  readonly style: "short" | "long";
  /** Text that replaces the era of the platform, where that would be misread. */
  readonly name?: string;
}

const SHORT_ERA: Era = { style: "short" };

/** A day that every calendar covers. */
const SAMPLE = Date.UTC(2022, 8, 15);
const NOON = 12 * HOUR;

/**
 * Chooses how to write the era of a calendar in a locale. The short form is preferred; the long
 * form is used where the short one is a placeholder ("ERA1", "tijdperk 1") or reads as half of a
 * day ("AM" of the Hebrew, Coptic and Ethiopic years). Where the long form is misread too, the
 * calendar's name replaces the era.
 */
export function chooseEra(locale: string, calendar: string): Era {
  const partOf = (type: string, at: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })
      .formatToParts(at)
      .find((part) => part.type === type)?.value ?? "";
  const halves = [0, NOON].map((at) => bare(partOf("dayPeriod", at, { hour: "numeric", hour12: true })));
  const isMisread = (era: string): boolean =>
    /^(am|pm)$|\p{N}/u.test(bare(era)) || (era !== "" && halves.includes(bare(era)));
  const style = (["short", "long"] as const).find(
    (each) => !isMisread(partOf("era", SAMPLE, { calendar, year: "numeric", era: each })),
  );
  if (style !== undefined) return { style };
  const name = new Intl.DisplayNames(locale, { type: "calendar" }).of(calendar) ?? calendar;
  return { style: "short", name: `(${name})` };
}

/** Returns only the letters and digits of a text, in lower case: "a.m." becomes "am". */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** Numbering system and clock that a locale uses by default. */
interface LocaleDefaults {
  /** CLDR name, such as "arab". */
  readonly numberingSystem: string;
  /** Whether the clock has twelve hours. */
  readonly twelveHours: boolean;
}

/**
 * Returns the defaults of a locale. Both are read from one format, since each takes half a
 * millisecond to create; a number format would have the same digits.
 */
export const localeDefaults: (locale: string) => LocaleDefaults = memoizeLast((locale: string) => {
  const { numberingSystem, hourCycle } = new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    timeZone: "UTC",
  }).resolvedOptions();
  return { numberingSystem, twelveHours: hourCycle === "h12" || hourCycle === "h11" };
});
