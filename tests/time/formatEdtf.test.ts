import { describe, expect, it } from "vitest";
import type { SeasonMonths } from "../../src/time/edtf/edtfBounds.ts";
import { formatEdtf } from "../../src/time/edtf/formatEdtf.ts";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";

const canonical = (text: string): string => formatEdtf(parseEdtf(text));

describe("formatEdtf", () => {
  it.each([
    "1985",
    "1985-04",
    "1985-04-12",
    "-1985",
    "0000",
    "201X",
    "-20XX",
    "2004-XX",
    "1985-XX-XX",
    "156X-12-25",
    "1984-1X",
    "Y170000002",
    "Y-170000002",
    "1950S2",
    "Y171010000S3",
    "2001-21",
    "2001-34",
    "2001-41",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "2004-06~-11",
    "2004?-06-11",
    "2004-%06-11",
    "1950S2~",
    "Y17000?",
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30+04:30",
    "1985-04-12T23:20:30-04:00",
    "1985-04-12T10",
    "1985-04-12T10:30",
    "1985-04-12T23:20:30.007Z",
    "0000-01-01T00:30+14:00",
    "-0044-03-15T10:00",
    "1964/2008",
    "1985-04-12/..",
    "../1985",
    "1985/",
    "/1985",
    "../..",
    "/..",
    "../",
    "1984~/2004-06?",
    "2022-09-15T10:00/2022-09-15T12:00",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "{1960,1961-12}",
    "[1984]",
  ])("returns %s unchanged", (text) => {
    expect(canonical(text)).toBe(text);
  });

  it.each([
    ["?2004-06-~11", "2004?-06-~11"],
    ["?2004-?06-?11", "2004-06-11?"],
    ["?2004~", "2004%"],
    ["?2004-06~-11", "2004?-06~-11"],
    ["%2004-?06-11", "2004~-06?-11"],
    ["Y-17E7", "Y-170000000"],
    ["Y3388E2S3", "Y338800S3"],
    ["Y17E07", "Y170000000"],
    ["1950S02", "1950S2"],
    ["1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"],
    ["1985-04-12T23:20:30-00:00", "1985-04-12T23:20:30Z"],
    ["1985-04-12T23:20:30+00", "1985-04-12T23:20:30Z"],
    ["1985-04-12T23:20:30.1239", "1985-04-12T23:20:30.123"],
    ["[1984..1984]", "[1984]"],
  ])("writes %s as %s", (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });

  it("never writes more qualifiers than the text had, wherever they stood", () => {
    const marks = ["", "?", "~", "%"];
    const inFront = (texts: string[], part: string): string[] =>
      texts.flatMap((text) => marks.flatMap((left) => marks.map((right) => `${text}${left}${part}${right}`)));
    const years = inFront([""], "2004");
    const months = inFront(
      years.map((text) => `${text}-`),
      "06",
    );
    const days = inFront(
      months.map((text) => `${text}-`),
      "11",
    );
    expect(days).toHaveLength(4 ** 6);
    for (const text of [...years, ...months, ...days]) {
      const value = parseEdtf(text);
      const written = formatEdtf(value);
      expect(written.length).toBeLessThanOrEqual(text.length);
      expect(parseEdtf(written)).toEqual(value);
    }
  });

  it("writes exponents again where the digits would make the text longer than a date may be", () => {
    const years = Array.from({ length: 900 }, (_, index) => index + 1).filter((value) => value % 10 !== 0);
    const text = `[${years
      .slice(0, 450)
      .map((value) => `Y${String(value)}E12`)
      .join(",")}]`;
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(parseEdtf(text).members).toHaveLength(450);
    expect(canonical(text)).toBe(text);
    expect(canonical("[Y1E4,Y1E5]")).toBe("[Y10000,Y100000]");
  });

  it("keeps the season, whatever its months are", () => {
    const seasons: SeasonMonths = [1, 4, 7, 10];
    const value = parseEdtf("2001-24~/..", { seasons });
    expect(formatEdtf(value)).toBe("2001-24~/..");
    expect(parseEdtf(formatEdtf(value), { seasons })).toEqual(value);
  });

  it("takes a value that went through structuredClone", () => {
    expect(formatEdtf(structuredClone(parseEdtf("[1667,1670..]")))).toBe("[1667,1670..]");
  });
});
