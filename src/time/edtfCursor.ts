import { EdtfError } from "./edtfError.ts";

/** A place in a text from which one character after the other is taken. Every failure names the place and throws. */
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
  takeAll(allowed: string, most = Infinity): string {
    const from = this.at;
    while (this.at < from + most && this.peek() !== "" && allowed.includes(this.peek())) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /**
   * Exactly `count` of `allowed`.
   *
   * @throws EdtfError where another character stands.
   */
  expect(count: number, what: string, allowed = DIGITS): string {
    const found = this.takeAll(allowed, count);
    if (found.length < count) this.fail(`expected ${what} but found ${this.found()}`);
    return found;
  }

  /**
   * Two digits for a number up to `largest`.
   *
   * @throws EdtfError where they are none, or too large.
   */
  expectUpTo(largest: number, what: string): number {
    const from = this.at;
    const value = Number(this.expect(2, `${what} of two digits`));
    if (value > largest) this.fail(`${what} lies between 00 and ${String(largest)}`, from);
    return value;
  }

  /** What comes next, for a sentence. */
  found(): string {
    return JSON.stringify(this.peek() || "the end of the text");
  }

  /** @throws EdtfError with the index of the offending character, and a clause without capital and full stop. */
  fail(reason: string, position: number = this.at): never {
    throw new EdtfError(this.text, position, reason);
  }
}

/** Latin digits only: EDTF is ASCII. */
export const DIGITS = "0123456789";
