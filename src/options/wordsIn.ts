import type { PluralWords } from "../time/text/dateWords.ts";
import { checkType, partsOf } from "./optionChecks.ts";

/** Languages in which there are built-in words, in the order of `WordRow` and `WordRows`. */
const LANGUAGES = ["ar", "fa", "fr", "he", "ur", "en"] as const;

/** Language in which there are built-in words. */
export type Language = (typeof LANGUAGES)[number];

/** Built-in words, by language code. */
export type WordsByLanguage<Words> = Readonly<Record<Language, Words>> &
  Readonly<Record<string, Words | undefined>>;

/** A word in the built-in languages without English. */
export type WordRow<Text> = readonly [ar: Text, fa: Text, fr: Text, he: Text, ur: Text];

/** Words, each in all built-in languages. */
export type WordRows<Words> = {
  readonly [Name in keyof Words]: readonly [...WordRow<Words[Name]>, en: Words[Name]];
};

/** Returns the words of rows by language, over those of `base`. */
export function byLanguage<Words, Base>(
  rows: { readonly [Name in keyof Words]: readonly Words[Name][] },
  base?: WordsByLanguage<Base>,
): WordsByLanguage<Base & Words> {
  const wordsAt = (column: number): object =>
    Object.fromEntries(Object.entries<readonly unknown[]>(rows).map(([name, row]) => [name, row[column]]));
  const words = LANGUAGES.map((language, column) => [language, { ...base?.[language], ...wordsAt(column) }]);
  return Object.freeze(Object.fromEntries(words) as WordsByLanguage<Base & Words>);
}

/**
 * Returns the words in a locale's language, or in English if that language has none. Words that the
 * application gives in the option `messages` replace the built-in ones. `others`: names of further
 * words that the application may give, which another caller reads.
 */
export function wordsIn<Words extends object>(
  words: Readonly<Record<Language, Words>>,
  locale: string,
  own: unknown,
  others?: object,
): Words {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, Object.hasOwn(words, language) ? words[language as Language] : words.en, others);
}

const CATEGORIES: Readonly<Record<keyof PluralWords, true>> = {
  zero: true,
  one: true,
  two: true,
  few: true,
  many: true,
  other: true,
};

/**
 * Returns the built-in words with those of the application, from the option `messages`, over them.
 * `others`: names of words that the application may give too, though they are not needed here.
 */
export function mergeWords<Words extends object>(own: unknown, base: Words, others: object = {}): Words {
  if (own === undefined) return base;
  const words = Object.entries(partsOf("messages", own, { ...base, ...others }))
    .filter(([name]) => Object.hasOwn(base, name))
    .map(([name, value]) => [
      name,
      typeof base[name as keyof Words] === "object"
        ? checkPlurals(`messages.${name}`, value)
        : checkType(`messages.${name}`, value, "string"),
    ]);
  return { ...base, ...(Object.fromEntries(words) as Partial<Words>) };
}

function checkPlurals(name: string, value: unknown): PluralWords {
  const words = partsOf(name, value, CATEGORIES);
  for (const [category, text] of Object.entries({ other: undefined, ...words }))
    checkType(`${name}.${category}`, text, "string");
  return words as PluralWords;
}
