import { scaleUtc } from "d3-scale";
import { zoomIdentity } from "d3-zoom";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimelineScale } from "../../src/options/layers.ts";
import { createTimelineScale } from "../../src/plot/axis/timelineScale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { evenly } from "../support/evenly.ts";
import { pictureOf } from "../support/pictures.ts";
import { runs } from "../support/sweep.ts";

const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;

inBothDirections("the scale that a timeline hands out", (directions) => {
  const context = pictureOf({ events: [], locale: "ar-EG", timeZone: "Asia/Samarkand", ...directions }, 800)
    .picture.scaleContext;
  const px = directions.timeDirection === "ltr" ? ([40, 840] as const) : ([840, 40] as const);
  const scaleOf = (start: number, end: number): TimelineScale =>
    createTimelineScale({ ms: [start, end], px }, context);
  const domains = fc
    .tuple(evenly(-2e12, 2e12), evenly(0, 1))
    // Whole ms, since d3 holds a domain as dates.
    .map(([start, share]) => [start, start + 100 + share ** 8 * 4e12].map(Math.trunc) as [number, number]);

  it("maps instants as d3's own scale does, and back", () => {
    fc.assert(
      fc.property(domains, evenly(-1, 2), ([start, end], share) => {
        const [ours, theirs] = [scaleOf(start, end), scaleUtc([start, end], [...px])];
        const at = start + share * (end - start);
        expect(ours(at)).toBeCloseTo(theirs(at), 3);
        expect(ours(new Date(at))).toBe(ours(Math.trunc(at)));
        expect(Math.abs(ours.invertMs(ours(at)) - at)).toBeLessThan((end - start) * 1e-9 + 1e-3);
        expect([ours(start), ours(end)]).toEqual([...px]);
        expect([ours.invertMs(px[0]), ours.invertMs(px[1])]).toEqual([start, end]);
        expect(ours.domain().map(Number)).toEqual(theirs.domain().map(Number));
        expect(ours.range()).toEqual(theirs.range());
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("is zoomed by d3-zoom as d3's own scale is", () => {
    fc.assert(
      fc.property(domains, evenly(0.1, 10), evenly(-500, 500), ([start, end], k, shift) => {
        const transform = zoomIdentity.translate(shift, 0).scale(k);
        const ours = transform.rescaleX(scaleOf(start, end) as never) as unknown as TimelineScale;
        const theirs = transform.rescaleX(
          scaleUtc([start, end], [...px]) as never,
        ) as unknown as TimelineScale;
        for (const [index, at] of ours.domain().entries())
          expect(Math.abs(Number(at) - Number(theirs.domain()[index]))).toBeLessThan(
            2 + (end - start) / k / 1e9,
          );
        expect(scaleOf(start, end).domain().map(Number)).toEqual([start, end].map(Math.trunc));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("has about as many ticks as were asked for, at round values within its domain, in order", () => {
    fc.assert(
      fc.property(domains, fc.integer({ min: 2, max: 20 }), ([start, end], count) => {
        const scale = scaleOf(start, end);
        const ticks = scale.ticks(count).map(Number);
        expect(ticks.every((at) => at >= start && at <= end)).toBe(true);
        expect(ticks.every((at, index) => index === 0 || at > ticks[index - 1]!)).toBe(true);
        if (end - start > 1000) {
          expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(count / 4));
          expect(ticks.length).toBeLessThanOrEqual(3 * count + 2);
        }
        const format = scale.tickFormat(count);
        for (const at of ticks) expect(format(at)).toMatch(/[\p{N}\p{L}]/u);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("works in deep time, where a Date holds nothing any more", () => {
    const [start, end] = [-13.8e9 * YEAR, -1e9 * YEAR];
    const scale = scaleOf(start, end);
    expect(scale.invertMs(px[0])).toBe(start);
    const date = scale.invert(px[0]);
    expect([date instanceof Date, Number.isNaN(date.getTime()), +date]).toEqual([true, true, start]);
    expect(scale(date)).toBe(px[0]);
    expect(scale.domain().map(Number)).toEqual([start, end]);
    const ticks = scale.ticks(5);
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.every((at) => +at >= start && +at <= end)).toBe(true);
    expect(scale.tickFormat(5)(ticks[0]!)).not.toBe("");
    const nearer = zoomIdentity.scale(2).rescaleX(scale as never) as unknown as TimelineScale;
    const [from, to] = nearer.domain().map(Number) as [number, number];
    expect((to - from) / (end - start)).toBeCloseTo(0.5, 9);
  });

  it("reads a text as the start of a record is read", () => {
    const scale = scaleOf(Date.UTC(2022, 0, 1), Date.UTC(2023, 0, 1));
    // Midnight in Samarkand.
    expect(scale("2022-09-15")).toBe(scale(Date.UTC(2022, 8, 14, 19)));
    expect(scale("2022-09")).toBe(scale(Date.UTC(2022, 7, 31, 19)));
    expect(scale("2022-09-15T10:00Z")).toBe(scale(Date.UTC(2022, 8, 15, 10)));
    expect(scale({ toString: () => "2022-09-15", toJSON: () => null })).toBe(scale("2022-09-15"));
    expect(() => scale("soon")).toThrow(/soon/);
  });
});

describe("a copy of the scale", () => {
  const context = pictureOf({ events: [], locale: "en", timeZone: "UTC" }, 800).picture.scaleContext;

  it("is changed without the scale", () => {
    const scale = createTimelineScale({ ms: [0, 1000], px: [0, 100] }, context);
    const copy = scale
      .copy()
      .domain([new Date(500), 1500])
      .range([10, 20]);
    expect([copy(500), copy(1500), copy.invertMs(15)]).toEqual([10, 20, 1000]);
    expect([scale(500), scale.domain().map(Number), scale.range()]).toEqual([50, [0, 1000], [0, 100]]);
  });

  it("names the period that begins at a tick, as an axis of one row needs it", () => {
    const scale = createTimelineScale(
      { ms: [Date.UTC(2022, 7, 20), Date.UTC(2022, 8, 12)], px: [0, 800] },
      context,
    );
    const format = scale.tickFormat(24);
    expect(format(Date.UTC(2022, 8, 1))).toContain("September");
    expect(format(Date.UTC(2022, 8, 2))).toBe("2");
  });
});
