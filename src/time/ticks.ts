import type { CalendarSystem } from "./calendar/calendar.ts";
import { createGregorian } from "./calendar/gregorian.ts";
import type { TimeRange } from "./scale.ts";
import { clockWidth, floorStep, nextStep, type TickStep, tickStepMs } from "./tickStep.ts";
import { firstChange, lastUnchanged, type Zone } from "./zone.ts";

export { TICK_STEPS, tickStepMs } from "./tickStep.ts";
export type { TickStep, TickUnit } from "./tickStep.ts";

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
  return width > 0 ? clockTicks(width, range, zone) : dateTicks(step, range, zone, calendar);
}

function dateTicks(
  step: TickStep,
  { start, end }: TimeRange,
  zone: Zone,
  calendar: CalendarSystem,
): number[] {
  const found: number[] = [];
  let wall = floorStep(step, zone.toWall(start), calendar);
  for (let i = 0; i < MOST_TICKS + 4; i += 1) {
    const tick = zone.toInstant(wall);
    const last = found.at(-1);
    // Where the clock is set back over midnight (St John's until 2011), the next day too can begin
    // before `start`. So this tick can replace the first one.
    if (tick <= start) found[0] = tick;
    else if (last === undefined || last < tick) found.push(tick);
    if (tick >= end) break;
    wall = nextStep(step, wall, calendar);
  }
  return found;
}

function clockTicks(width: number, { start, end }: TimeRange, zone: Zone): number[] {
  let tick = clockFloor(width, start, zone);
  const found = [tick];
  // Twice the limit, since the whole range may lie in hours that are repeated.
  for (let i = 0; tick < end && i < 2 * MOST_TICKS; i += 1) {
    tick = clockNext(width, tick, zone);
    found.push(tick);
  }
  return found;
}

/**
 * Finds the last instant at or before `instant` at which the clock shows a multiple of `width`
 * (ms).
 */
function clockFloor(width: number, instant: number, zone: Zone): number {
  let before = instant;
  for (let i = 0; i < MOST_CHANGES; i += 1) {
    const offset = zone.offset(before);
    const floor = Math.floor((before + offset) / width) * width - offset;
    if (zone.offset(floor) === offset) return floor;
    // The clock changed after `floor`. It did not change to a multiple of `width`, since that would
    // be the result. So the search goes on before the change.
    before = lastUnchanged((at) => zone.offset(at), floor, before);
  }
  return before;
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
