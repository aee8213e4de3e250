import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BandNeeds, divideRows, planRows } from "../../src/plot/levels/planRows.ts";
import { runs } from "../support/sweep.ts";

const LADDER = [34, 28, 20];
const heightOf = (lanes: readonly number[], row: number): number =>
  lanes.reduce((sum, count) => sum + Math.max(1, count) * row + 10, 0);
const plan = (needs: readonly BandNeeds[], height: number) =>
  planRows(needs, { ladder: LADDER, heightOf, height });
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

const needs = fc.array(
  fc.tuple(fc.nat(10), fc.nat(6), fc.nat(6), fc.nat(6)).map(([mark, more, still, most]): BandNeeds => ({
    mark,
    short: mark + more,
    inside: mark + more + still,
    whole: mark + more + still + most,
  })),
  { minLength: 1, maxLength: 8 },
);

describe("planRows", () => {
  it("takes the highest rows at which all labels fit whole", () => {
    const one = [{ whole: 4, inside: 3, short: 3, mark: 2 }];
    expect(plan(one, 146)).toEqual({ row: 34, lanes: [4] });
    expect(plan(one, 145)).toEqual({ row: 28, lanes: [4] });
    expect(plan(one, 90)).toEqual({ row: 20, lanes: [4] });
  });

  it("shortens labels inside their bars where nobody has to scroll then", () => {
    expect(plan([{ whole: 9, inside: 4, short: 3, mark: 2 }], 100)).toEqual({ row: 20, lanes: [4] });
    // Lanes that are left are for labels.
    expect(plan([{ whole: 9, inside: 4, short: 3, mark: 2 }], 130)).toEqual({ row: 20, lanes: [6] });
  });

  it("lets labels take twice the height, and marks whatever they need", () => {
    expect(plan([{ whole: 19, inside: 14, short: 6, mark: 2 }], 100)).toEqual({ row: 20, lanes: [9] });
    expect(plan([{ whole: 40, inside: 40, short: 40, mark: 30 }], 100)).toEqual({ row: 20, lanes: [30] });
  });

  it("gives every band the lanes of all its marks, and none more than its whole labels need", () => {
    fc.assert(
      fc.property(needs, fc.integer({ min: 20, max: 900 }), (bands, height) => {
        plan(bands, height).lanes.forEach((lanes, at) => {
          expect(lanes).toBeGreaterThanOrEqual(bands[at]?.mark as number);
          expect(lanes).toBeLessThanOrEqual(bands[at]?.whole as number);
        });
      }),
      { numRuns: runs(1000) },
    );
  });

  it("is never more than twice the height, unless the marks alone are higher", () => {
    fc.assert(
      fc.property(needs, fc.integer({ min: 20, max: 900 }), (bands, height) => {
        const { row, lanes } = plan(bands, height);
        const marks = heightOf(
          bands.map((band) => band?.mark as number),
          20,
        );
        expect(heightOf(lanes, row)).toBeLessThanOrEqual(Math.max(2 * height, marks));
        if (row > 20) expect(heightOf(lanes, row)).toBeLessThanOrEqual(height);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("gives crowded bands 44 lanes in all, from 2 to 12 each, and more only where there is room", () => {
    const crowded = (count: number): BandNeeds[] => Array.from({ length: count }, () => null);
    expect(plan(crowded(1), 100).lanes).toEqual([12]);
    expect(plan(crowded(1), 2000).lanes).toEqual([44]);
    expect(plan(crowded(40), 100).lanes).toEqual(crowded(40).map(() => 2));
    for (let count = 4; count <= 22; count += 1)
      expect(sum(plan(crowded(count), 300).lanes)).toBeLessThanOrEqual(44);
  });
});

describe("divideRows", () => {
  const counts = fc.array(fc.tuple(fc.nat(12), fc.nat(4)), { maxLength: 8 });
  const parts = (list: readonly (readonly [number, number])[]) => ({
    all: list.map(([need]) => need),
    least: list.map(([need, least]) => Math.min(need, least)),
  });

  it("gives each band its least and no more than it needs, within the rows or the sum of the least", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: -5, max: 60 }), (list, rows) => {
        const { all, least } = parts(list);
        const shares = divideRows(all, least, rows);
        shares.forEach((share, at) => {
          expect(share).toBeLessThanOrEqual(all[at] as number);
          expect(share).toBeGreaterThanOrEqual(least[at] as number);
        });
        expect(sum(shares)).toBeLessThanOrEqual(Math.max(rows, sum(least)));
      }),
      { numRuns: runs(2000) },
    );
  });

  it("is fair: bands that lack rows differ by one at most, and no row is left while any lacks one", () => {
    fc.assert(
      fc.property(counts, fc.nat(60), (list, rows) => {
        const { all } = parts(list);
        const shares = divideRows(
          all,
          all.map(() => 0),
          rows,
        );
        const lacking = shares.filter((share, at) => share < (all[at] as number));
        if (lacking.length === 0) return;
        expect(sum(shares)).toBe(rows);
        expect(Math.max(...lacking) - Math.min(...lacking)).toBeLessThanOrEqual(1);
        expect(Math.max(...shares)).toBeLessThanOrEqual(Math.min(...lacking) + 1);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("gives every band all it needs where there is room", () => {
    expect(divideRows([1, 5, 2], [1, 3, 2], 8)).toEqual([1, 5, 2]);
    expect(divideRows([1, 5, 2], [0, 0, 0], 7)).toEqual([1, 4, 2]);
    // One row is left for the band that lacks most.
    expect(divideRows([3, 9, 4], [0, 0, 0], 10)).toEqual([3, 4, 3]);
    expect(divideRows([9, 9, 9], [3, 3, 3], 2)).toEqual([3, 3, 3]);
    expect(divideRows([], [], 10)).toEqual([]);
  });
});
