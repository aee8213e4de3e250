import { expect, it } from "vitest";
import { renderToString } from "../../src/plot/static/renderToString.ts";
import { allOrFew } from "../support/sweep.ts";

// Dates without a time. Some lie on days that a zone begins late, begins twice, or skips.
const dates = [
  "2022-09-15",
  "2022-03-27",
  "2011-12-30",
  "2022-09-15/2022-09-16",
  "1900-01-01/..",
  "2022-03",
  "-0043-03-15",
  "2010-11-07~",
  "1844-12-31",
  "1867-10-18",
  "1883-11-18",
  "1500",
];
const events = dates.map((start, index) => ({ id: String(index), title: "Event", start }));

function namesIn(timeZone: string): string {
  const svg = renderToString({ width: 800, locale: "en-GB", timeZone, events });
  return [...svg.matchAll(/ aria-label="(Event[^"]*)"/g)]
    .map(([, name]) => name)
    .sort()
    .join("\n");
}

it("every zone: a date without a time has the same accessible name", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const expected = namesIn("UTC");
  expect(expected.split("\n")).toHaveLength(dates.length);
  expect(expected).toMatch(/30 December 2011/);
  expect(zones.length).toBeGreaterThan(400);
  expect(allOrFew(zones).filter((zone) => namesIn(zone) !== expected)).toEqual([]);
});
