const SHOWN_LENGTH = 64;

/** Error for a text that is not EDTF. */
export class EdtfError extends SyntaxError {
  /** Name of the error, "EdtfError". */
  override name = "EdtfError";
  /** Index, from 0, of the first offending character of the text. */
  declare readonly position: number;
  /** Reason, as a clause without capital and full stop. */
  declare readonly reason: string;

  constructor(text: string, position: number, reason: string) {
    super(`Cannot read the date ${quoted(text)}: ${reason} (at index ${position}).`);
    this.position = position;
    this.reason = reason;
  }
}

/** Returns the beginning of a text in quotes, with invisible characters as code points. */
export function quoted(text: string): string {
  const named = (character: string): string =>
    `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`;
  return JSON.stringify(text.slice(0, SHOWN_LENGTH)).replace(/(?! )[\p{C}\p{Z}]/gu, named);
}

/**
 * Place in a text, from which characters are taken one after the other. Every failure throws an
 * error that names the place.
 */
export class EdtfCursor {
  readonly text: string;
  /** Index of the next character. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Returns the next character; "" at the end. */
  peek(): string {
    return this.text.charAt(this.at);
  }

  /** Goes past `wanted` if it comes next, and returns whether it did. */
  take(wanted: string): boolean {
    const comes = this.text.startsWith(wanted, this.at);
    if (comes) this.at += wanted.length;
    return comes;
  }

  /** Goes past as many of `allowed` as come next, up to `most`, and returns them. */
  takeAll(allowed: string, most: number = Infinity): string {
    const from = this.at;
    while (this.at < from + most && this.peek() !== "" && allowed.includes(this.peek())) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /**
   * Takes exactly `count` characters of `allowed`.
   *
   * @throws EdtfError where another character stands.
   */
  expect(count: number, what: string, allowed: string = DIGITS): string {
    const found = this.takeAll(allowed, count);
    if (found.length < count) this.miss(what);
    return found;
  }

  /**
   * Takes digits, at least one.
   *
   * @throws EdtfError where there is none.
   */
  expectAll(what: string): string {
    return this.expect(1, what) + this.takeAll(DIGITS);
  }

  /**
   * Takes the two digits of a unit of time, and returns them as a number up to `largest`.
   *
   * @throws EdtfError where there are no two digits, or the number is too large.
   */
  expectUpTo(largest: number, unit: string): number {
    const value = Number(this.expect(2, `two digits of the ${unit}`));
    if (value > largest) this.fail(`the ${unit} lies between 00 and ${largest}`, this.at - 2);
    return value;
  }

  /**
   * Throws an error that says what was expected here and what was found.
   *
   * @throws EdtfError
   */
  miss(what: string): never {
    this.fail(`expected ${what} but found ${this.peek() ? quoted(this.peek()) : "nothing more"}`);
  }

  /**
   * Throws an error for the character at `position`.
   *
   * @throws EdtfError with the index of that character, and `reason` as a clause without capital
   * and full stop.
   */
  fail(reason: string, position: number = this.at): never {
    throw new EdtfError(this.text, position, reason);
  }
}

/** Limit of a text, in characters: a set may list some hundreds of dates. */
export const LONGEST = 4_096;

/** Digits of EDTF. Latin ones only, since EDTF is ASCII. */
export const DIGITS = "0123456789";
