import fc from "fast-check";
import { expect, it } from "vitest";
import { buildModel } from "../../src/model/buildModel.ts";
import type { EventIndex } from "../../src/model/eventIndex.ts";
import { builtInThemes } from "../../src/options/theme.ts";
import {
  createLanes,
  type Labelling,
  packAll,
  packByRank,
  type Shapes,
} from "../../src/plot/levels/packing.ts";
import { markScale, maxConcurrent, shapeOf } from "../../src/plot/levels/shape.ts";
import { createZone } from "../../src/time/zone.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { runs } from "../support/sweep.ts";

const scale = markScale(1, builtInThemes.light);
const LABELS: Readonly<Record<Labelling, number>> = { whole: 90, short: 40, none: 0 };
/** Returns shapes as a zoom level has them. Parts beside a mark can only lengthen its footprint. */
const shapes: Shapes = (event, label) => {
  const outset = event.importance > 0 ? { start: 5, end: 9 } : { start: 0, end: 0 };
  return shapeOf(event, label === "none" ? null : { width: LABELS[label], room: LABELS[label] }, {
    scale,
    outset,
  });
};

const instants = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.double({ min: 0, max: 600, noNaN: true }));
const records = fc.array(
  fc.record({
    title: fc.constantFrom("قمة", "פסגה", "Summit"),
    start: instants,
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200 })),
    importance: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const modelOf = (given: readonly { title: string; start: number; length: number; importance: number }[]) =>
  buildModel(
    { events: given.map(({ length, ...event }) => ({ ...event, end: event.start + length })), groups: [] },
    createZone("UTC"),
  );

it("maxConcurrent: is the greatest number of marks that meet the beginning of one of them", () => {
  fc.assert(
    fc.property(records, (given) => {
      const model = modelOf(given);
      const marks = eventsOf(model).map(
        (event) => shapeOf(event, null, { scale, outset: { start: 0, end: 0 } }).footprint,
      );
      const plainly = Math.max(
        ...marks.map(({ from: at }) => marks.filter(({ from, to }) => from <= at && at < to).length),
      );
      expect(maxConcurrent(model.marks[0] as EventIndex, model, scale)).toBe(plainly);
    }),
    { numRuns: runs(1000) },
  );
});

it("maxConcurrent: fewer lanes are all used, and some events find no room", () => {
  fc.assert(
    fc.property(records, (given) => {
      const model = modelOf(given);
      const [events, most] = [eventsOf(model), maxConcurrent(model.marks[0] as EventIndex, model, scale)];
      for (let lanes = 1; lanes < most; lanes += 1) {
        expect(packAll(events, shapes, lanes)).toBeNull();
        const packed = packByRank(events, shapes, createLanes(lanes));
        expect(packed.length).toBeLessThan(events.length);
        expect(new Set(packed.map(({ lane }) => lane)).size).toBe(lanes);
      }
    }),
    { numRuns: runs(1000) },
  );
});
