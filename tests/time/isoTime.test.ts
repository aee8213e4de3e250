import fc from "fast-check";
import { expect, it } from "vitest";
import { isoTime } from "../../src/time/isoTime.ts";
import { readSpan } from "../../src/time/span.ts";
import { createZone } from "../../src/time/zone.ts";

const zone = createZone("Africa/Cairo");
const iso = (start: number | string): string => isoTime(readSpan(start, undefined, zone));

it("has each date at its own precision, whatever the zone, and an instant in UTC", () => {
  expect(["2022", "2022-09", "2022-09-15", "2022-09-15/2022-09-16", "2022-09~", "2022-09-15T10:00Z"].map(iso)).toEqual(["2022", "2022-09", "2022-09-15", "2022-09-15", "2022-09", "2022-09-15T10:00:00.000Z"]);
  expect(iso(0)).toBe("1970-01-01T00:00:00.000Z");
});

it("is empty for what HTML has no form for", () => {
  expect(["-0044-03-15", "0000", "Y-66000000", "Y20220", "../2022", "/2022", "2022-21", "201X"].map(iso)).toEqual(["", "", "", "", "", "", "", ""]);
});

it("is a beginning of the text of any day", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }), fc.constantFrom(4, 7, 10), (date, length) => {
      const text = date.toISOString().slice(0, length);
      expect(iso(text)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
