import { DAY, HOUR, MINUTE, SECOND, WEEK } from "../../base/durations.ts";
import { floorAge, nextAge } from "../farYears.ts";
import type { TickStep, TickUnit } from "../tickStep.ts";
import type { CalendarSystem } from "./calendar.ts";

const FIRST_MONDAY = 4 * DAY; // 5 January 1970

/** The step's boundary at or before a wall time; both in wall ms (as if in UTC). */
export function floorStep(step: TickStep, wall: number, calendar: CalendarSystem): number {
  const { unit, count } = step;
  switch (unit) {
    case "age":
      return floorAge(count, wall);
    case "year":
      return calendar.floorYears(count, wall);
    case "month":
      return calendar.floorMonths(count, wall);
    case "week": {
      const first = FIRST_MONDAY + (calendar.weekStart - 1) * DAY;
      return first + Math.floor((wall - first) / (count * WEEK)) * count * WEEK;
    }
    case "day":
      return floorDays(count, wall, calendar);
    default: {
      const width = clockWidth(step);
      return Math.floor(wall / width) * width;
    }
  }
}

/** The boundary after `boundary`, which has to be one itself; both in wall ms. */
export function nextStep(step: TickStep, boundary: number, calendar: CalendarSystem): number {
  const { unit, count } = step;
  switch (unit) {
    case "age":
      return nextAge(count, boundary);
    case "year":
      return calendar.nextYears(count, boundary);
    case "month":
      return calendar.nextMonths(count, boundary);
    case "week":
      return boundary + count * WEEK;
    case "day":
      return nextDays(count, boundary, calendar);
    default:
      return boundary + clockWidth(step);
  }
}

const CLOCK_MS: Readonly<Partial<Record<TickUnit, number>>> = {
  millisecond: 1,
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
};

/** The width (ms) of a step of hours or less; 0 of a longer one. */
export function clockWidth({ unit, count }: TickStep): number {
  return count * (CLOCK_MS[unit] ?? 0);
}

/**
 * Several days begin anew each month; a cell that the month's end cuts short (day 31, 29 February)
 * joins the one before it.
 */
function floorDays(count: number, wall: number, calendar: CalendarSystem): number {
  const day = Math.floor(wall / DAY) * DAY;
  if (count === 1) return day;
  const month = calendar.floorMonths(1, wall);
  const next = calendar.nextMonths(1, month);
  const width = count * DAY;
  const first = month + Math.floor((day - month) / width) * width;
  return first + width <= next ? first : Math.max(month, first - width);
}

function nextDays(count: number, boundary: number, calendar: CalendarSystem): number {
  const width = count * DAY;
  if (count === 1) return boundary + width;
  const next = calendar.nextMonths(1, calendar.floorMonths(1, boundary));
  return boundary + 2 * width <= next ? boundary + width : next;
}
