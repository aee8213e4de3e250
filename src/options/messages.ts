import type { DateWords, PluralWords } from "../time/text/dateWords.ts";
import { checkType, partsOf } from "./optionChecks.ts";

/** Words that a reader sees or hears, besides those of the records and of `Intl`. */
export interface Messages extends DateWords, LegendMessages, ControlMessages {
  /** Accessible name of a timeline, where the option `label` gives none. */
  readonly timeline: string;
  /**
   * Number of events, by CLDR plural category. `{count}` is replaced by the number. "other" is used
   * for each category that is missing.
   */
  readonly events: PluralWords;
  /**
   * Name of a cluster. `{events}` is replaced by the number of its events in the words of `events`,
   * `{date}` by the time that they cover.
   */
  readonly cluster: string;
  /** Message while many records are being read, which takes a moment. */
  readonly reading: string;
  /** Status of an event that is planned. */
  readonly tentative: string;
  /** Status of an event that is cancelled. */
  readonly cancelled: string;
}

/** Words of the legend. Each explains a shape; only shapes that occur are in the legend. */
export interface LegendMessages {
  /** Accessible name of the legend. */
  readonly legend: string;
  /** Event at some time within its date, not throughout it. */
  readonly legendWithin: string;
  /** Set of dates of which one is meant. */
  readonly legendOneOf: string;
  /** Set of dates all of which are meant. */
  readonly legendAllOf: string;
  /** Date of which not every digit is specified. */
  readonly legendUnspecified: string;
  /** Date that is approximate. */
  readonly legendApproximate: string;
  /** Date that is uncertain. */
  readonly legendUncertain: string;
  /** Date that is both approximate and uncertain. */
  readonly legendBoth: string;
  /** Event whose start or end is not known. */
  readonly legendUnknown: string;
  /** Event without a start or without an end: it is open. */
  readonly legendOpen: string;
}

/** Accessible names of the controls, and words for matches and kinds in the name of a cluster. */
export interface ControlMessages extends KeyMessages {
  /** Accessible name of the view in the overview, the strip of all time. */
  readonly overview: string;
  /** Accessible name of the handle at the start of the view in the overview. */
  readonly viewStart: string;
  /** Accessible name of the handle at the end of the view in the overview. */
  readonly viewEnd: string;
  /** Button that zooms in. */
  readonly zoomIn: string;
  /** Button that zooms out. */
  readonly zoomOut: string;
  /** Button that shows everything. */
  readonly fit: string;
  /** Button that goes to the line of now. */
  readonly goToNow: string;
  /** Button that replaces the picture by a list, and switches back. */
  readonly asList: string;
  /** Number of matches of a search in a cluster, by CLDR plural category, as in `events`. */
  readonly matches: PluralWords;
  /** Word for the events of a cluster whose kinds are not named. Their number follows the word. */
  readonly otherKinds: string;
}

/** Descriptions of what the keys do, for the help dialog. */
export interface KeyMessages {
  /** Title of the help dialog. */
  readonly keys: string;
  /** Button that closes the help dialog. */
  readonly keysClose: string;
  /** Action of the left and right arrow keys. */
  readonly keyNeighbour: string;
  /** Action of the up and down arrow keys. */
  readonly keyRow: string;
  /** Action of Home and End. */
  readonly keyEnds: string;
  /** Action of Page Up and Page Down. */
  readonly keyPages: string;
  /** Action of +, − and 0. */
  readonly keyZoom: string;
  /** Action of Enter. */
  readonly keyOpen: string;
  /** Action of the space bar. */
  readonly keySelect: string;
  /** Action of an arrow key with Shift. */
  readonly keyMore: string;
  /** Action of an arrow key with Ctrl. */
  readonly keyOnly: string;
  /** Action of the slash key, which goes to the search. */
  readonly keyFind: string;
  /** Action of Escape. */
  readonly keyDismiss: string;
  /** Action of the question mark key. */
  readonly keyHelp: string;
}

/** Words that a list of the events needs. */
export type ListMessages = Omit<Messages, keyof LegendMessages | keyof ControlMessages>;

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
 * Returns the words in a locale's language, or English where there are none, with the application's
 * own words, from the option `messages`, in place of the built-in ones. `others`: names of words
 * that the application may give too, though nothing here needs them.
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
