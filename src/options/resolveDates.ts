import { guard } from "../base/platform.ts";
import type { Problem } from "../model/records.ts";
import { type CalendarSystem, createGregorian, type Weekday } from "../time/calendar/calendar.ts";
import { CALENDAR_IDS, createCalendar } from "../time/calendar/createCalendar.ts";
import { createRenameMonth, type MonthNames, type RenameMonth } from "../time/calendar/monthNames.ts";
import type { TimeRange } from "../time/scale.ts";
import { type DateInput, LAST_INSTANT, readSpan, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { checkLanguage, checkNumber, listOf, OptionError, partsOf, readAs } from "./optionChecks.ts";
import type { Marker, TimelineOptions } from "./timelineOptions.ts";

/**
 * Returns the span of a date in an option. Throws an `OptionError` if the date cannot be read, or
 * has no finite start and end, because a view must be able to go there.
 */
export function checkDate(name: string, value: unknown, zone: Zone): TimeSpan {
  return readAs(name, value, `a Date, ms since the epoch, or a date as "2022-09-15"`, () => {
    const span = readSpan(value as DateInput, undefined, zone);
    return Number.isFinite(span.start) && Number.isFinite(span.end) ? span : undefined;
  });
}

/** Limits of the view: instants and spans in ms. */
export interface Limits extends TimeRange {
  readonly minSpan: number;
  readonly maxSpan: number;
}

const MIN_SPAN = 100;
const LIMITS: Readonly<Record<keyof NonNullable<TimelineOptions["limits"]>, true>> = {
  start: true,
  end: true,
  minSpanMs: true,
  maxSpanMs: true,
};

/**
 * Returns a view, as an application gives it, as instants. Throws an `OptionError` if a date is
 * wrong or the end is not after the start.
 */
export function resolveRange(name: string, range: unknown, zone: Zone): TimeRange {
  const given = partsOf(name, range, { start: true, end: true });
  const start = checkDate(`${name}.start`, given.start, zone).start;
  const end = checkDate(`${name}.end`, given.end, zone).end;
  if (!(start < end)) throw new OptionError(`${name}.end`, given.end, "an end after its start");
  return { start, end };
}

/** Returns the limits of the view, with the defaults for those that are not given. */
export function resolveLimits(limits: unknown, zone: Zone): Limits {
  const given = partsOf("limits", limits, LIMITS);
  const { start: from = -LAST_INSTANT, end: to = LAST_INSTANT } = given;
  const start = Math.max(-LAST_INSTANT, checkDate("limits.start", from, zone).start);
  const end = Math.min(LAST_INSTANT, checkDate("limits.end", to, zone).end);
  if (!(start < end)) throw new OptionError("limits.end", given.end, "an end after limits.start");
  const { minSpanMs = Math.min(MIN_SPAN, end - start), maxSpanMs = end - start } = given;
  const minSpan = checkNumber("limits.minSpanMs", minSpanMs, [1, end - start]);
  const maxSpan = checkNumber("limits.maxSpanMs", maxSpanMs, [minSpan, 2 * LAST_INSTANT]);
  return { start, end, minSpan, maxSpan };
}

/** Returns the instant of the line of now. A date counts from its start. */
export function resolveNow(now: unknown, zone: Zone): number | "clock" | null {
  if (now === false) return null;
  return now === true ? "clock" : checkDate("now", now, zone).start;
}

/** Named moment, checked. */
export interface ResolvedMarker {
  readonly span: TimeSpan;
  readonly title: string;
  /** Language of the title. `undefined`: the language of the timeline. */
  readonly lang: string | undefined;
}

const NAMES: Readonly<Record<keyof Marker, true>> = { date: true, title: true, lang: true };

/**
 * Returns the named moments, sorted by start, then the longer first, then in the order in which
 * they are given.
 */
export function resolveMarkers(markers: unknown, zone: Zone): readonly ResolvedMarker[] {
  const list = listOf("markers", markers, "an array of objects with date and title");
  const resolved = list.map((marker, index): ResolvedMarker => {
    const name = `markers[${index}]`;
    const { date, title, lang } = partsOf(name, marker, NAMES);
    const span = checkDate(`${name}.date`, date, zone);
    if (typeof title !== "string" || title.trim() === "")
      throw new OptionError(`${name}.title`, title, "a string that is not empty");
    if (lang !== undefined) checkLanguage(`${name}.lang`, lang);
    return { span, title, lang: lang as string | undefined };
  });
  return resolved.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

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
  const calendar = resolve("calendar", options.calendar) ?? createGregorian(weekStart);
  const second =
    options.secondaryCalendar === undefined ? null : resolve("secondaryCalendar", options.secondaryCalendar);
  return { calendar, secondaryCalendar: second?.id === calendar.id ? null : second, problems };
}

/** Returns the week of the locale's region, with the options of the application over it. */
export function resolveWeek(
  { weekStart, weekend }: { readonly weekStart: unknown; readonly weekend: unknown },
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
