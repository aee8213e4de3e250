import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFold } from "../../src/model/findMatches.ts";
import { allOrFew, runs } from "../support/sweep.ts";

const fold = createFold();

/** Pairs of texts that a reader considers the same. */
const same: readonly (readonly [string, string])[] = [
  ["العَرَبِيَّةُ", "العربيه"],
  ["أحمد", "احمد"],
  ["إلى", "الي"],
  ["آسيا", "اسيا"],
  ["ٱلله", "الله"],
  ["ســمرقند", "سمرقند"],
  ["قمة", "قمه"],
  ["مؤتمر", "موتمر"],
  ["رئيس", "رييس"],
  ["هٰذا", "هذا"],
  ["ﷲ", "الله"],
  ["کشور", "كشور"],
  ["ایران", "ايران"],
  ["کتاب‌ها", "کتابها"],
  ["جامعۀ", "جامعه"],
  ["میں", "ميں"],
  ["ہے", "هے"],
  ["שָׁלוֹם", "שלום"],
  ["צה״ל", 'צה"ל'],
  ["٢٠٢٢", "2022"],
  ["۲۰۲۲", "2022"],
  ["२०२२", "2022"],
  ["𝟚０²", "202"],
  ["ÉCOLE", "ecole"],
  ["Straße", "STRASSE"],
  ["Ὀδυσσεύς", "οδυσσευσ"],
  ["İstanbul", "istanbul"],
  ["l’été", "l'ete"],
  ["ﬁn", "FIN"],
  ["Ёлка", "елка"],
];

describe("foldText", () => {
  it.each(same)("folds %s like %s", (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it("keeps texts apart that readers distinguish", () => {
    for (const [a, b] of [
      ["سمرقند", "سمرقد"],
      ["कि", "कु"],
      ["が", "か"],
      ["ב", "כ"],
      ["a b", "ab"],
      ["ש", "س"],
      ["1", "2"],
    ] as const)
      expect(fold(a)).not.toBe(fold(b));
  });

  it("is stable for every Unicode character, in composed and decomposed form, and turns each digit into its value", () => {
    const wrong: string[] = [];
    for (const code of allOrFew(Array.from({ length: 0x110000 }, (_, point) => point))) {
      const character = String.fromCodePoint(code);
      const folded = fold(character);
      if (
        fold(folded) !== folded ||
        fold(character.normalize("NFD")) !== folded ||
        fold(character.normalize("NFC")) !== folded
      )
        wrong.push(code.toString(16));
      if (/\p{Nd}/u.test(character) && !/^[0-9]$/.test(folded)) wrong.push(`digit ${code.toString(16)}`);
    }
    expect(wrong).toEqual([]);
    const zeros = ["0", "٠", "۰", "०", "০", "๐", "０"];
    for (const zero of zeros)
      for (let value = 0; value < 10; value += 1)
        expect(fold(String.fromCodePoint((zero.codePointAt(0) as number) + value))).toBe(String(value));
  });

  it("ignores marks between letters, and does not depend on texts folded before", () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from("سمرقندأإآةىהשלוםÉß7٧۷Zz ")),
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom("\u064E", "\u0651", "\u0640", "\u0301", "\u05B0", "\u200C", "\u00AD"),
        (text, mark) => {
          expect(fold(Array.from(text, (letter) => letter + mark).join(""))).toBe(createFold()(text));
        },
      ),
      { numRuns: runs(2000) },
    );
  });
});
