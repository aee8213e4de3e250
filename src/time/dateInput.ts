/**
 * An exact instant (a Date, or ms since the epoch), or EDTF / ISO 8601 text; or an object whose
 * `toString()` is such a text, as those of `Temporal` and luxon.
 */
export type DateInput = Date | number | string | { toString(): string; toJSON(): unknown };

/** A date that cannot be used. The message is one sentence with the reason. */
export class DateInputError extends RangeError {
  /** The field that has to be changed. */
  readonly field: "start" | "end";

  constructor(field: "start" | "end", reason: string, cause?: unknown) {
    super(`The ${field} cannot be used: ${reason}.`, cause === undefined ? undefined : { cause });
    this.name = "DateInputError";
    this.field = field;
  }
}

/**
 * A date as what no one can change: a number or a text. Objects are asked once, since they may
 * answer differently later.
 *
 * @throws DateInputError if the value has no text of its own.
 */
export function fixedDate(input: unknown, field: "start" | "end"): number | string {
  if (typeof input === "number" || typeof input === "string") return input;
  const ms = msOfDate(input);
  if (Number.isNaN(ms)) throw new DateInputError(field, "the Date is invalid");
  if (ms !== undefined) return ms;
  const [text, found] = textOf(input);
  if (text === "" || text.startsWith("[object ")) {
    throw new DateInputError(field, `expected a Date, a number or a string, found ${found}`);
  }
  // Temporal writes a month of another calendar as a day, and so it cannot be told from one.
  if (text.includes("[u-ca=") && Object.prototype.toString.call(input).includes("Month")) {
    throw new DateInputError(field, `${text} is a month of another calendar; give its first and last day`);
  }
  return text;
}

/** The text of an object that is no array, empty where it has none, and what it is. */
function textOf(input: unknown): readonly [text: string, found: string] {
  try {
    if (Array.isArray(input)) return ["", "an array"];
    // Whose text is none is found out by looking at it.
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof input === "object") return input === null ? ["", "null"] : [String(input), "object"];
  } catch {
    // An object all the same.
  }
  return ["", typeof input];
}

/** `instanceof` would refuse the Dates of another window. */
function msOfDate(input: unknown): number | undefined {
  try {
    return Date.prototype.getTime.call(input);
  } catch {
    return undefined;
  }
}
