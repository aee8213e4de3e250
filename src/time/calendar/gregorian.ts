import { HOUR } from "../../base/durations.ts";
import { civilFromMs, msFromCivil } from "../civil.ts";
import type { CalendarSystem, Weekday } from "./calendar.ts";

/** ms added to a boundary to be well within its day: far from now, ms are rounded. */
const HALF_DAY = 12 * HOUR;

/** Creates the proleptic Gregorian calendar, for all time. */
export function createGregorian(weekStart: Weekday): CalendarSystem {
  return {
    id: "gregory",
    weekStart,
    range: { start: -Infinity, end: Infinity },
    shortestYear: 365,
    floorMonths(count, wall) {
      const { year, month } = civilFromMs(wall);
      return msFromCivil(year, month - ((month - 1) % count), 1);
    },
    nextMonths(count, boundary) {
      const { year, month } = civilFromMs(boundary + HALF_DAY);
      return msFromCivil(year, month + count, 1);
    },
    floorYears: (count, wall) => msFromCivil(floorYear(civilFromMs(wall).year, count), 1, 1),
    nextYears: (count, boundary) => msFromCivil(nextYear(civilFromMs(boundary + HALF_DAY).year, count), 1, 1),
  };
}

/**
 * Returns the first year of the group of `count` years in which a year lies. Groups are
 * aligned in eras, as readers count years: …, 2n BCE, n BCE, 1 CE, n CE, 2n CE, …;
 * astronomically 1 - 2n, 1 - n, 1, n, 2n.
 */
function floorYear(year: number, count: number): number {
  if (year >= count) return Math.floor(year / count) * count;
  if (year >= 1) return 1;
  return 1 - count * Math.ceil((1 - year) / count);
}

function nextYear(year: number, count: number): number {
  return year === 1 && count > 1 ? count : year + count;
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
  const floor = (wall: number, found: number): number =>
    wall < start ? found : Math.max(found, wall < end ? start : end);
  const next = (boundary: number, found: number): number =>
    boundary < start ? Math.min(found, start) : boundary < end ? Math.min(found, end) : found;
  return {
    ...calendar,
    range: gregorian.range,
    floorMonths: (count, wall) => floor(wall, at(wall).floorMonths(count, wall)),
    nextMonths: (count, boundary) => next(boundary, at(boundary).nextMonths(count, boundary)),
    floorYears: (count, wall) => floor(wall, at(wall).floorYears(count, wall)),
    nextYears: (count, boundary) => next(boundary, at(boundary).nextYears(count, boundary)),
  };
}
