export type TickUnit = "millisecond" | "second" | "minute" | "hour" | "day" | "month" | "year";

/** The distance between two ticks. */
export interface TickStep {
  readonly unit: TickUnit;
  readonly count: number;
}

const UNIT_MS: Readonly<Record<TickUnit, number>> = {
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  month: 28 * 86_400_000,
  year: 365 * 86_400_000,
};

const COUNTS: readonly (readonly [TickUnit, readonly number[]])[] = [
  ["millisecond", [1, 2, 5, 10, 20, 50, 100, 200, 500]],
  ["second", [1, 2, 5, 10, 15, 30]],
  ["minute", [1, 2, 5, 10, 15, 30]],
  ["hour", [1, 2, 3, 6, 12]],
  ["day", [1, 2, 5]],
  ["month", [1, 3, 6]],
  ["year", [1, 10, 100, 1_000, 10_000, 100_000].flatMap((n) => [n, 2 * n, 5 * n]).slice(0, -1)],
];

/** Every step an axis can have, from 1 ms to 200,000 years, fine to coarse. */
export const TICK_STEPS: readonly TickStep[] = Object.freeze(
  COUNTS.flatMap(([unit, counts]) => counts.map((count) => Object.freeze({ unit, count }))),
);

const SHORTEST_MONTHS_MS: Readonly<Record<number, number>> = {
  3: 90 * UNIT_MS.day,
  6: 181 * UNIT_MS.day,
};

/**
 * The shortest length (ms) of a cell of this step by the calendar: a month has 28 days, a year 365, and a cell of
 * days is never cut short (see `ticks`). Two things can still be shorter: a cell in which the zone skips time, and
 * the years from AD 1 up to the next multiple of the count, which are one year short.
 */
export function tickStepMs(step: TickStep): number {
  const known = step.unit === "month" ? SHORTEST_MONTHS_MS[step.count] : undefined;
  return known ?? step.count * UNIT_MS[step.unit];
}

/** The coarsest period that fits into Date's range more than once. */
const LARGEST_PERIOD_YEARS = 100_000;

/**
 * The step of the upper tier over a lower one: seconds over ms, days over clock times, months over days, years over
 * months, and over n years ten times n's power of ten. null where that would be coarser than 100,000 years.
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
      return { unit: "month", count: 1 };
    case "month":
      return { unit: "year", count: 1 };
    case "year": {
      let count = 10;
      while (count <= step.count) count *= 10;
      return count > LARGEST_PERIOD_YEARS ? null : { unit: "year", count };
    }
  }
}
