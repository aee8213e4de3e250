import fc from "fast-check";
import { expect, it } from "vitest";
import {
  createLanes,
  type Labelling,
  type Lanes,
  packByRank,
  type Packed,
  type Shapes,
} from "../../src/plot/levels/packing.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import { byRank, type ModelEvent } from "../../src/model/model.ts";
import { createZone } from "../../src/time/zone.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { runs } from "../support/sweep.ts";

const zone = createZone("UTC");
const LABELS: Readonly<Record<Labelling, number>> = { whole: 30, short: 12, none: 2 };
const shapes: Shapes = ({ extent: { start, end } }, label) => ({
  form: "bar",
  label: label === "none" ? "none" : "beside",
  room: LABELS[label],
  footprint: { from: start, to: end + LABELS[label] },
});

/** Packs events by trying each label for each event, without any shortcut. */
function plainly(events: readonly ModelEvent[], lanes: Lanes): Packed[] {
  const packed: Packed[] = [];
  let left = [...events].sort(byRank);
  for (const label of ["whole", "short", "none"] as const) {
    left = left.filter((event) => {
      const { room, ...shape } = shapes(event, label);
      const lane = lanes.take(shape.footprint);
      const rooms = { before: room, after: room };
      if (lane >= 0) packed.push({ ...shape, event, lane, rooms, before: false });
      return lane < 0;
    });
  }
  return packed;
}

it("packByRank: places what trying every label of every event places, also around footprints already taken", () => {
  const records = fc.array(
    fc.record({
      title: fc.constantFrom("قمة", "Summit"),
      start: fc.integer({ min: 0, max: 300 }),
      length: fc.integer({ min: 0, max: 40 }),
      importance: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(
      records,
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: 0, max: 280 }), { maxLength: 4 }),
      (given, limit, reserved) => {
        const events = eventsOf(
          buildModel(
            {
              events: given.map(({ length, ...event }) => ({ ...event, end: event.start + length })),
              groups: [],
            },
            zone,
          ),
        );
        const lanes = (): Lanes => {
          const made = createLanes(limit);
          reserved.forEach((from, index) => made.put(index % limit, { from, to: from + 20 }));
          return made;
        };
        expect(packByRank(events, shapes, lanes())).toEqual(plainly(events, lanes()));
      },
    ),
    { numRuns: runs(1000) },
  );
});
