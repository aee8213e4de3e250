import { HOUR } from "../../base/durations.ts";
import { civilFromMs, msFromCivil } from "../civil.ts";
import type { TimeRange } from "../scale.ts";

/** Day of the week: 1 (Monday) to 7, as ISO 8601 and `Intl` count them. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * The months and years of a calendar. Times are wall ms, as if in UTC. Groups of months are counted
 * from the first month of a year. If a year is not a whole number of groups, its last group is
 * shorter. A group of years begins with a year that is a multiple of its `count`, or with the first
 * year of an era.
 */
export interface CalendarSystem {
  /** CLDR name of the calendar. */
  readonly id: string;
  /** Day on which a week begins. */
  readonly weekStart: Weekday;
  /**
   * Range in which the dates of the calendar are known. Outside it the Gregorian calendar is used.
   */
  readonly range: TimeRange;
  /** Length of the shortest year, in days. */
  readonly shortestYear: number;
  /** Returns the start of the group of `count` months or years in which a time lies. */
  floor(unit: "month" | "year", count: number, wall: number): number;
  /** Returns the start of the group of months or years after the one that begins at `boundary`. */
  next(unit: "month" | "year", count: number, boundary: number): number;
}

/** Whether a calendar covers all of a stretch of wall time. */
export function covers({ range }: CalendarSystem, from: number, to: number): boolean {
  return from >= range.start && to <= range.end;
}

/**
 * Whether a calendar covers some of a stretch of wall time; without `to`, whether it covers the
 * moment `from`.
 */
export function meets({ range }: CalendarSystem, from: number, to: number = from + 1): boolean {
  return from < range.end && to > range.start;
}

/** ms added to a boundary to be well within its day: far from now, ms are rounded. */
const HALF_DAY = 12 * HOUR;

/** Creates the proleptic Gregorian calendar, for all time. */
export function createGregorian(weekStart: Weekday): CalendarSystem {
  return {
    id: "gregory",
    weekStart,
    range: { start: -Infinity, end: Infinity },
    shortestYear: 365,
    floor(unit, count, wall) {
      const { year, month } = civilFromMs(wall);
      return unit === "month"
        ? msFromCivil(year, month - ((month - 1) % count), 1)
        : msFromCivil(floorYear(year, count), 1, 1);
    },
    next(unit, count, boundary) {
      const { year, month } = civilFromMs(boundary + HALF_DAY);
      return unit === "month"
        ? msFromCivil(year, month + count, 1)
        : msFromCivil(year === 1 && count > 1 ? count : year + count, 1, 1);
    },
  };
}

/**
 * Returns the first year of the group of `count` years in which a year lies. Groups are
 * aligned in eras, as readers count years: …, 2n BCE, n BCE, 1 CE, n CE, 2n CE, …;
 * astronomically 1 - 2n, 1 - n, 1, n, 2n.
 */
function floorYear(year: number, count: number): number {
  if (year < 1) return 1 - count * Math.ceil((1 - year) / count);
  return Math.max(1, Math.floor(year / count) * count);
}

/**
 * Extends a calendar with the Gregorian one before and after the dates that it covers. An axis
 * needs this for a window that the calendar covers only in part. No month and no year reaches from
 * one calendar into the other.
 */
export function extendCalendar(calendar: CalendarSystem): CalendarSystem {
  const gregorian = createGregorian(calendar.weekStart);
  const { start, end } = calendar.range;
  const at = (wall: number): CalendarSystem => (wall >= start && wall < end ? calendar : gregorian);
  return {
    ...calendar,
    range: gregorian.range,
    floor(unit, count, wall) {
      const found = at(wall).floor(unit, count, wall);
      return wall < start ? found : Math.max(found, wall < end ? start : end);
    },
    next(unit, count, boundary) {
      const found = at(boundary).next(unit, count, boundary);
      return boundary < end ? Math.min(found, boundary < start ? start : end) : found;
    },
  };
}
