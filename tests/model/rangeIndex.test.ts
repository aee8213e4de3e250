import fc from "fast-check";
import { expect, it } from "vitest";
import { meets } from "../../src/model/model.ts";
import { createRangeIndex } from "../../src/model/rangeIndex.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { evenly } from "../support/evenly.ts";
import { seeded } from "../support/seeded.ts";

const times = fc.oneof(fc.integer({ min: -50, max: 50 }), evenly(-1e6, 1e6), fc.constantFrom(-4.35e20, 4e20, -8.64e15));
const lengths = fc.oneof(fc.constantFrom(0, 1, 2, 64, 65, Infinity), evenly(0, 2e6), evenly(0, 30));
const extents = fc.oneof(
  fc.tuple(times, lengths).map(([start, length]): TimeRange => ({ start, end: start + length })),
  times.map((end): TimeRange => ({ start: -Infinity, end })),
  fc.constant<TimeRange>({ start: -Infinity, end: Infinity }),
);
const byStart = (a: TimeRange, b: TimeRange): number => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1);
const windows = fc.tuple(times, fc.oneof(fc.constantFrom(1, 10), evenly(1e-3, 3e6))).map(([start, length]): TimeRange => ({ start, end: start + length }));

it("finds what a look at each extent finds, in the same order", () => {
  fc.assert(
    fc.property(fc.array(extents, { maxLength: 60 }), fc.array(windows, { minLength: 1, maxLength: 5 }), (list, asked) => {
      const sorted = [...list].sort(byStart);
      const index = createRangeIndex(sorted);
      for (const window of asked) {
        const expected = sorted.flatMap((extent, position) => (meets(extent, window) ? [position] : []));
        expect(index.meeting(window)).toEqual(expected);
      }
    }),
    { numRuns: 3_000 },
  );
});

it("looks at little more than what it finds, among a hundred thousand", () => {
  const random = seeded(4);
  let looked = 0;
  const list = Array.from({ length: 100_000 }, () => {
    const start = random() * 1e9;
    return { start, end: start + random() ** 4 * 1e6 };
  }).sort(byStart);
  const watched = list.map(({ start, end }): TimeRange => ({ start, get end() { looked += 1; return end; } }));
  const index = createRangeIndex(watched);
  for (let at = 0; at < 1e9; at += 5e7) {
    looked = 0;
    const found = index.meeting({ start: at, end: at + 1e6 });
    expect(found.length).toBeGreaterThan(50);
    expect(looked).toBeLessThan(2 * found.length + 100);
  }
});
