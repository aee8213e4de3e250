/** Font of a text: what decides its width besides its letters. */
export interface FontSpec {
  /** CSS `font-family` list. */
  readonly family: string;
  /** px: size of the font. */
  readonly size: number;
  /** CSS `font-weight`, 100 to 900. */
  readonly weight: number;
}

/** Returns the advance width of `text` in px, drawn on one line in `font`. */
export type MeasureText = (text: string, font: FontSpec) => number;

/** Nonspacing and enclosing marks, and invisible characters: none of them has a width. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const ARABIC_LETTER = /[\u0620-\u06FF]/u;

/** Kinds of letters with their width in em, in Noto Sans; the first kind that fits is used. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ !'(),.:;|[\]`ijlI·،؛’וזי-]/u, 0.32],
  [/[اآأإٱ]/u, 0.29],
  [/[بتثنيئپیىٹل]/u, 0.33],
  [/[mwMW@%—…شسصض]/u, 0.92],
  [/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Emoji_Presentation}]/u, 1],
  [/\p{Lu}/u, 0.66],
  [/[\p{Nd}\p{sc=Hebr}_+=<>~#$&?–]/u, 0.6],
  [/\p{sc=Arab}/u, 0.5],
];
const OTHER = 0.57;
/** Letters with a long tail where they do not join the next letter. */
const TAILED = /[بتثنيئپیىٹلفكکگ]/u;
const TAIL = 0.8;

/**
 * Estimates the width of a text without a browser, from the kind of each character; layout uses it
 * in Node. For 133 titles in six languages, the estimate was between 0.93 and 1.21 times the width
 * that a browser measures with Noto Sans, with a median of 1.05.
 */
export const estimateText: MeasureText = (text, font) => {
  const characters = Array.from(text);
  const em = characters.reduce((sum, character, index) => sum + widthOf(character, characters[index + 1]), 0);
  return em * font.size * (font.weight >= 600 ? 1.06 : 1);
};

function widthOf(character: string, next: string | undefined): number {
  if (ZERO_WIDTH.test(character)) return 0;
  if (TAILED.test(character) && (next === undefined || !ARABIC_LETTER.test(next))) return TAIL;
  return WIDTHS.find(([kind]) => kind.test(character))?.[1] ?? OTHER;
}
