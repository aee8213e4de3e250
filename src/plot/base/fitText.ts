import { memoizeLast } from "../../base/memo.ts";

const ELLIPSIS = "…";
/**
 * Of a label: the first letter or two of a word say nothing, and cost a place in which to look for
 * more.
 */
export const LEAST_OF_LABEL = 3;
/** No label is read further than this, however wide the place: measuring costs by the letter. */
const MAX_LETTERS = 300;

/** Made when it is needed, and kept: to make one takes as long as to cut many texts. */
const segmenter = memoizeLast((locale: string) => new Intl.Segmenter(locale, { granularity: "grapheme" }));

/**
 * Printable ASCII, and the plain letters of Hebrew and Arabic: each is a grapheme, and it takes no
 * segmenter to find that.
 */
const ALONE = /^[ -~\u05D0-\u05EA\u0620-\u064A\u0660-\u0669\u0671-\u06D3]*$/;
const ENDS_IN_LETTER = /[A-Za-z0-9\u05D0-\u05EA\u0620-\u064A]$/;
/** The space and the punctuation of ASCII. */
const PLAIN_END = /[ !"#%&'()*,\-./:;?@[\\\]_{}]+$/;

/** Words with the space and the punctuation after them; "COVID-19" is one word. */
const WORD_END = /[\s،,؛;:/]+(?=\S)/gu;

/**
 * `text` if it fits `width` px, else its longest beginning that does, with an ellipsis: by whole
 * words, then by graphemes. Every candidate is measured whole, with its ellipsis: widths of
 * beginnings do not grow steadily where letters join (سبتمب is wider than سبتمبر). Empty where not
 * even `least` graphemes of a word that is cut fit, by default one.
 */
export function fitText(text: string, width: number, measure: (text: string) => number, least = 1): string {
  const whole = text.length > MAX_LETTERS ? beginning(text) + ELLIPSIS : text;
  if (measure(whole) <= width) return whole;
  if (measure(ELLIPSIS) > width) return "";
  const words = [...whole.matchAll(WORD_END)].map((match) => match.index);
  return (
    longest(whole, words, { width, measure }) ||
    longest(whole, graphemeEnds(whole).slice(least - 1), { width, measure })
  );
}

/** As far as anyone reads, up to the end of a grapheme. */
function beginning(text: string): string {
  const ends = graphemeEnds(text.slice(0, 2 * MAX_LETTERS)).filter((end) => end <= MAX_LETTERS);
  return text.slice(0, ends.at(-1));
}

interface Room {
  readonly width: number;
  readonly measure: (text: string) => number;
}

function longest(text: string, ends: readonly number[], { width, measure }: Room): string {
  for (let index = ends.length - 1; index >= 0; index--) {
    const candidate = withoutEnd(text.slice(0, ends[index]));
    if (candidate === "") continue;
    if (measure(candidate + ELLIPSIS) <= width) return candidate + ELLIPSIS;
  }
  return "";
}

/** Without the spaces and the punctuation at its end. */
function withoutEnd(text: string): string {
  const rest = text.replace(PLAIN_END, "");
  // Mostly it ends in a plain letter now, and a class of the whole of Unicode takes its time.
  return rest === "" || ENDS_IN_LETTER.test(rest) ? rest : rest.replace(/[\s\p{P}]+$/u, "");
}

/** Only as far as could fit at all: a grapheme is seldom narrower than a pixel. */
function graphemeEnds(text: string): number[] {
  if (ALONE.test(text)) return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => index + 1);
  const segments = segmenter("und").segment(text);
  return Array.from(segments, ({ index }) => index).slice(1);
}
