/**
 * A date as callers pass it: an exact instant (a `Date`, or ms since the epoch), EDTF / ISO 8601
 * text, or an object whose `toString()` is such a text, as those of `Temporal` and luxon.
 */
export type DateInput = Date | number | string | { toString(): string; toJSON(): unknown };

/** Error for a date that cannot be used. The message is one sentence with the reason. */
export class DateInputError extends RangeError {
  /** Field that has to be changed. */
  readonly field: "start" | "end";

  constructor(field: "start" | "end", reason: string, cause?: unknown) {
    super(`The ${field} cannot be used: ${reason}.`, cause === undefined ? undefined : { cause });
    this.name = "DateInputError";
    this.field = field;
  }
}

/**
 * Returns a date as a value that nobody can change: a number or a text. Objects are read once,
 * since they may answer differently later.
 *
 * @throws DateInputError for an invalid `Date`, a value without a text of its own, or a month of
 * another calendar.
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
  // `Temporal` writes a month of another calendar as a day, so its text cannot be told from a
  // day's.
  if (text.includes("[u-ca=") && Object.prototype.toString.call(input).includes("Month")) {
    throw new DateInputError(field, `${text} is a month of another calendar; give its first and last day`);
  }
  return text;
}

/**
 * Returns the text of an object that is not an array ("" where there is none), and the kind of the
 * value.
 */
function textOf(input: unknown): readonly [text: string, found: string] {
  try {
    if (Array.isArray(input)) return ["", "an array"];
    // The caller refuses texts such as "[object Object]".
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof input === "object") return input === null ? ["", "null"] : [String(input), "object"];
  } catch {
    // An object that throws has no text, but its kind is still an object.
  }
  return ["", typeof input];
}

/**
 * Returns the ms of a `Date`, NaN for an invalid one; undefined for other values. `instanceof`
 * would refuse the Dates of another window.
 */
function msOfDate(input: unknown): number | undefined {
  try {
    return Date.prototype.getTime.call(input);
  } catch {
    return undefined;
  }
}
