import { memoizeLast } from "../../base/memo.ts";

const ELLIPSIS = "…";
/**
 * Least number of graphemes of a cut word in a label: the first one or two say nothing, and still
 * make the reader look there for more.
 */
export const LEAST_OF_LABEL = 3;
/**
 * Greatest number of characters of a text that are shown, however wide its place: the cost of
 * measuring grows with each letter.
 */
const MAX_LETTERS = 300;

/**
 * Segmenter, created when it is first needed and cached: creating one takes as long as cutting many
 * texts.
 */
const segmenter = memoizeLast(() => new Intl.Segmenter("und", { granularity: "grapheme" }));

/**
 * Printable ASCII, and the plain letters of Hebrew and Arabic. Each of these is a grapheme, so no
 * segmenter is needed.
 */
const ALONE = /^[ -~\u05D0-\u05EA\u0620-\u064A\u0660-\u0669\u0671-\u06D3]*$/;
const ENDS_IN_LETTER = /[A-Za-z0-9\u05D0-\u05EA\u0620-\u064A]$/;
/** Space and punctuation of ASCII at the end of a text. */
const PLAIN_END = /[ !"#%&'()*,\-./:;?@[\\\]_{}]+$/;

/** Space and punctuation between two words. A hyphen does not count: "COVID-19" is one word. */
const WORD_END = /[\s،,؛;:/]+(?=\S)/gu;

/**
 * Returns `text` if it fits into `width` px, otherwise its longest beginning that fits with an
 * ellipsis: cut after a word, or else after a grapheme. Returns an empty text where not even
 * `least` graphemes (default 1) of a cut word fit. Every candidate is measured whole, with its
 * ellipsis: where letters join, a longer beginning is not always wider (سبتمب is wider than
 * سبتمبر).
 */
export function fitText(text: string, width: number, measure: (text: string) => number, least = 1): string {
  const fits = (candidate: string): boolean => measure(candidate) <= width;
  const whole = text.length > MAX_LETTERS ? beginning(text) + ELLIPSIS : text;
  if (fits(whole)) return whole;
  if (!fits(ELLIPSIS)) return "";
  const longest = (ends: readonly number[]): string => {
    for (let index = ends.length - 1; index >= 0; index--) {
      const candidate = withoutEnd(whole.slice(0, ends[index]));
      if (candidate !== "" && fits(candidate + ELLIPSIS)) return candidate + ELLIPSIS;
    }
    return "";
  };
  const words = [...whole.matchAll(WORD_END)].map((match) => match.index);
  return longest(words) || longest(graphemeEnds(whole).slice(least - 1));
}

/** White space at which a line may end: no space that keeps two words together. */
const SPACES = /[^\S\u00A0\u202F\uFEFF]+/gu;
/**
 * A word with the space before it. Each letter of a script without spaces counts as a word, with
 * the punctuation beside it.
 */
const WORD =
  / ?(?:\p{Ps}?[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}][^ \p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{Ps}]*|[^ \p{sc=Han}\p{sc=Hira}\p{sc=Kana}]+)/gu;

/**
 * Returns `text` in lines that are at most `width` px wide, broken between words. A word that is
 * wider than a line is cut, as by {@link fitText}. A word of which nothing fits is left out.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.replace(SPACES, " ").match(WORD) ?? []) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && measure(last + word) <= width) lines[lines.length - 1] = last + word;
    else lines.push(fitText(word.trimStart(), width, measure));
  }
  return lines.filter((line) => line !== "");
}

/** Number of lines up to which they are made equally long, as browsers do. */
const BALANCED = 6;

/**
 * Breaks `text` into as many lines as {@link wrapText} does, and makes them about equally long: a
 * last line of one word looks like a mistake.
 */
export function balanceText(text: string, width: number, measure: (text: string) => number): string[] {
  let best = wrapText(text, width, measure);
  const whole = textOf(best);
  if (best.length > BALANCED) return best;
  let [low, high] = [0, width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const lines = wrapText(text, middle, measure);
    // Narrower lines may cut a word.
    if (lines.length > best.length || textOf(lines) !== whole) low = middle;
    else [high, best] = [middle, lines];
  }
  return best;
}

/** Returns the letters of lines. */
function textOf(lines: readonly string[]): string {
  return lines.join("").replaceAll(" ", "");
}

/** Returns at most the first `MAX_LETTERS` characters, up to the end of a grapheme. */
function beginning(text: string): string {
  const ends = graphemeEnds(text.slice(0, 2 * MAX_LETTERS)).filter((end) => end <= MAX_LETTERS);
  return text.slice(0, ends.at(-1));
}

/** Removes the spaces and the punctuation at the end of a text. */
function withoutEnd(text: string): string {
  const rest = text.replace(PLAIN_END, "");
  // Most texts end in a plain letter now, and a regular expression for all of Unicode is slow.
  return rest === "" || ENDS_IN_LETTER.test(rest) ? rest : rest.replace(/[\s\p{P}]+$/u, "");
}

/** Returns the end of each grapheme but the last, as an index into the text. */
function graphemeEnds(text: string): number[] {
  const starts = ALONE.test(text)
    ? Array.from(text, (_, index) => index)
    : Array.from(segmenter().segment(text), ({ index }) => index);
  return starts.slice(1);
}
