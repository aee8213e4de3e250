import { guard } from "../base/platform.ts";
import type { Problem } from "../model/records.ts";
import { type CalendarSystem, createGregorian, type Weekday } from "../time/calendar/calendar.ts";
import { CALENDAR_IDS, createCalendar } from "../time/calendar/createCalendar.ts";
import { createRenameMonth, type MonthNames, type RenameMonth } from "../time/calendar/monthNames.ts";
import { listOf, OptionError } from "./optionChecks.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** Calendars of an axis, and the problems of the calendars that options name. */
export interface Calendars {
  readonly calendar: CalendarSystem;
  readonly secondaryCalendar: CalendarSystem | null;
  readonly problems: readonly Problem[];
}

/**
 * Returns the calendars of the options. Where the platform's data of a calendar are wrong, or the
 * calendar cannot be named in `locale`, this is a problem. The Gregorian calendar then takes the
 * place of `calendar`, and there is no secondary calendar. Throws an `OptionError` for an unknown
 * calendar.
 */
export function resolveCalendars(
  options: Pick<TimelineOptions, "calendar" | "secondaryCalendar">,
  weekStart: Weekday,
  locale: string,
): Calendars {
  const problems: Problem[] = [];
  const resolve = (field: "calendar" | "secondaryCalendar", id: unknown): CalendarSystem | null => {
    if (typeof id !== "string" || !CALENDAR_IDS.includes(id))
      throw new OptionError(field, id, `one of ${CALENDAR_IDS.join(", ")}`);
    try {
      return createCalendar(id, weekStart, locale);
    } catch (error) {
      const instead =
        field === "calendar"
          ? "The Gregorian calendar is shown instead."
          : "It is not shown as the second one.";
      const reason = `${(error as Error).message} ${instead}`;
      problems.push({ index: -1, id: undefined, field, value: id, reason });
      return null;
    }
  };
  const calendar =
    resolve("calendar", options.calendar === undefined ? "gregory" : options.calendar) ??
    createGregorian(weekStart);
  const second =
    options.secondaryCalendar === undefined ? null : resolve("secondaryCalendar", options.secondaryCalendar);
  return { calendar, secondaryCalendar: second?.id === calendar.id ? null : second, problems };
}

/** Returns the week of the locale's region, with the options of the application over it. */
export function resolveWeek(
  { weekStart, weekend }: Pick<TimelineOptions, "weekStart" | "weekend">,
  locale: string,
): Week {
  const own = weekOf(locale);
  if (weekStart !== undefined && !isWeekday(weekStart))
    throw new OptionError("weekStart", weekStart, "a day from 1 (Monday) to 7 (Sunday)");
  const days =
    weekend === undefined
      ? own.weekend
      : listOf("weekend", weekend, "an array of days from 1 (Monday) to 7 (Sunday)", isWeekday);
  return { start: weekStart ?? own.start, weekend: days };
}

function isWeekday(value: unknown): value is Weekday {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 7;
}

/** Week of a region. */
interface Week {
  /** Day on which the week begins. */
  readonly start: Weekday;
  readonly weekend: readonly Weekday[];
}

interface WeekInfo {
  readonly firstDay: Weekday;
  readonly weekend: readonly Weekday[];
}
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

// For engines without week data: regions of the built-in languages whose week is not Monday to
// Sunday with the weekend at its end (CLDR 48).
const WEEKEND_FRIDAY = "DZ BH EG IQ IL JO KW LY OM QA SA SD SY YE".split(" ");
const FROM_SATURDAY = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split(" ");
const FROM_SUNDAY = "CA IL IN PK SA US YE".split(" ");

/** Returns the week of a locale's region, according to CLDR. */
export function weekOf(locale: string): Week {
  const found: LocaleWithWeek = new Intl.Locale(locale).maximize();
  const info = found.getWeekInfo?.() ?? found.weekInfo;
  if (info !== undefined) return { start: info.firstDay, weekend: info.weekend };
  const region = found.region ?? "";
  const start = FROM_SATURDAY.includes(region) ? 6 : FROM_SUNDAY.includes(region) ? 7 : 1;
  if (region === "IR") return { start, weekend: [5] };
  if (region === "AF") return { start, weekend: [4, 5] };
  return { start, weekend: WEEKEND_FRIDAY.includes(region) ? [5, 6] : [6, 7] };
}

/**
 * Returns how months are renamed. An error that the application's function throws is reported once,
 * and the locale's name is used.
 */
export function resolveMonthNames(
  names: MonthNames,
  locale: string,
  report: (error: unknown) => void,
): RenameMonth | undefined {
  if (typeof names !== "function") {
    if (names !== "locale" && (names as unknown) !== "dual")
      throw new OptionError("monthNames", names, `"locale", "dual" or a function`);
    return createRenameMonth(names, locale);
  }
  return createRenameMonth(
    guard<Parameters<typeof names>, string>(
      (month, name, length) => {
        const own: unknown = names(month, name, length);
        if (typeof own === "string") return own;
        throw new OptionError("monthNames", own, "a function that returns a string");
      },
      report,
      (_, name) => name,
    ),
    locale,
  );
}
