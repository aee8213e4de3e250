import { describe, expect, it } from "vitest";
import type { Axis } from "../../src/layout/axis.ts";
import type { TimelineOptions } from "../../src/options/timelineOptions.ts";
import { pictureOf } from "../support/pictures.ts";

const axisOf = (options: Partial<TimelineOptions>, from: string, to: string): Axis =>
  pictureOf({ events: [], locale: "en", ...options }, 1000).at({ start: Date.parse(from), end: Date.parse(to) }).layout.axis;

describe("a second row", () => {
  it.each([["ethiopic", "0008-07-09", "0008-10-04"], ["islamic-umalqura", "0622-06-10", "0622-09-24"], ["buddhist", "1582-08-01", "1582-12-13"]])("has no days before %s begins", (secondaryCalendar, from, to) => {
    const { secondary } = axisOf({ secondaryCalendar }, from, to);
    expect(secondary?.step.unit).toBe("week");
    const [first] = secondary?.lower ?? [];
    const day = new Intl.DateTimeFormat("en", { calendar: secondaryCalendar, timeZone: "UTC", day: "numeric" });
    expect(first?.text).toBe(day.format(Number(first?.key)));
    expect(secondary?.lines[0]?.x).toBe(secondary?.lines.find(({ major }) => major)?.x);
  });
});
