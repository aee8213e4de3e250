const SHOWN_LENGTH = 64;

/** A text that is not EDTF. */
export class EdtfError extends SyntaxError {
  override name = "EdtfError";
  /** Index, from 0, of the first offending character of the text. */
  declare readonly position: number;
  /** Why, as a clause without capital and full stop. */
  declare readonly reason: string;

  constructor(text: string, position: number, reason: string) {
    super(`Cannot read the date ${quoted(text)}: ${reason} (at index ${position}).`);
    this.position = position;
    this.reason = reason;
  }
}

/** The beginning of a text, in quotes; characters that nobody sees by their code points. */
export function quoted(text: string): string {
  const named = (character: string): string =>
    `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
  return JSON.stringify(text.slice(0, SHOWN_LENGTH)).replace(/(?! )[\p{C}\p{Z}]/gu, named);
}
