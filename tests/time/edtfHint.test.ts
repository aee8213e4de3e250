import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edtfHint } from "../../src/time/edtf/edtfHint.ts";
import { parseEdtf } from "../../src/time/edtf/parseEdtf.ts";
import { DateInputError, readSpan } from "../../src/time/span.ts";
import { createZone } from "../../src/time/zone.ts";
import { met, runs } from "../support/sweep.ts";

const utc = createZone("UTC");

function reasonOf(text: string): string {
  try {
    readSpan(text, undefined, utc);
  } catch (error) {
    if (error instanceof DateInputError) return error.message;
    throw error;
  }
  throw new Error(`${text} was read`);
}

describe("EDTF hint: free text for a date", () => {
  it.each([
    ["c. 1640", "1640~"],
    ["c 1640", "1640~"],
    ["ca 1640", "1640~"],
    ["ca. 1640", "1640~"],
    ["circa 1640", "1640~"],
    ["Circa 1640", "1640~"],
    ["about 1640", "1640~"],
    ["around May 1640", "1640-05~"],
    ["حوالي 1640", "1640~"],
    ["حوالي ١٦٤٠", "1640~"],
    ["c. 1640-1645", "1640~/1645~"],
    ["1640-45", "1640/1645"],
    ["1640/45", "1640/1645"],
    ["1640–45", "1640/1645"],
    ["1640–1645", "1640/1645"],
    ["1640-1645", "1640/1645"],
    ["1640 - 1645", "1640/1645"],
    ["1640 – 1645", "1640/1645"],
    ["1640 to 1645", "1640/1645"],
    ["from 1640 to 1645", "1640/1645"],
    ["May 1640 - June 1645", "1640-05/1645-06"],
    ["20220915", "2022-09-15"],
    ["20220915T103000Z", "2022-09-15T10:30:00Z"],
    ["20220915T1030", "2022-09-15T10:30"],
    ["1663200000", "2022-09-15T00:00:00Z"],
    ["1663200000000", "2022-09-15T00:00:00Z"],
    ["15/09/2022", "2022-09-15"],
    ["09/15/2022", "2022-09-15"],
    ["15.9.2022", "2022-09-15"],
    ["5.5.2022", "2022-05-05"],
    ["15-9-2022", "2022-09-15"],
    ["2022-9-5", "2022-09-05"],
    ["2022-9", "2022-09"],
    ["2022/09/15", "2022-09-15"],
    ["2022/9", "2022-09"],
    ["2022.09.15", "2022-09-15"],
    ["Sept 15, 2022", "2022-09-15"],
    ["Sep. 15 2022", "2022-09-15"],
    ["15 September 2022", "2022-09-15"],
    ["15th of September, 2022", "2022-09-15"],
    ["September 2022", "2022-09"],
    ["May 5th, 2022", "2022-05-05"],
    ["2022 May 5", "2022-05-05"],
    ["15\u00a0September 2022", "2022-09-15"],
    ["1640s", "164X"],
    ["1640's", "164X"],
    ["17th century", "16XX"],
    ["1st century", "00XX"],
    ["1640 AD", "1640"],
    ["AD 1640", "1640"],
    ["800 CE", "0800"],
    ["44 BC", "-0043"],
    ["44 B.C.", "-0043"],
    ["44 BCE", "-0043"],
    ["1 BC", "0000"],
    ["spring 1640", "1640-21"],
    ["Fall 1640", "1640-23"],
    ["winter 1640", "1640-24"],
    ["Q3 2022", "2022-35"],
    ["2022 Q3", "2022-35"],
    ["2022-Q3", "2022-35"],
    ["H1 2022", "2022-40"],
    ["before 1640", "[..1639]"],
    ["after 1640", "[1641..]"],
    ["between 1640 and 1645", "[1640..1645]"],
    ["٢٠٢٢-٠٩-١٥", "2022-09-15"],
    ["۲۰۲۲", "2022"],
    [" 2022 ", "2022"],
    ["1640~?", "1640%"],
    ["1640?~", "1640%"],
    ["−0043", "-0043"],
  ])("%s: the reason suggests %s", (text, edtf) => {
    if (text !== "1 BC") expect(edtfHint(text)).toEqual([edtf]);
    expect(() => parseEdtf(edtf)).not.toThrow();
    if (text !== "1 BC")
      expect(reasonOf(text)).toMatch(
        new RegExp(
          `^The start cannot be used: .* is not EDTF; write "${edtf.replace(/[[\].?]/g, "\\$&")}"\\.$`,
        ),
      );
  });

  it.each([
    ["05/09/2022", ["2022-09-05", "2022-05-09"]],
    ["5.9.2022", ["2022-09-05", "2022-05-09"]],
    ["1600s", ["1600/1609", "16XX"]],
  ])("%s is ambiguous, and the reason suggests both dates", (text, both) => {
    expect(edtfHint(text)).toEqual(both);
    expect(reasonOf(text)).toContain(both.map((each) => `"${each}"`).join(" or "));
    for (const each of both) expect(() => parseEdtf(each)).not.toThrow();
  });

  it.each([
    "today",
    "now",
    "unknown",
    "n/a",
    "-",
    "12:30",
    "FY2022",
    "yesterday",
    "",
    "?",
    "nineteen hundred",
    "15/09/22",
    "31/02/2022",
    "c. today",
    "between 5/9/2022 and 6/9/2022",
    "Thu, 15 Sep 2022 10:30:00 GMT",
  ])("%j has no certain date, and the reason says how dates are written", (text) => {
    expect(edtfHint(text)).toEqual([]);
    const forms = /write a date as (.*)\.$/.exec(reasonOf(text))?.[1]?.match(/(?<=")\d[^",]+(?=")/g) ?? [];
    expect(forms).toHaveLength(4);
    for (const form of forms) expect(() => parseEdtf(form)).not.toThrow();
  });

  it.each(["P1D", "2022-09-15/P1D", "PT10H/2022-09-15", "R5/2022-09-15/P1D", "R/2022-09-15"])(
    "%s is a duration or repetition, and the reason says to write start and end",
    (text) => {
      expect(reasonOf(text)).toMatch(
        /a duration or repetition is not read; write the start and the end, as "2022-09-15\/2022-09-16"\.$/,
      );
    },
  );

  it.each([
    ["2022-09-31", /no such day/],
    ["2022-13-01", /between 01 and 12/],
    ["2022-09-15T25:00", /hour lies between/],
    ["2022-W60", /no week 60/],
    ["2022-00", /between 01 and 12/],
  ])("%s is well formed but no date, and the reason names the wrong part", (text, reason) => {
    expect(reasonOf(text)).toMatch(reason);
  });

  it.each(["1640?", "~1640", "[1640]", "1640~"])("%s is read", (text) => {
    expect(() => readSpan(text, undefined, utc)).not.toThrow();
  });

  it.each([
    ["\u200f2022-09-15", "U+200F"],
    ["2022\u200e", "U+200E"],
    ["\ufeff2022", "U+FEFF"],
    ["2022-\u200b09", "U+200B"],
    ["2022\u00a0", "U+00A0"],
    ["2022\u2028", "U+2028"],
    ["\u20672022\u2069", "U+2067"],
    ["2022\u00ad", "U+00AD"],
    ["2022\u0000", "0000"],
  ])("an invisible character in %j is named, not shown: %s", (text, name) => {
    const message = reasonOf(text);
    expect(message).toContain(name);
    expect(message).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
    expect(message).toMatch(/write "2022(?:-09(?:-15)?)?"\.$/);
    // The message of parseEdtf shows no invisible character either.
    expect(() => parseEdtf(text)).toThrow(
      expect.objectContaining({
        message: expect.not.stringMatching(/(?! )[\p{C}\p{Z}]/u) as string,
      }) as Error,
    );
  });

  it("any text gets no hint, or one that parseEdtf reads", () => {
    const words = fc.constantFrom(
      "c.",
      "ca",
      "about",
      "between",
      "and",
      "before",
      "after",
      "to",
      "-",
      "–",
      "1640",
      "2022",
      "45",
      "15",
      "9",
      "/",
      ".",
      "May",
      "q3",
      "spring",
      "s21",
      "m9",
      "BC",
      "AD",
      "~",
      "?",
      "X",
      "century",
      "17th",
      " ",
      "t",
      "z",
      "20220915",
      "[",
      "]",
      "|",
      "$1",
      "\u200f",
    );
    const texts = fc.oneof(
      fc
        .array(words, { maxLength: 7 })
        .chain((parts) => fc.constantFrom("", " ").map((joint) => parts.join(joint))),
      fc.string({ maxLength: 20 }),
      fc.string({ unit: "binary", maxLength: 20 }),
    );
    let hinted = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const hints = edtfHint(text);
        hinted += hints.length;
        for (const hint of hints) expect(() => parseEdtf(hint)).not.toThrow();
      }),
      { numRuns: runs(3_000) },
    );
    expect(hinted).toBeGreaterThan(met(2));
  });

  it("a text of any length takes linear time", () => {
    for (const text of [
      "a ".repeat(2_000),
      "- ".repeat(2_000),
      "between ".repeat(500),
      "from 1 to ".repeat(400),
      "9".repeat(5_000),
      "c. ".repeat(1_300),
    ])
      expect(edtfHint(text)).toEqual([]);
  });
});
