import fc from "fast-check";
import { expect, it } from "vitest";
import { TICK_STEPS, tickStepMs, type TickUnit } from "../../src/time/tickStep.ts";
import { ticks } from "../../src/time/ticks.ts";
import { createZone, type Zone } from "../../src/time/zone.ts";
import { evenly } from "../support/evenly.ts";
import { met, runs } from "../support/sweep.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 1_440 * MINUTE;
const FROM = Date.UTC(1844, 0, 1);
/** Instant at which American railways gave up the local mean times of their towns. */
const RAILWAY_TIME = Date.UTC(1883, 10, 18, 17);
const UNTIL = Date.UTC(2038, 0, 1);
const CLOCK_UNITS: readonly TickUnit[] = ["hour", "minute", "second", "millisecond"];

const names = Intl.supportedValuesOf("timeZone");
const zones = new Map<string, Zone>();
/** Returns the cached zone of this name, because a zone caches its offsets. */
function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? createZone(name);
  zones.set(name, zone);
  return zone;
}

/** A stretch of time in which the offset of the clock does not change. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/**
 * Finds the stretches by checking the clock every minute, and every second of a minute with a
 * change.
 */
function stretches(zone: Zone, start: number, end: number): Stretch[] {
  const found: Stretch[] = [];
  let from = start;
  for (let at = start; at < end;) {
    const offset = zone.offset(from);
    const minute = Math.min(end, at + MINUTE);
    if (zone.offset(minute) === offset) at = minute;
    else {
      let second = Math.floor(at / SECOND) * SECOND + SECOND;
      while (zone.offset(second) === offset) second += SECOND;
      found.push({ from, to: Math.min(second, end), offset });
      from = at = second;
    }
  }
  if (from < end) found.push({ from, to: end, offset: zone.offset(from) });
  return found;
}

/** Returns the instants of the stretch at which the clock shows a multiple of `width`. */
function roundTimes({ from, to, offset }: Stretch, width: number): number[] {
  const found: number[] = [];
  for (let wall = Math.ceil((from + offset) / width) * width; wall - offset < to; wall += width)
    found.push(wall - offset + 0); // avoids -0
  return found;
}

/**
 * Returns the next change of the clock, or the instant itself where none follows within 3,000 days.
 */
function changeAfter(zone: Zone, instant: number): number {
  const offset = zone.offset(instant);
  for (let from = instant; from < instant + 3_000 * DAY; from += 5 * DAY) {
    if (zone.offset(from + 5 * DAY) !== offset)
      return stretches(zone, from, from + 5 * DAY)[0]?.to ?? instant;
  }
  return instant;
}

it("clock ticks: hours and shorter steps stand exactly at the multiples that the clock shows, in any zone since 1844", () => {
  const steps = TICK_STEPS.filter(({ unit }) => CLOCK_UNITS.includes(unit));
  const starts = fc.oneof(
    fc.integer({ min: FROM, max: UNTIL }),
    fc.integer({ min: RAILWAY_TIME - DAY, max: RAILWAY_TIME + DAY }),
  );
  let withChange = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom(...steps),
      starts,
      fc.boolean(),
      evenly(0, 1),
      evenly(0, 40),
      (name, step, anywhere, isNearChange, part, cells) => {
        const zone = zoneOf(name);
        const width = tickStepMs(step);
        const length = Math.round(cells * width);
        const start = isNearChange ? changeAfter(zone, anywhere) - Math.round(part * length) : anywhere;
        const end = start + length;
        const found = ticks(step, { start, end }, zone);
        expect(found.filter((tick) => zone.toWall(tick) % width !== 0)).toEqual([]);
        expect(found.filter((tick, index) => tick <= (found[index - 1] ?? -Infinity))).toEqual([]);
        const parts = stretches(zone, start, end);
        if (parts.length > 1) withChange += 1;
        const expected = parts.flatMap((each) => roundTimes(each, width));
        expect(found.filter((tick) => tick >= start && tick < end)).toEqual(expected);
        expect(found.length).toBeLessThanOrEqual(2 * Math.ceil(cells) + 4);
      },
    ),
    { numRuns: runs(1_500) },
  );
  expect(withChange).toBeGreaterThan(met(50));
});
