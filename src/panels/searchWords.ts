import type { PluralWords } from "../time/text/dateWords.ts";
import type { Language } from "./panelWords.ts";

/** The words of a search. */
export interface SearchMessages {
  /** The label of the field, and the accessible name of all. */
  readonly search: string;
  /**
   * How many events match, by CLDR plural category; `{count}` is replaced. "other" serves those
   * that are missing.
   */
  readonly matches: PluralWords;
  readonly noMatches: string;
  /** The place of a match among all: `{place}` and `{count}` are replaced. */
  readonly placeOf: string;
  /** The names of the buttons. */
  readonly earlierMatch: string;
  readonly laterMatch: string;
  readonly clearSearch: string;
}

/** The words of a search, in the built-in languages. */
export const searchWords: Readonly<Record<Language, SearchMessages>> = {
  ar: {
    search: "بحث",
    noMatches: "لا نتائج",
    placeOf: "{place} من {count}",
    matches: { one: "نتيجة واحدة", two: "نتيجتان", few: "{count} نتائج", other: "{count} نتيجة" },
    earlierMatch: "النتيجة الأقدم",
    laterMatch: "النتيجة الأحدث",
    clearSearch: "مسح البحث",
  },
  en: {
    search: "Search",
    noMatches: "No matches",
    placeOf: "{place} of {count}",
    matches: { one: "{count} match", other: "{count} matches" },
    earlierMatch: "Earlier match",
    laterMatch: "Later match",
    clearSearch: "Clear search",
  },
  fa: {
    search: "جست‌وجو",
    noMatches: "بدون نتیجه",
    placeOf: "{place} از {count}",
    matches: { other: "{count} نتیجه" },
    earlierMatch: "نتیجهٔ زودتر",
    laterMatch: "نتیجهٔ دیرتر",
    clearSearch: "پاک کردن جست‌وجو",
  },
  fr: {
    search: "Rechercher",
    noMatches: "Aucun résultat",
    placeOf: "{place} sur {count}",
    matches: { one: "{count} résultat", other: "{count} résultats" },
    earlierMatch: "Résultat précédent",
    laterMatch: "Résultat suivant",
    clearSearch: "Effacer la recherche",
  },
  he: {
    search: "חיפוש",
    noMatches: "אין תוצאות",
    placeOf: "{place} מתוך {count}",
    matches: { one: "תוצאה אחת", two: "שתי תוצאות", other: "{count} תוצאות" },
    earlierMatch: "התוצאה המוקדמת יותר",
    laterMatch: "התוצאה המאוחרת יותר",
    clearSearch: "ניקוי החיפוש",
  },
  ur: {
    search: "تلاش",
    noMatches: "کوئی نتیجہ نہیں",
    placeOf: "{count} میں سے {place}",
    matches: { one: "{count} نتیجہ", other: "{count} نتائج" },
    earlierMatch: "پہلے کا نتیجہ",
    laterMatch: "بعد کا نتیجہ",
    clearSearch: "تلاش صاف کریں",
  },
};
