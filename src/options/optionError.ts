import { quote } from "../base/platform.ts";

/**
 * Error of an option or an argument: one sentence with its name, its value and what was expected.
 */
export class OptionError extends TypeError {
  override readonly name = "OptionError";
  /** Name of the option or argument at fault, such as "theme.ink". */
  readonly option: string;

  /**
   * `path` is the name of an option, or of a method and its argument, such as "setView: view.end".
   */
  constructor(path: string, value: unknown, expected: string) {
    const [, method, option = path] = /^(?:(\w+): )?(.*)$/s.exec(path) ?? [];
    super(
      `samarkand: ${method === undefined ? "the option" : `${method}: the argument`} ${option} is ${quote(value)}, expected ${expected}.`,
    );
    this.option = option;
  }
}
