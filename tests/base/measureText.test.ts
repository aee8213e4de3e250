import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateText, type FontSpec } from "../../src/base/measureText.ts";
import { runs } from "../support/sweep.ts";

const font: FontSpec = { family: "sans-serif", size: 10, weight: 400 };
const width = (text: string): number => estimateText(text, font);
const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom(...Array.from("سمرقندبتٹکفاלש ایa0W…撒👍\u064B")), { maxLength: 20 })
    .map((list) => list.join("")),
);

describe("estimateText", () => {
  it("returns 0 for an empty text, for marks and for invisible characters", () => {
    for (const text of [
      "",
      "\u064B",
      "\u0651\u064E",
      "\u05B8",
      "\u0301",
      "\u200E",
      "\u200F",
      "\u200D",
      "\u2066\u2069",
      "\uFEFF",
      "\u00AD",
    ])
      expect(width(text), JSON.stringify(text)).toBe(0);
  });

  it("adds no width for vowel marks over and under letters", () => {
    expect(width("مُؤْتَمَر")).toBeCloseTo(width("مؤتمر"), 9);
    expect(width("שָׁלוֹם")).toBeCloseTo(width("שלום"), 9);
    expect(width("e\u0301")).toBeCloseTo(width("e"), 9);
  });

  it("returns a finite width of at most 1 em per character, for any text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const px = width(text);
        expect(px).toBeGreaterThanOrEqual(0);
        expect(px).toBeLessThanOrEqual(Array.from(text).length * 10 + 1e-9);
      }),
      { numRuns: runs(3000) },
    );
    for (const text of ["\uD800", "\uDC00\uD800", "\u0000", "\u202E", "﷽", "\n\t", "a".repeat(100_000)])
      expect(Number.isFinite(width(text)), JSON.stringify(text.slice(0, 8))).toBe(true);
  });

  it("gives two joined texts the sum of their widths, less at most the tail of one letter that now joins the next", () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        // A high and a low surrogate would join into one character.
        if (/[\uD800-\uDBFF]$/.test(a)) return;
        const together = width(a + b);
        expect(together).toBeLessThanOrEqual(width(a) + width(b) + 1e-9);
        expect(together).toBeGreaterThanOrEqual(width(a) + width(b) - 0.5 * font.size - 1e-9);
        expect(together).toBeGreaterThanOrEqual(width(b) - 1e-9);
      }),
      { numRuns: runs(3000) },
    );
  });

  it("allows the beginning of a word to be wider than a longer part of it, as in real fonts", () => {
    expect(width("سمرب")).toBeGreaterThan(width("سمربر") - width("ر"));
    expect(width("ب")).toBeGreaterThan(width("با") - width("ا"));
  });

  it("distinguishes narrow letters from wide ones, in every script", () => {
    expect(width("illi")).toBeLessThan(width("mmmm") / 2);
    expect(width("اااا")).toBeLessThan(width("شششش") / 2);
    expect(width("撒馬")).toBeGreaterThan(width("ab"));
    expect(width("לללל")).toBeGreaterThan(width("יייי"));
  });

  it("grows with the size of the font, and slightly with a bold weight", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 100 }), (text, size) => {
        expect(estimateText(text, { ...font, size })).toBeCloseTo((width(text) * size) / 10, 6);
        expect(estimateText(text, { ...font, weight: 600 })).toBeCloseTo(width(text) * 1.06, 6);
        expect(estimateText(text, { ...font, weight: 500 })).toBe(width(text));
      }),
      { numRuns: runs(1000) },
    );
  });
});
