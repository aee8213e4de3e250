import fc from "fast-check";
import { expect, it } from "vitest";
import { drain } from "../../src/base/drain.ts";
import { findMatches } from "../../src/model/findMatches.ts";
import { groupsPerBand, matchesPerCluster } from "../../src/plot/clusters/clusterNodes.ts";
import { matchedStretches } from "../../src/plot/overview/overview.ts";
import { meets } from "../../src/model/model.ts";
import { createScale } from "../../src/time/scale.ts";
import { BOTH_DIRECTIONS, inBothDirections } from "../support/bothDirections.ts";
import { pictureOf } from "../support/pictures.ts";
import { manyRecords } from "../support/recordSets.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

inBothDirections("search matches", (directions) => {
  it("are drawn and marked, or counted in a cluster: none is lost", () => {
    fc.assert(
      fc.property(situations(), fc.constantFrom("a", "1", "ا", "و 2"), (situation, query) => {
        const { model, picture } = pictureIn(situation, directions);
        const matches = drain(findMatches(model, query, null));
        const { layout, scene } = picture.at({ view: situation.view, selection: [], hover: null, matches });
        const counted = matchesPerCluster(layout, matches, groupsPerBand(layout.bands));
        const inClusters = layout.clusters.map((cluster) => [counted(cluster), cluster.count] as const);
        for (const [matched, count] of inClusters) expect(matched >= 0 && matched <= count).toBe(true);
        const marked = nodesOf(scene).filter(
          ({ node }) =>
            typeof node.attributes.class === "string" &&
            /samarkand-event.* is-match/.test(node.attributes.class),
        );
        const inView = model.indices
          .flatMap((index) => index.rowsFrom(-Infinity, Infinity))
          .filter((row) => matches.has(row) && meets(model.event(row).extent, layout.scale.domain));
        expect(marked.length + inClusters.reduce((sum, [matched]) => sum + matched, 0)).toBe(inView.length);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("cost at most one node per drawn mark, era or cluster, and ticks by px", () => {
    const { events, groups } = manyRecords(20_000);
    const { model, picture } = pictureOf({ events, groups, ...directions }, 1200);
    const view = { start: Date.UTC(2022, 2, 1), end: Date.UTC(2022, 8, 1) };
    const state = { view, selection: [], hover: null };
    const matches = drain(findMatches(model, "ا", null));
    expect(matches.count).toBeGreaterThan(5000);
    const [without, found] = [picture.at(state), picture.at({ ...state, matches })].map(
      ({ scene }) => nodesOf(scene).length,
    ) as [number, number];
    const { marks, eras, clusters } = picture.at(state).layout;
    expect(found).toBeGreaterThan(without);
    expect(found - without).toBeLessThanOrEqual(marks.length + eras.length + clusters.length);
    const ticks = picture.overviewMatches(matches);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(1200 / 6 + 1);
  });

  it("have their ticks in the overview where they begin", () => {
    const events = Array.from({ length: 50 }, (_, index) => ({
      title: index % 7 === 0 ? "قِمّة" : "Other",
      start: index * 1000,
    }));
    const { model } = pictureOf({ events, ...directions }, 900);
    const matches = drain(findMatches(model, "قمه", null));
    const scale = createScale({ start: -1000, end: 51_000 }, 700);
    const stretches = matchedStretches(scale, matches);
    expect(stretches.length).toBe(8);
    for (const [index, { from, to }] of stretches.entries()) {
      expect(from).toBeLessThanOrEqual(scale(index * 7000) + 1e-9);
      expect(to).toBeGreaterThan(scale(index * 7000) - 1e-9);
    }
  });
});

it("search matches: marks are mirrored in the opposite direction", () => {
  fc.assert(
    fc.property(situations({ minLength: 3 }), (situation) => {
      const [first, second] = BOTH_DIRECTIONS.map(({ timeDirection }) => {
        const { model, picture } = pictureIn(situation, { direction: "rtl", timeDirection });
        const { scene } = picture.at({
          view: situation.view,
          selection: [],
          hover: null,
          matches: drain(findMatches(model, "ا", null)),
        });
        const lines = nodesOf(scene).filter(({ node }) => node.attributes.class === "samarkand-match");
        return lines.map(
          ({
            node: {
              attributes: { x1, x2, y1 },
            },
            viewport: { width },
          }) => {
            const ends = [Number(x1), Number(x2)]
              .map((x) => (timeDirection === "ltr" ? x : width - x))
              .sort((a, b) => a - b);
            return { from: ends[0] as number, to: ends[1] as number, y: Number(y1) };
          },
        );
      }) as [{ from: number; to: number; y: number }[], { from: number; to: number; y: number }[]];
      expect(second.length).toBe(first.length);
      for (const [index, { from, to, y }] of first.entries()) {
        expect(Math.abs((second[index]?.from ?? NaN) - from)).toBeLessThan(0.1);
        expect(Math.abs((second[index]?.to ?? NaN) - to)).toBeLessThan(0.1);
        expect(second[index]?.y).toBe(y);
      }
    }),
    { numRuns: runs(300) },
  );
});
