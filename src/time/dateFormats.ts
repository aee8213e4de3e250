import { civilFromMs } from "./civil.ts";
import { DATE_PATTERNS } from "./datePatterns.ts";
import type { DatePattern } from "./datePatterns.ts";
import { createFarYears } from "./farYears.ts";
import { localeDefaults } from "./localeDefaults.ts";
import type { RenameMonth } from "./monthNames.ts";

export type { DatePattern } from "./datePatterns.ts";

/**
 * Intl behind a few doors. Times are wall ms, formatted as if in UTC; only with `zoneName` they are instants of that
 * zone, and its offset is shown too. Nothing throws or is "Invalid Date" for a finite time, also where `Date` ends.
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
  /** Whether years from 1 on have their era too; those of other calendars always have it. */
  readonly era: boolean;
  /** CLDR name. */
  readonly calendar: string;
  /** Gives Gregorian months other names. */
  readonly renameMonth: RenameMonth | undefined;
}

type Part = Intl.DateTimeFormatPart | Intl.DateTimeRangeFormatPart;

/** Calendar, numbering system and zone are always passed, since their defaults differ by engine (notes C.2). */
export function createDateFormats(options: DateFormatsOptions): DateFormats {
  const { locale, numberingSystem, calendar, renameMonth } = options;
  const isGregorian = calendar === "gregory";
  const lists: { or?: Intl.ListFormat; and?: Intl.ListFormat } = {};
  const { twelveHours } = localeDefaults(locale);
  const farYears = createFarYears(locale, numberingSystem);
  const formatter = createFormatters(options, twelveHours);
  const needsEra = (wall: number): boolean => options.era || !isGregorian || civilFromMs(wall).year <= 0;
  const isRenamed = (pattern: DatePattern): boolean => renameMonth !== undefined && isGregorian && DATE_PATTERNS[pattern].month !== undefined;
  const renamed = ({ type, value }: Part, pattern: DatePattern, wall: number): string =>
    type === "month" && renameMonth !== undefined ? renameMonth.name(wall, value, DATE_PATTERNS[pattern].month === "short" ? "short" : "long") : value;

  const formats: DateFormats = {
    twelveHours,
    isGregorian,
    one(pattern, at, zoneName) {
      const near = farYears.near(at);
      const made = formatter(pattern, near.isFar || needsEra(at), zoneName);
      if (!near.isFar && !isRenamed(pattern)) return made.format(at);
      return made.formatToParts(near.wall)
        .map((part) => (part.type === "year" && near.isFar ? near.year : isRenamed(pattern) ? renamed(part, pattern, near.wall) : part.value))
        .join("");
    },
    range(pattern, from, to) {
      const last = Math.max(from, to);
      if (farYears.near(from).isFar || farYears.near(last).isFar) {
        const [first, end] = [formats.one(pattern, from), formats.one(pattern, last)];
        return first === end ? first : `${first} – ${end}`;
      }
      const made = formatter(pattern, needsEra(from));
      return made.formatRangeToParts(from, last).map((part, i, parts) => {
        const isBetween = parts[i - 1]?.source === "startRange" && parts[i + 1]?.source === "endRange";
        if (isBetween) return withDash(part.value);
        return isRenamed(pattern) ? renamed(part, pattern, part.source === "endRange" ? last : from) : part.value;
      }).join("");
    },
    offset: (instant, zoneName) =>
      formatter("hour", false, zoneName).formatToParts(instant).find(({ type }) => type === "timeZoneName")?.value ?? "",
    list(texts, last) {
      lists[last] ??= new Intl.ListFormat(locale, { type: last === "or" ? "disjunction" : "conjunction" });
      return lists[last].format(texts);
    },
  };
  return formats;
}

/** The formatters of patterns, made when first needed, and kept. */
function createFormatters({ locale, numberingSystem, calendar }: DateFormatsOptions, twelveHours: boolean): (pattern: DatePattern, era: boolean, zoneName?: string) => Intl.DateTimeFormat {
  const cache = new Map<string, Intl.DateTimeFormat>();
  return (pattern, era, zoneName) => {
    const key = `${pattern} ${era} ${zoneName ?? ""}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = new Intl.DateTimeFormat(locale, {
      ...optionsOf(pattern, era, twelveHours),
      calendar,
      numberingSystem,
      timeZone: zoneName ?? "UTC",
      ...(zoneName === undefined ? {} : { timeZoneName: "shortOffset" }),
    });
    cache.set(key, made);
    return made;
  };
}

function optionsOf(
  pattern: DatePattern,
  era: boolean,
  twelveHours: boolean,
): Intl.DateTimeFormatOptions {
  const base = DATE_PATTERNS[pattern];
  return {
    ...base,
    // A clock of 24 hours writes two digits, or else its labels differ in width.
    ...(base.hour !== undefined && !twelveHours ? { hour: "2-digit" } : {}),
    // Without the era a BCE year would be a bare positive number (notes C.1).
    ...(base.year !== undefined && era ? { era: "short" } : {}),
  };
}

/**
 * Between two dates some locales write a hyphen, which reads backwards in right-to-left text; the en dash does not
 * (notes B.4). Hyphens within a date, as in Uzbek, stay.
 */
function withDash(between: string): string {
  return between.replace(/(^|\s)-(\s|$)/, "$1–$2");
}
