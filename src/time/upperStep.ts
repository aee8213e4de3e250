import type { TickStep } from "./tickStep.ts";

/** The coarsest periods that fit more than once into what calendars tell, and into an axis. */
const LARGEST_PERIOD_YEARS = { year: 100_000, age: 100_000_000_000 };

/**
 * The step of the upper tier over a lower one: seconds over ms, days over clock times, months over days, years over
 * months, and over n years ten times n's power of ten. null where that would be coarser than 100,000
 * years, or 100 billion of those counted back.
 */
export function upperStep(step: TickStep): TickStep | null {
  switch (step.unit) {
    case "millisecond":
      return { unit: "second", count: 1 };
    case "second":
    case "minute":
    case "hour":
      return { unit: "day", count: 1 };
    case "day":
    case "week":
      return { unit: "month", count: 1 };
    case "month":
      return { unit: "year", count: 1 };
    case "year":
    case "age": {
      let count = 10;
      while (count <= step.count) count *= 10;
      return count > LARGEST_PERIOD_YEARS[step.unit] ? null : { unit: step.unit, count };
    }
  }
}
