import { describe, expect, it } from "vitest";
import type { Axis, AxisLabel } from "../../src/plot/axis/axis.ts";
import type { TimelineOptions } from "../../src/options/timelineOptions.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { pictureOf } from "../support/pictures.ts";

const axisOf = (options: Partial<TimelineOptions>, from: string, to: string): Axis =>
  pictureOf({ events: [], locale: "en", ...options }, 1000).at({
    start: Date.parse(from),
    end: Date.parse(to),
  }).layout.axis;
const texts = (labels: readonly AxisLabel[] = []): string[] => labels.map(({ text }) => text);

inBothDirections("axis that reaches back before its calendar begins", (directions) => {
  it("labels every year with its era: Gregorian before the calendar's first year, from then on the calendar's own", () => {
    const { lower, upper } = axisOf(
      { ...directions, calendar: "islamic-umalqura" },
      "0500-01-01",
      "1600-01-01",
    );
    expect(lower.length).toBeGreaterThan(5);
    for (const text of [...texts(lower), ...texts(upper)]) expect(text).toMatch(/\d (AD|AH)$/);
    for (const era of [/AD$/, /AH$/]) expect(texts(lower).some((text) => era.test(text))).toBe(true);
    for (const text of texts(
      axisOf({ ...directions, calendar: "islamic-umalqura" }, "0300-01-01", "0600-01-01").lower,
    ))
      expect(text).toMatch(/\d AD$/);
    const months = axisOf({ ...directions, calendar: "islamic-umalqura" }, "0621-05-01", "0623-01-01");
    expect(new Set(texts(months.upper).map((text) => text.slice(-2)))).toEqual(new Set(["AD", "AH"]));
    for (const text of texts(
      axisOf({ ...directions, calendar: "islamic-umalqura" }, "0630-01-01", "1600-01-01").lower,
    ))
      expect(text).toMatch(/ AH$/);
    for (const text of texts(axisOf(directions, "0500-01-01", "1600-01-01").lower))
      expect(text).toMatch(/^\d+$/);
  });

  it("shows the Gregorian calendar once, not in both rows", () => {
    const options = { ...directions, calendar: "islamic-umalqura", secondaryCalendar: "gregory" };
    expect(axisOf(options, "0300-01-01", "0600-01-01").secondary).toBeNull();
    expect(texts(axisOf(options, "0700-01-01", "1600-01-01").secondary?.lower)).toContain("1000");
  });
});

describe("second calendar row", () => {
  it.each([
    ["ethiopic", "0008-07-09", "0008-10-04"],
    ["islamic-umalqura", "0622-06-10", "0622-09-24"],
    ["buddhist", "1582-08-01", "1582-12-13"],
  ])("has no days before %s begins", (secondaryCalendar, from, to) => {
    const { secondary } = axisOf({ secondaryCalendar }, from, to);
    expect(secondary?.step.unit).toBe("week");
    const [first] = secondary?.lower ?? [];
    const day = new Intl.DateTimeFormat("en", {
      calendar: secondaryCalendar,
      timeZone: "UTC",
      day: "numeric",
    });
    expect(first?.text).toBe(day.format(Number(first?.key)));
    expect(secondary?.lines[0]?.x).toBe(secondary?.lines.find(({ major }) => major)?.x);
  });

  it.each([
    "2022-09-15T05:00:00.500Z",
    "2022-09-15T05:00:05Z",
    "2022-09-15T05:10:00Z",
    "2022-09-15T09:00:00Z",
  ])("shows the day where the first row shows the time, up to %s", (to) => {
    const { lower, secondary } = axisOf(
      { secondaryCalendar: "islamic-umalqura" },
      "2022-09-15T05:00:00Z",
      to,
    );
    expect(lower.length).toBeGreaterThan(3);
    expect(texts(secondary?.upper)).toEqual(["Thu, Saf. 19, 1444 AH"]);
    expect(texts(secondary?.lower)).toEqual([]);
  });
});
