import { civilFromMs } from "./civil.ts";

/** What is shown of a date. The order and the words between the parts are the locale's. */
export type DatePattern =
  | "year"
  | "monthYear"
  | "monthLong"
  | "monthShort"
  | "date"
  | "dateWithWeekday"
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

/**
 * Intl behind three doors. Times are wall ms, formatted as if in UTC; only with `zoneName` they are instants of that
 * zone, and its offset is shown too. Nothing throws or is "Invalid Date": times beyond Date's range are moved to its
 * edge.
 */
export interface DateFormats {
  one(pattern: DatePattern, at: number, zoneName?: string): string;
  /** The common parts are written once. `to` is inclusive: what it shows is shown. */
  range(pattern: DatePattern, from: number, to: number): string;
  /** Texts one after the other, the last joined by "or" or "and". */
  list(texts: readonly string[], last: "or" | "and"): string;
  /** Whether the locale's clock has twelve hours. */
  readonly twelveHours: boolean;
}

const DATE = { year: "numeric", month: "long", day: "numeric" } as const;
const MINUTE = { minute: "2-digit" } as const;
const SECOND = { minute: "2-digit", second: "2-digit" } as const;
const FRACTION = { ...SECOND, fractionalSecondDigits: 3 } as const;

const PATTERNS: Readonly<Record<DatePattern, Intl.DateTimeFormatOptions>> = {
  year: { year: "numeric" },
  monthYear: { year: "numeric", month: "long" },
  monthLong: { month: "long" },
  monthShort: { month: "short" },
  date: DATE,
  dateWithWeekday: { ...DATE, weekday: "short" },
  dayMonth: { day: "numeric", month: "short" },
  day: { day: "numeric" },
  weekday: { weekday: "short" },
  hour: { hour: "numeric" },
  minute: { hour: "numeric", ...MINUTE },
  second: { hour: "numeric", ...SECOND },
  fraction: { second: "numeric", fractionalSecondDigits: 3 },
  dateMinute: { ...DATE, hour: "numeric", ...MINUTE },
  dateSecond: { ...DATE, hour: "numeric", ...SECOND },
  dateFraction: { ...DATE, hour: "numeric", ...FRACTION },
};

const LAST_INSTANT = 8_640_000_000_000_000; // where Date ends

/**
 * Calendar, numbering system and zone are always passed, since their defaults differ by engine (notes C.2).
 * Formatters are made when first needed, and kept.
 */
export function createDateFormats(options: {
  readonly locale: string;
  readonly numberingSystem: string;
  readonly era: boolean;
}): DateFormats {
  const { locale, numberingSystem } = options;
  const cache = new Map<string, Intl.DateTimeFormat>();
  const lists: { or?: Intl.ListFormat; and?: Intl.ListFormat } = {};
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", timeZone: "UTC" });
  const cycle = clock.resolvedOptions().hourCycle;
  const twelveHours = cycle === "h12" || cycle === "h11";

  function formatter(pattern: DatePattern, era: boolean, zoneName?: string): Intl.DateTimeFormat {
    const key = `${pattern} ${String(era)} ${zoneName ?? ""}`;
    let made = cache.get(key);
    if (made === undefined) {
      made = new Intl.DateTimeFormat(locale, {
        ...optionsOf(pattern, era, twelveHours),
        calendar: "gregory",
        numberingSystem,
        timeZone: zoneName ?? "UTC",
        ...(zoneName === undefined ? {} : { timeZoneName: "shortOffset" }),
      });
      cache.set(key, made);
    }
    return made;
  }
  return {
    twelveHours,
    one(pattern, at, zoneName) {
      const time = clamp(at);
      return formatter(pattern, options.era || isBefore1(time), zoneName).format(time);
    },
    range(pattern, from, to) {
      const first = clamp(from);
      const last = Math.max(first, clamp(to));
      const made = formatter(pattern, options.era || isBefore1(first));
      return made
        .formatRangeToParts(first, last)
        .map(({ value }, i, parts) => {
          const isBetween = parts[i - 1]?.source === "startRange" && parts[i + 1]?.source === "endRange";
          return isBetween ? withDash(value) : value;
        })
        .join("");
    },
    list(texts, last) {
      lists[last] ??= new Intl.ListFormat(locale, { type: last === "or" ? "disjunction" : "conjunction" });
      return lists[last].format(texts);
    },
  };
}

function optionsOf(
  pattern: DatePattern,
  era: boolean,
  twelveHours: boolean,
): Intl.DateTimeFormatOptions {
  const base = PATTERNS[pattern];
  return {
    ...base,
    // A clock of 24 hours writes two digits, or else its labels differ in width.
    ...(base.hour !== undefined && !twelveHours ? { hour: "2-digit" } : {}),
    // Without the era a BCE year would be a bare positive number (notes C.1).
    ...(base.year !== undefined && era ? { era: "short" } : {}),
  };
}

function isBefore1(wall: number): boolean {
  return civilFromMs(wall).year <= 0;
}

/**
 * Between two dates some locales write a hyphen, which reads backwards in right-to-left text; the en dash does not
 * (notes B.4). Hyphens within a date, as in Uzbek, stay.
 */
function withDash(between: string): string {
  return between.replace(/(^|\s)-(\s|$)/, "$1–$2");
}

function clamp(time: number): number {
  return Math.min(LAST_INSTANT, Math.max(-LAST_INSTANT, time));
}
