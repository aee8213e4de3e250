import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import { byStart } from "../../src/model/model.ts";
import { builtInThemes } from "../../src/options/theme.ts";
import { createBandLanes, OUTERMOST } from "../../src/plot/levels/bandLanes.ts";
import { type LaneItem, lanesNeeded } from "../../src/plot/levels/laneItem.ts";
import {
  type Footprint,
  LABEL_GAP,
  markEnds,
  type MarkScale,
  markScale,
} from "../../src/plot/levels/shape.ts";
import { createZone } from "../../src/time/zone.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { runs } from "../support/sweep.ts";

const FINEST = 6;
const scaleOf = (level: number): MarkScale => markScale(2 ** -level, builtInThemes.light);

const instants = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.double({ min: 0, max: 600, noNaN: true }));
const given = fc.array(
  fc.record({
    title: fc.constantFrom("قمة", "פסגה", "نشست سران", "Summit"),
    start: instants,
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200 }), fc.constant(Infinity)),
    importance: fc.integer({ min: 0, max: 2 }),
    label: fc.constantFrom(0, 20, 60, 150, 280),
    outset: fc.constantFrom(0, 0, 22),
    before: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

function itemsOf(list: Given): LaneItem[] {
  const events = list.map(({ title, start, length, importance }, index) => ({
    id: String(index),
    title,
    start,
    end: Number.isFinite(length) ? start + length : "..",
    importance,
  }));
  const model = buildModel({ events, groups: [] }, createZone("UTC"));
  return [...eventsOf(model)].sort(byStart).map((event): LaneItem => {
    const { label, outset, before } = list[Number(event.id)] as Given[number];
    return { event, label, before, outset: { start: outset, end: outset } };
  });
}

/** Returns the stretch of a mark with its fades. */
function markOf({ event, outset }: LaneItem, scale: MarkScale): Footprint {
  const { from, to } = markEnds(event.extent, scale);
  return { from: from - outset.start * scale.msPerPx, to: to + outset.end * scale.msPerPx };
}

/** Returns the stretch of a mark with the label beside it, in ms. */
function wholeOf(item: LaneItem, beside: number, scale: MarkScale): Footprint {
  const { from, to } = markOf(item, scale);
  const px = beside === 0 ? 0 : (LABEL_GAP + beside) * scale.msPerPx;
  return item.before ? { from: from - px, to } : { from, to: to + px };
}

/** Whether stretches meet; those that only touch do if the `slack` in ms is negative. */
const overlap = (a: Footprint, b: Footprint, slack = 1e-9): boolean =>
  a.from < b.to - slack && b.from < a.to - slack;

/** The lanes of a band where some events are counted from `counting` outwards. */
function bandOf(items: readonly LaneItem[], counting: number) {
  const lanes = lanesNeeded(items, "mark", scaleOf(counting + 1));
  const coarse = Math.max(1, Math.floor(lanes * 1.4));
  return { lanes, coarse, band: createBandLanes(items, { counting, lanes, coarse, scaleOf }) };
}

const levels = Array.from({ length: FINEST - OUTERMOST + 3 }, (_, index) => OUTERMOST - 2 + index);
const counting = fc.integer({ min: OUTERMOST, max: -1 });

describe("lanesNeeded", () => {
  it("is the greatest number of marks that meet the beginning of one of them", () => {
    fc.assert(
      fc.property(given, fc.integer({ min: -3, max: 3 }), (list, level) => {
        const [items, scale] = [itemsOf(list), scaleOf(level)];
        const gap = 4 * scale.msPerPx;
        const marks = items.map((item) => markOf(item, scale));
        const plainly = Math.max(
          ...marks.map(({ from: at }) => marks.filter(({ from, to }) => from <= at && at < to + gap).length),
        );
        expect(lanesNeeded(items, "mark", scale)).toBe(plainly);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("is never less with more of the labels", () => {
    fc.assert(
      fc.property(given, fc.integer({ min: -3, max: 3 }), (list, level) => {
        const needs = (["mark", "short", "inside", "whole"] as const).map((tier) =>
          lanesNeeded(itemsOf(list), tier, scaleOf(level)),
        );
        expect([...needs].sort((a, b) => a - b)).toEqual(needs);
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("lanes of a band", () => {
  it("hold every event at finer levels than those that count", () => {
    fc.assert(
      fc.property(given, counting, (list, from) => {
        const { band, lanes } = bandOf(itemsOf(list), from);
        for (let level = from + 1; level <= FINEST; level += 1) {
          const { laneOf, count } = band.at(level);
          expect(Math.min(...laneOf)).toBeGreaterThanOrEqual(0);
          expect(count).toBeLessThanOrEqual(lanes);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it("keep an event that they hold at every finer level", () => {
    fc.assert(
      fc.property(given, counting, (list, from) => {
        const { band } = bandOf(itemsOf(list), from);
        let before: readonly number[] = [];
        for (const level of levels) {
          const { laneOf } = band.at(level);
          for (const index of before) expect(laneOf[index], String(level)).toBeGreaterThanOrEqual(0);
          before = [...laneOf.keys()].filter((index) => (laneOf[index] as number) >= 0);
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it("count no event whose mark has room in a lane at the widest scale", () => {
    fc.assert(
      fc.property(given, counting, (list, from) => {
        const items = itemsOf(list);
        const { band, coarse } = bandOf(items, from);
        for (let level = OUTERMOST; level <= from; level += 1) {
          const scale = scaleOf(level);
          const { laneOf } = band.at(level);
          const demands = items.map((item) => {
            const { from: start, to } = markOf(item, scale);
            return { from: start, to: to + 4 * scale.msPerPx };
          });
          laneOf.forEach((lane, index) => {
            if (lane >= 0) return;
            for (let other = 0; other < coarse; other += 1)
              expect(
                demands.some(
                  (demand, at) => laneOf[at] === other && overlap(demand, demands[index] as Footprint, -1e-9),
                ),
              ).toBe(true);
          });
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it("keep marks and labels apart at every scale, and no label gets shorter within a level", () => {
    fc.assert(
      fc.property(
        given,
        counting,
        fc.integer({ min: OUTERMOST - 2, max: FINEST }),
        fc.double({ min: 1, max: 2, noNaN: true, maxExcluded: true }),
        (list, from, level, part) => {
          const items = itemsOf(list);
          const { band } = bandOf(items, from);
          const { laneOf } = band.at(level);
          const drawn = [...laneOf.keys()].filter((index) => (laneOf[index] as number) >= 0);
          const at = (scale: MarkScale): { index: number; beside: number; shown: number }[] =>
            drawn.map((index) => {
              const { label, room } = band.labelAt(index, level, scale);
              const shown = label === "none" ? 0 : Math.min(room, (items[index] as LaneItem).label);
              return { index, shown, beside: label === "beside" ? shown : 0 };
            });
          const [widest, finer] = [scaleOf(level), markScale(2 ** -level / part, builtInThemes.light)];
          const stretches = at(finer).map(({ index, beside }) => ({
            lane: laneOf[index],
            stretch: wholeOf(items[index] as LaneItem, beside, finer),
          }));
          stretches.forEach((one, place) => {
            for (const other of stretches.slice(place + 1))
              if (one.lane === other.lane) expect(overlap(one.stretch, other.stretch)).toBe(false);
          });
          const before = at(widest);
          at(finer).forEach(({ index, shown }, place) => {
            const isNeighbourBefore = items.some(({ before: stands }) => stands);
            // A label before the next mark may grow into the gap that this one had.
            if (!isNeighbourBefore)
              expect(shown, String(index)).toBeGreaterThanOrEqual((before[place]?.shown ?? 0) - 1e-6);
          });
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it("are fewer at a finer level only if a quarter of them is saved", () => {
    fc.assert(
      fc.property(given, (list) => {
        const { band } = bandOf(itemsOf(list), -1);
        for (let level = 1; level <= FINEST; level += 1) {
          const [coarser, finer] = [band.at(level - 1), band.at(level)];
          if (finer.count < coarser.count)
            expect(coarser.count - finer.count).toBeGreaterThanOrEqual(coarser.count / 4);
          else expect(finer.laneOf).toEqual(coarser.laneOf);
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});
