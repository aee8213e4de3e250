import { createMatches, type Matches } from "./matches.ts";
import type { Model } from "./model.ts";

/** Events that are searched between two chances to pause. */
const SLICE = 2_000;

/**
 * Finds the events in whose title, description, place and group's title all words of a text occur,
 * as readers take letters for the same; in steps, each of which tells how much of the work is done,
 * from 0 to 1. A text without words finds nothing.
 * @param known what the same text found before some events were appended: only these are searched
 */
export function* findMatches(
  { groups, table, count, isShown }: Model,
  query: string,
  known: Matches | null,
): Generator<number, Matches> {
  const fold = createFold();
  const words = [...new Set(fold(query).split(/\s+/u))].filter((word) => word !== "");
  // What the title of a group says, all in it say.
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
  const steps = createMatches(query, marked, table);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield 1;
  }
}

/** Letters that readers take for one another, beside those that Unicode takes apart. */
const SAME: Readonly<Partial<Record<string, string>>> = {
  // Arabic, as its languages write it, and as keyboards do.
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ة: "ه",
  ە: "ه",
  ہ: "ه",
  ھ: "ه",
  ۃ: "ه",
  ک: "ك",
  ڪ: "ك",
  ς: "σ",
  "’": "'",
  ʼ: "'",
  "׳": "'",
  "״": '"',
  "“": '"',
  "”": '"',
  "„": '"',
};
/**
 * Marks over and under letters, but for scripts in which they are vowels or make another letter;
 * tatweel; what is not seen.
 */
const MARK =
  /^(?:(?=\p{Mn})(?![\u3099\u309A])[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]|\u0640|\p{Default_Ignorable_Code_Point})$/u;
const DIGIT = /^\p{Nd}$/u;
/**
 * All but ASCII and the letters of Arabic and Hebrew that stay what they are, which are most of
 * what is read.
 */
const OTHERS =
  /[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\0-\x7F\u05D0-\u05EA\u0627\u0628\u062A-\u063A\u0641-\u0648\u064A]/g;

/**
 * Creates what makes texts equal that a reader takes for the same: small letters, without
 * diacritics, the digits of all scripts as 0 to 9. It remembers characters.
 */
export function createFold(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.toLowerCase().replace(OTHERS, (character) => {
      const folded = known.get(character) ?? foldCharacter(character);
      known.set(character, folded);
      return folded;
    });
}

function foldCharacter(character: string): string {
  // By way of capitals: "ß" is "ss". What they take apart may be taken apart again.
  const parts = character.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");
  return Array.from(parts, (part) =>
    MARK.test(part) ? "" : DIGIT.test(part) ? String(digitOf(part)) : (SAME[part] ?? part),
  ).join("");
}

/** The digits of a script follow each other from its zero on. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) as number;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}
