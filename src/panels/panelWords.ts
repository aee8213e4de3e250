import { mergeWords } from "../options/mergeWords.ts";

/** The languages in which panels have words. */
export type Language = "ar" | "en" | "fa" | "fr" | "he" | "ur";

/** The words of a locale's language, English where there are none, with those of the application over them. */
export function panelWords<Words extends object>(
  words: Readonly<Record<Language, Words>>,
  locale: string,
  own: unknown,
): Words {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, Object.hasOwn(words, language) ? words[language as Language] : words.en);
}
