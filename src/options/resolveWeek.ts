import type { Weekday } from "../time/calendar.ts";
import { OptionError } from "./optionError.ts";
import { listOf } from "./partsOf.ts";
import type { TimelineOptions } from "./timelineOptions.ts";
import { weekOf, type Week } from "./week.ts";

/** The week of the locale's region, with what the application says over it. */
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
