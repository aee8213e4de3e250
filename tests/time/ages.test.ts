import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInMessages } from "../../src/options/builtInMessages.ts";
import { createGregorian } from "../../src/time/calendar/calendar.ts";
import { readSpan } from "../../src/time/span.ts";
import { createAgeText } from "../../src/time/text/ageText.ts";
import { createDateText } from "../../src/time/text/dateText.ts";
import { ENGLISH_DATE_WORDS } from "../../src/time/text/dateWords.ts";
import { floorStep, nextStep } from "../../src/time/ticks.ts";
import { createZone } from "../../src/time/zone.ts";
import { pictureOf } from "../support/pictures.ts";
import { runs } from "../support/sweep.ts";

const YEAR = 31_556_952_000;
const FARTHEST = 1e11 * YEAR;
const counts = fc
  .tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: 0, max: 10 }))
  .map(([digit, power]) => digit * 10 ** power);
const walls = fc
  .double({ min: 0, max: Math.log(FARTHEST), noNaN: true })
  .chain((log) => fc.constantFrom(-Math.exp(log), Math.exp(log)));

describe("ages: years counted back from 2000", () => {
  const calendar = createGregorian(1);
  const floorAge = (count: number, wall: number): number => floorStep({ unit: "age", count }, wall, calendar);
  const nextAge = (count: number, at: number): number => nextStep({ unit: "age", count }, at, calendar);
  it("floor to a boundary that is its own floor, however far from now", () => {
    fc.assert(
      fc.property(counts, walls, (count, wall) => {
        // An axis has no finer steps than this.
        fc.pre(Math.abs(wall) / (count * YEAR) < 2 ** 40);
        const floor = floorAge(count, wall);
        expect(floor).toBeLessThanOrEqual(wall);
        expect(nextAge(count, floor)).toBeGreaterThan(wall);
        expect(floorAge(count, floor)).toBe(floor);
        expect(floorAge(count, nextAge(count, floor))).toBe(nextAge(count, floor));
      }),
      { numRuns: runs(20_000) },
    );
  });

  it("give neighbouring periods different labels", () => {
    const { lower } = pictureOf({ events: [], locale: "fr" }, 1280).at({
      start: 16_082_917_717_456_388_000,
      end: 16_082_921_340_819_862_000,
    }).layout.axis;
    expect(lower.length).toBeGreaterThan(1);
    expect(new Set(lower.map(({ text }) => text)).size).toBe(lower.length);
  });
});

describe("ages: large numbers of years in Arabic", () => {
  const ages = createAgeText("ar", "latn", builtInMessages.ar);
  it.each([
    [4e9, "قبل 4 مليارات سنة"],
    [2e9, "قبل ملياري سنة"],
    [1e9, "قبل مليار سنة"],
    [11e9, "قبل 11 مليار سنة"],
    [4.5e9, "قبل 4.5 مليار سنة"],
    [1e6, "قبل مليون سنة"],
    [2e6, "قبل مليوني سنة"],
    [3e6, "قبل 3 ملايين سنة"],
    [66e6, "قبل 66 مليون سنة"],
    [103e6, "قبل 103 ملايين سنة"],
    [1e3, "قبل ألف سنة"],
    [2e3, "قبل ألفي سنة"],
    [5e3, "قبل 5 آلاف سنة"],
    [300e3, "قبل 300 ألف سنة"],
    [-2e9, "بعد ملياري سنة"],
  ])("writes %d years as «%s»: dual, plural from three to ten, singular from eleven on", (years, text) => {
    expect(ages.text(years, 3, "long")).toBe(text);
    expect(ages.text(years, 3, "short")).toBe(text);
  });

  it("are written in full where every digit counts", () => {
    expect(ages.text(272_003, 6, "long")).toMatch(/\d{3}\D?\d{3} سن/);
  });

  it("keep their form after «about»", () => {
    expect(ages.about(2e9, 1)).toBe("قبل نحو ملياري سنة");
    expect(ages.about(4e9, 1)).toBe("قبل نحو 4 مليارات سنة");
  });

  it("use other digits on request", () => {
    expect(createAgeText("ar-EG", "arab", builtInMessages.ar).text(4e9, 1, "long")).toContain("٤ مليارات");
  });
});

describe("ages: centuries in Arabic", () => {
  const say = (edtf: string, numberingSystem = "latn"): string => {
    const words = builtInMessages.ar;
    return createDateText({ locale: "ar", numberingSystem, zone: createZone("UTC"), words }).span(
      readSpan(edtf, undefined, createZone("UTC")),
    );
  };
  /** Returns the platform's name for the era of a year. */
  const era = (year: number): string => {
    const parts = new Intl.DateTimeFormat("ar", {
      year: "numeric",
      era: "short",
      calendar: "gregory",
      timeZone: "UTC",
    }).formatToParts(new Date(0).setUTCFullYear(year));
    return parts.find(({ type }) => type === "era")?.value ?? "";
  };

  it.each([
    ["17XX", "القرن الثامن عشر"],
    ["10XX", "القرن الحادي عشر"],
    ["09XX", "القرن العاشر"],
    ["05XX", "القرن السادس"],
    ["18XX", "القرن التاسع عشر"],
    ["19XX", "القرن الـ20"],
    ["20XX", "القرن الـ21"],
    ["17XX~", "نحو القرن الثامن عشر"],
  ])("writes %s as «%s»", (edtf, text) => {
    expect(say(edtf)).toBe(text);
  });

  it.each([
    ["-17XX", "القرن الثامن عشر", -1700],
    ["-00XX", "القرن الأول", -10],
    ["-01XX", "القرن الثاني", -110],
    ["00XX", "القرن الأول", 50],
  ])("writes %s with its era", (edtf, name, year) => {
    expect(say(edtf)).toBe(`${name} ${era(year)}`);
    expect(era(year)).not.toBe("");
  });

  it("are counted in the requested digits", () => {
    expect(say("19XX", "arab")).toBe("القرن الـ٢٠");
  });

  it("are null in English, whose texts give the years instead", () => {
    expect(createAgeText("en", "latn", ENGLISH_DATE_WORDS).century(18)).toBeNull();
  });
});
