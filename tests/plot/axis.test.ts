import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateText } from "../../src/base/measureText.ts";
import { buildModel } from "../../src/model/buildModel.ts";
import { builtInThemes } from "../../src/options/theme.ts";
import { weekOf } from "../../src/options/resolveDates.ts";
import { type Axis, type AxisLabel, layoutAxis } from "../../src/plot/axis/axis.ts";
import { OwnMarks } from "../../src/options/ownMarks.ts";
import { createFonts, type LayoutContext } from "../../src/plot/base/layoutContext.ts";
import { createGregorian } from "../../src/time/calendar/calendar.ts";
import { civilFromMs } from "../../src/time/civil.ts";
import { createScale, type TimeRange } from "../../src/time/scale.ts";
import { createDateText, type DateText } from "../../src/time/text/dateText.ts";
import { upperStep } from "../../src/time/tickStep.ts";
import { ticks } from "../../src/time/ticks.ts";
import { createZone } from "../../src/time/zone.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { evenly } from "../support/evenly.ts";
import { pictureOf } from "../support/pictures.ts";
import { runs } from "../support/sweep.ts";

const SECOND = 1000;
const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;
const ZONES = [
  "UTC",
  "Asia/Samarkand",
  "Asia/Tehran",
  "Africa/Cairo",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Kathmandu",
] as const;
const LOCALES = ["ar-EG", "ar-SA", "he", "fa", "ur", "en", "en-GB", "de", "zh-Hant"] as const;

const contexts = new Map<string, LayoutContext>();

/**
 * Returns the layout context of an axis, cached by zone and locale, because Intl objects are slow
 * to create.
 */
function contextOf(zoneName: string, locale: string): LayoutContext {
  const key = `${zoneName} ${locale}`;
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const zone = createZone(zoneName);
  const made = [false, true].map((era) =>
    createDateText({ locale, zone, era, ...(locale === "fa" ? { numberingSystem: "arabext" } : {}) }),
  ) as [DateText, DateText];
  const { start, weekend } = weekOf(locale);
  const context: LayoutContext = {
    markers: [],
    layerBands: [],
    model: buildModel({ events: [], groups: [] }, zone),
    tokens: builtInThemes.light,
    width: 1000,
    maxHeight: 640,
    measure: estimateText,
    ownMarks: new OwnMarks({}, { report: () => undefined }),
    fonts: createFonts(builtInThemes.light, "sans-serif"),
    lineHeight: 0,
    zone,
    calendar: createGregorian(start),
    secondaryCalendar: null,
    dateText: (_, era) => made[era ? 1 : 0],
    weekend,
    questionMark: "?",
  };
  contexts.set(key, context);
  return context;
}

const middles = fc.oneof(
  fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2050, 0, 1) }),
  fc
    .constantFrom(
      "2022-03-27T01:00Z",
      "2022-10-30T01:00Z",
      "2022-03-13T07:00Z",
      "2011-12-30T10:00Z",
      "2022-03-21T20:30Z",
      "2023-04-27T22:00Z",
      "0000-12-31T23:00Z",
      "0001-01-01T00:00Z",
    )
    .map((text) => Date.parse(text)),
  evenly(-210_000 * YEAR, 210_000 * YEAR),
);
const spans = evenly(Math.log(SECOND), Math.log(100_000 * YEAR)).map(Math.exp);
const windows = fc.record({
  zone: fc.constantFrom(...ZONES),
  locale: fc.constantFrom(...LOCALES),
  length: fc.integer({ min: 320, max: 1600 }),
  range: fc
    .tuple(middles, spans)
    .map(([middle, span]): TimeRange => ({ start: middle - span / 2, end: middle + span / 2 })),
});

const edges = ({ x, width, centred }: AxisLabel): [number, number] =>
  centred ? [x - width / 2, x + width / 2] : [x, x + width];
const tiers = ({ lower, notes, upper }: Axis): [string, readonly AxisLabel[]][] => [
  ["lower", lower],
  ["notes", notes],
  ["upper", upper],
];

describe("layoutAxis, in any zone and locale, from a second to 100,000 years", () => {
  it("keeps the labels of each tier apart and within the plot", () => {
    fc.assert(
      fc.property(windows, ({ zone, locale, length, range }) => {
        const axis = layoutAxis(createScale(range, length), contextOf(zone, locale));
        const faults: string[] = [];
        for (const [name, labels] of tiers(axis)) {
          const boxes = labels
            .map((label) => ({ label, edges: edges(label) }))
            .sort((a, b) => a.edges[0] - b.edges[0]);
          boxes.forEach(({ label, edges: [from, to] }, index) => {
            if (from < -0.01 || to > length + 0.01)
              faults.push(`${name} ${label.text} is beyond the plot: ${String(from)} to ${String(to)}`);
            const next = boxes[index + 1];
            if (next !== undefined && to > next.edges[0] + 0.01)
              faults.push(
                `${name} ${label.text} meets ${next.label.text}: ${String(to)} and ${String(next.edges[0])}`,
              );
          });
        }
        expect(faults).toEqual([]);
      }),
      { numRuns: runs(800) },
    );
  });

  it("always has lines and labels of the lower tier, and no more of anything than there is room for", () => {
    fc.assert(
      fc.property(windows, ({ zone, locale, length, range }) => {
        const axis = layoutAxis(createScale(range, length), contextOf(zone, locale));
        expect(axis.lines.length).toBeGreaterThan(0);
        expect(axis.lower.length).toBeGreaterThan(0);
        // No cell is narrower than 20 px, except where a zone or an era cuts a cell short.
        for (const [, labels] of tiers(axis)) expect(labels.length).toBeLessThanOrEqual(length / 18 + 3);
        expect(axis.lines.length).toBeLessThanOrEqual(length / 18 + 3);
        expect(axis.weekends.length).toBeLessThanOrEqual(length / 6 + 3);
      }),
      {
        numRuns: runs(400),
        // Years of five and six digits.
        examples: [
          [
            {
              zone: "UTC",
              locale: "de",
              length: 320,
              range: { start: -3_219_886_555_439_396, end: -3_214_799_044_870_126 },
            },
          ],
          [
            {
              zone: "UTC",
              locale: "zh-Hant",
              length: 320,
              range: { start: 253_244_534_400_000, end: 254_130_725_557_895 },
            },
          ],
        ],
      },
    );
  });

  it("has finite numbers, valid texts, unique keys, and no two lines in one place", () => {
    fc.assert(
      fc.property(windows, ({ zone, locale, length, range }) => {
        const axis = layoutAxis(createScale(range, length), contextOf(zone, locale));
        for (const [, labels] of tiers(axis)) {
          expect(
            labels.every(
              ({ x, width, text }) =>
                Number.isFinite(x) && width > 0 && text !== "" && !text.includes("Invalid"),
            ),
          ).toBe(true);
          expect(new Set(labels.map(({ key }) => key)).size).toBe(labels.length);
        }
        const xs = axis.lines.map(({ x }) => x).sort((a, b) => a - b);
        expect(xs.every((x, index) => x >= 0 && x <= length && x > (xs[index - 1] ?? -1))).toBe(true);
        expect(axis.weekends.every(({ x0, x1 }) => x0 >= 0 && x1 <= length && x1 > x0)).toBe(true);
      }),
      { numRuns: runs(400) },
    );
  });

  it("labels each period whose visible part has room for the label", () => {
    fc.assert(
      fc.property(windows, ({ zone, locale, length, range }) => {
        const context = contextOf(zone, locale);
        const scale = createScale(range, length);
        const { lower, upper, step } = layoutAxis(scale, context);
        const above = upperStep(step);
        // Years say all themselves.
        if (above?.count !== 1 || lower.length === 0) return;
        // Texts have eras where the view touches years before 100.
        const text = context.dateText(context.calendar, civilFromMs(range.start).year < 100);
        const bounds = ticks(above, range, context.zone, context.calendar);
        bounds.slice(0, -1).forEach((start, index) => {
          const from = Math.max(0, scale(start)) + 6;
          const to = Math.min(length, scale(bounds[index + 1] as number)) - 6;
          const width = estimateText(text.upper(start, step, "short"), { family: "", size: 15, weight: 600 });
          if (width <= to - from) expect(upper.map(({ key }) => Number(key))).toContain(start);
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it("says the year with the first period in sight and with the first of a year, and no midnight", () => {
    fc.assert(
      fc.property(windows, (window) => {
        const { zone, length, range } = window;
        const { lower, upper, step } = layoutAxis(createScale(range, length), contextOf(zone, "en"));
        const years = /\d{4}/;
        if (
          upperStep(step)?.count !== 1 ||
          step.unit === "millisecond" ||
          civilFromMs(range.start).year < 1890
        )
          return;
        const dayOf = (key: string): string =>
          new Date(createZone(zone).toWall(Number(key))).toISOString().slice(-19, -14);
        upper.forEach(({ key, text, first }, index) => {
          const isTold = index === 0 || step.unit === "month" || dayOf(key) === "01-01";
          // Where there is no room for the year, no form of the label has it.
          if (years.test(first.text)) expect(years.test(text), `${text} at ${String(index)}`).toBe(isTold);
          else expect(text).toBe(first.text);
        });
        if (["hour", "minute", "second"].includes(step.unit))
          for (const { key } of upper) expect(lower.map((label) => label.key)).not.toContain(key);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("draws a major line for each period of the upper tier that begins in the view", () => {
    fc.assert(
      fc.property(windows, ({ zone, locale, length, range }) => {
        const { upper, lines } = layoutAxis(createScale(range, length), contextOf(zone, locale));
        const major = new Set(lines.filter((line) => line.major).map(({ key }) => key));
        const scale = createScale(range, length);
        for (const { key } of upper)
          if (scale(Number(key)) >= 0 && scale(Number(key)) <= length) expect(major.has(key)).toBe(true);
      }),
      // A day without midnight begins where no clock shows a round time.
      {
        numRuns: runs(400),
        examples: [
          [
            {
              zone: "Africa/Cairo",
              locale: "ar-EG",
              length: 320,
              range: { start: 1_682_618_993_672, end: 1_682_646_606_328 },
            },
          ],
        ],
      },
    );
  });
});

describe("layoutAxis", () => {
  const axisOf = (start: number, span: number, { length = 1000, locale = "en", zone = "UTC" } = {}): Axis =>
    layoutAxis(createScale({ start, end: start + span }, length), contextOf(zone, locale));
  const september = Date.UTC(2022, 8, 1);

  it("names years, months, days, clock times and fractions as the view gets narrower", () => {
    const counts = [200 * YEAR, 10 * YEAR, 300 * DAY, 20 * DAY, DAY, 3_600_000, 60_000, SECOND].map(
      (span) => axisOf(september, span).lower.length,
    );
    for (const count of counts) expect(count).toBeGreaterThan(3);
    expect(
      new Set([200 * YEAR, 300 * DAY, 20 * DAY, DAY].map((span) => axisOf(september, span).lower[1]?.text))
        .size,
    ).toBe(4);
  });

  it("labels days in their middle, with the weekday where there is room, and shades weekends by the locale's region", () => {
    const { lower, notes, weekends } = axisOf(september, 14 * DAY);
    expect(lower).toHaveLength(14);
    expect(lower.every(({ centred }) => centred)).toBe(true);
    expect(notes.map(({ key }) => key)).toEqual(lower.map(({ key }) => key));
    const days = (locale: string): number[] =>
      axisOf(september, 14 * DAY, { locale }).weekends.map(({ key }) => new Date(Number(key)).getUTCDate());
    expect(weekends).toHaveLength(4);
    expect(days("en")).toEqual([3, 4, 10, 11]);
    expect(days("ar-EG")).toEqual([2, 3, 9, 10]);
    expect(days("he")).toEqual([2, 3, 9, 10]);
    expect(days("fa")).toEqual([2, 9]);
    expect(axisOf(september, 300 * DAY).weekends).toEqual([]);
    expect(axisOf(september, 300 * DAY).notes).toEqual([]);
  });

  it("keeps the label of a month at the edge where the month begins outside the view", () => {
    const { upper } = axisOf(september + 5 * DAY, 14 * DAY);
    expect(upper).toHaveLength(1);
    expect(upper[0]?.x).toBe(5);
    expect(upper[0]?.text).toContain("2022");
    const both = axisOf(september + 25 * DAY, 14 * DAY).upper;
    expect(both.map(({ x }) => Math.round(x))).toEqual([5, Math.round((5 * 1000) / 14) + 5]);
  });

  it("omits hours that a zone skips, and repeats those that it repeats", () => {
    // Berlin, 27 March and 30 October 2022.
    const hours = (day: string): string[] =>
      axisOf(Date.parse(day), 8 * 3_600_000, { zone: "Europe/Berlin", locale: "de", length: 600 }).lower.map(
        ({ text }) => text.slice(0, 2),
      );
    expect(hours("2022-03-26T22:30Z")).toEqual(["01", "03", "04", "05", "06", "07"]);
    expect(hours("2022-10-29T21:30Z")).toEqual(["01", "02", "02", "03", "04", "05"]);
  });

  it("shows every year with its era where the view touches years before 100", () => {
    const { lower } = axisOf(-2000 * YEAR, 100 * YEAR);
    expect(lower.length).toBeGreaterThan(2);
    for (const { text } of lower) expect(text).toMatch(/\p{L}/u);
    for (const { text } of axisOf(-1850 * YEAR, 100 * YEAR).lower) expect(text).toMatch(/^\d+$/);
  });
});

inBothDirections("the axis of a picture", (directions) => {
  it("is the same in inline px for all directions of text and time", () => {
    const view = { start: Date.UTC(2022, 8, 1), end: Date.UTC(2022, 9, 15) };
    const axisIn = (options: object): Axis =>
      pictureOf({ events: [], locale: "ar", ...options }, 900).at(view).layout.axis;
    expect(axisIn(directions)).toEqual(axisIn({ direction: "ltr", timeDirection: "ltr" }));
    expect(axisIn(directions).lower.length).toBeGreaterThan(5);
  });
});
