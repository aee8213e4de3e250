import type { PluralWords } from "./dateWords.ts";

/** A unit in which years are counted, with the words for a number of it. */
interface Scale {
  readonly unit: number;
  /** By CLDR plural category; "{count}" is the number. */
  readonly words: PluralWords;
}

/**
 * Languages in which a large number of years needs other words than the compact ones of `Intl`, by language code, from large to
 * small. Arabic: as they stand after "before", "after" and "about", with the dual as one word and the plural from three to ten.
 */
export const LARGE_NUMBERS: Readonly<Record<string, readonly Scale[]>> = {
  ar: [
    { unit: 1e9, words: { one: "مليار", two: "ملياري", few: "{count} مليارات", other: "{count} مليار" } },
    { unit: 1e6, words: { one: "مليون", two: "مليوني", few: "{count} ملايين", other: "{count} مليون" } },
    { unit: 1e3, words: { one: "ألف", two: "ألفي", few: "{count} آلاف", other: "{count} ألف" } },
  ],
};
