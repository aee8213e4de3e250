import { clockWidth, floorStep, nextStep } from "./calendarStep.ts";
import { msFromCivil } from "./civil.ts";
import { tickStepMs } from "./tickStep.ts";
import type { TickStep } from "./tickStep.ts";
import { firstChange } from "./transition.ts";
import type { Zone } from "./zone.ts";

export { TICK_STEPS, tickStepMs } from "./tickStep.ts";
export type { TickStep, TickUnit } from "./tickStep.ts";

/** Near the edges of Date's range engines and libraries give up (notes D.4); nobody reads a calendar there. */
const FIRST_TICK = msFromCivil(-270_000, 1, 1);
const LAST_TICK = msFromCivil(270_000, 1, 1);
const MOST_TICKS = 10_000;
/** Zones change at most once in four days since 1900, so that a cell of 12 hours meets one change. */
const MOST_CHANGES = 8;

/**
 * The boundaries of a step that an axis over `range` (instants, ms, half-open) needs: the last one at or before its
 * start, all within, and the first one at or after its end; strictly increasing.
 *
 * Days, months and years are stepped in wall time, so that a day without midnight has its tick where it begins and
 * a day that the zone skipped has none. Hours and less are stepped in real time and kept where the clock shows a
 * round value: a repeated hour has two ticks, a skipped one none (notes D.5.3). Steps of several days begin anew each
 * month, and a rest shorter than the step joins the cell before it. Years are aligned in eras (notes D.4).
 *
 * Beyond the years ±270,000 there are no ticks: what lies outside is moved there.
 *
 * @throws RangeError if the range is reversed or NaN, or would need more than 10,000 ticks.
 */
export function ticks(
  step: TickStep,
  range: { readonly start: number; readonly end: number },
  zone: Zone,
): number[] {
  const start = clamp(range.start);
  const end = clamp(range.end);
  if (!(start <= end)) {
    throw new RangeError(
      `Ticks need a range that runs forward; got ${String(range.start)} to ${String(range.end)}.`,
    );
  }
  if (!(step.count >= 1) || (end - start) / tickStepMs(step) > MOST_TICKS) {
    throw new RangeError(
      `A step of ${String(step.count)} ${step.unit} is too fine for ${String(end - start)} ms.`,
    );
  }
  const isDate = step.unit === "day" || step.unit === "month" || step.unit === "year";
  return isDate ? dateTicks(step, { start, end }, zone) : clockTicks(step, { start, end }, zone);
}

interface Bounds {
  readonly start: number;
  readonly end: number;
}

function dateTicks(step: TickStep, { start, end }: Bounds, zone: Zone): number[] {
  const found: number[] = [];
  let wall = floorStep(step, zone.toWall(start));
  for (let i = 0; i < MOST_TICKS + 4; i += 1) {
    const tick = clamp(zone.toInstant(wall));
    const last = found.at(-1);
    // Where the clock is put back over midnight (St John's until 2011), the next day too may have begun before.
    if (tick <= start) found[0] = tick;
    else if (last === undefined || last < tick) found.push(tick);
    if (tick >= end) break;
    wall = nextStep(step, wall);
  }
  return found;
}

function clockTicks(step: TickStep, { start, end }: Bounds, zone: Zone): number[] {
  const width = clockWidth(step);
  let tick = clockFloor(width, start, zone);
  const found = [tick];
  // Twice, since the whole range may lie in hours that are repeated.
  for (let i = 0; tick < end && i < 2 * MOST_TICKS; i += 1) {
    tick = clockNext(width, tick, zone);
    found.push(tick);
  }
  return found;
}

/** The last instant at or before `instant` at which the clock shows a multiple of `width` (ms). */
function clockFloor(width: number, instant: number, zone: Zone): number {
  let before = instant;
  for (let i = 0; i < MOST_CHANGES; i += 1) {
    const offset = zone.offset(before);
    const floor = Math.floor((before + offset) / width) * width - offset;
    if (zone.offset(floor) === offset) return floor;
    // The clock changed since, and not onto a multiple: that would have been the floor. So look before the change.
    before = firstChange((at) => zone.offset(at), floor, before) - 1;
  }
  return before;
}

/** The first instant after `instant` at which the clock shows a multiple of `width` (ms). */
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

function clamp(instant: number): number {
  return Math.min(LAST_TICK, Math.max(FIRST_TICK, instant));
}
