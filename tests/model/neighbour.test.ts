import fc from "fast-check";
import { expect, it } from "vitest";
import { nextUp } from "../../src/base/maths.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import { byStart } from "../../src/model/model.ts";
import { besideInstant, neighbour, ordinalOf } from "../../src/model/readingOrder.ts";
import { createZone } from "../../src/time/zone.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { runs } from "../support/sweep.ts";

const zone = createZone("UTC");
/**
 * Records with few distinct instants, so that many begin together. Some have no start, some are
 * eras.
 */
const records = fc.array(
  fc
    .record({
      at: fc.integer({ min: -3, max: 12 }),
      length: fc.integer({ min: 0, max: 4 }),
      era: fc.boolean(),
      open: fc.boolean(),
    })
    .map(({ at, length, era, open }) => ({
      title: "حدث",
      ...(open
        ? { start: `../${String(2000 + at)}` }
        : { start: at * 1000 + 0.5, ...(length === 0 ? {} : { end: at * 1000 + 0.5 + length }) }),
      ...(era ? { display: "background" as const } : {}),
    })),
  { minLength: 1, maxLength: 40 },
);

it("neighbour: goes through all events of a band, including eras, in the order of reading and back, and ordinalOf returns the place of each", () => {
  fc.assert(
    fc.property(records, fc.integer({ min: 0, max: 40 }), (given, later) => {
      // Some events come in later runs of the index.
      const events = given.map((event) => ({ ...event, group: "g" }));
      const groups = [{ id: "g", title: "G" }];
      const first = buildModel({ events: events.slice(0, later), groups }, zone);
      const model = later < events.length ? first.append(events.slice(later)) : first;
      const indices = [model.marks[0]!, model.eras[0]!];
      const all = eventsOf(model).sort(byStart);
      const forward = all.map((event) => neighbour(indices, event, { way: "after", model })?.row);
      const backward = all.map((event) => neighbour(indices, event, { way: "before", model })?.row);
      expect(forward).toEqual([...all.slice(1).map(({ row }) => row), undefined]);
      expect(backward).toEqual([undefined, ...all.slice(0, -1).map(({ row }) => row)]);
      expect([
        neighbour(indices, undefined, { way: "after", model })?.row,
        neighbour(indices, undefined, { way: "before", model })?.row,
      ]).toEqual([all[0]?.row, all.at(-1)?.row]);
      expect(all.map((event) => ordinalOf(indices, event, model))).toEqual(all.map((_, index) => index + 1));
    }),
    { numRuns: runs(1000) },
  );
});

it("besideInstant: finds the event that begins next to an instant, like a check of every event", () => {
  fc.assert(
    fc.property(
      records,
      fc.oneof(fc.constantFrom(-Infinity, Infinity, 0.5), fc.integer({ min: -4000, max: 13_000 })),
      (events, instant) => {
        const model = buildModel({ events, groups: [] }, zone);
        const indices = [model.erasBehindAll, ...model.marks];
        const all = eventsOf(model).sort(byStart);
        expect(besideInstant(indices, instant, { way: "after", model })?.row).toBe(
          all.find(({ extent }) => extent.start > instant)?.row,
        );
        expect(besideInstant(indices, instant, { way: "before", model })?.row).toBe(
          all.filter(({ extent }) => extent.start < instant).at(-1)?.row,
        );
      },
    ),
    { numRuns: runs(1000) },
  );
});

it("nextUp: returns the next greater double", () => {
  expect([nextUp(-Infinity), nextUp(0), nextUp(-0), nextUp(1), nextUp(Infinity)]).toEqual([
    -Number.MAX_VALUE,
    Number.MIN_VALUE,
    Number.MIN_VALUE,
    1 + Number.EPSILON,
    Infinity,
  ]);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const next = nextUp(value);
      expect(next).toBeGreaterThan(value);
      const middle = value / 2 + next / 2;
      expect(middle <= value || middle >= next).toBe(true);
    }),
    { numRuns: runs(2000) },
  );
});
