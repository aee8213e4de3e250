import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  localeDirection,
  textAnchor,
  textDirection,
  type Direction,
  type Side,
} from "../../src/base/direction.ts";
import { runs } from "../support/sweep.ts";

const [LRM, RLM, ALM, LRI, RLI, FSI, PDI, RLE, PDF] = [
  "\u200E",
  "\u200F",
  "\u061C",
  "\u2066",
  "\u2067",
  "\u2068",
  "\u2069",
  "\u202B",
  "\u202C",
] as const;

describe("textDirection", () => {
  const decided: readonly (readonly [string, string, Direction])[] = [
    ["an Arabic title", "قمة سمرقند", "rtl"],
    ["a Hebrew one", "פסגת סמרקנד", "rtl"],
    ["a Persian one", "نشست سمرقند", "rtl"],
    ["an Urdu one", "سمرقند کانفرنس", "rtl"],
    ["a Syriac one", "ܣܡܪܩܢܕ", "rtl"],
    ["a Thaana one", "ދިވެހި", "rtl"],
    ["one in N'Ko", "ߒߞߏ", "rtl"],
    ["one in Adlam, beyond the basic plane", "𞤀𞤣𞤤𞤢𞤥", "rtl"],
    ["an English one", "The Samarkand summit", "ltr"],
    ["a Cyrillic one", "Саммит в Самарканде", "ltr"],
    ["a Chinese one", "撒馬爾罕峰會", "ltr"],
    ["a Latin name in an Arabic title", "قال Gabouev.", "rtl"],
    [
      "an Arabic title that opens with a Latin name: its first strong letter is all that counts",
      "COVID-19: تفشي جديد",
      "ltr",
    ],
    ["digits before Arabic", "2022 قمة", "rtl"],
    ["digits before English", "2022 summit", "ltr"],
    ["Arabic digits before English", "٢٠٢٢ summit", "ltr"],
    ["quotation marks and brackets before Arabic", "«(… قمة", "rtl"],
    ["a combining mark before its letter", "\u064Bقمة", "rtl"],
    ["vowel points", "מְדִינָה", "rtl"],
    ["a right-to-left mark before English", `${RLM}2022 summit`, "rtl"],
    ["an Arabic letter mark", `${ALM}15/9`, "rtl"],
    ["a left-to-right mark before Arabic", `${LRM}قمة`, "ltr"],
    ["an isolated Latin name before Arabic", `${LRI}COVID-19${PDI}: تفشي`, "rtl"],
    ["an isolated Arabic name before English", `${RLI}شي${PDI} arrives`, "ltr"],
    ["a first-strong isolate", `${FSI}قمة${PDI} arrives`, "ltr"],
    ["isolates one after the other", `${FSI}قمة${PDI} ${RLI}شي${PDI} arrives`, "ltr"],
    ["isolates within each other", `${RLI}شي ${LRI}Xi${PDI} شي${PDI} arrives`, "ltr"],
    ["a mark within an isolate", `${LRI}${RLM}${PDI}abc`, "ltr"],
    ["an embedding, whose own direction is not asked", `${RLE}abc${PDF}`, "ltr"],
    ["an isolate that nothing closes, after the first letter", `قمة ${LRI}abc`, "rtl"],
    ["a closing mark that nothing opened", `${PDI}قمة`, "rtl"],
    ["an elongation before its letter", "ـهـ ١٤٤٤", "rtl"],
  ];
  it.each(decided)("takes the direction of the first strong character: %s", (_, text, direction) => {
    expect(textDirection(text, "ltr")).toBe(direction);
    expect(textDirection(text, "rtl")).toBe(direction);
  });

  const neutral = [
    "",
    " ",
    "2022",
    "١٥–١٦",
    "۱۴۰۱",
    "…",
    "15/9/2022",
    "(+)",
    "\u064B",
    "👍",
    "\uD800",
    "\u0000",
    `${LRI}abc${PDI}`,
    `${RLI}قمة`,
    `${FSI}abc`,
    `${LRI}${RLI}قمة${PDI}abc${PDI} 7`,
  ];
  it.each(neutral)("returns the fallback for a text without a strong character of its own: %j", (text) => {
    expect(textDirection(text, "ltr")).toBe("ltr");
    expect(textDirection(text, "rtl")).toBe("rtl");
  });

  it("depends neither on the text after the first strong letter nor on digits before it", () => {
    const letters = fc.constantFrom("ق", "ש", "ی", "a", "Я", "撒");
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("", "7", "٧ ", "(«"),
        (letter, rest, before) => {
          expect(textDirection(before + letter + rest, "rtl")).toBe(textDirection(letter, "rtl"));
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it("returns a direction for any text, however long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(["ltr", "rtl"]).toContain(textDirection(text, "ltr"));
      }),
      { numRuns: runs(1000) },
    );
    // A search that starts again at each of these characters would take far too long.
    for (const unit of ["1", LRI, PDI, `${LRI}1${PDI}`, " "])
      expect(textDirection(unit.repeat(200_000), "rtl")).toBe("rtl");
  });
});

describe("localeDirection", () => {
  const table: readonly (readonly [string, Direction])[] = [
    ["ar", "rtl"],
    ["ar-EG", "rtl"],
    ["ar-u-nu-latn", "rtl"],
    ["he", "rtl"],
    ["iw", "rtl"],
    ["fa-IR", "rtl"],
    ["ur-PK", "rtl"],
    ["ckb", "rtl"],
    ["ps", "rtl"],
    ["yi", "rtl"],
    ["dv", "rtl"],
    ["ug", "rtl"],
    ["sd", "rtl"],
    ["syr", "rtl"],
    ["nqo", "rtl"],
    ["en", "ltr"],
    ["fr", "ltr"],
    ["ru", "ltr"],
    ["zh-Hant", "ltr"],
    ["uz", "ltr"],
    ["ku", "ltr"],
    ["az", "ltr"],
    ["pa", "ltr"],
    ["und", "ltr"],
    ["ar-Latn", "ltr"],
    ["he-Latn", "ltr"],
    ["fa-Cyrl", "ltr"],
    ["ks-Deva", "ltr"],
    ["ku-Arab", "rtl"],
    ["az-Arab", "rtl"],
    ["pa-Arab-PK", "rtl"],
    ["uz-Arab", "rtl"],
    ["en-Hebr", "rtl"],
    ["ff-Adlm", "rtl"],
    // The region decides the script of these locales (CLDR likely subtags).
    ["pa-PK", "rtl"],
    ["uz-AF", "rtl"],
    ["az-IR", "rtl"],
  ];
  it.each(table)("returns the direction of the script, named or likely: %s", (locale, direction) => {
    expect(localeDirection(locale)).toBe(direction);
  });
});

describe("textAnchor", () => {
  /**
   * Side of the anchor point on which a text lies, by the direction and the anchor of the text.
   * Three browser engines behave so (SVG 2, text-anchor).
   */
  const lies: Readonly<Record<Direction, Readonly<Record<string, Side>>>> = {
    ltr: { start: "right", middle: "both", end: "left" },
    rtl: { start: "left", middle: "both", end: "right" },
  };
  it.each(
    (["ltr", "rtl"] as const).flatMap((direction) =>
      (["left", "right", "both"] as const).map((side) => [direction, side] as const),
    ),
  )("puts a text that runs %s on the requested side: %s", (direction, side) => {
    expect(lies[direction][textAnchor(side, direction)]).toBe(side);
  });
});
