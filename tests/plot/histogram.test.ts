import fc from "fast-check";
import { expect, it } from "vitest";
import type { EventRecord } from "../../src/entries/index.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { pictureOf, type TestPicture } from "../support/pictures.ts";
import { manyRecords, viewsOf } from "../support/recordSets.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { met, runs } from "../support/sweep.ts";

const MS = {
  Second: 1e3,
  Minute: 6e4,
  Hour: 36e5,
  Day: 864e5,
  Month: 31_556_952_000 / 12,
  Year: 31_556_952_000,
  Millennium: 31_556_952_000e3,
};

inBothDirections("histogram", (directions) => {
  const { events, groups, stretch } = manyRecords(2_000, 3);
  const marks = events.map((event) => ({ ...event, display: "auto" as const }));
  const crowd = pictureOf({ events: marks, groups, locale: "ar", maxHeight: 240, ...directions }, 900);
  // A burst of 3,000 events in an hour of a quiet year, a few of them of a kind that matters.
  const lines = Array.from({ length: 6_000 }, (_, at): EventRecord => ({
    title: "سطر",
    start: at % 2 === 0 ? Date.UTC(2022, 0, 1) + at * 5_256_000 : Date.UTC(2022, 5, 1) + at * 600,
    kind: at % 50 === 1 ? "fatal" : "info",
    importance: at % 50 === 1 ? 3 : 0,
  }));
  const burst = pictureOf({ events: lines, maxHeight: 240, ...directions }, 900);
  const sampled: [TestPicture, Layout][] = [
    ...fc.sample(viewsOf(stretch), { numRuns: runs(150), seed: 3 }).map((view) => [crowd, view] as const),
    ...[1, 4, 60, 900, 9_000].map((by): readonly [TestPicture, { start: number; end: number }] => [
      burst,
      { start: Date.UTC(2022, 5, 1) - 1e10 / by, end: Date.UTC(2022, 5, 1) + 1.5e10 / by },
    ]),
  ].map(([test, view]) => [test, test.at(view).layout]);

  it("is as high as the number of events that begin in a column, to 1 px, by the scale that is written", () => {
    let seen = 0;
    for (const [{ model }, { histograms, scale, cellLength }] of sampled)
      for (const { band, columns, top, bottom, scale: told } of histograms) {
        const { rate, unit, isRoot } = told;
        const length = cellLength / 8;
        const starts = eventsOf(model)
          .filter(({ group }) => group === band)
          .map(({ extent: { start } }) => start);
        const whole = (rate * length) / MS[unit];
        for (const { x0, x1, parts } of columns) {
          // A column at the edge counts what begins out of sight, too.
          const at = Math.floor(scale.invert((x0 + x1) / 2) / length) * length;
          const count = starts.filter((start) => start >= at && start < at + length).length;
          const share = isRoot ? Math.sqrt(count / whole) : count / whole;
          const height = parts.reduce((sum, part) => sum + part.height, 0);
          expect(Math.abs(height - share * (bottom - top))).toBeLessThanOrEqual(1);
          expect(height).toBeLessThanOrEqual(bottom - top + 0.01);
          seen += 1;
        }
      }
    expect(seen).toBeGreaterThan(met(1_000));
  });

  it("uses most of its height, and square roots only where a peak hides the rest", () => {
    let roots = 0;
    for (const [, { histograms }] of sampled)
      for (const { columns, top, bottom, scale: told } of histograms) {
        const heights = columns.map(({ parts }) => parts.reduce((sum, part) => sum + part.height, 0));
        if (!told.isRoot) continue;
        roots += 1;
        expect(Math.max(...heights)).toBeGreaterThan((bottom - top) / 2);
        expect(Math.max(...heights)).toBeGreaterThan(
          4 * (heights.sort((a, b) => a - b)[heights.length >> 1] ?? 0),
        );
      }
    expect(roots).toBeGreaterThan(0);
  });

  it("shows the kind of the most important event of a column at least 2 px high", () => {
    let seen = 0;
    for (const [test, { histograms }] of sampled.filter(([one]) => one === burst))
      for (const { columns } of histograms)
        for (const { parts } of columns) {
          const all = parts.reduce((sum, part) => sum + part.height, 0);
          const fatal = parts.find(({ kind }) => kind === "fatal");
          if (fatal === undefined) continue;
          seen += 1;
          expect(fatal.height).toBeGreaterThanOrEqual(Math.min(2, all) - 1e-6);
          expect(test.model.kinds.has("fatal")).toBe(true);
        }
    expect(seen).toBeGreaterThan(20);
  });

  it("writes its scale beside it, in the digits of the reader", () => {
    const arabic = pictureOf({ events: lines, locale: "ar-EG", maxHeight: 240, ...directions }, 900).at({
      start: Date.UTC(2022, 4, 1),
      end: Date.UTC(2022, 6, 1),
    }).scene;
    const texts = nodesOf(arabic)
      .filter(({ node }) => node.attributes.class === "samarkand-scale")
      .map(({ node }) => node.text);
    expect(texts).toHaveLength(1);
    expect(texts.join()).toMatch(/[٠-٩]/);
    expect(texts.join()).toContain("مقياس جذري");
  });
});
