import fc from "fast-check";
import { expect, it } from "vitest";
import type { EventRecord } from "../../src/entries/index.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import { byStart, meets, type ModelEvent } from "../../src/model/model.ts";
import type { Tier } from "../../src/plot/levels/planRows.ts";
import type { Footprint } from "../../src/plot/levels/shape.ts";
import { createTileLanes, type Laned, type TileLanes } from "../../src/plot/levels/tileLanes.ts";
import { createZoomLevels } from "../../src/plot/levels/zoomLevels.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { createZone } from "../../src/time/zone.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { runs } from "../support/sweep.ts";

const LENGTH = 100_000;
const zone = createZone("UTC");
const zoom = createZoomLevels(LENGTH / 1_000);
const TIERS: readonly Tier[] = ["whole", "short", "mark"];
const PX: Readonly<Record<Tier, number>> = { whole: 150, inside: 0, short: 80, mark: 4 };

/** Returns the stretch of an event at the widest scale of a level: its mark and its label. */
function demandAt(level: number): (event: ModelEvent, tier: Tier) => Footprint {
  const px = zoom.widestScale(level);
  return ({ extent: { start, end } }, tier) => {
    const middle = start + (end - start) / 2;
    const [from, to] = end - start >= 10 * px ? [start, end] : [middle - 5 * px, middle + 5 * px];
    return { from, to: to + PX[tier] * px };
  };
}

interface Band {
  readonly events: readonly ModelEvent[];
  readonly lanes: number;
  /** Creates the lanes anew, without anything cached. */
  readonly create: () => TileLanes;
}

/** Bands with bursts, long bars and bars without an end; time zero is within or far away. */
const bands = fc
  .record({
    starts: fc.array(fc.tuple(fc.integer({ min: 0, max: LENGTH }), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 40,
    }),
    lengths: fc.array(fc.constantFrom(0, 10, 900, 6_000, 40_000), { minLength: 1, maxLength: 7 }),
    open: fc.integer({ min: 0, max: 4 }),
    importance: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }),
    offset: fc.constantFrom(-LENGTH / 2, 0, 1e12, -3e15),
    lanes: fc.integer({ min: 2, max: 5 }),
  })
  .map(({ starts, lengths, open, importance, offset, lanes }): Band => {
    const cycle = <T>(values: readonly T[], at: number): T => values[at % values.length] as T;
    const records: EventRecord[] = starts.flatMap(([start, count], burst) =>
      Array.from({ length: count }, (_, at): EventRecord => {
        const from = offset + start + 37 * at;
        return {
          title: "قمة",
          start: from,
          end: from + cycle(lengths, burst + at),
          importance: cycle(importance, at),
        };
      }),
    );
    for (let at = 0; at < open; at += 1)
      records.push({ title: "Open", start: offset + at * 999, end: "..", importance: at % 2 });
    const model = buildModel({ events: records, groups: [] }, zone);
    const fit = { start: offset, end: offset + LENGTH };
    return {
      events: eventsOf(model),
      lanes,
      create: () =>
        createTileLanes({
          index: model.marks[0] as (typeof model.marks)[number],
          event: (row) => model.event(row),
          lanes,
          zoom,
          fit,
          longest: LENGTH / 64,
          tiers: TIERS,
          demandsAt: demandAt,
        }),
    };
  });

/** A window of a level, 1,000 px long at its widest scale, around a part of the fitted view. */
const windowOf = ({ events }: Band, level: number, part: number): TimeRange => {
  const from = Math.min(...events.map(({ extent }) => extent.start));
  const length = zoom.widestScale(level) * 1_000;
  const at = from + part * LENGTH;
  return { start: at - part * length, end: at + (1 - part) * length };
};
const parts = fc.integer({ min: 0, max: 64 }).map((part) => part / 64);
const levels = fc.integer({ min: -6, max: 12 });

it("lanes of tiles: zooming in only adds, and no event changes its lane", () => {
  fc.assert(
    fc.property(bands, parts, (band, part) => {
      const lanesAt = band.create();
      let before: Laned[] = [];
      for (let level = -6; level <= 12; level += 1) {
        const window = windowOf(band, level, part);
        const laned = lanesAt(level)(window);
        const laneOf = new Map(laned.map(({ event, lane }) => [event, lane]));
        expect(laneOf.size).toBe(laned.length);
        for (const { event, lane } of before)
          if (meets(event.extent, window)) expect(laneOf.get(event)).toBe(lane);
        before = laned;
      }
    }),
    { numRuns: runs(300) },
  );
});

it("lanes of tiles: nothing overlaps in a lane at the widest scale of a level, and all stand in the order of reading", () => {
  fc.assert(
    fc.property(bands, levels, parts, (band, level, part) => {
      const laned = band.create()(level)(windowOf(band, level, part));
      const demand = demandAt(level);
      expect(laned).toEqual([...laned].sort((a, b) => byStart(a.event, b.event)));
      // A coarser level keeps apart the marks; their labels take what is left.
      const tierOf = ({ tier }: Laned): Tier => (level < 0 ? "mark" : tier);
      const ends = new Map<number, number>();
      for (const one of laned) {
        expect(one.lane).toBeLessThan(band.lanes);
        const { from, to } = demand(one.event, tierOf(one));
        expect(from).toBeGreaterThanOrEqual(ends.get(one.lane) ?? -Infinity);
        ends.set(one.lane, to);
      }
    }),
    { numRuns: runs(1000) },
  );
});

it("lanes of tiles: they are the same whatever was looked at before", () => {
  fc.assert(
    fc.property(bands, fc.array(fc.tuple(levels, parts), { minLength: 2, maxLength: 6 }), (band, views) => {
      const seen = band.create();
      for (const [level, part] of views) {
        const window = windowOf(band, level, part);
        expect(seen(level)(window)).toEqual(band.create()(level)(window));
      }
    }),
    { numRuns: runs(300) },
  );
});

it("lanes of tiles: no event is left out whose mark would have room, where few events are left", () => {
  fc.assert(
    fc.property(bands, fc.integer({ min: 0, max: 10 }), parts, (band, level, part) => {
      const window = windowOf(band, level, part);
      const px = zoom.widestScale(level);
      const wider = { start: window.start - 1_000 * px, end: window.end + 1_000 * px };
      const lanesAt = band.create();
      const laned = lanesAt(level)(wider);
      const before = new Set(level === 0 ? [] : lanesAt(level - 1)(wider).map(({ event }) => event));
      const drawn = new Set(laned.map(({ event }) => event));
      const demand = demandAt(level);
      const taken = laned.map((one) => ({ lane: one.lane, ...demand(one.event, one.tier) }));
      const left = band.events.filter(
        ({ extent }) => extent.start >= window.start && extent.start < window.end,
      );
      for (const event of left.filter((one) => !drawn.has(one))) {
        const { start, end } = event.extent;
        // Around it are at least as many events without a lane as in its cell.
        const near = band.events.filter(
          (one) => Math.abs(one.extent.start - start) < 128 * px && !before.has(one),
        );
        if (near.length > 4 * band.lanes || end - start > LENGTH / 64 || end - start > 256 * px) continue;
        const { from, to } = demand(event, "mark");
        for (let lane = 0; lane < band.lanes; lane += 1)
          expect(
            taken.some((one) => one.lane === lane && one.from < to && one.to > from),
            `lane ${String(lane)} has room for ${String(start)}–${String(end)} at level ${String(level)}`,
          ).toBe(true);
      }
    }),
    { numRuns: runs(1000) },
  );
});
