import { localeDirection } from "../../base/direction.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../base/durations.ts";
import { boundedCache, memoizeLast } from "../../base/memo.ts";
import { DATE_PATTERNS, type DatePattern, isPlaceholder } from "../calendar/datePatterns.ts";
import type { RenameMonth } from "../calendar/monthNames.ts";
import { civilFromMs } from "../civil.ts";
import { createFarYears } from "../farYears.ts";

export type { DatePattern } from "../calendar/datePatterns.ts";

/**
 * Intl behind a few doors. Times are wall ms, formatted as if in UTC; only with `zoneName` they are
 * instants of that zone, and its offset is shown too. Nothing throws or is "Invalid Date" for a
 * finite time, also where `Date` ends.
 */
export interface DateFormats {
  one(pattern: DatePattern, at: number, zoneName?: string): string;
  /** The common parts are written once. `to` is inclusive: what it shows is shown. */
  range(pattern: DatePattern, from: number, to: number): string;
  /** The offset from UTC of a zone's clock at an instant, as "GMT-4". */
  offset(instant: number, zoneName: string): string;
  /** Texts one after the other, the last joined by "or" or "and". */
  list(texts: readonly string[], last: "or" | "and"): string;
  /** Whether the locale's clock has twelve hours. */
  readonly twelveHours: boolean;
  /** Whether it is the Gregorian calendar, in which dates are given. */
  readonly isGregorian: boolean;
}

export interface DateFormatsOptions {
  readonly locale: string;
  readonly numberingSystem: string;
  /**
   * Whether years from 100 on have their era too; those before, and those of other calendars,
   * always have it.
   */
  readonly era: boolean;
  /** CLDR name. */
  readonly calendar: string;
  /** Gives Gregorian months other names. */
  readonly renameMonth: RenameMonth | undefined;
  /** Two texts with the words of a range, where `Intl` has none. */
  readonly join: (start: string, end: string) => string;
}

type Part = Intl.DateTimeFormatPart & Partial<Intl.DateTimeRangeFormatPart>;

/** A format, with what its texts need to be right. */
interface Formatter {
  readonly made: Intl.DateTimeFormat;
  /** Whether its months have other names than the locale's. */
  readonly isRenamed: boolean;
  /** What stands for the era that the platform writes. */
  readonly era: string | undefined;
  /** Whether the era is written out. */
  readonly isLongEra: boolean;
  /** Whether the letters of its clock times run the other way than its text. */
  readonly isolates: boolean;
  /**
   * Whether a range loses a field: by the coarsest unit in which its ends differ, as CLDR's
   * patterns of ranges are.
   */
  readonly lossy: Map<number, boolean>;
}

/**
 * Calendar, numbering system and zone are always passed, since their defaults differ by engine
 * (notes C.2).
 */
export function createDateFormats(options: DateFormatsOptions): DateFormats {
  const { locale, numberingSystem, calendar, renameMonth, join } = options;
  const isGregorian = calendar === "gregory";
  const lists: { or?: Intl.ListFormat; and?: Intl.ListFormat } = {};
  const { twelveHours } = localeDefaults(locale);
  const farYears = createFarYears(locale, numberingSystem);
  const formatter = createFormatters(options, twelveHours);
  // A bare "50" reads as any number but a year, and a year before 1 would be a bare positive one
  // (notes C.1).
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
  /** Of another calendar, the units in which two dates differ are not ours to know. */
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

/** What decides how parts are written. */
interface Written extends Formatter {
  readonly pattern: DatePattern;
  readonly from: number;
  readonly last: number;
  /** In place of the year of the parts; "" for that itself. */
  readonly year: string;
}

/** The formatters of patterns, made when first needed, and kept. */
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
        // A clock of 24 hours writes two digits, or else its labels differ in width.
        ...(hour !== undefined && !twelveHours ? { hour: "2-digit" } : {}),
        ...(era === undefined ? {} : { era: era.style }),
        calendar,
        numberingSystem,
        timeZone: zoneName ?? "UTC",
        ...(zoneName === undefined ? {} : { timeZoneName: "shortOffset" }),
      });
    const named = make();
    // In ckb-IR (Chromium 156) no month has a name.
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

/** Whether the clock times of a format have Latin letters, as AM and GMT+3. */
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
 * Each clock time between a first-strong isolate and its end, so that "12:00" and "AM" stay
 * together where the text around them runs the other way; of a range, each end by itself.
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

/** Whether a part stands between the ends of a range. */
function isBetween(parts: readonly Part[], i: number): boolean {
  return parts[i - 1]?.source === "startRange" && parts[i + 1]?.source === "endRange";
}

const WIDTHS_MS = [DAY, 12 * HOUR, HOUR, MINUTE, SECOND];

/**
 * The number of the coarsest unit in which two wall times differ: era, year, month, day, half of
 * it, hour, minute, second.
 */
function coarsestDifference(from: number, to: number): number {
  const units = [from, to].map((wall) => {
    const { year, month } = civilFromMs(wall);
    return [Number(year > 0), year, month, ...WIDTHS_MS.map((width) => Math.floor(wall / width))];
  }) as [number[], number[]];
  return units[0].findIndex((unit, i) => unit !== units[1][i]);
}

/**
 * Whether a field of one of the ends is not in their range, as CLDR's patterns lose months in
 * Persian.
 */
function losesField(range: readonly Part[], ends: readonly (readonly Part[])[], isLongEra: boolean): boolean {
  const [first, last] = ends.map((parts) => new Map(parts.map(({ type, value }) => [type, value]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return [...first.keys(), ...last.keys()].some((type) => {
    if (type === "literal") return false;
    const found = range.filter((part) => part.type === type);
    // Korean has "AM" in the ranges of a calendar whose era it writes out elsewhere.
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
 * Between two dates some locales write a hyphen, which reads backwards in right-to-left text; the
 * en dash does not (notes B.4). Hyphens within a date, as in Uzbek, stay.
 */
function withDash(between: string): string {
  return between.replace(/(^|\s)-(\s|$)/, "$1–$2");
}

/** How the era of a calendar is written. */
interface Era {
  readonly style: "short" | "long";
  /** In place of what the platform writes, which would be misread. */
  readonly name?: string;
}

const SHORT_ERA: Era = { style: "short" };

/** A day that every calendar knows. */
const SAMPLE = Date.UTC(2022, 8, 15);
const NOON = 12 * HOUR;

/**
 * How to write the era of a calendar in a locale: short, or long where that is a placeholder
 * ("ERA1", "tijdperk 1") or reads as half of a day ("AM" of the Hebrew, Coptic and Ethiopic years);
 * where the long form does so too, the calendar's name stands for it.
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

/** Letters and digits alone: "a.m." is "AM". */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** What a locale writes where nothing else is asked for. */
interface LocaleDefaults {
  /** CLDR name, as "arab". */
  readonly numberingSystem: string;
  /** Whether the clock has twelve hours. */
  readonly twelveHours: boolean;
}

/**
 * Of one format, since each takes half a millisecond; it has the digits that a number format would
 * have.
 */
export const localeDefaults: (locale: string) => LocaleDefaults = memoizeLast((locale: string) => {
  const { numberingSystem, hourCycle } = new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    timeZone: "UTC",
  }).resolvedOptions();
  return { numberingSystem, twelveHours: hourCycle === "h12" || hourCycle === "h11" };
});
