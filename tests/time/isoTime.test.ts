import fc from "fast-check";
import { expect, it } from "vitest";
import { readSpan } from "../../src/time/span.ts";
import { isoTime } from "../../src/time/text/spanText.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const zone = createZone("Africa/Cairo");
const iso = (start: number | string): string => isoTime(readSpan(start, undefined, zone));

it("isoTime: writes each date at its own precision in any zone, and an instant in UTC", () => {
  expect(
    ["2022", "2022-09", "2022-09-15", "2022-09-15/2022-09-16", "2022-02-24/..", "2022-09-15/2022~"].map(iso),
  ).toEqual(["2022", "2022-09", "2022-09-15", "2022-09-15", "2022-02-24", "2022-09-15"]);
  expect(iso(0)).toBe("1970-01-01T00:00:00.000Z");
});

it("isoTime: adds no seconds or ms that were not given, and is empty for a date-time with only its hour", () => {
  expect(
    [
      "2022-09-15T10:00Z",
      "2022-09-15T10:00:00Z",
      "2022-09-15T10:00:00.000Z",
      "2022-09-15T10:00:00.250Z",
      "2022-09-15T10:00",
      "2022-09-15T10Z",
      "2022-09-15T10",
    ].map(iso),
  ).toEqual([
    "2022-09-15T10:00Z",
    "2022-09-15T10:00:00Z",
    "2022-09-15T10:00:00.000Z",
    "2022-09-15T10:00:00.250Z",
    "2022-09-15T08:00Z",
    "",
    "",
  ]);
  // Cairo's clock was 2:05:09 ahead.
  expect(iso("1890-01-01T00:00")).toBe("1889-12-31T21:54:51Z");
});

it("isoTime: is empty for a date that is approximate, uncertain, lacks digits or is one of several, since <time> would claim more than is known", () => {
  const doubtful = [
    "2022-09~",
    "2022?",
    "2022-09-15%",
    "2022-09-XX",
    "2022-XX-XX",
    "2022-XX",
    "[2022-09-07,2022-09-09]",
    "[2022..2023]",
    "{2022-09-07,2022-09-15}",
    "[2022-09-07]",
    "2022~/2023",
    "156X-12-25",
  ];
  expect(doubtful.map(iso)).toEqual(doubtful.map(() => ""));
});

it("isoTime: is empty for dates that HTML has no form for", () => {
  expect(
    ["-0044-03-15", "0000", "Y-66000000", "Y20220", "../2022", "/2022", "2022-21", "201X"].map(iso),
  ).toEqual(["", "", "", "", "", "", "", ""]);
});

it("isoTime: returns any year, month or day text unchanged", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
      fc.constantFrom(4, 7, 10),
      (date, length) => {
        const text = date.toISOString().slice(0, length);
        expect(iso(text)).toBe(text);
      },
    ),
    { numRuns: runs(1000) },
  );
});
