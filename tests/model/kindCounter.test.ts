import fc from "fast-check";
import { expect, it } from "vitest";
import { createKindCounter } from "../../src/model/eventIndex.ts";
import { createKindColumn } from "../../src/model/kindColumn.ts";
import { seeded } from "../support/seeded.ts";
import { runs } from "../support/sweep.ts";

const situations = fc.record({
  seed: fc.integer(),
  size: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 4_000 })),
  kinds: fc.constantFrom(0, 1, 3, 12, 80),
  asked: fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    { minLength: 1, maxLength: 8 },
  ),
});

it("createKindCounter: counts the kinds of any part of a list like a check of every row", () => {
  fc.assert(
    fc.property(situations, ({ seed, size, kinds, asked }) => {
      const random = seeded(seed);
      const column = createKindColumn(size);
      const kindOf = Array.from({ length: size }, () =>
        random() < 0.2 || kinds === 0 ? undefined : `نوع ${Math.floor(random() * kinds)}`,
      );
      kindOf.forEach((kind, row) => {
        column.set(row, kind);
      });
      const rows = Uint32Array.from({ length: size }, (_, position) => size - 1 - position);
      const count = createKindCounter(rows, column);
      for (const [a, b] of asked) {
        const [from, to] = [Math.floor(Math.min(a, b) * size), Math.floor(Math.max(a, b) * size)];
        const wanted = [...rows.subarray(from, to)].map((row) => kindOf[row]);
        const counted = [...count(from, to)];
        expect(counted[0]).toBe(wanted.filter((kind) => kind === undefined).length);
        column.names.forEach((name, index) => {
          expect(counted[index + 1]).toBe(wanted.filter((kind) => kind === name).length);
        });
      }
    }),
    { numRuns: runs(1_000) },
  );
});

it("createKindCounter: counts kinds that were added after the counter was created, in rows of their own", () => {
  const column = createKindColumn(4);
  const first = Uint32Array.from({ length: 1_000 }, (_, row) => row);
  first.forEach((row) => {
    column.set(row, row % 2 === 0 ? "a" : undefined);
  });
  const count = createKindCounter(first, column);
  expect([...count(0, 1_000)]).toEqual([500, 500]);
  column.set(1_000, "ب");
  expect([...count(0, 1_000)]).toEqual([500, 500, 0]);
  expect([...createKindCounter(Uint32Array.of(1_000), column)(0, 1)]).toEqual([0, 0, 1]);
});
