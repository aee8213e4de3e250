import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EdtfError } from "../../src/time/edtf/edtfCursor.ts";
import type { EdtfValue } from "../../src/time/edtf/edtfValue.ts";
import { formatEdtf } from "../../src/time/edtf/formatEdtf.ts";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";
import { runs } from "../support/sweep.ts";

const RUNS = { numRuns: runs(2_000) };

function utc(year: number, month = 1, day = 1, ms = 0): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) + ms;
}

function pad(value: number, width = 2): string {
  return String(Math.abs(value)).padStart(width, "0");
}

function yearText(year: number): string {
  return `${year < 0 ? "-" : ""}${pad(year, 4)}`;
}

function bounds(text: string): [number | null, number | null] {
  const { start, end } = parseEdtf(text);
  return [start, end];
}

function refusal(text: string): EdtfError {
  try {
    parseEdtf(text);
  } catch (error) {
    if (error instanceof EdtfError) return error;
    throw error;
  }
  throw new Error(`${text} was not refused`);
}

const year = fc.integer({ min: -9999, max: 9999 });
const month = fc.integer({ min: 1, max: 12 });

describe("parseEdtf, dates", () => {
  it.each([
    ["1985", utc(1985), utc(1986), "year"],
    ["1985-04", utc(1985, 4), utc(1985, 5), "month"],
    ["1985-12", utc(1985, 12), utc(1986, 1), "month"],
    ["1985-04-12", utc(1985, 4, 12), utc(1985, 4, 13), "day"],
    ["2000-02-29", utc(2000, 2, 29), utc(2000, 3, 1), "day"],
    ["0000", utc(0), utc(1), "year"],
    ["0099", utc(99), utc(100), "year"],
    ["-0001", utc(-1), utc(0), "year"],
    ["-0044-03-15", utc(-44, 3, 15), utc(-44, 3, 16), "day"],
  ])("reads %s as exactly that long, and floating", (text, start, end, precision) => {
    const value = parseEdtf(text);
    expect(value).toMatchObject({ kind: "date", start, end, floating: true, unspecified: false });
    expect(value.first).toMatchObject({ precision, anchor: "floating" });
    expect(value.last).toBe(value.first);
  });

  it("gives every year, month and day the same bounds as Date", () => {
    fc.assert(
      fc.property(year, month, fc.integer({ min: 1, max: 31 }), (y, m, d) => {
        const text = yearText(y);
        expect(bounds(text)).toEqual([utc(y), utc(y + 1)]);
        expect(bounds(`${text}-${pad(m)}`)).toEqual([utc(y, m), utc(y, m + 1)]);
        const full = `${text}-${pad(m)}-${pad(d)}`;
        // The oracle for whether the day exists: Date does not move the day into another month.
        if (new Date(utc(y, m, d)).getUTCMonth() === m - 1) {
          expect(bounds(full)).toEqual([utc(y, m, d), utc(y, m, d + 1)]);
        } else {
          expect(refusal(full).position).toBe(text.length + 4);
        }
      }),
      RUNS,
    );
  });

  it.each([
    ["1984?", true, false],
    ["2004-06~", false, true],
    ["2004-06-11%", true, true],
    ["2004-06-11", false, false],
    ["1984~/2004-06?", true, true],
  ])("reads the qualifiers of %s without moving a bound", (text, uncertain, approximate) => {
    expect(parseEdtf(text)).toMatchObject({ uncertain, approximate });
    expect(bounds(text)).toEqual(bounds(text.replace(/[?~%]/g, "")));
  });
});

describe("parseEdtf, date-times", () => {
  const at = (h: number, m = 0, s = 0, ms = 0): number =>
    utc(2022, 9, 15, ((h * 60 + m) * 60 + s) * 1_000 + ms);

  it.each([
    ["2022-09-15T10", at(10), "hour", "local"],
    ["2022-09-15T10:30", at(10, 30), "minute", "local"],
    ["2022-09-15T10:30:15", at(10, 30, 15), "second", "local"],
    ["2022-09-15T10:30:15.25", at(10, 30, 15, 250), "millisecond", "local"],
    ["2022-09-15T10:30:15.2509999", at(10, 30, 15, 250), "millisecond", "local"],
    ["2022-09-15T10:30:15.4", at(10, 30, 15, 400), "millisecond", "local"],
    ["2022-09-15T10:30Z", at(10, 30), "minute", "instant"],
    ["2022-09-15T10:30+03:00", at(7, 30), "minute", "instant"],
    ["2022-09-15T10:30:00-04", at(14, 30), "second", "instant"],
    ["2022-09-15T00:30+05:45", at(-6, 45), "minute", "instant"],
  ])("reads %s as one instant", (text, instant, precision, anchor) => {
    const value = parseEdtf(text);
    expect(value).toMatchObject({ kind: "datetime", start: instant, end: instant });
    expect(value.first).toMatchObject({ precision, anchor });
    expect(value.floating).toBe(anchor === "local");
  });

  it("reads the output of Date.toISOString to the millisecond", () => {
    const instants = fc.date({
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(parseEdtf(date.toISOString()).start).toBe(date.getTime());
      }),
      RUNS,
    );
  });
});

describe("parseEdtf, intervals", () => {
  it.each([
    ["2004-02-01/2005", utc(2004, 2), utc(2006)],
    ["2022-09-15/2022-09-16", utc(2022, 9, 15), utc(2022, 9, 17)],
    ["1985/1985-04", utc(1985), utc(1985, 5)],
    ["0000/0000", utc(0), utc(1)],
    ["1985-04-12/..", utc(1985, 4, 12), Infinity],
    ["../1985-04", -Infinity, utc(1985, 5)],
    ["1985/", utc(1985), null],
    ["/1985-04-12", null, utc(1985, 4, 13)],
    ["/..", null, Infinity],
    ["../", -Infinity, null],
    ["../..", -Infinity, Infinity],
    ["-0200~/-0101?", utc(-200), utc(-100)],
  ])("reads %s with both bounds", (text, start, end) => {
    expect(parseEdtf(text)).toMatchObject({ kind: "interval", start, end, floating: true });
  });

  it("distinguishes an open end from an unknown one", () => {
    expect(parseEdtf("1985/..").last).toBe("open");
    expect(parseEdtf("1985/").last).toBe("unknown");
  });

  it("takes date-times as ends, since ISO 8601 users pass them", () => {
    const value: EdtfValue = parseEdtf("2022-09-15T10:00/2022-09-15T12:00");
    expect(value).toMatchObject({ kind: "interval", floating: true });
    expect(value.end).toBe(utc(2022, 9, 15, 12 * 3_600_000));
    expect(parseEdtf("2022-09-15T10:00Z/..").floating).toBe(false);
    // The order of these two ends depends on the zone, so the parser accepts them.
    expect(parseEdtf("2022-09-15T12:00Z/2022-09-15T10:00").kind).toBe("interval");
  });

  it("rejects exactly the intervals of dates whose last day precedes their first", () => {
    fc.assert(
      fc.property(year, month, year, month, (y1, m1, y2, m2) => {
        const text = `${yearText(y1)}-${pad(m1)}/${yearText(y2)}-${pad(m2)}`;
        if (utc(y2, m2) < utc(y1, m1)) expect(refusal(text).position).toBe(text.indexOf("/") + 1);
        else expect(bounds(text)).toEqual([utc(y1, m1), utc(y2, m2 + 1)]);
      }),
      RUNS,
    );
  });
});

describe("parseEdtf, refusals", () => {
  it.each([
    ["", 0, /year of four digits/],
    [" 2022", 0, /year/],
    ["2022 ", 4, /end of the date/],
    ["22", 2, /year of four digits/],
    ["+2022", 0, /year/],
    ["12022", 4, /longer year begins with Y/],
    ["-12022-01-01", 5, /longer year begins with Y/],
    ["-0000", 0, /0000/],
    ["2022-", 5, /month/],
    ["2022-0", 6, /month/],
    ["2022-00", 5, /between 01 and 12/],
    ["2022-13", 5, /between 01 and 12/],
    ["2022-20", 5, /part of a year between 21 and 41/],
    ["2022-42", 5, /part of a year between 21 and 41/],
    ["2022-9-15", 6, /two digits of the month/],
    ["2022-09-00", 8, /no such day/],
    ["2022-09-31", 8, /no such day/],
    ["2017-02-29", 8, /no such day/],
    ["1900-02-29", 8, /no such day/],
    ["2022/09/15", 7, /year of four digits/],
    ["2022/2023/2024", 9, /end of the date/],
    ["2022-09T10:00", 7, /end of the date/],
    ["2022-09-15 10:00", 10, /end of the date/],
    ["2022-09-15T", 11, /hour/],
    ["2022-09-15T24:00", 11, /between 00 and 23/],
    ["2022-09-15T10:60", 14, /between 00 and 59/],
    ["2022-09-15T10:30:60", 17, /between 00 and 59/],
    ["2022-09-15T10:30:15.", 20, /digits of a second/],
    ["2022-09-15T10:30:15,5", 19, /end of the date/],
    ["2022-09-15T10:30z", 16, /end of the date/],
    ["2022-09-15T10:30+3", 18, /hour/],
    ["2022-09-15T10:30+0300", 19, /end of the date/],
    ["2022-09-15T10:30+24:00", 17, /hour lies between 00 and 23/],
    ["2022-09-15T10:30Z?", 17, /end of the date/],
    ["2022??", 5, /end of the date/],
    ["/", 0, /both ends are unknown/],
    ["..", 0, /year/],
    ["2022/...", 7, /end of the date/],
    ["2022/2021", 5, /before it begins/],
    ["2022-09-15/2022-09-14", 11, /before it begins/],
    ["2022-09/2022-08-31", 8, /before it begins/],
    ["2022-09-15T12:00/2022-09-15T11:59", 17, /before it begins/],
    ["٢٠٢٢", 0, /year/],
    ["2022‏", 4, /end of the date/],
    ["null", 0, /year/],
  ])("rejects %j at index %i", (text, position, reason) => {
    const error = refusal(text);
    expect(error).toBeInstanceOf(SyntaxError);
    expect(error.name).toBe("EdtfError");
    expect(error.position).toBe(position);
    expect(error.message).toMatch(reason);
    // The message is one sentence.
    expect(error.message).toMatch(/^[A-Z].*\.$/s);
  });

  it("reads a set of 4,096 characters, and rejects a longer text without reading it", () => {
    const years = Array.from({ length: 819 }, (_, index) => String(1000 + index));
    const set = `[${years.join(",")}]`;
    expect(set).toHaveLength(4_096);
    const value = parseEdtf(set);
    expect(value.members).toHaveLength(819);
    expect(value).toMatchObject({ kind: "oneOf", start: utc(1000), end: utc(1819) });
    expect(formatEdtf(value)).toBe(set);
    expect(refusal(`${set} `).position).toBe(4_096);
    const long = refusal("2022/".repeat(1_000_000));
    expect(long.position).toBe(4_096);
    expect(long.message.length).toBeLessThan(200);
  });

  it("rejects a value that is not a string", () => {
    for (const junk of [undefined, null, 2022, {}, ["2022"]]) {
      expect(() => parseEdtf(junk as string)).toThrow(EdtfError);
    }
  });

  it("reads or rejects any text, and returns ordered bounds", () => {
    const alphabet = fc.constantFrom(...Array.from("0123456789-/.TZ:+?~%XY[] "));
    const texts = fc.oneof(
      fc.string({ unit: alphabet, maxLength: 24 }),
      fc.string({ maxLength: 80 }),
      fc.string({ unit: "binary", maxLength: 20 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let value: EdtfValue;
        try {
          value = parseEdtf(text);
        } catch (error) {
          expect(error).toBeInstanceOf(EdtfError);
          const { position } = error as EdtfError;
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(text.length);
          return;
        }
        if (value.start === null || value.end === null || !value.floating) return;
        expect(value.start).toBeLessThanOrEqual(value.end);
      }),
      { numRuns: runs(5_000) },
    );
  });
});
