import { describe, expect, test } from "vitest";
import { createEventMaker, millionEnd, millionEvents, millionGroups } from "../../examples/data/million.ts";
import { tourLegs, tourView } from "../../examples/tourViews.ts";
import { pictureOf } from "../support/pictures.ts";

const FIRST = Date.UTC(2013, 0, 1);
const events = millionEvents(20_000);

describe("the many events", () => {
  test("give no problem, in groups that exist, each with events in it", () => {
    const groups = millionGroups("ar");
    expect(pictureOf({ events, groups, locale: "ar" }, 1200).model.problems).toEqual([]);
    expect(new Set(events.map(({ group }) => group))).toEqual(new Set(groups.map(({ id }) => id)));
    expect(groups).toHaveLength(12);
    expect(millionGroups("en").map(({ id }) => id)).toEqual(groups.map(({ id }) => id));
  });

  test("are the same at every run", () => {
    expect(millionEvents(100)).toEqual(events.slice(0, 100));
  });

  test("begin in ten years; three in ten of them last, from seconds to months", () => {
    for (const { start } of events) {
      expect(start).toBeGreaterThanOrEqual(FIRST);
      expect(start).toBeLessThan(millionEnd);
    }
    const lengths = events.flatMap(({ start, end }) =>
      end === undefined ? [] : [Number(end) - Number(start)],
    );
    expect(lengths.length / events.length).toBeCloseTo(0.3, 1);
    expect(Math.min(...lengths)).toBeLessThan(10_000);
    expect(Math.max(...lengths)).toBeGreaterThan(60 * 86_400_000);
  });

  test("are titled in Arabic and in English, about as often in the one as in the other", () => {
    const arabic = events.filter(({ title }) => /^\p{Script=Arabic}/u.test(title)).length;
    expect(arabic / events.length).toBeCloseTo(0.5, 1);
  });

  test("can be made for a time", () => {
    expect(createEventMaker().at(millionEnd)).toMatchObject({ start: millionEnd });
  });
});

describe("the tour", () => {
  test("begins and ends with all of it, and never leaves it", () => {
    const whole = { start: FIRST, end: millionEnd };
    expect(tourView(0)).toEqual(whole);
    expect(tourView(tourLegs)).toEqual(whole);
    for (let legs = 0; legs <= tourLegs; legs += 0.01) {
      const { start, end } = tourView(legs);
      expect(start).toBeGreaterThanOrEqual(FIRST);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(millionEnd + 1);
    }
  });

  test("makes no jumps", () => {
    for (let legs = 0; legs < tourLegs; legs += 0.01) {
      const [one, other] = [tourView(legs), tourView(legs + 0.01)];
      const ratio = (other.end - other.start) / (one.end - one.start);
      expect(Math.abs(Math.log(ratio))).toBeLessThan(0.3);
      expect(
        Math.abs(other.start - one.start) / Math.max(one.end - one.start, other.end - other.start),
      ).toBeLessThan(0.3);
    }
  });
});
