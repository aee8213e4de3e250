import fc from "fast-check";
import { expect, it } from "vitest";
import { readHash, writeHash } from "../../src/state/hash.ts";
import { runs } from "../support/sweep.ts";

const instant = fc
  .oneof(fc.integer({ min: -8.6e15, max: 8.6e15 }), fc.double({ min: -3e21, max: 3e21, noNaN: true }))
  .map((value) => value + 0);
const view = fc
  .tuple(instant, instant)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const id = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("قمة سمرقند", "a,b", "100%", "&=#", "__proto__", ""),
);

it("hash: round-trips any view, ids and search, also through a URL", () => {
  fc.assert(
    fc.property(view, fc.array(id, { maxLength: 5 }), id, (range, ids, query) => {
      const hash = writeHash({ view: range, selection: ids, query });
      expect(readHash(hash)).toEqual({
        view: range,
        ...(ids.length === 0 ? {} : { selection: ids }),
        ...(query === "" ? {} : { query }),
      });
      const address = new URL(`https://example.org/#${hash}`);
      expect(readHash(address.hash)).toEqual(readHash(hash));
    }),
    { numRuns: runs(2000) },
  );
});

it("hash: ignores invalid views and ids in any text", () => {
  for (const bad of [
    "",
    "#",
    "view=",
    "view=1",
    "view=2_1",
    "view=1_1",
    "view=a_b",
    "view=1_2_3",
    "view=Infinity_NaN",
    "view= _ ",
    "select=%E0%A4%A",
    "find=",
    "find=%E0%A4%A",
    "__proto__=1_2",
    "view=1_Infinity",
  ])
    expect(readHash(bad), bad).toEqual({});
  expect(readHash("#x=1&view=1_2&y")).toEqual({ view: { start: 1, end: 2 } });
  expect(readHash("#find=%D9%82%D9%85%D8%A9%20a%26b")).toEqual({ query: "قمة a&b" });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      readHash(text);
    }),
    { numRuns: runs(2000) },
  );
});
