import { boundedCache, memoizeLast } from "../../base/memo.ts";
import { type DateWords, fillWords, type PluralWords } from "./dateWords.ts";

/** Texts of years before or after the year 2000, such as "66 million years ago". */
export interface AgeText {
  /** Writes an age. `digits`: number of significant digits, from the left. 0 years is "now". */
  text(yearsAgo: number, digits: number, length: "long" | "short"): string;
  /** Writes an approximate age: "about" stands next to the number, as Arabic and French require. */
  about(yearsAgo: number, digits: number): string;
  /**
   * Returns the name of a century; centuries BCE are counted from 1 too. Returns `null` in a
   * language whose texts give the years of the century instead.
   */
  century(number: number): string | null;
  /** Writes a range of ages, both before 2000 or both after it: "60–70 million years ago". */
  range(from: number, to: number, digits: number): string;
}

/** Unit in which years are counted, with the words for a number of it. */
interface Scale {
  readonly unit: number;
  /** Words by CLDR plural category; "{count}" is the number. */
  readonly words: PluralWords;
}

/**
 * Words for large numbers of years, by language code, from large to small: for languages in which
 * the compact ones of `Intl` do not fit. The Arabic words have the form that follows "before",
 * "after" and "about", with the dual as one word and the plural from three to ten.
 */
const LARGE_NUMBERS: Readonly<Record<string, readonly Scale[]>> = {
  ar: [
    { unit: 1e9, words: { one: "مليار", two: "ملياري", few: "{count} مليارات", other: "{count} مليار" } },
    { unit: 1e6, words: { one: "مليون", two: "مليوني", few: "{count} ملايين", other: "{count} مليون" } },
    { unit: 1e3, words: { one: "ألف", two: "ألفي", few: "{count} آلاف", other: "{count} ألف" } },
  ],
};

/**
 * First ten ordinals of Arabic. Those up to the nineteenth are composed from them, and have one
 * form in every grammatical case. From the twentieth on, digits are used.
 */
const ORDINALS: readonly string[] = [
  "الأول",
  "الثاني",
  "الثالث",
  "الرابع",
  "الخامس",
  "السادس",
  "السابع",
  "الثامن",
  "التاسع",
  "العاشر",
];

/** Number format with `formatRange`: ES2023, in every engine that the library supports. */
interface RangeFormat extends Intl.NumberFormat {
  formatRange(from: number, to: number): string;
}

const MOST_DIGITS = 21; // limit of `Intl`
const MOST_OF_THOUSANDS = 4;
const MILLION = 1_000_000;

/**
 * Creates the texts of ages in a language. Large numbers are grouped as the language does it: in
 * millions, or in crores.
 */
export function createAgeText(locale: string, numberingSystem: string, words: DateWords): AgeText {
  const plurals = memoizeLast(() => new Intl.PluralRules(locale));
  // The numbering system is part of the locale's name, since `formatRange` of V8 ignores the option
  // and writes the locale's own digits.
  const withDigits = new Intl.Locale(locale, { numberingSystem });
  const numbers = boundedCache<Intl.NumberFormat>();
  const scales = LARGE_NUMBERS[withDigits.language] ?? [];
  /** Writes a number of years; with `near`, the range from `near` to `years`. */
  function number(
    years: number,
    digits: number,
    { length = "long", near }: { readonly length?: "long" | "short"; readonly near?: number } = {},
  ): string {
    const count = Math.min(MOST_DIGITS, Math.max(1, digits));
    const told = (from: number | undefined, to: number, format: Intl.NumberFormat): string =>
      from === undefined ? format.format(to) : (format as RangeFormat).formatRange(from, to);
    // Compact from a million on, and where at most four digits count: "300 thousand", but 300,012.
    const isCompact = years >= MILLION || digits <= MOST_OF_THOUSANDS;
    const rounded = Number(years.toPrecision(count));
    const scale = isCompact
      ? scales.find(
          ({ unit }) =>
            rounded >= unit && rounded < 1_000 * unit && (near === undefined || near === 0 || near >= unit),
        )
      : undefined;
    if (scale === undefined)
      return told(near, years, formatOf(count, length, isCompact ? "compact" : "standard"));
    const { unit, words: forms } = scale;
    const own = forms[plurals().select(rounded / unit)] ?? forms.other;
    // A form without a number, as the Arabic for "two million", cannot serve a range.
    const form = near !== undefined && !own.includes("{count}") ? forms.other : own;
    return fillWords(form, {
      count: told(
        near === undefined ? near : near / unit,
        rounded / unit,
        formatOf(count, length, "standard"),
      ),
    });
  }
  function formatOf(
    maximumSignificantDigits: number,
    compactDisplay: "long" | "short",
    notation: "compact" | "standard",
  ): Intl.NumberFormat {
    const key = `${maximumSignificantDigits} ${compactDisplay} ${notation}`;
    return numbers(
      key,
      () => new Intl.NumberFormat(withDigits, { notation, compactDisplay, maximumSignificantDigits }),
    );
  }
  function inWords(template: PluralWords, largest: number, years: string): string {
    // The fraction of "66.5 million" does not change the plural form: in French, "d’années"
    // follows as after 66 million.
    const category = plurals().select(largest < MILLION ? largest : Math.floor(largest / MILLION) * MILLION);
    return fillWords(template[category] ?? template.other, { years });
  }
  return {
    text(yearsAgo, digits, length) {
      if (yearsAgo === 0) return words.now;
      const years = Math.abs(yearsAgo);
      return inWords(
        yearsAgo > 0 ? words.yearsAgo : words.yearsAhead,
        years,
        number(years, digits, { length }),
      );
    },
    about(yearsAgo, digits) {
      const years = Math.abs(yearsAgo);
      const rounded = fillWords(words.aboutYears, { years: number(years, digits) });
      return inWords(yearsAgo > 0 ? words.yearsAgo : words.yearsAhead, years, rounded);
    },
    century(number) {
      if (withDigits.language !== "ar") return null;
      const ordinal =
        ORDINALS[number - 1] ??
        (number === 11
          ? "الحادي عشر"
          : number < 20
            ? `${ORDINALS[number - 11]} عشر`
            : `الـ${formatOf(2, "long", "standard").format(number)}`);
      return `القرن ${ordinal}`;
    },
    range(from, to, digits) {
      const [near, far] = [from, to].map(Math.abs).sort((a, b) => a - b) as [number, number];
      return inWords(
        Math.max(from, to) > 0 ? words.yearsAgo : words.yearsAhead,
        far,
        number(far, digits, { near }),
      );
    },
  };
}

/** Returns how many digits of a number are significant if it is a multiple of `unit`; 1 for 0. */
export function digitsDownTo(value: number, unit: number): number {
  return value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(unit)) + 1;
}

/** Counts the digits of a whole number before the zeros at its end: 66,000,000 has two. */
export function significantDigits(value: number): number {
  return String(BigInt(Math.abs(value))).replace(/0+$/, "").length;
}
