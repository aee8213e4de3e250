import { mergeWords } from "../options/mergeWords.ts";

/** The languages in which panels have words. */
export type Language = "ar" | "en" | "fa" | "fr" | "he" | "ur";

/**
 * The words of a locale's language, English where there are none, with those of the application
 * over them.
 */
export function panelWords<Words extends object>(
  words: Readonly<Record<Language, Words>>,
  locale: string,
  own: unknown,
): Words {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, Object.hasOwn(words, language) ? words[language as Language] : words.en);
}

/** The words that all panels have in which one reads events. */
export interface ReadingMessages {
  /** Of the button to the event before. */
  readonly earlier: string;
  /** Of the button to the event after. */
  readonly later: string;
  /** Of the link of an event; its title follows for those who listen. */
  readonly link: string;
}

export const readingWords: Readonly<Record<Language, ReadingMessages>> = {
  ar: { earlier: "السابق", later: "التالي", link: "اقرأ المزيد" },
  en: { earlier: "Earlier", later: "Later", link: "Read more" },
  fa: { earlier: "قبلی", later: "بعدی", link: "بیشتر بخوانید" },
  fr: { earlier: "Précédent", later: "Suivant", link: "En savoir plus" },
  he: { earlier: "הקודם", later: "הבא", link: "לקריאה נוספת" },
  ur: { earlier: "پچھلا", later: "اگلا", link: "مزید پڑھیں" },
};
