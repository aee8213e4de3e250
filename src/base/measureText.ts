/** What decides the width of a text besides its letters. */
export interface FontSpec {
  /** A CSS `font-family` list. */
  readonly family: string;
  /** px */
  readonly size: number;
  /** A CSS `font-weight`, 100 to 900. */
  readonly weight: number;
}

/** The advance width of `text` in px, drawn on one line in `font`. */
export type MeasureText = (text: string, font: FontSpec) => number;

/** Marks that stand over or under a letter, and characters that are not seen. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const NARROW = /[ !'(),.:;|\[\]`ijl·،؛ا]/u;
const WIDE = /[mwMW@%—…شسصضﷺﷻ]/u;
const FULL_WIDTH = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Emoji_Presentation}]/u;
const CAPITAL_OR_DIGIT = /[\p{Lu}\p{Nd}_+=<>~#$&?–-]/u;

/**
 * A width without a browser, from the kind of each character: what layout uses in Node.
 * On the generous side of Noto Sans, so that labels keep apart in most fonts.
 */
export const estimateText: MeasureText = (text, font) => {
  let em = 0;
  for (const character of text) em += widthOf(character);
  return em * font.size * (font.weight >= 600 ? 1.06 : 1);
};

function widthOf(character: string): number {
  if (ZERO_WIDTH.test(character)) return 0;
  if (NARROW.test(character)) return 0.31;
  if (FULL_WIDTH.test(character)) return 1;
  if (WIDE.test(character)) return 0.92;
  if (CAPITAL_OR_DIGIT.test(character)) return 0.64;
  return 0.57;
}
