import { describe, expect, it } from "vitest";
import type { SeasonMonths } from "../../src/time/edtf/edtfBounds.ts";
import { EdtfError } from "../../src/time/edtf/edtfCursor.ts";
import type { EdtfDate } from "../../src/time/edtf/edtfDate.ts";
import type { EdtfEnd } from "../../src/time/edtf/edtfValue.ts";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";

/** Returns the first ms of a day, as Date counts it. */
function at(year: number, month = 1, day = 1): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function dateOf(end: EdtfEnd): EdtfDate {
  if (typeof end === "string") throw new Error(`${end} is no date`);
  return end;
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

/**
 * Rows of [text, first ms, first ms after it, precision]: the specification's examples of single
 * dates, in its order.
 */
const dates: readonly (readonly [string, number, number, EdtfDate["precision"]])[] = [
  // Level 0
  ["1985-04-12", at(1985, 4, 12), at(1985, 4, 13), "day"],
  ["1985-04", at(1985, 4), at(1985, 5), "month"],
  ["1985", at(1985), at(1986), "year"],
  // Level 1: seasons, qualification, unspecified digits, negative years
  ["2001-21", at(2001, 3), at(2001, 6), "season"],
  ["2001-22", at(2001, 6), at(2001, 9), "season"],
  ["2001-23", at(2001, 9), at(2001, 12), "season"],
  ["2001-24", at(2001, 12), at(2002, 3), "season"],
  ["1984?", at(1984), at(1985), "year"],
  ["2004-06~", at(2004, 6), at(2004, 7), "month"],
  ["2004-06-11%", at(2004, 6, 11), at(2004, 6, 12), "day"],
  ["201X", at(2010), at(2020), "decade"],
  ["20XX", at(2000), at(2100), "century"],
  ["2004-XX", at(2004), at(2005), "month"],
  ["1985-04-XX", at(1985, 4), at(1985, 5), "day"],
  ["1985-XX-XX", at(1985), at(1986), "day"],
  ["-1985", at(-1985), at(-1984), "year"],
  // Level 2: significant digits, parts of a year, qualification, unspecified digits
  ["1950S2", at(1900), at(2000), "century"],
  ["2001-25", at(2001, 3), at(2001, 6), "season"],
  ["2001-26", at(2001, 6), at(2001, 9), "season"],
  ["2001-27", at(2001, 9), at(2001, 12), "season"],
  ["2001-28", at(2001, 12), at(2002, 3), "season"],
  ["2001-29", at(2001, 9), at(2001, 12), "season"],
  ["2001-30", at(2001, 12), at(2002, 3), "season"],
  ["2001-31", at(2001, 3), at(2001, 6), "season"],
  ["2001-32", at(2001, 6), at(2001, 9), "season"],
  ["2001-33", at(2001, 1), at(2001, 4), "quarter"],
  ["2001-34", at(2001, 4), at(2001, 7), "quarter"],
  ["2001-35", at(2001, 7), at(2001, 10), "quarter"],
  ["2001-36", at(2001, 10), at(2002, 1), "quarter"],
  ["2001-37", at(2001, 1), at(2001, 5), "quadrimester"],
  ["2001-38", at(2001, 5), at(2001, 9), "quadrimester"],
  ["2001-39", at(2001, 9), at(2002, 1), "quadrimester"],
  ["2001-40", at(2001, 1), at(2001, 7), "semester"],
  ["2001-41", at(2001, 7), at(2002, 1), "semester"],
  ["2004-06~-11", at(2004, 6, 11), at(2004, 6, 12), "day"],
  ["2004?-06-11", at(2004, 6, 11), at(2004, 6, 12), "day"],
  ["?2004-06-~11", at(2004, 6, 11), at(2004, 6, 12), "day"],
  ["2004-%06-11", at(2004, 6, 11), at(2004, 6, 12), "day"],
  ["156X-12-25", at(1560, 12, 25), at(1569, 12, 26), "day"],
  ["15XX-12-25", at(1500, 12, 25), at(1599, 12, 26), "day"],
  ["15XX-12-XX", at(1500, 12), at(1600), "day"],
  ["XXXX-12-XX", at(0, 12), at(10_000), "day"],
  ["1XXX-XX", at(1000), at(2000), "month"],
  ["1XXX-12", at(1000, 12), at(2000), "month"],
  ["1984-1X", at(1984, 10), at(1985), "month"],
  // Beyond the specification's examples, by the same rules
  ["XXXX", at(0), at(10_000), "millennium"],
  ["1XXX", at(1000), at(2000), "millennium"],
  ["-201X", at(-2019), at(-2009), "decade"],
  ["-000X", at(-9), at(0), "decade"],
  ["-XXXX", at(-9999), at(0), "millennium"],
  ["1X84", at(1084), at(1985), "year"],
  ["X984", at(984), at(9985), "year"],
  ["2004-0X", at(2004), at(2004, 10), "month"],
  ["2004-X1", at(2004), at(2004, 12), "month"],
  ["201X-21", at(2010, 3), at(2019, 6), "season"],
  ["-201X-24", at(-2019, 12), at(-2009, 3), "season"],
  ["201X-02-29", at(2012, 2, 29), at(2016, 3, 1), "day"],
  ["1900-0X-30", at(1900, 1, 30), at(1900, 10, 1), "day"],
  ["2022-XX-31", at(2022, 1, 31), at(2023), "day"],
  ["2022-02-2X", at(2022, 2, 20), at(2022, 3), "day"],
  ["2022-X2-3X", at(2022, 12, 30), at(2023), "day"],
  ["-1950S2", at(-1999), at(-1899), "century"],
  ["1950S4", at(1950), at(1951), "year"],
  ["1950S1", at(1000), at(2000), "millennium"],
  ["0195S2", at(190), at(200), "decade"],
  ["0000S1", at(0), at(1), "year"],
  ["Y17000S2", at(17_000), at(18_000), "millennium"],
  ["Y-10001", at(-10_001), at(-10_000), "year"],
  ["Y12E3", at(12_000), at(12_001), "year"],
];

const intervals: readonly (readonly [string, number | null, number | null])[] = [
  // Level 0
  ["1964/2008", at(1964), at(2009)],
  ["2004-06/2006-08", at(2004, 6), at(2006, 9)],
  ["2004-02-01/2005-02-08", at(2004, 2, 1), at(2005, 2, 9)],
  ["2004-02-01/2005-02", at(2004, 2, 1), at(2005, 3)],
  ["2004-02-01/2005", at(2004, 2, 1), at(2006)],
  ["2005/2006-02", at(2005), at(2006, 3)],
  // Level 1
  ["1985-04-12/..", at(1985, 4, 12), Infinity],
  ["1985-04/..", at(1985, 4), Infinity],
  ["1985/..", at(1985), Infinity],
  ["../1985-04-12", -Infinity, at(1985, 4, 13)],
  ["../1985-04", -Infinity, at(1985, 5)],
  ["../1985", -Infinity, at(1986)],
  ["1985-04-12/", at(1985, 4, 12), null],
  ["1985-04/", at(1985, 4), null],
  ["1985/", at(1985), null],
  ["/1985-04-12", null, at(1985, 4, 13)],
  ["/1985-04", null, at(1985, 5)],
  ["/1985", null, at(1986)],
  ["1984~/2004-06?", at(1984), at(2004, 7)],
  // Level 2
  ["2004-06-~01/2004-06-~20", at(2004, 6, 1), at(2004, 6, 21)],
  ["2004-06-XX/2004-07-03", at(2004, 6), at(2004, 7, 4)],
  // A winter reaches into the next year, so an interval may begin within it
  ["2011-02/2010-24", at(2011, 2), at(2011, 3)],
  ["201X/2015", at(2010), at(2016)],
  ["2001-21/2003-24", at(2001, 3), at(2004, 3)],
];

const sets: readonly (readonly [string, number, number, number])[] = [
  ["[1667,1668,1670..1672]", at(1667), at(1673), 3],
  ["[..1760-12-03]", -Infinity, at(1760, 12, 4), 1],
  ["[1760-12..]", at(1760, 12), Infinity, 1],
  ["[1760-01,1760-02,1760-12..]", at(1760), Infinity, 3],
  ["[1667,1760-12]", at(1667), at(1761), 2],
  ["[..1984]", -Infinity, at(1985), 1],
  ["{1667,1668,1670..1672}", at(1667), at(1673), 3],
  ["{1960,1961-12}", at(1960), at(1962), 2],
  ["{..1984}", -Infinity, at(1985), 1],
  ["[1984]", at(1984), at(1985), 1],
  ["[2020..2022]", at(2020), at(2023), 1],
  ["[..1984,1990..]", -Infinity, Infinity, 2],
  ["{1670,1660,1665..1668}", at(1660), at(1671), 3],
  ["[2001-21,201X,1950S2]", at(1900), at(2020), 3],
];

describe("EDTF levels: the examples of the Library of Congress", () => {
  it.each(dates)("%s is a date with its bounds and precision", (text, start, end, precision) => {
    const value = parseEdtf(text);
    expect(value).toMatchObject({ kind: "date", start, end, floating: true, members: [] });
    expect(value.first).toMatchObject({ precision, anchor: "floating", start, end });
    expect(value.last).toBe(value.first);
    const { firstYear, lastYear } = dateOf(value.first);
    expect([firstYear, lastYear]).toEqual([
      new Date(start).getUTCFullYear(),
      new Date(end - 1).getUTCFullYear(),
    ]);
    expect(value.unspecified).toBe(text.includes("X"));
  });

  it.each(intervals)("%s is an interval with both bounds", (text, start, end) => {
    expect(parseEdtf(text)).toMatchObject({ kind: "interval", start, end, floating: true });
  });

  it.each(sets)("%s is a set from %i to %i with %i members", (text, start, end, count) => {
    const value = parseEdtf(text);
    expect(value).toMatchObject({
      kind: text.startsWith("[") ? "oneOf" : "allOf",
      start,
      end,
      floating: true,
    });
    expect(value.members).toHaveLength(count);
  });

  it.each([
    ["1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "local"],
    ["1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "instant"],
    ["1985-04-12T23:20:30-04", "1985-04-13T03:20:30Z", "instant"],
    ["1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30Z", "instant"],
  ])("%s is the instant %s", (text, iso, anchor) => {
    const value = parseEdtf(text);
    expect(value).toMatchObject({ kind: "datetime", start: Date.parse(iso), end: Date.parse(iso) });
    expect(value.first).toMatchObject({ precision: "second", anchor });
  });
});

describe("EDTF levels: years beyond Date", () => {
  it.each([
    ["Y170000002", 170_000_002, 170_000_002, null, "year"],
    ["Y-170000002", -170_000_002, -170_000_002, null, "year"],
    ["Y-17E7", -170_000_000, -170_000_000, null, "year"],
    ["Y171010000S3", 171_000_000, 171_999_999, 3, "millennium"],
    ["Y3388E2S3", 338_000, 338_999, 3, "millennium"],
    ["Y-13800000000S3", -13_899_999_999, -13_800_000_000, 3, "millennium"],
    ["Y999999999999999", 999_999_999_999_999, 999_999_999_999_999, null, "year"],
    ["Y-1E14S1", -199_999_999_999_999, -100_000_000_000_000, 1, "millennium"],
  ])("%s has exact years", (text, firstYear, lastYear, significantDigits, precision) => {
    const value = parseEdtf(text);
    expect(value.first).toMatchObject({ firstYear, lastYear, significantDigits, precision });
    expect(value.start).toBeLessThan(value.end ?? NaN);
    // 400 Gregorian years have 146,097 days.
    const expected = ((firstYear - 1970) / 400) * 146_097 * 86_400_000;
    expect(Math.abs((value.start ?? NaN) - expected)).toBeLessThan(Math.max(3e8, Math.abs(expected) * 1e-15));
  });

  it("are ordered and adjacent, up to 15 digits", () => {
    for (const year of [10_000, 291_000_000, 13_800_000_000, 999_999_999_999_998]) {
      expect(parseEdtf(`Y${year}/Y${year + 1}`).kind).toBe("interval");
      expect(parseEdtf(`Y-${year + 1}/Y-${year}`).kind).toBe("interval");
      expect(parseEdtf(`Y${year}/Y${year}`).kind).toBe("interval");
      expect(refusal(`Y${year + 1}/Y${year}`).position).toBe(`Y${year + 1}/`.length);
      const set = parseEdtf(`{Y${year + 1},Y${year}}`);
      expect([dateOf(set.first).firstYear, dateOf(set.last).lastYear]).toEqual([year, year + 1]);
    }
  });
});

describe("EDTF levels: sets", () => {
  it("keep their members in the order of the text, including open ends", () => {
    const { members, first, last } = parseEdtf("[..1670,1660,1665..1668,1690..]");
    expect(members.map(({ start, end }) => [start, end])).toEqual([
      [-Infinity, at(1671)],
      [at(1660), at(1661)],
      [at(1665), at(1669)],
      [at(1690), Infinity],
    ]);
    expect([first, last]).toEqual(["open", "open"]);
    expect(members[1]?.first).toBe(members[1]?.last);
  });

  it("begin with their earliest date and end with their latest", () => {
    const { first, last } = parseEdtf("{1670~,1660,1665..1669}");
    expect([dateOf(first).firstYear, dateOf(last).lastYear]).toEqual([1660, 1670]);
    expect(parseEdtf("{1670~,1660}").approximate).toBe(true);
    expect(parseEdtf("{1670,166X}").unspecified).toBe(true);
    expect(parseEdtf("{1670,1660?}")).toMatchObject({ uncertain: true, approximate: false });
  });
});

describe("EDTF levels: qualifiers", () => {
  const none = [false, false];
  const [unsure, about, both] = [
    [true, false],
    [false, true],
    [true, true],
  ];
  it.each([
    ["1984?", [unsure]],
    ["2004-06~", [about, about]],
    ["2004-06-11%", [both, both, both]],
    ["2004-06~-11", [about, about, none]],
    ["2004?-06-11", [unsure, none, none]],
    ["?2004-06-~11", [unsure, none, about]],
    ["2004-%06-11", [none, both, none]],
    ["?2004-06~-11", [both, about, none]],
    ["?2004~-06", [both, none]],
    ["~-1985", [about]],
    ["%2001-~21?", [both, both]],
    ["~Y170000002", [about]],
    ["1950S2~", [about]],
    ["20XX-?12-25", [none, unsure, none]],
  ])("of %s apply to the right parts", (text, expected) => {
    const value = parseEdtf(text);
    const { parts } = dateOf(value.first);
    expect(parts.map(({ uncertain, approximate }) => [uncertain, approximate])).toEqual(expected);
    expect([value.uncertain, value.approximate]).toEqual([
      expected.some((part) => part[0]),
      expected.some((part) => part[1]),
    ]);
  });
});

describe("EDTF levels: the months of seasons", () => {
  const calendar: SeasonMonths = [1, 4, 7, 10];
  it("are the caller's for 21 to 24, and fixed for the seasons of a hemisphere", () => {
    const boundsOf = (text: string, seasons: SeasonMonths): unknown[] => {
      const { start, end } = parseEdtf(text, { seasons });
      return [start, end];
    };
    expect(boundsOf("2001-21", calendar)).toEqual([at(2001), at(2001, 4)]);
    expect(boundsOf("2001-24", calendar)).toEqual([at(2001, 10), at(2002)]);
    expect(boundsOf("2001-22", [9, 12, 3, 6])).toEqual([at(2001, 12), at(2002, 3)]);
    expect(boundsOf("2001-25", calendar)).toEqual([at(2001, 3), at(2001, 6)]);
    expect(boundsOf("2001-32", calendar)).toEqual([at(2001, 6), at(2001, 9)]);
    expect(boundsOf("[1999,2001-21]", calendar)).toEqual([at(1999), at(2001, 4)]);
    expect(boundsOf("1999/2001-21", calendar)).toEqual([at(1999), at(2001, 4)]);
  });

  it("are rejected unless they are month numbers", () => {
    for (const seasons of [
      [0, 4, 7, 10],
      [1, 4, 7, 13],
      [1, 4, 7.5, 10],
      [1, 4, 7, NaN],
    ]) {
      expect(() => parseEdtf("2001", { seasons: seasons as unknown as SeasonMonths })).toThrow(RangeError);
    }
  });
});

describe("EDTF levels: refusals of levels 1 and 2", () => {
  it.each([
    // Years
    ["Y1985", 0, /5 to 15 digits/],
    ["Y01985", 0, /begin with 0/],
    ["Y-0", 0, /5 to 15 digits/],
    ["Y", 1, /a year/],
    ["Y-", 2, /a year/],
    ["Y--17000", 2, /a year/],
    ["Y17E", 4, /an exponent/],
    ["Y17E2", 0, /5 to 15 digits/],
    ["Y17E99", 0, /5 to 15 digits/],
    ["Y1E999999999999999999999999", 0, /5 to 15 digits/],
    ["Y1234567890123456", 0, /5 to 15 digits/],
    ["Y17000-04", 6, /end of the date/],
    ["Y17000X", 6, /end of the date/],
    ["y17000", 0, /year of four digits/],
    ["17E7", 2, /year of four digits/],
    ["1985E3", 4, /end of the date/],
    ["-0000-XX", 0, /0000 has no sign/],
    ["2022/-0000", 5, /0000 has no sign/],
    ["1950S", 5, /significant digits/],
    ["1950S0", 5, /lie between 1 and 4/],
    ["1950S5", 5, /lie between 1 and 4/],
    ["0195S4", 5, /lie between 1 and 3/],
    ["195XS2", 4, /end of the date/],
    ["1950S2-03", 6, /end of the date/],
    // Unspecified digits
    ["201x", 3, /year of four digits/],
    ["2004-X", 6, /two digits of the month/],
    ["2004-2X", 5, /month lies between/],
    ["2004-3X", 5, /month lies between/],
    ["156X-02-30", 8, /no such day/],
    ["201X-02-3X", 8, /no such day/],
    ["2015-02-29", 8, /no such day/],
    ["XXX1-02-29", 8, /no such day/],
    ["1X00-04-31", 8, /no such day/],
    ["2004-0X-4X", 8, /no such day/],
    ["2004-02-XXT10:00", 10, /end of the date/],
    // Parts of a year
    ["2001-21-01", 7, /end of the date/],
    ["2001-41T10", 7, /end of the date/],
    ["2001-19", 5, /month lies between/],
    ["2001-99", 5, /month lies between/],
    // Qualifiers
    ["2004~?", 5, /end of the date/],
    ["??2004", 1, /year of four digits/],
    ["?", 1, /year of four digits/],
    ["2004-06-11?T10:00", 11, /end of the date/],
    ["~2004-06-11T10:00", 11, /end of the date/],
    ["?/2004", 1, /year of four digits/],
    ["?../2004", 1, /year of four digits/],
    ["1950~S2", 5, /end of the date/],
    // Intervals
    ["2004-06/2004-05", 8, /ends before it begins/],
    ["202X/2019", 5, /ends before it begins/],
    ["2001-22/2001-21", 8, /ends before it begins/],
    ["/2001/", 5, /end of the date/],
    ["[1667]/1668", 6, /end of the date/],
    ["1667/[1668]", 5, /year of four digits/],
    // Sets
    ["[", 1, /year of four digits/],
    ["[]", 1, /year of four digits/],
    ["[..]", 3, /year of four digits/],
    ["[1667", 5, /a comma or "\]"/],
    ["[1667}", 5, /a comma or "\]"/],
    ["{1667]", 5, /a comma or "}"/],
    ["[1667,]", 6, /year of four digits/],
    ["[,1667]", 1, /year of four digits/],
    ["[1667, 1668]", 6, /year of four digits/],
    ["[1667..1668..1669]", 11, /a comma or/],
    ["[..1667..1668]", 7, /a comma or/],
    ["[1667,..1668]", 6, /year of four digits/],
    ["[1667..,1668]", 7, /year of four digits/],
    ["[1668..1667]", 7, /ends before it begins/],
    ["[1667/1668]", 5, /a comma or/],
    ["[[1667]]", 1, /year of four digits/],
    ["[1667]?", 6, /end of the date/],
    ["?[1667]", 1, /year of four digits/],
    ["[1667]]", 6, /end of the date/],
    ["[2022-09-15T10:00]", 11, /a comma or/],
    ["[1667.1668]", 5, /a comma or/],
    ["{1960,1961-13}", 11, /month lies between/],
  ])("rejects %j at index %i", (text, position, reason) => {
    const error = refusal(text);
    expect([error.position, error.reason]).toEqual([position, expect.stringMatching(reason)]);
    expect(error.message).toMatch(/^Cannot read the date ".*\.$/);
  });
});
