import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilFromMs, msFromCivil } from "../../src/time/civil.ts";
import { runs } from "../support/sweep.ts";

const DAY_MS = 86_400_000;
const RUNS = { numRuns: runs(5_000) };

/**
 * Returns the ms of a day in the slow, obvious way. `setUTCFullYear` is the only method of Date
 * that takes the years 0–99 literally.
 */
function byDate(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

describe("civil", () => {
  it("counts days as Date does, in the whole range of Date", () => {
    const years = fc.integer({ min: -271_000, max: 275_000 });
    const months = fc.integer({ min: -30, max: 40 });
    const days = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(years, months, days, (year, month, day) => {
        expect(msFromCivil(year, month, day)).toBe(byDate(year, month, day));
      }),
      RUNS,
    );
  });

  it("finds the day of any instant as Date does", () => {
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
        const date = new Date(ms);
        expect(civilFromMs(ms)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
      RUNS,
    );
  });

  it("round-trips any day, up to 200 million years from now", () => {
    fc.assert(
      fc.property(fc.integer({ min: -7e10, max: 7e10 }), (dayNumber) => {
        const { year, month, day } = civilFromMs(dayNumber * DAY_MS);
        expect(msFromCivil(year, month, day)).toBe(dayNumber * DAY_MS);
      }),
      RUNS,
    );
  });

  it.each([
    [0, 1, 1, "0000-01-01"],
    [0, 2, 29, "0000-02-29"],
    [50, 1, 1, "0050-01-01"],
    [-43, 3, 15, "-000043-03-15"],
    [1900, 2, 28, "1900-02-28"],
    [2000, 2, 29, "2000-02-29"],
  ])("gives year %i, month %i, day %i the date %s", (year, month, day, iso) => {
    expect(new Date(msFromCivil(year, month, day)).toISOString()).toMatch(new RegExp(`^${iso}T`));
  });

  it("puts the last millisecond of a day into that day, also at the limits of Date", () => {
    expect(civilFromMs(-1)).toEqual({ year: 1969, month: 12, day: 31 });
    expect(civilFromMs(8.64e15 - 1)).toEqual({ year: 275_760, month: 9, day: 12 });
    expect(civilFromMs(8.64e15)).toEqual({ year: 275_760, month: 9, day: 13 });
    expect(civilFromMs(-8.64e15)).toEqual({ year: -271_821, month: 4, day: 20 });
  });
});
