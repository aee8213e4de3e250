import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { DateInputError, type DateInput, readSpan } from "../../src/time/span.ts";
import { createDateText } from "../../src/time/text/dateText.ts";
import { createCalendar } from "../../src/time/calendar/createCalendar.ts";
import { EdtfError } from "../../src/time/edtf/edtfCursor.ts";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const RUNS = { numRuns: runs(2_000) };
const DAY_MS = 86_400_000;
const utc = createZone("UTC");
const cairo = createZone("Africa/Cairo");
const read = (start: DateInput, end?: DateInput): ReturnType<typeof readSpan> => readSpan(start, end, cairo);
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function reasonOf(start: unknown, end?: unknown): string {
  try {
    readSpan(start as DateInput, end as DateInput | undefined, cairo);
  } catch (error) {
    if (error instanceof DateInputError) return error.message;
    throw error;
  }
  throw new Error("was not refused");
}

describe("date forms: a record's date", () => {
  it.each([
    ["2022-09-15 10:30", "2022-09-15T10:30"],
    ["2022-09-15 10:30:00.5", "2022-09-15T10:30:00.500"],
    ["2022-09-15t10:30:00z", "2022-09-15T10:30:00Z"],
    ["2022-09-15T10:30:00z", "2022-09-15T10:30:00Z"],
    ["2022-09-15T10:30:00,5", "2022-09-15T10:30:00.500"],
    ["2022-09-15T10:30:00,5Z", "2022-09-15T10:30:00.500Z"],
    ["2022-09-15T10:30+0300", "2022-09-15T10:30+03:00"],
    ["2022-09-15T10:30:15.25-0430", "2022-09-15T10:30:15.250-04:30"],
    ["2022-09-15 10:30:00+03", "2022-09-15T10:30:00+03:00"],
    ["2022-09-15 10:30:00 +0300", "2022-09-15T10:30:00+03:00"],
    ["2022-09-15T24:00", "2022-09-16T00:00"],
    ["2022-12-31T24:00:00Z", "2023-01-01T00:00:00Z"],
    ["2024-02-28T24:00:00.000+03:00", "2024-02-29T00:00:00.000+03:00"],
    ["2022-12-31 24:00", "2023-01-01T00:00"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"],
    ["2017-01-01T02:59:60.5+03:00", "2017-01-01T02:59:59+03:00"],
    ["2022-W37-4", "2022-09-15"],
    ["2022-W37-4T10:30", "2022-09-15T10:30"],
    ["2020-W53-7", "2021-01-03"],
    ["2026-W01-1", "2025-12-29"],
    ["2022-258", "2022-09-15"],
    ["2024-366", "2024-12-31"],
    ["2022-258~", "2022-09-15~"],
    ["2022-W37-4?", "2022-09-15?"],
    ["-0043-074", "-0043-03-15"],
    ["2022-258T10:30Z", "2022-09-15T10:30Z"],
    ["-000043-03-15T00:00:00.000Z", "-0043-03-15T00:00:00.000Z"],
    ["+002022-09-15T10:30:00.000Z", "2022-09-15T10:30:00.000Z"],
    ["-000043-03-15", "-0043-03-15"],
    ["2022-09-15 10:30/2022-09-15 12:00", "2022-09-15T10:30/2022-09-15T12:00"],
    ["2022-258/2022-259", "2022-09-15/2022-09-16"],
    ["2022-258/..", "2022-09-15/.."],
    ["/2022-258", "/2022-09-15"],
    ["../2022-09-15 24:00", "../2022-09-16T00:00"],
    ["2022-09-15T10:30+0300/2022-09-16T24:00", "2022-09-15T10:30+03:00/2022-09-17T00:00"],
    ["2022-09-15T10:30:00+02:00[Africa/Cairo]", "2022-09-15T10:30:00+02:00"],
    ["2022-09-15T10:30[Asia/Tehran]", "2022-09-15T10:30+04:30"],
    ["2022-09-15T10:30:00+04:30[!Asia/Tehran][u-ca=persian]", "2022-09-15T10:30:00+04:30"],
    ["2022-09-15T10:30:00Z[Asia/Tehran]", "2022-09-15T10:30:00Z"],
    ["2022-09-15T10:30:00-00:00[Asia/Tehran]", "2022-09-15T10:30:00Z"],
    ["2022-09-15T10:30:00+03:30[+03:30]", "2022-09-15T10:30:00+03:30"],
    ["2022-09-15T10:30[+03:30]", "2022-09-15T10:30+03:30"],
    ["2022-09-15T10:30:00Z[foo=bar][_x-y=1-z]", "2022-09-15T10:30:00Z"],
    ["2022-09-15[u-ca=persian]", "2022-09-15"],
    ["2022-09-15[!u-ca=hebrew]", "2022-09-15"],
    [
      "2022-09-15T10:30+02:00[Africa/Cairo]/2022-09-15T12:30+02:00[Africa/Cairo]",
      "2022-09-15T10:30+02:00/2022-09-15T12:30+02:00",
    ],
  ])("reads %s like %s", (text, edtf) => {
    expect(() => parseEdtf(text)).toThrow(EdtfError);
    const [found, expected] = [read(text), read(edtf)];
    // A zone in brackets turns a clock time into an instant, so `floating` is compared separately.
    expect({ ...found, floating: true }).toEqual({ ...expected, floating: true });
    expect(found.floating).toBe(expected.floating);
  });

  it.each([
    ["2022-W60", /the year 2022 has no week 60/],
    ["2022-W53", /the year 2022 has no week 53/],
    ["2022-W00", /no week 00/],
    ["2022-W37-8", /./],
    ["2022-366", /the year 2022 has no day 366/],
    ["2022-000", /no day 000/],
    ["2024-367", /no day 367/],
    ["2022-W37T10:30", /a time follows a day/],
    ["-000000-01-01T00:00:00.000Z", /0000 has no sign/],
    ["2022-09-31 10:30", /no such day/],
    ["2022-09-15 25:00", /hour lies between 00 and 23/],
    ["2022-09-15T24:01", /hour lies between 00 and 23/],
    ["2022-09-15T24:00:00.001", /hour lies between 00 and 23/],
    ["2022-09-15T10:60:60", /minute lies/],
    ["2022-09-15T10:30:61", /second lies/],
    ["2022-02-30T24:00", /no such day/],
    [
      "2022-09-15T10:30:00+03:00[Asia/Tehran]",
      /its offset is not that of Asia\/Tehran; leave out one of them/,
    ],
    ["2022-09-15T10:30:00+00:00[Asia/Tehran]", /offset/],
    ["2022-09-15T10:30:00+03:00[+03:30]", /offset/],
    ["2022-09-15T10:30:00Z[Mars/Olympus]", /the time zone Mars\/Olympus is not known/],
    ["2022-09-15T10:30:00Z[+99:99]", /time zone \+99:99 is not known/],
    ["2022-09-15T10:30:00Z[!foo=bar]", /critical tag foo=bar is not known/],
    ["2022-09-15[Asia/Tehran]", /a zone stands once, after a time/],
    ["2022-09-15T10:30[Asia/Tehran][Asia/Baghdad]", /a zone stands once/],
    ["2022-09-15T10:30[Asia/Tehran", /./],
    ["2022-09-15 10:30/2022-09-15 09:30", /ends before it begins/],
    ["2022-W37/2022-W36", /ends before it begins/],
    ["2022-258/2022-259/2022-260", /./],
  ])("rejects %s with a reason", (text, reason) => {
    expect(reasonOf(text)).toMatch(reason);
    expect(reasonOf(text)).toMatch(/^The start cannot be used: .*\.$/s);
  });

  it("reads the output of toISOString and JSON to the ms, in any year that Date can hold", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        expect(read(date.toISOString())).toMatchObject({
          start: date.getTime(),
          end: date.getTime(),
          startPrecision: "millisecond",
          floating: false,
        });
        expect(read(JSON.parse(JSON.stringify(date)) as string).start).toBe(date.getTime());
      }),
      RUNS,
    );
  });

  it("reads an ordinal date as the day found by counting", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999, max: 9_999 }),
        fc.integer({ min: 0, max: 367 }),
        (year, number) => {
          const sign = year < 0 ? "-" : "";
          const text = `${sign}${String(Math.abs(year)).padStart(4, "0")}-${String(number).padStart(3, "0")}`;
          const date = new Date(new Date(0).setUTCFullYear(year, 0, number));
          const isReal = number > 0 && date.getUTCFullYear() === year;
          if (!isReal) expect(reasonOf(text)).toMatch(/has no day/);
          else
            expect(readSpan(text, undefined, utc)).toMatchObject({
              start: date.getTime(),
              end: date.getTime() + DAY_MS,
              startPrecision: "day",
              lone: true,
            });
        },
      ),
      RUNS,
    );
  });

  it("reads a week as its seven days, in the year of its Thursday", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_990, max: 9_990 }),
        fc.integer({ min: 0, max: 54 }),
        fc.integer({ min: 1, max: 7 }),
        (year, week, weekday) => {
          const text = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-W${String(week).padStart(2, "0")}`;
          // The oracle: counts the Thursdays of the year.
          const thursdays: number[] = [];
          for (
            let ms = new Date(0).setUTCFullYear(year, 0, 1);
            new Date(ms).getUTCFullYear() === year;
            ms += DAY_MS
          )
            if (new Date(ms).getUTCDay() === 4) thursdays.push(ms);
          const thursday = thursdays[week - 1];
          if (thursday === undefined) {
            expect(reasonOf(text)).toMatch(/has no week/);
            return;
          }
          const monday = thursday - 3 * DAY_MS;
          expect(readSpan(text, undefined, utc)).toMatchObject({
            start: monday,
            end: monday + 7 * DAY_MS,
            startPrecision: "week",
            lone: true,
            floating: true,
          });
          const at = monday + (weekday - 1) * DAY_MS;
          expect(readSpan(`${text}-${weekday}`, undefined, utc)).toMatchObject({
            start: at,
            end: at + DAY_MS,
            startPrecision: "day",
          });
        },
      ),
      RUNS,
    );
  });

  it("writes a week as its days: alone, in an interval, and with an end of its own", () => {
    const text = createDateText({ locale: "en-GB", zone: cairo });
    const plain = (told: string): string => told.replace(/[\s\u2009]+/g, " ");
    const said = (start: string, end?: string, within = false): string =>
      plain(text.span(read(start, end), within));
    const range = (from: string, to: string): string => plain(text.span(read(`${from}/${to}`)));
    expect(said("2022-W37")).toBe(range("2022-09-12", "2022-09-18"));
    expect(said("2022-W37", undefined, true)).toBe(`some time in ${range("2022-09-12", "2022-09-18")}`);
    expect(said("2022-W37~")).toBe(`about ${range("2022-09-12", "2022-09-18")}`);
    expect(said("2022-W37/2022-W39")).toBe(range("2022-09-12", "2022-10-02"));
    expect(said("2022-W37", "2022-W39")).toBe(range("2022-09-12", "2022-10-02"));
    expect(said("2022-W37", "2022-W37")).toBe(range("2022-09-12", "2022-09-18"));
    const persian = createDateText({ locale: "en-GB", zone: cairo, calendar: createCalendar("persian", 1) });
    expect(persian.span(read("2022-W37"))).toBe(persian.span(read("2022-09-12/2022-09-18")));
  });

  it("reads a zone in brackets by that zone's clock, also where offsets have seconds, as Temporal writes them", () => {
    const zone = createZone("Asia/Riyadh");
    const wall = Date.UTC(1890, 0, 1, 12);
    // The offset is 3:06:52, written in whole minutes.
    expect(read("1890-01-01T12:00:00+03:07[Asia/Riyadh]").start).toBe(zone.toInstant(wall));
    expect(reasonOf("1890-01-01T12:00:00+03:06[Asia/Riyadh]")).toMatch(/offset/);
    for (const offset of ["-04:00", "-05:00"])
      expect(day(read(`2022-11-06T01:30:00${offset}[America/New_York]`).start)).toBe("2022-11-06");
    expect(
      read("2022-11-06T01:30:00-05:00[America/New_York]").start -
        read("2022-11-06T01:30[America/New_York]").start,
    ).toBe(3_600_000);
  });
});

/** A stand-in for Temporal objects, which not every engine has: it writes the same text. */
class Stand {
  readonly #text: string;
  readonly #tag: string;
  constructor(tag: string, text: string) {
    this.#text = text;
    this.#tag = tag;
  }
  get [Symbol.toStringTag](): string {
    return `Temporal.${this.#tag}`;
  }
  toString(): string {
    return this.#text;
  }
  toJSON(): string {
    return this.#text;
  }
  valueOf(): never {
    throw new TypeError("Temporal objects have no order");
  }
}

describe("date forms: an object", () => {
  test.each([
    ["Instant", "2022-09-15T10:30:00Z"],
    ["ZonedDateTime", "2022-09-15T10:30:00+02:00[Africa/Cairo]"],
    ["ZonedDateTime", "2022-09-15T10:30:00+02:00[Africa/Cairo][u-ca=islamic-umalqura]"],
    ["PlainDate", "2022-09-15"],
    ["PlainDate", "2022-09-15[u-ca=persian]"],
    ["PlainDateTime", "2022-09-15T10:30:00.5"],
    ["PlainYearMonth", "2022-09"],
    ["Instant", "-000043-03-15T00:00:00Z"],
  ])("of Temporal is read like its text: %s, %s", (tag, text) => {
    expect(read(new Stand(tag, text))).toEqual(read(text));
    expect(read("-0100", new Stand(tag, text))).toEqual(read("-0100", text));
  });

  test("of the engine's own Temporal, where it exists, is read like its text", () => {
    const { Temporal } = globalThis as unknown as {
      Temporal?: { Instant: { fromEpochMilliseconds(ms: number): DateInput } };
    };
    const instant =
      Temporal?.Instant.fromEpochMilliseconds(5) ?? new Stand("Instant", "1970-01-01T00:00:00.005Z");
    expect(read(instant)).toMatchObject({ start: 5, end: 5, lone: true });
  });

  test.each([
    [
      "PlainYearMonth",
      "2022-09-23[u-ca=persian]",
      /is a month of another calendar; give its first and last day/,
    ],
    ["PlainMonthDay", "1972-09-15[u-ca=persian]", /is a month of another calendar/],
    ["PlainMonthDay", "09-15", /./],
    ["PlainTime", "10:30:00", /./],
    ["Duration", "P1D", /./],
  ])("of Temporal that is no date, or is ambiguous, is rejected: %s, %s", (tag, text, reason) => {
    expect(reasonOf(new Stand(tag, text))).toMatch(reason);
  });

  test.each([
    ["a plain one", {}, /found object/],
    ["one without a prototype", Object.create(null), /found object/],
    ["an array of a date", ["2022"], /found an array/],
    [
      "a revoked one",
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      })(),
      /found/,
    ],
    [
      "one that throws",
      {
        toString() {
          throw new Error("boom");
        },
      },
      /found object/,
    ],
    ["a function", () => "2022", /found function/],
    ["a symbol", Symbol("2022"), /found symbol/],
  ])("without a date is rejected: %s", (_, value, reason) => {
    expect(reasonOf(value)).toMatch(reason);
  });
});
