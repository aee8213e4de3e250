import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DateInputError, type DateInput, readSpan } from "../../src/time/span.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const zones = [
  "UTC",
  "Asia/Tehran",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
].map((name) => createZone(name));
const utc = createZone("UTC");
const tehran = createZone("Asia/Tehran");
const newYork = createZone("America/New_York");

function refusal(start: unknown, end?: unknown): DateInputError {
  try {
    readSpan(start as DateInput, end as DateInput | undefined, utc);
  } catch (error) {
    if (error instanceof DateInputError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

describe("readSpan", () => {
  it("makes a single date as long as its precision, in days of the display zone", () => {
    expect(readSpan("2022-09-15", undefined, newYork)).toEqual({
      start: Date.UTC(2022, 8, 15, 4),
      end: Date.UTC(2022, 8, 16, 4),
      startPrecision: "day",
      endPrecision: "day",
      startKind: "known",
      endKind: "known",
      floating: true,
      lone: true,
      startApproximate: false,
      endApproximate: false,
      startUncertain: false,
      endUncertain: false,
      startWall: Date.UTC(2022, 8, 15),
      endWall: Date.UTC(2022, 8, 16),
      startLatest: Date.UTC(2022, 8, 16, 4),
      endEarliest: Date.UTC(2022, 8, 15, 4),
    });
  });

  it("makes an instant of a Date, a number and a date-time, with the start equal to the end", () => {
    const at = Date.UTC(2022, 8, 15, 6);
    for (const input of [at, new Date(at), "2022-09-15T06:00Z", "2022-09-15T09:00:00.000+03:00"]) {
      const span = readSpan(input, undefined, tehran);
      expect(span).toMatchObject({ start: at, end: at, lone: true, floating: false });
    }
    expect(readSpan(at, undefined, tehran).startPrecision).toBe("millisecond");
  });

  it("reads numbers exactly like Dates, though by a faster path", () => {
    const instant = fc.oneof(
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
      fc.integer({ min: -1_000, max: 1_000 }),
      fc.constant(undefined),
    );
    const read = (start: DateInput, end: DateInput | undefined): unknown => {
      try {
        return readSpan(start, end, tehran);
      } catch (error) {
        return String(error);
      }
    };
    fc.assert(
      fc.property(instant, instant, (start = 0, end) => {
        expect(read(start, end)).toEqual(
          read(new Date(start), end === undefined ? undefined : new Date(end)),
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  it("reads a date-time without offset in the display zone", () => {
    const start = (zone = utc): number => readSpan("2022-01-15T10:30", undefined, zone).start;
    expect(start()).toBe(Date.UTC(2022, 0, 15, 10, 30));
    expect(start(tehran)).toBe(Date.UTC(2022, 0, 15, 7));
    expect(start(newYork)).toBe(Date.UTC(2022, 0, 15, 15, 30));
  });

  it("includes the whole of the end at its own precision", () => {
    const end = (text: DateInput): number => readSpan("2022-01-01", text, utc).end;
    expect(end("2022-09-16")).toBe(Date.UTC(2022, 8, 17));
    expect(end("2022-09")).toBe(Date.UTC(2022, 9, 1));
    expect(end("2022")).toBe(Date.UTC(2023, 0, 1));
    expect(end("2022-09-16T12:00")).toBe(Date.UTC(2022, 8, 16, 12));
    expect(end(Date.UTC(2022, 8, 16))).toBe(Date.UTC(2022, 8, 16));
  });

  it("reads an interval in one text like one in two", () => {
    for (const [start, end] of [
      ["2022-09-15", "2022-09-16"],
      ["2022-02~", ".."],
      ["", "2022-09-07"],
      ["..", "2022%"],
      ["2022", ""],
      ["", ".."],
    ] as const) {
      expect(readSpan(start, end, tehran)).toEqual(readSpan(`${start}/${end}`, undefined, tehran));
    }
  });

  it("distinguishes open from unknown ends, both infinite", () => {
    expect(readSpan("/..", undefined, utc)).toMatchObject({
      start: -Infinity,
      end: Infinity,
      startKind: "unknown",
      endKind: "open",
      startPrecision: null,
      endPrecision: null,
      lone: false,
      floating: true,
    });
    expect(readSpan("2022", "", utc)).toMatchObject({ end: Infinity, endKind: "unknown" });
    expect(readSpan(0, "..", utc)).toMatchObject({ endKind: "open", floating: false });
  });

  it("reports the certainty of each end", () => {
    expect(readSpan("2020-03~/2022-09%", undefined, utc)).toMatchObject({
      startApproximate: true,
      startUncertain: false,
      endApproximate: true,
      endUncertain: true,
    });
    expect(readSpan("2022?", undefined, utc)).toMatchObject({ startUncertain: true, endUncertain: true });
  });

  it("keeps the day that Apia skipped, as an empty span with its own wall bounds", () => {
    const span = readSpan("2011-12-30", undefined, createZone("Pacific/Apia"));
    expect(span.end).toBe(span.start);
    expect(span.startWall).toBe(Date.UTC(2011, 11, 30));
    expect(readSpan("2011-12-30/2011-12-30", undefined, createZone("Pacific/Apia")).lone).toBe(false);
  });

  it("rejects a skipped day after the next one, though both begin at the same instant", () => {
    expect(() => readSpan("2011-12-31", "2011-12-30", createZone("Pacific/Apia"))).toThrow(DateInputError);
  });

  it("never moves a day in any zone: the clock shows that day from its first to its last millisecond", () => {
    const days = fc.integer({ min: -1_500_000, max: 1_000_000 }); // the years -2137 to 4707
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, (zone, number) => {
        const wall = number * 86_400_000;
        const date = new Date(wall);
        const year = date.getUTCFullYear();
        const text = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}${date.toISOString().slice(-20, -14)}`;
        const span = readSpan(text, undefined, zone);
        if (span.start === span.end) return; // The day that Apia skipped
        expect(Math.floor(zone.toWall(span.start) / 86_400_000)).toBe(number);
        expect(Math.floor(zone.toWall(span.end - 1) / 86_400_000)).toBe(number);
        expect(readSpan(text, text, zone)).toEqual({ ...span, lone: false });
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("reports the range of each end, at its own precision", () => {
    expect(readSpan("2004-06/2005-21", undefined, utc)).toMatchObject({
      start: Date.UTC(2004, 5),
      startLatest: Date.UTC(2004, 6),
      endEarliest: Date.UTC(2005, 2),
      end: Date.UTC(2005, 5),
      startPrecision: "month",
      endPrecision: "season",
      endPart: 21,
    });
    const open = readSpan("2004/..", undefined, newYork);
    expect(open.startLatest).toBe(Date.UTC(2005, 0, 1, 5));
    expect("endEarliest" in open || "endWall" in open || "startPart" in open).toBe(false);
    expect(readSpan(5, undefined, utc)).toMatchObject({ startLatest: 5, endEarliest: 5 });
  });

  it("reports the part of a year, and which end has unspecified digits", () => {
    expect(readSpan("2001-34", undefined, tehran)).toMatchObject({
      startPrecision: "quarter",
      startPart: 34,
      endPart: 34,
      lone: true,
    });
    expect(readSpan("201X", undefined, utc)).toMatchObject({
      start: Date.UTC(2010),
      end: Date.UTC(2020),
      startPrecision: "decade",
      startUnspecified: true,
      endUnspecified: true,
    });
    const half = readSpan("2004-06-XX/2004-07-03", undefined, utc);
    expect(half).toMatchObject({ startUnspecified: true, startLatest: Date.UTC(2004, 6) });
    expect("endUnspecified" in half || "startUnspecified" in readSpan("2004", undefined, utc)).toBe(false);
  });

  it("reads a set with its members, each a span of its own", () => {
    const oneOf = readSpan("[..1668,1670~,1672-02..1673]", undefined, tehran);
    expect(oneOf).toMatchObject({
      set: "oneOf",
      lone: true,
      start: -Infinity,
      startKind: "open",
      end: tehran.toInstant(Date.UTC(1674)),
    });
    expect(oneOf.members).toEqual(
      ["../1668", "1670~", "1672-02/1673"].map((member) => readSpan(member, undefined, tehran)),
    );
    const allOf = readSpan("{1670,1660~}", undefined, utc);
    expect(allOf).toMatchObject({
      set: "allOf",
      lone: false,
      start: Date.UTC(1660),
      end: Date.UTC(1671),
      startApproximate: true,
      endApproximate: false,
    });
    expect("set" in readSpan("1670", undefined, utc)).toBe(false);
  });

  it("rejects years beyond the axis, and takes the years at its edge in every zone", () => {
    for (const [start, end] of [
      ["Y100000000001", undefined],
      ["Y-100000000001", undefined],
      ["Y17E11", undefined],
      ["2000/Y17E11", undefined],
      ["2000", "Y17E11"],
      ["[2000,Y17E11]", undefined],
      ["Y200000000000S1", undefined],
    ]) {
      const error = refusal(start, end);
      expect(error.message).toMatch(/the year -?\d+ lies beyond ±100 billion, farther than an axis goes\.$/);
      expect(error.field).toBe(end === undefined ? "start" : "end");
    }
    for (const zone of zones) {
      const { start, end, startYear, endYear } = readSpan("Y-100000000000/Y100000000000", undefined, zone);
      expect([start, end].every((instant) => Number.isFinite(instant) && Math.abs(instant) > 3e21)).toBe(
        true,
      );
      expect([startYear, endYear]).toEqual([-100_000_000_000, 100_000_000_000]);
    }
  });

  it("keeps the years that ms represent too roughly, and only those", () => {
    expect(readSpan("Y-13800000000", undefined, utc)).toMatchObject({
      startYear: -13_800_000_000,
      endYear: -13_800_000_000,
    });
    expect(readSpan("Y-66000000/2022", undefined, utc)).toMatchObject({ startYear: -66_000_000 });
    for (const text of ["Y-66000000/2022", "Y-270000/Y270000", "2022"])
      expect(readSpan(text, undefined, utc).endYear).toBeUndefined();
  });

  it("is ordered for every date of EDTF, and the ranges of its ends lie within it", () => {
    const texts = [
      "201X",
      "156X-12-25",
      "2001-24",
      "1950S2",
      "[1667,1670..1672]",
      "{1960,1961-12}",
      "2004-06-XX/2004-07-03",
      "-201X-29",
      "2011-12-30",
      "2011-12-3X",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...texts), (zone, text) => {
        const { start, end, startLatest, endEarliest } = readSpan(text, undefined, zone);
        expect(start).toBeLessThanOrEqual(end);
        expect(startLatest).toBeGreaterThanOrEqual(start);
        expect(startLatest).toBeLessThanOrEqual(end);
        expect(endEarliest).toBeGreaterThanOrEqual(start);
        expect(endEarliest).toBeLessThanOrEqual(end);
      }),
      { numRuns: runs(300) },
    );
  });

  it.each([
    ["[2020,2021]", "2022", "start", /a set of dates already has its end/],
    ["2020", "{2021,2022}", "end", /a set of dates can only be given as the start/],
    ["2022-13", undefined, "start", /between 01 and 12/],
    ["", undefined, "start", /year/],
    ["..", undefined, "start", /year/],
    ["2022", "2022-02-30", "end", /no such day/],
    ["2022/2023", "2024", "start", /already has its end/],
    ["2022/2023", "..", "start", /already has its end/],
    ["2022", "2022/2023", "end", /only be given as the start/],
    ["2022-09-16", "2022-09-15", "end", /ends before it begins/],
    ["2022-09-16/2022-09-15", undefined, "start", /ends before it begins/],
    [1, 0, "end", /ends before it begins/],
    ["2022-09-16T00:00Z", "2022-09-15", "end", /ends before it begins/],
    ["2022-09-16T12:00Z", "2022-09-16T11:00", "end", /ends before it begins/],
    ["", "", "start", /both ends are unknown/],
    [NaN, undefined, "start", /NaN/],
    [Infinity, undefined, "start", /100 billion years/],
    [3.2e21, undefined, "start", /100 billion years/],
    [0, -3.2e21, "end", /100 billion years/],
    [new Date(NaN), undefined, "start", /invalid/],
    [0, new Date(NaN), "end", /invalid/],
    [undefined, undefined, "start", /undefined/],
    [null, undefined, "start", /null/],
    ["2022", null, "end", /null/],
    [[], undefined, "start", /an array/],
    [{}, undefined, "start", /object/],
    [true, undefined, "start", /boolean/],
    ["2".repeat(5_000), undefined, "start", /4096 characters/],
  ])("rejects start %j with end %j and names the %s", (start, end, field, reason) => {
    const error = refusal(start, end);
    expect(error).toBeInstanceOf(RangeError);
    expect(error.name).toBe("DateInputError");
    expect(error.field).toBe(field);
    expect(error.message).toMatch(reason);
    expect(error.message).toMatch(/^The (start|end) cannot be used: .*\.$/s);
  });

  it("reads or rejects any value, and returns ordered bounds, never NaN", () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from("012-/.T:Z~")), maxLength: 20 });
    const inputs = fc.oneof(texts, fc.date(), fc.double(), fc.anything());
    fc.assert(
      fc.property(inputs, fc.option(inputs, { nil: undefined }), (start, end) => {
        try {
          const span = readSpan(start as DateInput, end as DateInput | undefined, tehran);
          expect(span.start).toBeLessThanOrEqual(span.end);
        } catch (error) {
          expect(error).toBeInstanceOf(DateInputError);
        }
      }),
      { numRuns: runs(5_000) },
    );
  });
});
