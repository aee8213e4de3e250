import { DATE_YEARS } from "./farYears.ts";
import type { DateInput, TimeSpan } from "./span.ts";

/** ms, either way: a little less than the years that `Date` holds. */
const PLAIN = (DATE_YEARS - 2_000) * 31_556_952_000;

/** Whether a date is a number in whose year nothing is special: most of a million are. */
export function isPlain(input: DateInput): input is number {
  return typeof input === "number" && Math.abs(input) < PLAIN;
}

/** What `readSpan` makes of these, without looking for what only other dates have. */
export function plainSpan(start: number, end: number, lone: boolean): TimeSpan {
  return {
    start,
    end,
    startPrecision: "millisecond",
    endPrecision: "millisecond",
    startKind: "known",
    endKind: "known",
    floating: false,
    lone,
    startApproximate: false,
    endApproximate: false,
    startUncertain: false,
    endUncertain: false,
    startLatest: start,
    endEarliest: end,
  };
}
