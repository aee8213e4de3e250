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

/**
 * A place in a text from which one character after the other is taken. Every failure names the
 * place and throws.
 */
export class EdtfCursor {
  readonly text: string;
  /** Index of the next character. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The next character; empty at the end. */
  peek(): string {
    return this.text.charAt(this.at);
  }

  /** Goes past `wanted` if that comes next. */
  take(wanted: string): boolean {
    const comes = this.text.startsWith(wanted, this.at);
    if (comes) this.at += wanted.length;
    return comes;
  }

  /** Goes past as many of `allowed` as come next, up to `most`, and gives them. */
  takeAll(allowed: string, most: number = Infinity): string {
    const from = this.at;
    while (this.at < from + most && this.peek() !== "" && allowed.includes(this.peek())) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /**
   * Exactly `count` of `allowed`.
   *
   * @throws EdtfError where another character stands.
   */
  expect(count: number, what: string, allowed: string = DIGITS): string {
    const found = this.takeAll(allowed, count);
    if (found.length < count) this.miss(what);
    return found;
  }

  /**
   * Digits, at least one.
   *
   * @throws EdtfError where there is none.
   */
  expectAll(what: string): string {
    return this.expect(1, what) + this.takeAll(DIGITS);
  }

  /**
   * The two digits of a unit of time, as a number up to `largest`.
   *
   * @throws EdtfError where they are none, or too large.
   */
  expectUpTo(largest: number, unit: string): number {
    const value = Number(this.expect(2, `two digits of the ${unit}`));
    if (value > largest) this.fail(`the ${unit} lies between 00 and ${largest}`, this.at - 2);
    return value;
  }

  /** @throws EdtfError that says what should stand here, and what does. */
  miss(what: string): never {
    this.fail(`expected ${what} but found ${this.peek() ? quoted(this.peek()) : "nothing more"}`);
  }

  /**
   * @throws EdtfError with the index of the offending character, and a clause without capital and
   * full stop.
   */
  fail(reason: string, position: number = this.at): never {
    throw new EdtfError(this.text, position, reason);
  }
}

/** Characters that a text may have: a set may list some hundreds of dates. */
export const LONGEST = 4_096;

/** Latin digits only: EDTF is ASCII. */
export const DIGITS = "0123456789";
