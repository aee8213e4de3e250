import type { CalendarSystem } from "./calendar.ts";
import { createGregorian } from "./gregorian.ts";

/**
 * A calendar that goes on as the Gregorian one before the dates that it knows, and after them: what an axis needs over a window
 * of which it knows a part. No month and no year reaches from one into the other.
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
