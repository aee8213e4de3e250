import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLanes } from "../../src/plot/levels/packing.ts";
import { type Footprint } from "../../src/plot/levels/shape.ts";
import { runs } from "../support/sweep.ts";

const times = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-Infinity, Infinity));
/** Footprints of positive length: even an instant has a mark. */
const footprints: fc.Arbitrary<Footprint[]> = fc.array(
  fc
    .tuple(times, times)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  { maxLength: 30, size: "max" },
);
const overlap = (a: Footprint, b: Footprint): boolean => a.from < b.to && b.from < a.to;

describe("createLanes", () => {
  it("takes the first free lane, like a check of every footprint", () => {
    fc.assert(
      fc.property(footprints, fc.constantFrom(1, 2, 3, Infinity), (list, limit) => {
        const lanes = createLanes(limit);
        const oracle: Footprint[][] = [];
        for (const footprint of list) {
          let expected = oracle.findIndex((lane) => lane.every((other) => !overlap(other, footprint)));
          if (expected < 0 && oracle.length < limit) expected = oracle.push([]) - 1;
          if (expected >= 0) oracle[expected]?.push(footprint);
          expect(lanes.take(footprint)).toBe(expected);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it("lets a footprint begin where another ends", () => {
    const lanes = createLanes(2);
    expect(
      [
        [0, 5],
        [5, 9],
        [4, 5],
        [-3, 0],
        [9, Infinity],
        [8, 10],
        [-Infinity, -3],
      ].map(([from, to]) => lanes.take({ from: from as number, to: to as number })),
    ).toEqual([0, 0, 1, 0, 0, 1, 0]);
  });

  it("returns -1 and changes nothing where every lane is taken", () => {
    const lanes = createLanes(1);
    expect(lanes.take({ from: 0, to: 10 })).toBe(0);
    expect(lanes.take({ from: 5, to: 20 })).toBe(-1);
    expect(lanes.take({ from: 10, to: 20 })).toBe(0);
  });

  it("has no lane with a limit of 0 or less", () => {
    for (const limit of [0, -1]) {
      const lanes = createLanes(limit);
      expect(lanes.take({ from: 0, to: 1 })).toBe(-1);
    }
  });
});
