/**
 * Parts of a date that are shown. Their order and the words between them are those of the locale.
 */
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

const DATE = { year: "numeric", month: "long", day: "numeric" } as const;
const MINUTE = { minute: "2-digit" } as const;
const SECOND = { minute: "2-digit", second: "2-digit" } as const;
const FRACTION = { ...SECOND, fractionalSecondDigits: 3 } as const;

/** Date patterns, as options of `Intl.DateTimeFormat`. */
export const DATE_PATTERNS: Readonly<Record<DatePattern, Intl.DateTimeFormatOptions>> = {
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

/** Whether a part is CLDR's placeholder for a month without a name, such as "M08". */
export function isPlaceholder({ type, value }: Intl.DateTimeFormatPart): boolean {
  return type === "month" && /^M\d/.test(value);
}
