import { quote } from "../base/quote.ts";

/** A bad option: one sentence with its name, its value and what was expected. */
export class OptionError extends TypeError {
  override readonly name = "OptionError";
  /** The option at fault, as "theme.ink". */
  readonly option: string;

  constructor(option: string, value: unknown, expected: string) {
    super(`samarkand: the option ${option} is ${quote(value)}, expected ${expected}.`);
    this.option = option;
  }
}
