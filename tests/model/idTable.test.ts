import fc from "fast-check";
import { expect, test } from "vitest";
import { createIdTable } from "../../src/model/eventTable.ts";
import { pick, seeded } from "../support/seeded.ts";
import { runs } from "../support/sweep.ts";

const ids = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.nat(300).map(String),
  fc.constantFrom("حدث-1", "__proto__"),
);

test("createIdTable: finds what a Map finds, after any earlier searches and for any expected size", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(ids, { maxLength: 120 }),
      fc.array(ids, { minLength: 1, maxLength: 9 }),
      fc.nat(200),
      fc.integer(),
      (own, asked, expected, seed) => {
        const random = seeded(seed);
        const table = createIdTable((row) => own[row], expected);
        const map = new Map<string, number>();
        own.forEach((id, row) => {
          // The earlier search is for the same id, for another id, or does not happen.
          const before = [id, pick(random, asked), undefined][Math.floor(random() * 3)];
          if (before !== undefined) expect(table.find(before)).toBe(map.get(before) ?? -1);
          table.add(row);
          map.set(id, row);
          expect(table.size).toBe(map.size);
        });
        for (const id of [...own, ...asked]) expect(table.find(id)).toBe(map.get(id) ?? -1);
      },
    ),
    { numRuns: runs(500) },
  );
});
