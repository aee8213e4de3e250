const SHOWN_LENGTH = 64;

/** A text that is not EDTF. */
export class EdtfError extends SyntaxError {
  override name = "EdtfError";
  /** Index, from 0, of the first offending character of the text. */
  declare readonly position: number;
  /** Why, as a clause without capital and full stop. */
  declare readonly reason: string;

  constructor(text: string, position: number, reason: string) {
    super(`Cannot read the date ${JSON.stringify(text.slice(0, SHOWN_LENGTH))}: ${reason} (at index ${position}).`);
    this.position = position;
    this.reason = reason;
  }
}
