const SHOWN_LENGTH = 64;

/** A text that is not in the subset of EDTF which this version reads. */
export class EdtfError extends SyntaxError {
  /** Index, from 0, of the first offending character of the text. */
  readonly position: number;
  /** Why, as a clause without capital and full stop. */
  readonly reason: string;

  constructor(text: string, position: number, reason: string) {
    const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
    super(`Cannot read the date ${JSON.stringify(shown)}: ${reason} (at index ${String(position)}).`);
    this.name = "EdtfError";
    this.position = position;
    this.reason = reason;
  }
}
