import { DAY } from "../../base/durations.ts";
import type { TimeRange } from "../scale.ts";
import { type CalendarSystem, createGregorian, type Weekday } from "./calendar.ts";
import { createCalendarSteps, readFields } from "./calendarSteps.ts";
import { KNOWN_CALENDARS, type KnownCalendar } from "./knownCalendars.ts";

const FIRST_SAMPLE = Date.UTC(2022, 0, 1);

/** CLDR names of the calendars that `createCalendar` can create. */
export const CALENDAR_IDS: readonly string[] = ["gregory", ...KNOWN_CALENDARS.keys()];

/**
 * Creates a calendar from its CLDR name. The Gregorian calendar is computed here. The others use
 * the platform's data, which are checked by known dates, and by the names of months in the reader's
 * `locale`.
 *
 * @throws RangeError in one sentence, where the name is not in `CALENDAR_IDS` or the platform's
 * data fail the check.
 */
export function createCalendar(id: string, weekStart: Weekday, locale = "en"): CalendarSystem {
  if (id === "gregory") return createGregorian(weekStart);
  const known = KNOWN_CALENDARS.get(id);
  if (known === undefined) throw new RangeError(`There is no calendar "${id}".`);
  const format = createFormat("en", { calendar: id, numberingSystem: "latn", era: "short" });
  if (format.resolvedOptions().calendar !== id)
    throw new RangeError(`This platform has no calendar "${id}".`);
  const wrong = known.checks.find(([day, year]) => !isNewYearOrMonth(format, Date.parse(day), year));
  if (wrong !== undefined)
    throw new RangeError(
      `This platform's calendar "${id}" is wrong: ${wrong[0]} is not the first day of a month of ${wrong[1]} there.`,
    );
  if (isMonthNameless(id, locale))
    throw new RangeError(`This platform has no names in "${locale}" for the months of the calendar "${id}".`);
  const { shortestYear = 365 } = known;
  return { id, weekStart, shortestYear, ...createCalendarSteps(format, trustedRange(id, format, known)) };
}

/**
 * Creates a format of whole days. With English names and Latin digits, its fields can be compared
 * and read.
 */
function createFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    day: "numeric",
    ...options,
  });
}

/**
 * Whether a month has a placeholder such as "M08" for its name. The format has a day too, since
 * es-MX (Firefox 153) has the placeholder only there.
 */
function isMonthNameless(calendar: string, locale: string): boolean {
  const format = createFormat(locale, { calendar });
  return Array.from({ length: 13 }, (_, i) => FIRST_SAMPLE + i * 28 * DAY).some((day) =>
    hasPlaceholder(format, day),
  );
}

/** Whether a format writes CLDR's placeholder for a month without a name, such as "M08". */
export function hasPlaceholder(format: Intl.DateTimeFormat, wall: number): boolean {
  return format.formatToParts(wall).some(({ type, value }) => type === "month" && /^M\d/.test(value));
}

/** Whether a day is, on the platform, the first of a month or of an era, in the given year. */
function isNewYearOrMonth(format: Intl.DateTimeFormat, wall: number, year: number): boolean {
  const [on, before] = [readFields(format, wall), readFields(format, wall - DAY)];
  return on.day === "1" && on.year === year && (on.month !== before.month || on.era !== before.era);
}

const trusted = new Map<string, TimeRange>();

/**
 * Returns the years around the first check that begin on the platform when they should. The result
 * is cached, since this walk through the years takes tens of ms.
 */
function trustedRange(
  id: string,
  format: Intl.DateTimeFormat,
  { from, to = "3000-01-01", checks, newYear }: KnownCalendar,
): TimeRange {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (newYear === undefined) return { start, end };
  const found = trusted.get(id);
  if (found !== undefined) return found;
  const checked = checks[0]?.[1] ?? 0;
  const { month } = readFields(format, newYear(checked));
  const isRight = (year: number): boolean => {
    const on = readFields(format, newYear(year));
    return on.day === "1" && on.month === month && on.year === year;
  };
  let [first, last] = [checked, checked];
  while (newYear(first) > start && isRight(first - 1)) first -= 1;
  while (newYear(last) < end && isRight(last + 1)) last += 1;
  const range = { start: Math.max(start, newYear(first)), end: Math.min(end, newYear(last)) };
  trusted.set(id, range);
  return range;
}
