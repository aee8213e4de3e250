import { yielding } from "../base/drain.ts";
import { boundedCache } from "../base/memo.ts";
import { createMatches, type Matches } from "./matches.ts";
import type { Model } from "./model.ts";

/** Number of events that are searched between two pauses. */
const SLICE = 2_000;

/**
 * Finds the events whose title, description, place and group title together contain all words of a
 * text. Letters that readers treat as equal match each other. The search works in steps. Each
 * step yields the part of the work that is done, from 0 to 1. A text without words finds nothing.
 * @param known matches of an earlier search, from before some events were appended. If they are of
 * the same text, only the appended events are searched.
 */
export function* findMatches(
  { groups, table, count, isShown }: Model,
  query: string,
  known: Matches | null,
): Generator<number, Matches> {
  const fold = createFold();
  const words = [...new Set(fold(query).split(/\s+/u))].filter((word) => word !== "");
  // All events of a group have the words of its title.
  const wanted = new Map(
    groups.map(({ title }, band) => {
      const text = fold(title);
      return [band, words.filter((word) => !text.includes(word))];
    }),
  );
  const isGrown = known?.query === query;
  const marked = new Uint8Array(count);
  const from = isGrown ? known.searched : 0;
  for (let row = 0; row < from; row += 1) if (known?.has(row) === true) marked[row] = 1;
  for (let row = from; row < count && words.length > 0; row += 1) {
    if (row % SLICE === 0) yield (row - from) / count;
    if (!isShown(row)) continue;
    const missing = wanted.get(table.bands[row] as number) ?? words;
    if (missing.length === 0) marked[row] = 1;
    else {
      const text = fold(table.text(row));
      if (missing.every((word) => text.includes(word))) marked[row] = 1;
    }
  }
  return yield* yielding(1, createMatches(query, marked, table));
}

/**
 * Letters with others that readers treat as equal, besides those that Unicode normalization
 * decomposes. The Arabic letters are as the languages of the script and their keyboards write them.
 */
const SAME = new Map(
  [
    ["ا", "ٱ"],
    ["ي", "ىیې"],
    ["ه", "ةەہھۃ"],
    ["ك", "کڪ"],
    ["σ", "ς"],
    ["'", "’ʼ׳"],
    ['"', "״“”„"],
  ].flatMap(([letter = "", others = ""]) => Array.from(others, (other) => [other, letter] as const)),
);
/**
 * Characters to remove: marks above and below letters, except in scripts where a mark is a vowel or
 * makes another letter; tatweel; invisible characters.
 */
const MARK =
  /^(?:(?=\p{Mn})(?![\u3099\u309A])[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]|\u0640|\p{Default_Ignorable_Code_Point})$/u;
const DIGIT = /^\p{Nd}$/u;
/**
 * Characters to fold: all except ASCII and the Arabic and Hebrew letters that folding does not
 * change. Those exceptions are most of the text that is read.
 */
const OTHERS =
  /[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\0-\x7F\u05D0-\u05EA\u0627\u0628\u062A-\u063A\u0641-\u0648\u064A]/g;

/**
 * Creates a function that folds a text, so that texts that readers treat as equal become equal. It
 * makes letters lower case, removes diacritics and writes the digits of all scripts as 0 to 9. It
 * caches the folded form of each character.
 */
export function createFold(): (text: string) => string {
  const known = boundedCache<string>();
  return (text) => text.toLowerCase().replace(OTHERS, (character) => known(character, foldCharacter));
}

function foldCharacter(character: string): string {
  // Upper case turns "ß" into "SS". The result may have to be decomposed again.
  const parts = character.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");
  return Array.from(parts, (part) =>
    MARK.test(part) ? "" : DIGIT.test(part) ? String(digitOf(part)) : (SAME.get(part) ?? part),
  ).join("");
}

/**
 * Returns the value of a digit. The digits of a script have consecutive code points, from its zero
 * on.
 */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) as number;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}
