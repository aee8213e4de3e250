import { readSpan } from "../time/span.ts";
import type { DateInput, TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { OptionError } from "./optionError.ts";

/** A date that an option gives: with a start and an end, since it is one to go to. */
export function checkDate(name: string, value: unknown, zone: Zone): TimeSpan {
  try {
    const span = readSpan(value as DateInput, undefined, zone);
    if (Number.isFinite(span.start) && Number.isFinite(span.end)) return span;
  } catch {
    // Said below, in the words of an option.
  }
  throw new OptionError(name, value, `a Date, ms since the epoch, or a date as "2022-09-15"`);
}
