import { localeDirection } from "../../base/direction.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../base/durations.ts";
import { boundedCache, memoizeLast } from "../../base/memo.ts";
import { hasPlaceholder } from "../calendar/createCalendar.ts";
import type { RenameMonth } from "../calendar/monthNames.ts";
import { civilFromMs, CYCLE, cyclesTo, isFar, isFarYear, msFromCivil } from "../civil.ts";
import { fillWords } from "./dateWords.ts";

const DATE = { year: "numeric", month: "long", day: "numeric" } as const;
const TO_MINUTE = { hour: "numeric", minute: "2-digit" } as const;
const TO_SECOND = { ...TO_MINUTE, second: "2-digit" } as const;

/**
 * Parts of a date that are shown. Their order and the words between them are those of the locale.
 */
export type DatePattern =
  | "year"
  | "monthYear"
  | "monthYearShort"
  | "monthLong"
  | "monthShort"
  | "date"
  | "dateShort"
  | "dateWithWeekday"
  | "dayWithWeekday"
  | "dayMonth"
  | "day"
  | "weekday"
  | "hour"
  | "minute"
  | "second"
  | "fraction"
  | "dateMinute"
  | "dateSecond"
  | "dateFraction";

/** Date patterns, as options of `Intl.DateTimeFormat`. */
const PATTERNS: Readonly<Record<DatePattern, Intl.DateTimeFormatOptions>> = {
  year: { year: "numeric" },
  monthYear: { year: "numeric", month: "long" },
  monthYearShort: { year: "numeric", month: "short" },
  monthLong: { month: "long" },
  monthShort: { month: "short" },
  date: DATE,
  dateShort: { ...DATE, month: "short" },
  dateWithWeekday: { ...DATE, month: "short", weekday: "short" },
  dayWithWeekday: { month: "short", day: "numeric", weekday: "short" },
  dayMonth: { day: "numeric", month: "short" },
  day: { day: "numeric" },
  weekday: { weekday: "short" },
  hour: { hour: "numeric" },
  minute: TO_MINUTE,
  second: TO_SECOND,
  fraction: { second: "numeric", fractionalSecondDigits: 3 },
  dateMinute: { ...DATE, ...TO_MINUTE },
  dateSecond: { ...DATE, ...TO_SECOND },
  dateFraction: { ...DATE, ...TO_SECOND, fractionalSecondDigits: 3 },
};

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
  /** Joins texts to a list, the last one with "and" or "or". */
  list(texts: readonly string[], type: "conjunction" | "disjunction"): string;
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
  /** Words of a range, where `Intl` cannot write it. */
  readonly rangeWords: string;
}

type Part = Intl.DateTimeFormatPart & Partial<Intl.DateTimeRangeFormatPart>;

/** An `Intl` format, with the corrections that its texts need. */
interface Formatter {
  readonly made: Intl.DateTimeFormat;
  /** Form in which its years have their era; undefined if they have none. */
  readonly era: Era | undefined;
  /** Returns another name for the month of a time than the locale's; undefined to keep those. */
  readonly rename: ((wall: number, name: string) => string) | undefined;
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
  const { locale, numberingSystem, calendar, renameMonth, rangeWords } = options;
  const isGregorian = calendar === "gregory";
  const { twelveHours } = localeDefaults(locale);
  const eraForm = memoizeLast(() => (isGregorian ? SHORT_ERA : chooseEra(locale, calendar)));
  const years = memoizeLast(() => new Intl.NumberFormat(locale, { numberingSystem }));
  const lists = boundedCache<Intl.ListFormat, Intl.ListFormatType>();
  const formatters = boundedCache<Formatter>();

  /** Returns the formatter of a pattern for a year. It is created when it is first needed. */
  function formatterIn(year: number, pattern: DatePattern, zoneName?: string): Formatter {
    // A bare "50" does not read as a year, and a year before 1 would be written as a positive one.
    const needsEra = options.era || !isGregorian || year < 100 || isFarYear(year);
    return formatters(`${pattern} ${needsEra} ${zoneName ?? ""}`, () =>
      createFormatter(PATTERNS[pattern], needsEra, zoneName),
    );
  }
  function createFormatter(
    shown: Intl.DateTimeFormatOptions,
    needsEra: boolean,
    zoneName: string | undefined,
  ): Formatter {
    const { year, month, hour } = shown;
    const era = needsEra && year !== undefined ? eraForm() : undefined;
    const make = (own: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(locale, {
        ...shown,
        // A 24-hour clock has two digits for the hour; otherwise its labels would differ in width.
        hour: hour && (twelveHours ? hour : "2-digit"),
        era: era?.style,
        calendar,
        numberingSystem,
        timeZone: zoneName ?? "UTC",
        timeZoneName: zoneName === undefined ? undefined : "shortOffset",
        ...own,
      });
    const named = make({});
    // Months without a name are written as numbers: ckb-IR has no names (Chromium 156).
    const made = hasPlaceholder(named, 0) ? make({ month: "numeric" }) : named;
    return {
      made,
      era,
      rename:
        isGregorian && month !== undefined && renameMonth !== undefined
          ? (wall, name) => renameMonth.name(wall, name, month === "short" ? "short" : "long")
          : undefined,
      isolates: hour !== undefined && localeDirection(locale) !== "ltr" && hasLatinClock(made),
      lossy: new Map<number, boolean>(),
    };
  }
  function one(pattern: DatePattern, at: number, zoneName?: string): string {
    const { year } = civilFromMs(at);
    const found = formatterIn(year, pattern, zoneName);
    const isPlain = found.rename === undefined && found.era?.name === undefined && !found.isolates;
    if (isPlain && !isFarYear(year)) return found.made.format(at);
    const wall = isFarYear(year) ? nearTime(at, year) : at;
    const digits = isFarYear(year) ? years().format(year > 0 ? year : 1 - year) : "";
    return written(found.made.formatToParts(wall), found, [wall, wall], digits);
  }
  /**
   * Tells whether a range loses a field. The answer is cached by the coarsest unit in which the
   * ends differ, but only for the Gregorian calendar: the units of other calendars are not known
   * here.
   */
  function isLossy({ made, lossy, era }: Formatter, parts: readonly Part[], ends: Ends): boolean {
    const unit = isGregorian ? coarsestDifference(...ends) : -1;
    const loses =
      lossy.get(unit) ??
      losesField(
        parts,
        ends.map((end) => made.formatToParts(end)),
        era?.style === "long",
      );
    if (isGregorian) lossy.set(unit, loses);
    return loses;
  }
  return {
    twelveHours,
    isGregorian,
    one,
    range(pattern, from, to) {
      const ends = [from, Math.max(from, to)] as const;
      if (!ends.some(isFar)) {
        const found = formatterIn(civilFromMs(from).year, pattern);
        const parts = found.made.formatRangeToParts(...ends);
        if (!isLossy(found, parts, ends)) return written(parts, found, ends);
      }
      const [start, end] = [one(pattern, ends[0]), one(pattern, ends[1])];
      return start === end ? start : fillWords(rangeWords, { start, end });
    },
    offset: (instant, zoneName) =>
      partOf(formatterIn(civilFromMs(instant).year, "hour", zoneName).made, "timeZoneName", instant),
    list: (texts, type) => lists(type, () => new Intl.ListFormat(locale, { type })).format(texts),
  };
}

/**
 * Moves a time outside the range of `Date` to the same day of the same era, nearer by whole cycles
 * of the calendar.
 */
function nearTime(wall: number, year: number): number {
  const near = year - cyclesTo(year) * CYCLE - (year > 0 ? 0 : 6 * CYCLE);
  return wall - msFromCivil(year, 1, 1) + msFromCivil(near, 1, 1);
}

type Ends = readonly [from: number, last: number];

/** Joins the corrected parts of a date or a range. `year`: digits in place of its own ones. */
function written(
  parts: readonly Part[],
  { era, rename, isolates }: Formatter,
  [from, last]: Ends,
  year = "",
): string {
  const texts = parts.map(({ type, value, source }, i) => {
    if (isBetween(parts, i)) return withDash(value);
    if (type === "year") return year || value;
    if (type === "era") return era?.name ?? value;
    return type === "month" && rename ? rename(source === "endRange" ? last : from, value) : value;
  });
  return isolates ? isolated(parts, texts) : texts.join("");
}

/** Returns the part of a time that a format writes; "" if it writes none. */
function partOf(format: Intl.DateTimeFormat, wanted: string, at: number): string {
  return format.formatToParts(at).find(({ type }) => type === wanted)?.value ?? "";
}

const CLOCK: ReadonlySet<string> = new Set([
  "hour",
  "minute",
  "second",
  "fractionalSecond",
  "dayPeriod",
  "timeZoneName",
]);

/** Whether the clock times of a format have Latin letters, such as AM or GMT+3. */
function hasLatinClock(format: Intl.DateTimeFormat): boolean {
  return format.formatToParts(0).some(({ type, value }) => CLOCK.has(type) && /[A-Za-z]/.test(value));
}

/**
 * Joins the texts of parts, with each clock time between a first-strong isolate (U+2068) and its
 * end (U+2069), so that "12:00" and "AM" stay together where the surrounding text runs the other
 * way. In a range, each end has its own isolate.
 */
function isolated(parts: readonly Part[], texts: readonly string[]): string {
  const found = [...texts];
  // A letter for each part: "c" is of a clock time, and "l" can stand within one.
  const kinds = parts.map(({ type }, i) =>
    CLOCK.has(type) ? "c" : type === "literal" && !isBetween(parts, i) ? "l" : "-",
  );
  for (const { 0: clock, index } of kinds.join("").matchAll(/c(?:[cl]*c)?/g)) {
    const last = index + clock.length - 1;
    found[index] = `\u2068${found[index] as string}`;
    found[last] = `${found[last] as string}\u2069`;
  }
  return found.join("");
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
  const types = new Set(ends.flat().map(({ type }) => type));
  types.delete("literal");
  return [...types].some((wanted) => {
    const valuesIn = (parts: readonly Part[]): string[] =>
      parts.filter(({ type }) => type === wanted).map(({ value }) => value);
    const found = valuesIn(range);
    const own = new Set(ends.flatMap(valuesIn));
    // Korean writes the short era "AM" in ranges of a calendar whose era is long in single dates.
    const isOther = isLongEra && wanted === "era" && found.some((value) => !own.has(value));
    return isOther || found.length < own.size;
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
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const clock = format({ hour: "numeric", hour12: true });
  const halves = [0, NOON].map((at) => bare(partOf(clock, "dayPeriod", at)));
  const isMisread = (era: string): boolean =>
    /^(am|pm)$|\p{N}/u.test(bare(era)) || (era !== "" && halves.includes(bare(era)));
  const style = (["short", "long"] as const).find(
    (each) => !isMisread(partOf(format({ calendar, year: "numeric", era: each }), "era", SAMPLE)),
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
