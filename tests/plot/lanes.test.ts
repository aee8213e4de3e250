import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateRows, createLanes } from "../../src/plot/levels/packing.ts";
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

describe("allocateRows", () => {
  const needs = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(Infinity)), { maxLength: 8 });
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

  it("gives no band more than it needs, and each band at least the smaller of its need and the minimum", () => {
    fc.assert(
      fc.property(
        needs,
        fc.integer({ min: -5, max: 60 }),
        fc.integer({ min: 0, max: 4 }),
        (list, rows, least) => {
          const shares = allocateRows(list, rows, least);
          shares.forEach((share, index) => {
            expect(share).toBeLessThanOrEqual(list[index] as number);
            expect(share).toBeGreaterThanOrEqual(Math.min(list[index] as number, least));
          });
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it("stays within the rows wherever the minimum shares do", () => {
    fc.assert(
      fc.property(
        needs,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 4 }),
        (list, rows, least) => {
          const shares = allocateRows(list, rows, least);
          // A band with more than the minimum gets at most the fair share. Only the minimum shares
          // can exceed the rows.
          const atLeast = sum(list.map((need) => Math.min(need, least)));
          if (least === 0) expect(sum(shares)).toBeLessThanOrEqual(rows);
          else expect(sum(shares)).toBeLessThanOrEqual(Math.max(rows, 0) + atLeast);
          if (list.every((need) => need >= least) && least * list.length > rows)
            expect(shares).toEqual(list.map((need) => Math.min(need, least)));
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it("is fair: a band that lacks rows has at least as many as any other, and no rows are left that all such bands could share", () => {
    fc.assert(
      fc.property(needs, fc.integer({ min: 0, max: 60 }), (list, rows) => {
        const shares = allocateRows(list, rows, 0);
        const lacking = shares.filter((share, index) => share < (list[index] as number));
        if (lacking.length === 0) return;
        expect(new Set(lacking).size).toBe(1);
        expect(Math.max(...shares)).toBe(lacking[0]);
        expect(rows - sum(shares)).toBeLessThan(lacking.length);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("gives every band all it needs where there is room", () => {
    expect(allocateRows([1, 5, 2], 8, 3)).toEqual([1, 5, 2]);
    expect(allocateRows([1, 5, 2], 7, 0)).toEqual([1, 4, 2]);
    expect(allocateRows([9, 9, 1], 11, 3)).toEqual([5, 5, 1]);
    expect(allocateRows([9, 9, 9], 2, 3)).toEqual([3, 3, 3]);
    expect(allocateRows([Infinity, 2], 10, 3)).toEqual([8, 2]);
    expect(allocateRows([], 10, 3)).toEqual([]);
  });
});
