import { describe, expect, it } from "vitest";
import { CALENDAR_IDS, createCalendar } from "../../src/time/calendar/createCalendar.ts";
import type { Axis, AxisLabel } from "../../src/plot/axis/axis.ts";
import { ALL_DIRECTIONS, type Directions } from "../support/bothDirections.ts";
import { pictureOf } from "../support/pictures.ts";

const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;
const WIDTH = 1280;
const known = CALENDAR_IDS.filter((id) => id !== "gregory" && isKnown(id));

function isKnown(id: string): boolean {
  try {
    return createCalendar(id, 1).id === id;
  } catch {
    return false;
  }
}

function axisOf(calendar: string, view: { start: number; end: number }, locale = "en"): Axis {
  return pictureOf({ events: [], locale, calendar, timeZone: "UTC" }, WIDTH).at(view).layout.axis;
}

const textsOf = (labels: readonly AxisLabel[]): string[] => labels.map(({ text }) => text);
const around = (instant: number, span: number): { start: number; end: number } => ({
  start: instant - span / 2,
  end: instant + span / 2,
});
const isGregorian = (text: string): boolean => /\b(AD|BC)\b/.test(text);

describe("axis of a calendar that covers only a part of the dates", () => {
  it("shows years from 622 on as Hijri years and earlier ones as common-era years, for events of 570–636", () => {
    const { lower } = axisOf("islamic-umalqura", {
      start: Date.parse("0570-01-01"),
      end: Date.parse("0637-01-01"),
    });
    expect(textsOf(lower).filter(isGregorian).length).toBeGreaterThan(2);
    expect(textsOf(lower).filter((text) => /\bAH\b/.test(text)).length).toBeGreaterThan(1);
    const first = textsOf(lower).findIndex((text) => /\bAH\b/.test(text));
    expect(textsOf(lower).map(isGregorian)).toEqual(lower.map((_, i) => i < first));
    expect(textsOf(lower)[first]).toMatch(/^1\b/);
  });

  it.each(known)(
    "%s: labels both parts, in either tier, in years, months and days, at the beginning and the end of the calendar",
    (id) => {
      const { start, end } = createCalendar(id, 1).range;
      for (const edge of [start, end]) {
        for (const span of [300 * YEAR, 30 * YEAR, 3 * YEAR, 60 * DAY, 10 * DAY]) {
          const { lower, upper, lines } = axisOf(id, around(edge, span));
          const all = [...lower, ...upper];
          expect(textsOf(all).every((text) => text !== "" && !/NaN|undefined/.test(text))).toBe(true);
          // Labels of months and days contain no year. The upper tier shows it, as long as there is
          // room.
          const told = textsOf(span > 10 * YEAR ? lower : upper);
          if (span > 10 * DAY)
            expect(new Set(told.map(isGregorian)), `${id} ${span / DAY} days: ${told.join()}`).toEqual(
              new Set([true, false]),
            );
          for (const labels of [lower, upper]) {
            const edges = labels.map(({ x, width, centred }) =>
              centred ? [x - width / 2, x + width / 2] : [x, x + width],
            );
            for (const [i, [from]] of edges.entries())
              if (i > 0) expect(from).toBeGreaterThanOrEqual((edges[i - 1] as [number, number])[1]);
          }
          expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
        }
      }
    },
  );

  it("is the same in inline px for all directions of text and time", () => {
    const axis = (directions: Directions): Axis =>
      pictureOf(
        { events: [], locale: "ar", calendar: "islamic-umalqura", timeZone: "UTC", ...directions },
        WIDTH,
      ).at({ start: Date.parse("0570-01-01"), end: Date.parse("0637-01-01") }).layout.axis;
    const [first, ...others] = ALL_DIRECTIONS.map(axis) as [Axis, ...Axis[]];
    for (const other of others) expect(other).toEqual(first);
    expect(textsOf(first.lower).some((text) => text.includes("هـ"))).toBe(true);
  });

  it("shows a second calendar as far as it goes, under a calendar that goes farther", () => {
    const { secondary } = pictureOf(
      {
        events: [],
        locale: "en",
        calendar: "islamic-umalqura",
        secondaryCalendar: "persian",
        timeZone: "UTC",
      },
      WIDTH,
    ).at({ start: Date.parse("0570-01-01"), end: Date.parse("0637-01-01") }).layout.axis;
    expect(textsOf(secondary?.lower ?? []).length).toBeGreaterThan(0);
    expect(textsOf(secondary?.lower ?? []).filter(isGregorian)).toEqual([]);
  });
});
