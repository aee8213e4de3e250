import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floorAge, nextAge } from "../../src/time/ages.ts";
import { createAgeText } from "../../src/time/ageText.ts";
import { ENGLISH_DATE_WORDS } from "../../src/time/dateWords.ts";
import { pictureOf } from "../support/pictures.ts";

const YEAR = 31_556_952_000;
const FARTHEST = 1e11 * YEAR;
const counts = fc.tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: 0, max: 10 })).map(([digit, power]) => digit * 10 ** power);
const walls = fc.double({ min: 0, max: Math.log(FARTHEST), noNaN: true }).chain((log) => fc.constantFrom(-Math.exp(log), Math.exp(log)));

describe("years counted back from 2000", () => {
  it("floor to a boundary that is its own floor, however far from now", () => {
    fc.assert(
      fc.property(counts, walls, (count, wall) => {
        // An axis has no finer steps there.
        fc.pre(Math.abs(wall) / (count * YEAR) < 2 ** 40);
        const floor = floorAge(count, wall);
        expect(floor).toBeLessThanOrEqual(wall);
        expect(nextAge(count, floor)).toBeGreaterThan(wall);
        expect(floorAge(count, floor)).toBe(floor);
        expect(floorAge(count, nextAge(count, floor))).toBe(nextAge(count, floor));
      }),
      { numRuns: 20_000 },
    );
  });

  it("no two neighbouring periods have the same label", () => {
    const { upper } = pictureOf({ events: [], locale: "fr" }, 1280).at({ start: 16_082_917_717_456_388_000, end: 16_082_921_340_819_862_000 }).layout.axis;
    expect(upper.length).toBeGreaterThan(1);
    expect(new Set(upper.map(({ text }) => text)).size).toBe(upper.length);
  });
});

describe("ages in words", () => {
  it.each(["ar-EG", "fa", "ur-IN", "ckb"])("a range has the digits that are asked for, as a single one has: %s", (locale) => {
    const ages = createAgeText(locale, "latn", ENGLISH_DATE_WORDS);
    for (const text of [ages.text(66e6, 2, "long"), ages.range(60e6, 70e6, 1)]) expect(text.match(/\p{Nd}/gu)?.join("")).toMatch(/^[0-9]+$/);
  });
});
