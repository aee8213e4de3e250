import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateText } from "../../src/base/measureText.ts";
import { balanceText, fitText, wrapText } from "../../src/plot/base/fitText.ts";
import { evenly } from "../support/evenly.ts";
import { runs } from "../support/sweep.ts";

const estimate = (text: string): number =>
  estimateText(text, { family: "sans-serif", size: 10, weight: 400 });
/** px: width of a text with ten px for each character, so that widths can be counted. */
const tens = (text: string): number => Array.from(text).length * 10;
/**
 * px: width of a text with joining letters, as three browser engines measure it: سبتمب is
 * wider than سبتمبر, لا is narrower than ل.
 */
const joining = (text: string): number =>
  tens(text) - (text.includes("سبتمبر") ? 25 : 0) - 15 * (text.match(/لا/g)?.length ?? 0);

const words = fc.constantFrom(
  "قمة",
  "سمرقند",
  "سبتمبر",
  "لا",
  "مُؤْتَمَرٌ",
  "نشست",
  "می‌شود",
  "ہوئی",
  "ועידת",
  "שָׁלוֹם",
  "summit",
  "COVID-19",
  "«no",
  "limits»",
  "15–16",
  "Gabouev.",
  "،",
  "👨‍👩‍👧",
  "🇺🇿🇺🇸",
  "e\u0301e\u0301",
  "한국",
  "क्षत्रिय",
  "撒馬爾罕",
);
const titles = fc.oneof(
  fc.array(words, { maxLength: 8 }).map((list) => list.join(" ")),
  fc.array(words, { maxLength: 8 }).map((list) => list.join("")),
  fc.array(words, { minLength: 60, maxLength: 120 }).map((list) => list.join("")),
  fc.string({ unit: "grapheme", maxLength: 30 }),
);
const measures = fc.constantFrom(estimate, tens, joining);
const rooms = evenly(-10, 900);

const graphemes = (text: string): string[] =>
  Array.from(new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);

describe("fitText", () => {
  it("drops a last letter that is wider than the ellipsis, and no more", () => {
    const wide = (text: string): number => tens(text) + 20 * (text.match(/[Wش]/g)?.length ?? 0);
    expect(fitText("abW", 30, wide)).toBe("ab…");
    expect(fitText("ابش", 30, wide)).toBe("اب…");
  });

  it("is never wider than the room, and returns the text itself or its beginning with an ellipsis", () => {
    fc.assert(
      fc.property(titles, rooms, measures, (text, width, measure) => {
        const fitted = fitText(text, width, measure);
        if (fitted === "") return;
        expect(measure(fitted)).toBeLessThanOrEqual(width);
        if (fitted === text) return;
        expect(fitted.endsWith("…")).toBe(true);
        expect(text.startsWith(fitted.slice(0, -1))).toBe(true);
        expect(fitted.length).toBeGreaterThan(1);
      }),
      { numRuns: runs(3000) },
    );
  });

  it("returns the whole text wherever there is room for it", () => {
    fc.assert(
      fc.property(titles, measures, (text, measure) => {
        if (text.length <= 300) expect(fitText(text, measure(text), measure)).toBe(text);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("never splits a grapheme", () => {
    fc.assert(
      fc.property(titles, rooms, measures, (text, width, measure) => {
        const fitted = fitText(text, width, measure);
        if (fitted === "" || fitted === text) return;
        const kept = graphemes(fitted.slice(0, -1));
        expect(kept).toEqual(graphemes(text).slice(0, kept.length));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("never splits a grapheme in a very long text either", () => {
    for (const character of ["👨‍👩‍👧", "🇺🇿", "😀", "e\u0301", "한", "بُّ", "שָׁ"]) {
      for (let shift = 0; shift < 12; shift++) {
        const text = "a".repeat(shift) + character.repeat(400);
        const fitted = fitText(text, 1e6, tens);
        expect(fitted.endsWith("…")).toBe(true);
        expect(fitted.length).toBeGreaterThan(250);
        const kept = graphemes(fitted.slice(0, -1));
        expect(kept, `${character} after ${String(shift)}`).toEqual(graphemes(text).slice(0, kept.length));
      }
    }
  });

  it("measures a text a bounded number of times, however long it is", () => {
    for (const text of ["a".repeat(100_000), "ab ".repeat(50_000), "سمرقند".repeat(20_000)]) {
      let calls = 0;
      let longest = 0;
      fitText(text, 55, (candidate) => {
        calls += 1;
        longest = Math.max(longest, candidate.length);
        return tens(candidate);
      });
      expect(calls).toBeLessThan(700);
      expect(longest).toBeLessThanOrEqual(301);
    }
  });

  it("cuts between words where at least one has room, without the space or the punctuation before the ellipsis", () => {
    expect(fitText("قمة منظمة شنغهاي", 120, tens)).toBe("قمة منظمة…");
    expect(fitText("summit, in Samarkand", 80, tens)).toBe("summit…");
    expect(fitText("قمة، في سمرقند", 80, tens)).toBe("قمة، في…");
    expect(fitText("קמפיין. סמרקנד", 80, tens)).toBe("קמפיין…");
    expect(fitText("a – b – c", 70, tens)).toBe("a – b…");
    expect(fitText("summit / Samarkand", 90, tens)).toBe("summit…");
  });

  it("treats COVID-19 as one word, like a name with an apostrophe", () => {
    expect(fitText("the COVID-19 outbreak", 100, tens)).toBe("the…");
    expect(fitText("the COVID-19 outbreak", 130, tens)).toBe("the COVID-19…");
    expect(fitText("in O’Brien’s name", 80, tens)).toBe("in…");
  });

  it("returns the longest beginning of whole words that has room, checked by brute force", () => {
    const spaced = fc.array(fc.constantFrom("قمة", "سمرقند", "a", "summit", "של", "سبتمبر"), {
      minLength: 2,
      maxLength: 7,
    });
    fc.assert(
      fc.property(
        spaced,
        fc.integer({ min: 0, max: 300 }),
        fc.constantFrom(tens, joining),
        (list, width, measure) => {
          const text = list.join(" ");
          if (measure(text) <= width) return;
          const fitting = list
            .map((_, index) => `${list.slice(0, index + 1).join(" ")}…`)
            .slice(0, -1)
            .filter((candidate) => measure(candidate) <= width);
          const expected = fitting.at(-1);
          if (expected !== undefined) expect(fitText(text, width, measure)).toBe(expected);
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it("cuts a word where no whole word has room, after the last grapheme that fits with the ellipsis", () => {
    expect(fitText("Samarkand", 50, tens)).toBe("Sama…");
    expect(fitText("سمرقند", 45, tens)).toBe("سمر…");
    expect(fitText("מְדִינָה", 45, (text) => graphemes(text).length * 10)).toBe("מְדִי…");
    expect(fitText("سمرقند summit", 45, tens)).toBe("سمر…");
  });

  it("finds the beginning that fits even if a longer one is narrower", () => {
    // The name of the month is 35 px with its last letter, 50 px without it.
    expect(fitText("سبتمبر", 35, joining)).toBe("سبتمبر");
    expect(fitText("سبتمبر أيلول", 45, joining)).toBe("سبتمبر…");
    expect(fitText("سبتمبر", 34, joining)).toBe("سب…");
    // With the ellipsis, ل is 20 px and لا is 15 px.
    expect(fitText("لامبالاة", 15, joining)).toBe("لا…");
  });

  it("is empty where not even one character and the ellipsis have room", () => {
    expect(fitText("قمة", 19, tens)).toBe("");
    expect(fitText("قمة", 9, tens)).toBe("");
    expect(fitText("قمة", 0, tens)).toBe("");
    expect(fitText("قمة", -100, tens)).toBe("");
    expect(fitText("قمة", NaN, tens)).toBe("");
    expect(fitText("👨‍👩‍👧👨‍👩‍👧", 30, tens)).toBe("");
    expect(fitText("", 0, tens)).toBe("");
    expect(fitText("", 100, tens)).toBe("");
  });

  it("is empty where fewer letters of a cut word have room than the minimum, but still returns a whole short word", () => {
    expect([20, 30, 40, 50].map((width) => fitText("السينوزوي", width, tens, 3))).toEqual([
      "",
      "",
      "الس…",
      "السي…",
    ]);
    expect(fitText("ما وراء النهر", 30, tens, 3)).toBe("ما…");
    expect(fitText("עץ", 20, tens, 3)).toBe("עץ");
  });

  it("is never an ellipsis alone", () => {
    for (const text of ["…………", "((((((", "  ،  ،  ", "— — — —", "«»«»«»"])
      for (let width = 0; width < 40; width += 5) expect(["", text]).toContain(fitText(text, width, tens));
  });
});

describe("wrapText", () => {
  it("breaks between words, and nowhere where all fits", () => {
    expect(wrapText("قمة سمرقند", 100, tens)).toEqual(["قمة سمرقند"]);
    expect(wrapText("قمة سمرقند", 99, tens)).toEqual(["قمة", "سمرقند"]);
    expect(wrapText("a  bc\n\td", 40, tens)).toEqual(["a bc", "d"]);
    expect(wrapText("", 40, tens)).toEqual([]);
  });

  it("keeps words together that a space without a break joins", () => {
    expect(wrapText("in 100\u00A0km", 60, tens)).toEqual(["in", "100\u00A0km"]);
  });

  it("breaks scripts without spaces between letters, and puts no punctuation at the wrong end", () => {
    expect(wrapText("一帯一路、上海。", 40, tens)).toEqual(["一帯一", "路、上", "海。"]);
    expect(wrapText("会議「上海」", 30, tens)).toEqual(["会議", "「上", "海」"]);
  });

  it("cuts a word that is wider than a line, and leaves out one of which nothing fits", () => {
    expect(wrapText("an unbreakable word", 60, tens)).toEqual(["an", "unbre…", "word"]);
    expect(wrapText("abc d", 10, tens)).toEqual(["d"]);
    expect(wrapText("abc d", -5, tens)).toEqual([]);
  });

  it("returns lines that fit, with all words in their order", () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 400 }),
        (all, width) => {
          const text = all.join(" ");
          for (const wrap of [wrapText, balanceText]) {
            const lines = wrap(text, width, estimate);
            expect(lines.filter((line) => estimate(line) > width)).toEqual([]);
            if (!lines.join("").includes("…")) continue;
            expect(all.some((word) => estimate(word) > width)).toBe(true);
          }
        },
      ),
      { numRuns: runs(200) },
    );
  });
});

describe("balanceText", () => {
  it("makes lines about equally long, and no more of them", () => {
    const text = "one two three four five six seven";
    expect(wrapText(text, 280, tens)).toEqual(["one two three four five six", "seven"]);
    expect(balanceText(text, 280, tens)).toEqual(["one two three four", "five six seven"]);
    expect(balanceText("one two", 280, tens)).toEqual(["one two"]);
  });

  it("cuts no word for it", () => {
    expect(balanceText("a b c unbreakable", 130, tens)).toEqual(["a b c", "unbreakable"]);
  });
});
