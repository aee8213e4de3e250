import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inBothDirections } from "../support/bothDirections.ts";
import { pictureOf, type TestPicture } from "../support/pictures.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { recordSets, widths } from "../support/recordSets.ts";
import { runs } from "../support/sweep.ts";

const OTHERWISE = { start: 0, end: 1000 };
const DAY = 86_400_000;

inBothDirections("fit", (directions) => {
  const fitted = (
    events: readonly {
      title: string;
      start: number | string;
      end?: number | string;
      display?: "background";
    }[],
    width = 800,
  ): TestPicture => pictureOf({ events, locale: "en", ...directions }, width);

  it("contains every finite bound of every event, with room at both ends", () => {
    fc.assert(
      fc.property(recordSets({ minLength: 1 }), widths, (set, width) => {
        const { picture, model } = pictureOf(
          { ...{ events: set.events, groups: set.groups }, locale: "ar", ...directions },
          width,
        );
        const view = picture.fit(OTHERWISE);
        const times = eventsOf(model)
          .flatMap(({ extent }) => [extent.start, extent.end])
          .filter(Number.isFinite);
        if (times.length === 0) {
          expect(view).toBe(OTHERWISE);
          return;
        }
        const px = (view.end - view.start) / picture.plot.length;
        expect(px).toBeGreaterThan(0);
        const least = 15 * px;
        expect(Math.min(...times)).toBeGreaterThanOrEqual(view.start + least);
        expect(Math.max(...times)).toBeLessThanOrEqual(view.end - least);
      }),
      { numRuns: runs(200) },
    );
  });

  it("ends within 6 % after the last event, whose whole label stands before its mark", () => {
    const short = { title: "قمة سمرقند", start: 0 };
    const long = { title: "summit of the Shanghai five", start: 10 * DAY };
    const { picture } = fitted([short, long]);
    const view = picture.fit(OTHERWISE);
    expect(view.end - 10 * DAY).toBeCloseTo(0.06 * (view.end - view.start), 0);
    const { layout } = picture.at({ view, selection: [], hover: null });
    const [mark] = layout.marks.filter(({ event }) => event.title === long.title);
    expect(mark?.label?.text).toBe(long.title);
    expect(mark?.label?.before).toBe(true);
    expect((mark?.label?.x ?? NaN) + (mark?.label?.width ?? NaN)).toBeLessThan(mark?.x0 ?? NaN);
  });

  it("is seven units of its precision on either side of a date that stands alone", () => {
    const HOUR = DAY / 24;
    const around = (...starts: (number | string)[]): number => {
      const { picture, model } = fitted(starts.map((start) => ({ title: "a", start })));
      const [{ start, end } = OTHERWISE] = eventsOf(model).map(({ extent }) => extent);
      const view = picture.fit(OTHERWISE);
      expect(start - view.start).toBeCloseTo(view.end - end, 0);
      return start - view.start;
    };
    expect(around(5 * DAY)).toBe(7 * HOUR);
    expect(around(5 * DAY, 5 * DAY)).toBe(7 * HOUR);
    expect(around("2022-09-15T10:30")).toBe(7 * HOUR);
    expect(around("2022-09-15")).toBe(7 * DAY);
    expect(around("2022-09-15", "2022-09-15")).toBe(7 * DAY);
    expect(around("2022")).toBeGreaterThan(7 * 365 * DAY);
    expect(around("2022")).toBeLessThan(7 * 366 * DAY);
    // A long event has some time around it as well.
    expect(around("1650/1950-01-01")).toBeGreaterThan(20 * 365 * DAY);
  });

  it("returns the given default view without a finite date", () => {
    expect(fitted([]).picture.fit(OTHERWISE)).toBe(OTHERWISE);
    expect(fitted([{ title: "", start: "..", end: ".." }]).picture.fit(OTHERWISE)).toBe(OTHERWISE);
  });

  it("contains the fade before the first date, and some length of an event that is open at an end", () => {
    const other = { title: "another", start: "2022-09-10" };
    const markIn = (event: {
      title: string;
      start: string;
      end?: string;
    }): { x0: number; x1: number; fade: number; length: number } => {
      const { picture } = fitted([event, other]);
      const { layout } = picture.at({ view: picture.fit(OTHERWISE), selection: [], hover: null });
      const mark = layout.marks.find((one) => one.event.title === event.title);
      return {
        x0: mark?.x0 ?? NaN,
        x1: mark?.x1 ?? NaN,
        fade: mark?.fades.start ?? NaN,
        length: layout.scale.size,
      };
    };
    const unknown = markIn({ title: "start unknown", start: "/2022-09-07" });
    expect(unknown.fade).toBeGreaterThan(50);
    expect(unknown.x0 - unknown.fade).toBeGreaterThanOrEqual(0);
    expect(markIn({ title: "always", start: "../2022-09-07" }).x1).toBeGreaterThan(100);
    const open = markIn({ title: "goes on", start: "2022-09-12/.." });
    expect(open.length - open.x0).toBeGreaterThan(100);
  });
});

describe("picture at the fitted view", () => {
  it("shows or counts every event", () => {
    fc.assert(
      fc.property(recordSets({ minLength: 1, maxLength: 6 }), widths, (set, width) => {
        const { picture, model } = pictureOf(
          { events: set.events, groups: set.groups, locale: "he", timeZone: "UTC" },
          width,
        );
        const { layout } = picture.at({ view: picture.fit(OTHERWISE), selection: [], hover: null });
        const shown =
          layout.marks.length +
          layout.eras.length +
          layout.clusters.reduce((sum, { count }) => sum + count, 0);
        const dated = eventsOf(model).some(
          ({ extent }) => Number.isFinite(extent.start) || Number.isFinite(extent.end),
        );
        if (dated) expect(shown).toBe(model.size);
      }),
      { numRuns: runs(150) },
    );
  });
});
