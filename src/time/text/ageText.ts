import { clamp } from "../../base/maths.ts";
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
}

/** Unit in which years are counted, with the words for a number of it. */
interface Scale {
  readonly unit: number;
  /** Words by CLDR plural category; "{count}" is the number. */
  readonly words: PluralWords;
}

/**
 * Words for large numbers of years in Arabic, from large to small: the compact ones of `Intl` do
 * not fit. They have the form that follows "before", "after" and "about", with the dual as one word
 * and the plural from three to ten.
 */
const ARABIC_NUMBERS: readonly Scale[] = [
  { unit: 1e9, words: { one: "مليار", two: "ملياري", few: "{count} مليارات", other: "{count} مليار" } },
  { unit: 1e6, words: { one: "مليون", two: "مليوني", few: "{count} ملايين", other: "{count} مليون" } },
  { unit: 1e3, words: { one: "ألف", two: "ألفي", few: "{count} آلاف", other: "{count} ألف" } },
];

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

const MOST_DIGITS = 21; // limit of `Intl`
const MOST_OF_THOUSANDS = 4;
const MILLION = 1_000_000;

/**
 * Creates the texts of ages in a language. Large numbers are grouped as the language does it: in
 * millions, or in crores.
 */
export function createAgeText(locale: string, numberingSystem: string, words: DateWords): AgeText {
  const plurals = memoizeLast(() => new Intl.PluralRules(locale));
  const formOf = (forms: PluralWords, count: number): string => forms[plurals().select(count)] ?? forms.other;
  const withDigits = new Intl.Locale(locale, { numberingSystem });
  const isArabic = withDigits.language === "ar";
  const formats = boundedCache<Intl.NumberFormat>();
  /** Writes a number with so many significant digits. */
  function format(
    value: number,
    maximumSignificantDigits: number,
    compactDisplay?: "long" | "short",
  ): string {
    const notation = compactDisplay === undefined ? "standard" : "compact";
    const found = formats(
      `${maximumSignificantDigits} ${compactDisplay ?? ""}`,
      () => new Intl.NumberFormat(withDigits, { notation, compactDisplay, maximumSignificantDigits }),
    );
    return found.format(value);
  }
  /** Writes a number of years. */
  function number(years: number, digits: number, length: "long" | "short" = "long"): string {
    const most = clamp(digits, 1, MOST_DIGITS);
    // Compact from a million on, and where at most four digits count: "300 thousand", but 300,012.
    const isCompact = years >= MILLION || digits <= MOST_OF_THOUSANDS;
    const rounded = Number(years.toPrecision(most));
    const scale =
      isArabic && isCompact
        ? ARABIC_NUMBERS.find(({ unit }) => rounded >= unit && rounded < 1_000 * unit)
        : undefined;
    if (scale === undefined) return format(rounded, most, isCompact ? length : undefined);
    const { unit, words: forms } = scale;
    return fillWords(formOf(forms, rounded / unit), { count: format(rounded / unit, most) });
  }
  /** Writes how long before 2000 (after it if negative) so many years are: `years` in words. */
  function since(yearsAgo: number, years: string): string {
    const count = Math.abs(yearsAgo);
    // The fraction of "66.5 million" does not change the plural form: in French, "d’années"
    // follows as after 66 million.
    const whole = count < MILLION ? count : Math.floor(count / MILLION) * MILLION;
    return fillWords(formOf(yearsAgo > 0 ? words.yearsAgo : words.yearsAhead, whole), { years });
  }
  return {
    text: (yearsAgo, digits, length) =>
      yearsAgo === 0 ? words.now : since(yearsAgo, number(Math.abs(yearsAgo), digits, length)),
    about: (yearsAgo, digits) =>
      since(yearsAgo, fillWords(words.aboutYears, { years: number(Math.abs(yearsAgo), digits) })),
    century(number) {
      if (!isArabic) return null;
      const ordinal =
        ORDINALS[number - 1] ??
        (number === 11
          ? "الحادي عشر"
          : number < 20
            ? `${ORDINALS[number - 11]} عشر`
            : `الـ${format(number, 2)}`);
      return `القرن ${ordinal}`;
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
