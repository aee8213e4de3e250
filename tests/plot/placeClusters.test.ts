import fc from "fast-check";
import { expect, it } from "vitest";
import { PILL_WIDTH, type PlacedCluster } from "../../src/plot/clusters/placeClusters.ts";
import type { EventRecord } from "../../src/entries/index.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { pictureOf } from "../support/pictures.ts";
import { membersByCell } from "../support/clusterOracle.ts";
import { walk } from "../support/sceneWalk.ts";
import { manyRecords, viewsOf } from "../support/recordSets.ts";
import { eventsOf } from "../support/eventsOf.ts";
import { evenly } from "../support/evenly.ts";
import { met, runs } from "../support/sweep.ts";

inBothDirections("clusters", (directions) => {
  const { events, groups, stretch } = manyRecords(300, 3);
  const crowd = pictureOf({ events, groups, locale: "ar", maxHeight: 240, ...directions }, 900);
  const views = viewsOf(stretch);
  const at = (view: TimeRange): Layout => crowd.at(view).layout;
  const sampled = fc.sample(views, { numRuns: runs(200), seed: 15 }).map(at);
  const strips = ({ clusters }: Layout): PlacedCluster[][] =>
    [...new Set(clusters.map(({ top }) => top))].map((top) =>
      clusters.filter((cluster) => cluster.top === top),
    );

  it("have pills that keep apart and stay within the plot, in the order of time", () => {
    let seen = 0;
    for (const layout of sampled) {
      for (const strip of strips(layout)) {
        seen += strip.length;
        strip.forEach(({ x }, index) => {
          expect(x - PILL_WIDTH / 2).toBeGreaterThanOrEqual(0);
          expect(x + PILL_WIDTH / 2).toBeLessThanOrEqual(layout.scale.size);
          const next = strip[index + 1];
          if (next !== undefined) expect(next.x - x).toBeGreaterThanOrEqual(PILL_WIDTH);
        });
      }
    }
    expect(seen).toBeGreaterThan(met(300));
  });

  it("do not exist while the marks need at most four times the room there is", () => {
    const stacked = (count: number, maxHeight: number): Layout => {
      const bars = Array.from({ length: count }, (_, index): EventRecord => ({
        id: String(index),
        title: `رواية ${String(index)}`,
        start: "2022-03",
        end: "2022-09",
        extent: "throughout",
      }));
      return pictureOf({ events: bars, maxHeight, ...directions }, 900).at({
        start: Date.UTC(2022, 0),
        end: Date.UTC(2023, 0),
      }).layout;
    };
    const whole = Array.from({ length: 45 }, (_, index) => stacked(index + 1, 300)).filter(
      ({ clusters }) => clusters.length === 0,
    );
    // The highest is more than there is room for, so that the plot scrolls.
    expect(Math.max(...whole.map(({ plotHeight }) => plotHeight))).toBeGreaterThan(600);
    expect(
      Math.max(...whole.map(({ plotHeight, axisHeight }) => plotHeight + axisHeight)),
    ).toBeLessThanOrEqual(4 * 300);
    expect(whole.every(({ marks }, index) => marks.length === index + 1)).toBe(true);
    expect(stacked(45, 300).clusters.length).toBeGreaterThan(0);
    expect(stacked(30, 120).clusters.length).toBeGreaterThan(0);
  });

  it("keep clear of the marks between them", () => {
    let seen = 0;
    for (const layout of sampled) {
      for (const { top, bottom, x } of layout.clusters) {
        for (const mark of layout.marks) {
          if (mark.y <= top || mark.y >= bottom) continue;
          seen += 1;
          expect(
            mark.x1 <= x - PILL_WIDTH / 2 + 0.01 || mark.x0 >= x + PILL_WIDTH / 2 - 0.01,
            `${mark.event.id} under the pill at ${String(x)}`,
          ).toBe(true);
        }
      }
    }
    expect(seen).toBeGreaterThan(met(20));
  });

  it("have no part of a single dot on them: an approximate one is hollow, without its fade", () => {
    let seen = 0;
    const days = Array.from({ length: 300 }, (_, index): EventRecord => ({
      id: String(index),
      title: "قمة",
      start: `${new Date(stretch.start + ((index * 37) % 365) * 86_400_000).toISOString().slice(0, 10)}~`,
      group: groups[index % 3]?.id ?? "",
    }));
    const doubtful = pictureOf({ events: days, groups, locale: "ar", maxHeight: 240, ...directions }, 900);
    for (const view of fc.sample(views, { numRuns: runs(120), seed: 16 })) {
      const { layout, scene } = doubtful.at(view);
      const drawn = new Map(
        [...walk(scene.plot, { left: 0, width: 900 })].map(({ node }) => [
          node.attributes["data-event-id"],
          node,
        ]),
      );
      for (const { y, fades, outset, event } of layout.marks) {
        if (!layout.clusters.some(({ top, bottom }) => y > top && y < bottom)) continue;
        seen += 1;
        expect([fades, outset]).toEqual([
          { start: 0, end: 0 },
          { start: 0, end: 0 },
        ]);
        expect(drawn.get(event.id)?.children?.map(({ attributes }) => attributes.class)).toEqual([
          "samarkand-hit",
          "samarkand-body samarkand-hollow",
        ]);
      }
    }
    expect(seen).toBeGreaterThan(met(20));
  });

  it("lie in cells that fill the strip one after the other, each with its pill", () => {
    for (const layout of sampled) {
      for (const strip of strips(layout)) {
        for (const [index, { x0, x1, x }] of strip.entries()) {
          expect(x0).toBeGreaterThanOrEqual(-0.01);
          expect(x1).toBeLessThanOrEqual(layout.scale.size + 0.01);
          expect(x1 - x0).toBeGreaterThan(PILL_WIDTH);
          expect(x).toBeGreaterThan(x0);
          expect(x).toBeLessThan(x1);
          expect(x0).toBeGreaterThanOrEqual((strip[index - 1]?.x1 ?? -1) - 0.01);
        }
      }
    }
  });

  it("count what a check of every event finds, no event twice, and report the time over which their events spread", () => {
    for (const layout of sampled) {
      const cells = membersByCell(layout, eventsOf(crowd.model));
      expect(layout.clusters.map(({ key, count }) => [key, count]).sort()).toEqual(
        [...cells].map(([key, members]) => [key, members.length]).sort(),
      );
      const { domain: view } = layout.scale;
      for (const { key, range } of layout.clusters) {
        const members = cells.get(key) ?? [];
        const starts = members.map(({ extent }) => Math.max(extent.start, view.start));
        expect(range.start).toBe(Math.min(...starts));
        const last = Math.max(...members.map(({ extent }) => extent.end));
        expect(range.end).toBe(last === Infinity ? view.end : last);
      }
    }
  });

  it("move with time during a pan, and those within the view keep their count", () => {
    fc.assert(
      fc.property(views, evenly(-0.3, 0.3), (view, part) => {
        const by = part * (view.end - view.start);
        const before = at(view);
        const after = at({ start: view.start + by, end: view.end + by });
        const moved = by / before.scale.msPerPx;
        const inner = ({ x0, x1 }: PlacedCluster): boolean => x0 > 150 && x1 < before.scale.size - 150;
        for (const cluster of before.clusters.filter(inner)) {
          const same = after.clusters.find(({ key }) => key === cluster.key);
          if (same === undefined || !inner(same)) continue;
          expect(same.count).toBe(cluster.count);
          expect(Math.abs(same.x - (cluster.x - moved))).toBeLessThan(0.01);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it("leave important events drawn by themselves, with priority over the others", () => {
    const sorted = Array.from({ length: 1_600 }, (_, index) => ({
      id: String(index),
      title: "قمة سمرقند",
      start: index * 40,
      importance: index % 300 === 0 ? 1 : 0,
    }));
    const { layout } = pictureOf({ events: sorted, maxHeight: 200, ...directions }, 640).at({
      start: 0,
      end: 64_000,
    });
    const drawn = layout.marks.map(({ event }) => event.id);
    expect(layout.clusters.length).toBeGreaterThan(0);
    expect(drawn).toEqual(expect.arrayContaining(["0", "300", "600", "900", "1200", "1500"]));
    const labelled = layout.marks.filter(({ label }) => label !== null).map(({ event }) => event.importance);
    expect(labelled.filter((importance) => importance === 1).length).toBeGreaterThan(3);
  });
});
