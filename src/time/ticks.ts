import { DAY } from "../base/durations.ts";
import { type CalendarSystem, createGregorian } from "./calendar/calendar.ts";
import type { TimeRange } from "./scale.ts";
import { clockWidth, floorAge, nextAge, type TickStep, tickStepMs } from "./tickStep.ts";
import { firstChange, type Zone } from "./zone.ts";

const FIRST_MONDAY = 4 * DAY; // 5 January 1970

/** Returns the boundary of a step at or before a wall time; both in wall ms (as if in UTC). */
export function floorStep(step: TickStep, wall: number, calendar: CalendarSystem): number {
  const { unit, count } = step;
  if (unit === "month" || unit === "year") return calendar.floor(unit, count, wall);
  if (unit === "age") return floorAge(count, wall);
  if (unit === "day" && count > 1) return floorDays(count, wall, calendar);
  const width = tickStepMs(step);
  const first = unit === "week" ? FIRST_MONDAY + (calendar.weekStart - 1) * DAY : 0;
  return first + Math.floor((wall - first) / width) * width;
}

/** Returns the boundary after `boundary`, which has to be one itself; both in wall ms. */
export function nextStep(step: TickStep, boundary: number, calendar: CalendarSystem): number {
  const { unit, count } = step;
  if (unit === "month" || unit === "year") return calendar.next(unit, count, boundary);
  if (unit === "age") return nextAge(count, boundary);
  if (unit === "day" && count > 1) return nextDays(count, boundary, calendar);
  return boundary + tickStepMs(step);
}

/**
 * Returns the boundary of a step of days at or before a wall time. Steps of several days begin
 * again each month; a cell that the end of the month would cut short (day 31, 29 February) joins
 * the cell before it.
 */
function floorDays(count: number, wall: number, calendar: CalendarSystem): number {
  const day = Math.floor(wall / DAY) * DAY;
  const month = calendar.floor("month", 1, wall);
  const next = calendar.next("month", 1, month);
  const width = count * DAY;
  const first = month + Math.floor((day - month) / width) * width;
  return first + width <= next ? first : Math.max(month, first - width);
}

function nextDays(count: number, boundary: number, calendar: CalendarSystem): number {
  const width = count * DAY;
  const next = calendar.next("month", 1, calendar.floor("month", 1, boundary));
  return boundary + 2 * width <= next ? boundary + width : next;
}

const MOST_TICKS = 10_000;
/**
 * Limit of the clock changes that one search passes. Zones change at most once in four days, so a
 * cell of 12 hours meets one change.
 */
const MOST_CHANGES = 8;

/**
 * Returns the boundaries of a step that an axis over `range` (instants, ms, half-open) needs: the
 * last one at or before its start, all within, and the first one at or after its end; strictly
 * increasing.
 *
 * Days, weeks, months and years are those of `calendar` (default: Gregorian, weeks from Monday).
 * They are stepped in wall time: a day without midnight has its tick where the day begins, and a
 * day that the zone skipped has none. Hours and less are stepped in real time, and have a tick
 * where the clock shows a round value: a repeated hour has two ticks, a skipped one none. Steps of
 * several days begin again each month, and a rest shorter than the step joins the cell before it.
 * Years are aligned in eras.
 *
 * @throws RangeError if the range is not finite or reversed, or would need more than 10,000 ticks.
 */
export function ticks(
  step: TickStep,
  range: TimeRange,
  zone: Zone,
  calendar: CalendarSystem = createGregorian(1),
): number[] {
  const { start, end } = range;
  if (!(start <= end && Number.isFinite(end - start))) {
    throw new RangeError(`Ticks need a range that runs forward; got ${start} to ${end}.`);
  }
  if (!(step.count >= 1) || (end - start) / tickStepMs(step) > MOST_TICKS) {
    throw new RangeError(`A step of ${step.count} ${step.unit} is too fine for ${end - start} ms.`);
  }
  const width = clockWidth(step);
  // A cell that a change of the clock lengthens is shorter than two cells.
  let at =
    width > 0 ? clockNext(width, start - 2 * width, zone) : floorStep(step, zone.toWall(start), calendar);
  const found: number[] = [];
  // Twice the limit, since the whole range may lie in hours that are repeated.
  for (let i = 0; i < 2 * MOST_TICKS + 4; i += 1) {
    const tick = width > 0 ? at : zone.toInstant(at);
    const last = found.at(-1);
    // Where the clock is set back over midnight (St John's until 2011), the next day too can begin
    // before `start`. So this tick can replace the first one.
    if (tick <= start) found[0] = tick;
    else if (last === undefined || last < tick) found.push(tick);
    if (tick >= end) break;
    at = width > 0 ? clockNext(width, at, zone) : nextStep(step, at, calendar);
  }
  return found;
}

/** Finds the first instant after `instant` at which the clock shows a multiple of `width` (ms). */
function clockNext(width: number, instant: number, zone: Zone): number {
  let after = instant;
  for (let i = 0; i < MOST_CHANGES; i += 1) {
    const offset = zone.offset(after);
    const next = Math.floor((after + offset) / width) * width + width - offset;
    if (zone.offset(next) === offset) return next;
    after = firstChange((at) => zone.offset(at), after, next);
    if (zone.toWall(after) % width === 0) return after;
  }
  return after;
}
