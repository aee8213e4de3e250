import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createZone, firstChange } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const ZONES = [
  "UTC",
  "Asia/Tehran",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Monrovia",
  "America/Havana",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Asia/Manila",
  "America/Juneau",
] as const;

const HOUR_MS = 3_600_000;
const RUNS = { numRuns: runs(3_000) };

const zones = fc.constantFrom(...ZONES.map((name) => createZone(name)));
const modern = fc.integer({ min: Date.UTC(1800, 0, 1), max: Date.UTC(2100, 0, 1) });
const anyTime = fc.integer({ min: -8.64e15, max: 8.64e15 });

/**
 * Formatters by zone name for the oracle: what the engine's own calendar says the clock shows, slow
 * and exact to the second.
 */
const clocks = new Map<string, Intl.DateTimeFormat>();
function wallByIntl(name: string, instant: number): number {
  let clock = clocks.get(name);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(name, clock);
  }
  const part = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const get = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? NaN;
  const day = new Date(0).setUTCFullYear(get("year"), get("month") - 1, get("day"));
  const seconds = (get("hour") * 60 + get("minute")) * 60 + get("second");
  return day + seconds * 1_000 + (((instant % 1_000) + 1_000) % 1_000);
}

/** ms: wall time minus instant, read from the engine's long offset. */
function longOffset(timeZone: string, instant: number): number {
  const text = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).format(instant);
  const [, sign = "", hours = "0", minutes = "0", seconds = "0"] =
    /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?/.exec(text) ?? [];
  return Number(`${sign}${(Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)}`) * 1_000;
}

describe("createZone", () => {
  it("rejects a name that is not an IANA name, and quotes it", () => {
    for (const name of ["", "Mars/Olympus", "+03:00", "-05", " UTC", "Asia/Tehran\u0000"]) {
      expect(() => createZone(name), name).toThrow(RangeError);
    }
    expect(() => createZone("Mars/Olympus")).toThrow(/"Mars\/Olympus".*IANA/);
  });

  it("never falls back to the machine's zone where no name is given", () => {
    for (const junk of [undefined, null, 3, {}]) {
      expect(() => createZone(junk as string)).toThrow(RangeError);
    }
  });

  it("shows the same clock as the engine, in every zone, in every year from 1800 on", () => {
    const names = Intl.supportedValuesOf("timeZone");
    expect(names.length).toBeGreaterThan(400);
    fc.assert(
      fc.property(fc.constantFrom(...ZONES, ...names), modern, (name, instant) => {
        expect(createZone(name).toWall(instant)).toBe(wallByIntl(name, instant));
      }),
      RUNS,
    );
  });

  it("shows the same clock as the engine around each change of the clock, also from its cache", () => {
    for (const name of ZONES) {
      const zone = createZone(name);
      let before = zone.offset(Date.UTC(1965, 0, 1));
      for (let day = Date.UTC(1965, 0, 1); day < Date.UTC(2030, 0, 1); day += 24 * HOUR_MS) {
        const after = zone.offset(day);
        if (after === before) continue;
        before = after;
        for (let minutes = -24 * 60; minutes <= 0; minutes += 15) {
          const instant = day + minutes * 60_000;
          if (zone.toWall(instant) !== wallByIntl(name, instant)) {
            expect.unreachable(`${name} at ${new Date(instant).toISOString()}`);
          }
        }
      }
    }
  });

  it("keeps the sign of offsets of less than an hour", () => {
    // Monrovia's offset until 7 January 1972: 44 minutes and 30 seconds behind UTC.
    expect(createZone("Africa/Monrovia").offset(Date.UTC(1971, 0, 1))).toBe(-(44 * 60 + 30) * 1_000);
  });

  it("shows the local mean time before standard time, as the engine does: not UTC until 1900", () => {
    for (const name of Intl.supportedValuesOf("timeZone")) {
      const zone = createZone(name);
      for (const year of [1, 1500, 1799, 1800, 1840, 1845, 1867, 1868, 1884, 1899]) {
        const instant = new Date(0).setUTCFullYear(year, 5, 1);
        expect(zone.toWall(instant), `${name} ${year}`).toBe(wallByIntl(name, instant));
      }
      // No zone changed its clock before this: one offset holds for all earlier time.
      const first = zone.offset(Date.UTC(1799, 0, 1));
      for (const instant of [-1e25, -9e18, -8.64e15, -6e13]) expect(zone.offset(instant), name).toBe(first);
      expect(new Date(-8.64e15).getTime() + first, name).toBe(-8.64e15 + longOffset(name, -8.64e15));
    }
  });

  it.each(["Asia/Riyadh", "Africa/Cairo", "Asia/Tokyo", "America/New_York", "America/Juneau", "Asia/Manila"])(
    "keeps a wall time of 1900 and before as it is written, in %s",
    (name) => {
      const zone = createZone(name);
      for (const text of [
        "1900-01-01T00:00",
        "1899-12-31T23:59:59",
        "1899-12-31T12:00",
        "1850-06-01T00:00",
        "0600-01-01T00:00",
        "1901-01-01T00:00",
      ]) {
        const wall = Date.parse(`${text}Z`);
        expect(zone.toWall(zone.toInstant(wall)), text).toBe(wall);
      }
    },
  );

  it("returns infinite times unchanged", () => {
    for (const name of ZONES) {
      const zone = createZone(name);
      for (const infinite of [Infinity, -Infinity]) {
        expect(zone.toWall(infinite)).toBe(infinite);
        expect(zone.toInstant(infinite)).toBe(infinite);
      }
    }
  });

  it("gives finite offsets of less than a day, within Date's range and beyond", () => {
    fc.assert(
      fc.property(zones, fc.oneof(anyTime, fc.constantFrom(8.64e15, -8.64e15, 1e17, -1e17)), (zone, t) => {
        expect(Math.abs(zone.offset(t))).toBeLessThan(24 * HOUR_MS);
        expect(Number.isFinite(zone.toInstant(t))).toBe(true);
      }),
      RUNS,
    );
  });

  it("gives the same offsets after its cache has been emptied many times", () => {
    const zone = createZone("America/New_York");
    const summer = Date.UTC(2022, 6, 1);
    for (let i = 0; i < 70_000; i += 1) zone.offset(Date.UTC(2000, 0, 1) + i * 24 * HOUR_MS);
    expect(zone.offset(summer)).toBe(-4 * HOUR_MS);
  });
});

describe("toInstant", () => {
  it("returns the instant, or the earlier of two at which the clock shows the same time", () => {
    fc.assert(
      fc.property(zones, fc.oneof(modern, anyTime), (zone, instant) => {
        const back = zone.toInstant(zone.toWall(instant));
        expect(back).toBeLessThanOrEqual(instant);
        expect(zone.toWall(back)).toBe(zone.toWall(instant));
      }),
      RUNS,
    );
  });

  it("finds an instant that shows the wall time, or the first after a skipped time", () => {
    fc.assert(
      fc.property(zones, modern, (zone, wall) => {
        const instant = zone.toInstant(wall);
        if (zone.toWall(instant) === wall) return;
        expect(zone.toWall(instant)).toBeGreaterThan(wall);
        expect(zone.toWall(instant - 1)).toBeLessThan(wall);
      }),
      RUNS,
    );
  });

  it("never runs backwards", () => {
    const around = fc.constantFrom(
      Date.UTC(1844, 11, 31),
      Date.UTC(1867, 9, 19),
      Date.UTC(1883, 10, 18),
      Date.UTC(1900, 0, 1),
      Date.UTC(2011, 11, 30),
      Date.UTC(2022, 2, 22),
      Date.UTC(2022, 2, 27),
      Date.UTC(2022, 10, 6),
    );
    const near = fc.integer({ min: -36 * HOUR_MS, max: 36 * HOUR_MS });
    fc.assert(
      fc.property(zones, around, near, near, (zone, at, one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        expect(zone.toInstant(at + first)).toBeLessThanOrEqual(zone.toInstant(at + second));
      }),
      RUNS,
    );
  });

  it.each([
    ["UTC", "2022-03-27T02:30", "2022-03-27T02:30Z"],
    ["Asia/Tehran", "2022-03-22T00:00", "2022-03-21T20:30Z"],
    ["Asia/Tehran", "2022-03-22T00:59", "2022-03-21T20:30Z"],
    ["Asia/Tehran", "2022-03-22T01:00", "2022-03-21T20:30Z"],
    ["Africa/Cairo", "2023-04-28T00:00", "2023-04-27T22:00Z"],
    ["Asia/Beirut", "2022-03-27T00:30", "2022-03-26T22:00Z"],
    ["America/New_York", "2022-03-13T02:30", "2022-03-13T07:00Z"],
    ["Australia/Lord_Howe", "2022-10-02T02:15", "2022-10-01T15:30Z"],
    ["Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00Z"],
    ["Pacific/Apia", "2011-12-30T18:00", "2011-12-30T10:00Z"],
    ["Asia/Manila", "1844-12-31T12:00", "1844-12-31T15:56:08Z"],
  ])("in %s, returns for %s, real or skipped, the instant %s", (name, wall, instant) => {
    expect(createZone(name).toInstant(Date.parse(`${wall}Z`))).toBe(Date.parse(instant));
  });

  it.each([
    ["America/New_York", "2022-11-06T01:30", "2022-11-06T05:30Z", 1],
    ["Australia/Lord_Howe", "2022-04-03T01:45", "2022-04-02T14:45Z", 0.5],
    ["Asia/Tehran", "2022-09-21T23:30", "2022-09-21T19:00Z", 1],
    ["Africa/Cairo", "2023-10-26T23:30", "2023-10-26T20:30Z", 1],
    ["Asia/Beirut", "2022-10-29T23:30", "2022-10-29T20:30Z", 1],
    ["America/Havana", "2022-11-06T00:00", "2022-11-06T04:00Z", 1],
  ])("in %s, returns for the repeated time %s the earlier instant, %s", (name, wall, earlier, hours) => {
    const zone = createZone(name);
    const instant = zone.toInstant(Date.parse(`${wall}Z`));
    expect(instant).toBe(Date.parse(earlier));
    expect(zone.toWall(instant + hours * HOUR_MS)).toBe(zone.toWall(instant));
  });
});

describe("firstChange", () => {
  it("finds the millisecond, over the whole range of Date, or the end where nothing changes", () => {
    fc.assert(
      fc.property(anyTime, (change) => {
        expect(firstChange((t) => (t < change ? 0 : 1), -8.64e15 - 1, 8.64e15)).toBe(change);
      }),
      RUNS,
    );
    expect(firstChange(() => 0, 0, 1_000)).toBe(1_000);
  });
});
