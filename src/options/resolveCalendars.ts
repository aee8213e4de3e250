import type { Problem } from "../model/records.ts";
import type { CalendarSystem, Weekday } from "../time/calendar.ts";
import { CALENDAR_IDS, createCalendar } from "../time/createCalendar.ts";
import { createGregorian } from "../time/gregorian.ts";
import { OptionError } from "./optionError.ts";
import type { TimelineOptions } from "./timelineOptions.ts";

/** The calendars of an axis, and what is wrong with those that were asked for. */
export interface Calendars {
  readonly calendar: CalendarSystem;
  readonly secondaryCalendar: CalendarSystem | null;
  readonly problems: readonly Problem[];
}

/** The calendars by their names. One that the platform does not know rightly, or cannot name in `locale`, is a problem, and the Gregorian one is taken. */
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
      const reason = `${(error as Error).message} The Gregorian calendar is shown instead.`;
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
