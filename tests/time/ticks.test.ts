import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSpan } from "../../src/time/span.ts";
import { DEEP_STEPS, TICK_STEPS, type TickStep, tickStepMs, type TickUnit } from "../../src/time/tickStep.ts";
import { ticks } from "../../src/time/ticks.ts";
import { createZone, type Zone } from "../../src/time/zone.ts";
import { evenly } from "../support/evenly.ts";
import { runs } from "../support/sweep.ts";

const DAY_MS = 86_400_000;
const ZONE_NAMES = [
  "UTC",
  "Asia/Tehran",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/Havana",
  "America/St_Johns",
  "Europe/Berlin",
] as const;

const step = (count: number, unit: TickUnit): TickStep => ({ count, unit });
const year = (y: number): number => new Date(0).setUTCFullYear(y, 0, 1);

/** Returns the wall time at each tick, to the minute. */
function walls(of: TickStep, from: string, to: string, zone: Zone): string[] {
  const range = { start: Date.parse(from), end: Date.parse(to) };
  return ticks(of, range, zone).map((tick) => new Date(zone.toWall(tick)).toISOString().slice(0, 16));
}

function years(count: number, from: number, to: number): number[] {
  const found = ticks(step(count, "year"), { start: year(from), end: year(to) }, createZone("UTC"));
  return found.map((tick) => new Date(tick).getUTCFullYear());
}

describe("TICK_STEPS", () => {
  it("run from fine to coarse, up to 200,000 years, and cannot be changed", () => {
    const lengths = TICK_STEPS.map(tickStepMs);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(new Set(lengths).size).toBe(lengths.length);
    expect(TICK_STEPS[0]).toEqual(step(1, "millisecond"));
    expect(TICK_STEPS.at(-1)).toEqual(step(200_000, "year"));
    expect(Object.isFrozen(TICK_STEPS) && TICK_STEPS.every((each) => Object.isFrozen(each))).toBe(true);
  });

  it("know the shortest cell of each step in the calendar", () => {
    const utc = createZone("UTC");
    for (const each of TICK_STEPS) {
      if (each.unit === "year") continue;
      const span = Math.min(tickStepMs(each) * 500, 40 * 365 * DAY_MS);
      const found = ticks(each, { start: Date.UTC(2000, 0, 1), end: Date.UTC(2000, 0, 1) + span }, utc);
      const lengths = found.slice(1).map((tick, i) => tick - (found[i] ?? NaN));
      expect(Math.min(...lengths), `${String(each.count)} ${each.unit}`).toBe(tickStepMs(each));
    }
  });
});

describe("ticks, everywhere", () => {
  const anyStep = fc.constantFrom(...TICK_STEPS);
  const zones = fc.constantFrom(...ZONE_NAMES.map((name) => createZone(name)));
  const starts = fc.oneof(
    fc.integer({ min: year(-260_000), max: year(260_000) }),
    fc.integer({ min: Date.UTC(1899, 11, 1), max: Date.UTC(2060, 0, 1) }),
    // About half of the starts lie in the hours around changes of the clock.
    fc
      .tuple(
        fc.constantFrom("1900-01-01", "2011-12-30", "2022-03-22", "2022-03-27", "2022-10-30", "2022-11-06"),
        fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS }),
      )
      .map(([day, ms]) => Date.parse(day) + ms),
  );

  it("strictly increase, cover the range, and have exactly one tick at or beyond each end", () => {
    const cells = evenly(0, 60);
    fc.assert(
      fc.property(anyStep, zones, starts, cells, (each, zone, start, count) => {
        const end = Math.min(start + Math.round(count * tickStepMs(each)), year(269_000));
        const found = ticks(each, { start, end }, zone);
        for (let i = 1; i < found.length; i += 1) {
          expect(found[i]).toBeGreaterThan(found[i - 1] ?? Infinity);
        }
        expect(found.filter((tick) => tick <= start)).toHaveLength(1);
        expect(found.filter((tick) => tick >= end)).toHaveLength(1);
        expect(found.length).toBeLessThan(150);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it("cover a range with the maximum number of ticks, and a range of one more cell is rejected", () => {
    const start = Date.UTC(2000, 0, 1, 12);
    const end = start + 10_000 * DAY_MS;
    const found = ticks(step(1, "day"), { start, end }, createZone("UTC"));
    expect([found.length, found[0], found.at(-1)]).toEqual([10_002, start - DAY_MS / 2, end + DAY_MS / 2]);
    expect(() => ticks(step(1, "day"), { start, end: end + 1 }, createZone("UTC"))).toThrow(RangeError);
  });

  it("have steps of 1, 2 and 5 of every power of ten, from a year to 200,000 years, and on to 500 billion", () => {
    const counts = (steps: readonly TickStep[], unit: TickUnit): number[] =>
      steps.filter((each) => each.unit === unit).map(({ count }) => count);
    const decades = (powers: number): number[] =>
      Array.from({ length: powers }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();
    expect(counts(TICK_STEPS, "year")).toEqual(decades(6).slice(0, 17));
    expect(counts(DEEP_STEPS, "age")).toEqual(decades(12));
    expect(counts(TICK_STEPS, "age")).toEqual([]);
  });

  it("are the same boundaries in every range", () => {
    const offsets = fc.tuple(evenly(0, 20), evenly(0, 20));
    fc.assert(
      fc.property(anyStep, zones, starts, offsets, (each, zone, from, [one, other]) => {
        const at = (cells: number): number => from + Math.round(cells * tickStepMs(each));
        const inner = { start: at(20), end: at(20 + one) };
        const outer = { start: from, end: at(40 + other) };
        if (outer.end > year(269_000) || outer.start < year(-269_000)) return;
        const wide = ticks(each, outer, zone);
        for (const tick of ticks(each, inner, zone)) {
          if (tick >= outer.start && tick < outer.end) expect(wide).toContain(tick);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("stand exactly where the clock reaches a multiple of the step, checked minute by minute", () => {
    // The oracle checks the clock at every minute.
    const clockSteps = TICK_STEPS.filter(({ unit }) => unit === "minute" || unit === "hour");
    fc.assert(
      fc.property(fc.constantFrom(...clockSteps), zones, starts, (each, zone, start) => {
        if (start < Date.UTC(1972, 1, 1) || start > Date.UTC(2060, 0, 1)) return;
        const first = Math.ceil(start / 60_000) * 60_000;
        const end = first + DAY_MS;
        const width = each.count * (each.unit === "hour" ? 3_600_000 : 60_000);
        const expected: number[] = [];
        for (let minute = first; minute < end; minute += 60_000) {
          if (zone.toWall(minute) % width === 0) expected.push(minute);
        }
        const found = ticks(each, { start: first, end }, zone);
        expect(found.filter((tick) => tick >= first && tick < end)).toEqual(expected);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("are finite in number and value, even for ranges beyond Date", () => {
    for (const name of ["UTC", "Asia/Tehran", "America/New_York"]) {
      const zone = createZone(name);
      for (const each of TICK_STEPS) {
        for (const at of [-8.64e15, year(-270_000), year(269_999), 8.64e15 - 1, 9e15]) {
          const found = ticks(each, { start: at, end: at + 3 * tickStepMs(each) }, zone);
          expect(found.length).toBeGreaterThan(0);
          expect(found.every(Number.isFinite)).toBe(true);
        }
      }
      const all = ticks(step(200_000, "year"), { start: -9e15, end: 9e15 }, zone);
      expect(all).toEqual([...all].sort((a, b) => a - b));
      expect(all).toHaveLength(5);
      expect(ticks(step(100, "year"), { start: -8.64e15, end: 8.64e15 }, zone).length).toBeLessThan(5_500);
    }
  });

  it("throw for a range with too many ticks, and for a range that does not run forward", () => {
    const utc = createZone("UTC");
    const decade = { start: 0, end: 3_650 * DAY_MS };
    expect(() => ticks(step(1, "millisecond"), decade, utc)).toThrow(RangeError);
    expect(() => ticks(step(0, "day"), decade, utc)).toThrow(RangeError);
    expect(() => ticks(step(NaN, "day"), decade, utc)).toThrow(RangeError);
    expect(() => ticks(step(1, "day"), { start: 1, end: 0 }, utc)).toThrow(RangeError);
    for (const start of [NaN, -Infinity])
      expect(() => ticks(step(1, "age"), { start, end: 0 }, utc)).toThrow(RangeError);
  });
});

describe("ticks, clock", () => {
  const berlin = createZone("Europe/Berlin");

  it("have a repeated hour twice", () => {
    expect(walls(step(1, "hour"), "2022-10-29T23:00Z", "2022-10-30T03:00Z", berlin)).toEqual([
      "2022-10-30T01:00",
      "2022-10-30T02:00",
      "2022-10-30T02:00",
      "2022-10-30T03:00",
      "2022-10-30T04:00",
    ]);
  });

  it("have no tick for a skipped hour", () => {
    const from = "2022-03-26T23:00Z";
    expect(walls(step(1, "hour"), from, "2022-03-27T02:00Z", berlin)).toEqual([
      "2022-03-27T00:00",
      "2022-03-27T01:00",
      "2022-03-27T03:00",
      "2022-03-27T04:00",
    ]);
    expect(walls(step(2, "hour"), from, "2022-03-27T02:00Z", berlin)).toEqual([
      "2022-03-27T00:00",
      "2022-03-27T04:00",
    ]);
  });

  it("return to full hours after a change of half an hour", () => {
    const lordHowe = createZone("Australia/Lord_Howe");
    expect(walls(step(1, "hour"), "2022-10-01T14:30Z", "2022-10-01T17:00Z", lordHowe)).toEqual([
      "2022-10-02T01:00",
      "2022-10-02T03:00",
      "2022-10-02T04:00",
    ]);
    expect(walls(step(1, "hour"), "2022-04-02T14:00Z", "2022-04-02T16:30Z", lordHowe)).toEqual([
      "2022-04-03T01:00",
      "2022-04-03T02:00",
      "2022-04-03T03:00",
    ]);
  });

  it("begin with the last tick before a change that hides the expected one", () => {
    // The clock goes from 02:00 to 02:30, so that at 02:45 the last full hour was 01:00.
    const lordHowe = createZone("Australia/Lord_Howe");
    expect(walls(step(1, "hour"), "2022-10-01T15:45Z", "2022-10-01T15:50Z", lordHowe)).toEqual([
      "2022-10-02T01:00",
      "2022-10-02T03:00",
    ]);
  });

  it("follow zones of a quarter of an hour", () => {
    const kathmandu = createZone("Asia/Kathmandu");
    expect(walls(step(6, "hour"), "2022-01-01T00:00Z", "2022-01-01T12:00Z", kathmandu)).toEqual([
      "2022-01-01T00:00",
      "2022-01-01T06:00",
      "2022-01-01T12:00",
      "2022-01-01T18:00",
    ]);
  });
});

describe("ticks, days", () => {
  it.each([
    ["Asia/Tehran", "2022-03-20", "2022-03-24", "2022-03-22T01:00"],
    ["Asia/Beirut", "2022-03-25", "2022-03-29", "2022-03-27T01:00"],
    ["Africa/Cairo", "2023-04-26", "2023-04-30", "2023-04-28T01:00"],
  ])("in %s have one tick for every day from %s to %s, one of them at %s", (name, from, to, odd) => {
    const found = walls(step(1, "day"), `${from}T12:00Z`, `${to}T12:00Z`, createZone(name));
    expect(found).toContain(odd);
    const first = Date.parse(from);
    const expected = Array.from({ length: 6 }, (_, i) =>
      new Date(first + i * DAY_MS).toISOString().slice(0, 10),
    );
    expect(found.map((wall) => wall.slice(0, 10))).toEqual(expected);
  });

  it("go from 29 to 31 December 2011 in Apia, in one step", () => {
    const apia = createZone("Pacific/Apia");
    expect(walls(step(1, "day"), "2011-12-29T10:00Z", "2012-01-01T00:00Z", apia)).toEqual([
      "2011-12-29T00:00",
      "2011-12-31T00:00",
      "2012-01-01T00:00",
      "2012-01-02T00:00",
    ]);
  });

  it.each([
    [2, "2022-01", [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29]],
    [2, "2022-02", [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27]],
    [2, "2024-02", [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27]],
    [5, "2022-01", [1, 6, 11, 16, 21, 26]],
    [5, "2022-04", [1, 6, 11, 16, 21, 26]],
    [5, "2022-02", [1, 6, 11, 16, 21]],
  ])("of %i days start again in %s and leave no short cell at its end", (count, month, days) => {
    const start = Date.parse(month);
    const end = new Date(start).setUTCMonth(new Date(start).getUTCMonth() + 1);
    const found = ticks(step(count, "day"), { start, end }, createZone("UTC"));
    expect(found.map((tick) => new Date(tick).getUTCDate())).toEqual([...days, 1]);
  });
});

describe("ticks, days at unusual times", () => {
  it("find the cell that absorbs the 31st", () => {
    const range = { start: Date.UTC(2022, 0, 31, 12), end: Date.UTC(2022, 1, 1) };
    for (const [count, day] of [
      [2, 29],
      [5, 26],
    ] as const) {
      expect(ticks(step(count, "day"), range, createZone("UTC"))).toEqual([
        Date.UTC(2022, 0, day),
        Date.UTC(2022, 1, 1),
      ]);
    }
  });

  it("begin a day once, where the clock goes back across midnight", () => {
    // At 00:01 on 7 November 2010 the clocks of St John's went back to 23:01 of the day before.
    const found = ticks(
      step(1, "day"),
      { start: Date.parse("2010-11-07T03:00Z"), end: Date.parse("2010-11-07T04:00Z") },
      createZone("America/St_Johns"),
    );
    expect(found).toEqual([Date.parse("2010-11-07T02:30Z"), Date.parse("2010-11-08T03:30Z")]);
  });
});

describe("ticks, months and years", () => {
  it("of months begin with the year", () => {
    expect(walls(step(3, "month"), "2022-02-10T00:00Z", "2022-11-01T00:00Z", createZone("UTC"))).toEqual([
      "2022-01-01T00:00",
      "2022-04-01T00:00",
      "2022-07-01T00:00",
      "2022-10-01T00:00",
      "2023-01-01T00:00",
    ]);
  });

  it("of years are aligned as readers count them, in eras", () => {
    // Astronomical years: 0 is 1 BCE, -99 is 100 BCE.
    expect(years(100, -250, 250)).toEqual([-299, -199, -99, 1, 100, 200, 300]);
    expect(years(10, -12, 12)).toEqual([-19, -9, 1, 10, 20]);
    expect(years(2, -3, 5)).toEqual([-3, -1, 1, 2, 4, 6]);
    expect(years(1, -2, 3)).toEqual([-2, -1, 0, 1, 2, 3]);
    expect(years(10, 2003, 2030)).toEqual([2000, 2010, 2020, 2030]);
  });

  it("begin in January of the display zone", () => {
    const zone = createZone("America/New_York");
    expect(
      ticks(step(1, "year"), { start: Date.UTC(2022, 0, 1, 5), end: Date.UTC(2022, 0, 1, 6) }, zone),
    ).toEqual([Date.UTC(2022, 0, 1, 5), Date.UTC(2023, 0, 1, 5)]);
  });
});

describe("ticks, before a zone had standard time", () => {
  const zones = [
    "Asia/Riyadh",
    "Africa/Cairo",
    "Asia/Tokyo",
    "America/New_York",
    "America/Juneau",
    "Asia/Manila",
  ];
  it.each(zones)("put midnight in %s where the day begins, before 1900 and after", (name) => {
    const zone = createZone(name);
    for (const day of [
      "1844-12-30",
      "1867-10-17",
      "1899-12-30",
      "1899-12-31",
      "1900-01-01",
      "1900-01-02",
      "1947-03-14",
    ]) {
      const { start, end } = readSpan(day, undefined, zone);
      for (const step of [
        { unit: "day", count: 1 },
        { unit: "hour", count: 6 },
      ] as const) {
        const found = ticks(step, { start: start - 1, end: end + 1 }, zone);
        expect(found, `${day} ${step.unit}`).toContain(start);
        expect(zone.toWall(start) % 86_400_000 === 0, day).toBe(true);
        for (const tick of found)
          if (tick >= start && tick <= end)
            expect(zone.toWall(tick) % (step.unit === "day" ? 86_400_000 : 21_600_000) === 0).toBe(true);
      }
    }
  });
});
