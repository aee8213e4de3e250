import { DAY } from "../../base/durations.ts";
import { bisect } from "../../base/maths.ts";
import { boundedCache } from "../../base/memo.ts";
import type { TimeRange } from "../scale.ts";
import type { CalendarSystem } from "./calendar.ts";

/** Limits in days: no month and no year of any calendar is longer. */
const LONGEST_MONTH = 32;
const LONGEST_YEAR = 386;
const CACHE_LIMIT = 25_000;

/** Fields of a day, as the platform writes them. */
interface Fields {
  readonly era: string;
  readonly year: number;
  readonly month: string;
  readonly day: string;
}

/**
 * Reads the fields of a day. The lunisolar calendars of East Asia name their years, and give the
 * number of a year as `relatedYear`.
 */
export function readFields(format: Intl.DateTimeFormat, wall: number): Fields {
  const parts = new Map(format.formatToParts(wall).map(({ type, value }) => [type as string, value]));
  return {
    era: parts.get("era") ?? "",
    year: Number(parts.get("relatedYear") ?? parts.get("year")),
    month: parts.get("month") ?? "",
    day: parts.get("day") ?? "",
  };
}

/**
 * Creates the steps of a calendar from what the platform writes for its days: a month or a year
 * ends before the first day on which another one is written. So leap months, thirteenth months of
 * five days and eras that begin within a year need no rules here.
 */
export function createCalendarSteps(
  format: Intl.DateTimeFormat,
  range: TimeRange,
): Pick<CalendarSystem, "range" | "floor" | "next"> {
  // The fields are cached, since an axis asks for the same days at every frame.
  const days = boundedCache<Fields, number>(CACHE_LIMIT);
  const read = (day: number): Fields => readFields(format, day * DAY);

  /**
   * Returns the edge of the month, or of the group of years, in which a time lies: its first day,
   * or the first day after it. Both are bisected.
   */
  function edge(unit: "month" | "year", count: number, wall: number, isEnd: boolean): number {
    const today = Math.floor(wall / DAY);
    const here = days(today, read);
    const group = (year: number): number => Math.floor(year / count);
    // Months are compared by name alone, not by year: an era can begin within a month. Years are
    // grouped as Gregorian ones: 1444 lies in the ten years from 1440, the year 5 in those from 1.
    // Eras are never joined.
    const isSame = (other: Fields): boolean =>
      unit === "month"
        ? other.month === here.month
        : other.era === here.era && group(other.year) === group(here.year);
    const longest = unit === "month" ? LONGEST_MONTH : (count + 1) * LONGEST_YEAR;
    const first = today + 1 - (isEnd ? 0 : longest);
    return (first + bisect(longest - 1, (day) => isSame(days(first + day, read)) !== isEnd)) * DAY;
  }
  // A month or year that begins before the range of the calendar starts with that range.
  const start = (unit: "month" | "year", count: number, wall: number): number =>
    Math.max(range.start, edge(unit, count, wall, false));

  /** Returns the boundary `count` months later, or the end of the year if that comes first. */
  function nextMonths(count: number, boundary: number): number {
    const end = count > 1 ? edge("year", 1, boundary, true) : Infinity;
    let month = boundary;
    for (let i = 0; i < count; i += 1) month = Math.min(edge("month", 1, month, true), end);
    return month;
  }
  return {
    range,
    floor(unit, count, wall) {
      if (unit === "year" || count === 1) return start(unit, count, wall);
      let group = start("year", 1, wall);
      for (let next = nextMonths(count, group); next <= wall; next = nextMonths(count, group)) group = next;
      return group;
    },
    next: (unit, count, boundary) =>
      unit === "year" ? edge(unit, count, boundary, true) : nextMonths(count, boundary),
  };
}
