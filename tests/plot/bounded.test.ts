import fc from "fast-check";
import { expect, it } from "vitest";
import type { Scene } from "../../src/plot/picture/buildScene.ts";
import type { SceneNode } from "../../src/plot/base/sceneNode.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { pictureOf, type TestPicture } from "../support/pictures.ts";
import { manyRecords } from "../support/recordSets.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

/** Counts the SVG elements of a scene. */
function countNodes(test: TestPicture, view: TimeRange): number {
  return nodesOf(test.at(view).scene).length;
}

inBothDirections("bounded picture", (directions) => {
  const view = { start: Date.UTC(2022, 2, 1), end: Date.UTC(2022, 8, 1) };

  it("has hardly more nodes for 20,000 events than for 5,000, which fill the plot", () => {
    const counts = [5000, 20_000].map((count) => {
      const { events, groups } = manyRecords(count);
      const marks = events.map((event) => ({ ...event, display: "auto" as const }));
      const nodes = nodesOf(pictureOf({ events: marks, groups, ...directions }, 1200).at(view).scene);
      return nodes.length;
    });
    expect(counts[0]).toBeGreaterThan(500);
    expect(counts[1]).toBeLessThan((counts[0] as number) * 1.1);
    expect(counts[1]).toBeLessThan(2500);
  });

  it("counts eras too where there are more than a few rows can show", () => {
    const { events } = manyRecords(20_000);
    const eras = events.map((event, index) => ({
      ...event,
      group: index % 2 === 0 ? "a" : undefined,
      display: "background" as const,
    }));
    const test = pictureOf(
      {
        events: eras.map(({ group, ...era }) => (group === undefined ? era : { ...era, group })),
        ...directions,
      },
      1200,
    );
    const { layout } = test.at(view);
    // At most three rows behind all bands and three behind the group, of eras that are 24 px wide
    // at the widest scale of a level.
    expect(layout.eras.length).toBeLessThan(2 * 3 * (1200 / (24 / Math.SQRT2)));
    expect(countNodes(test, view)).toBeLessThan(4000);
  });
});

inBothDirections("finite picture", (directions) => {
  it("has only finite numbers, tokens, texts or words as attributes, and unique keys among siblings", () => {
    fc.assert(
      fc.property(situations(), fc.integer({ min: 1, max: 1600 }), (situation, width) => {
        expectFinite(pictureIn({ ...situation, width }, directions).at(situation.view).scene);
      }),
      { numRuns: runs(200) },
    );
  });
});

function expectFinite({ axis, plot, legend, width, axisHeight, plotHeight, legendHeight }: Scene): void {
  const faults: string[] = [];
  const check = (nodes: readonly SceneNode[]): void => {
    const keys = nodes.map(({ key }) => key);
    if (new Set(keys).size < keys.length) faults.push(`keys: ${keys.join(" ")}`);
    for (const { tag, key, attributes, children } of nodes) {
      for (const [name, value] of Object.entries(attributes)) {
        if (!isDrawable(name, value)) faults.push(`${tag} ${key}: ${name} is ${JSON.stringify(value)}`);
      }
      check(children ?? []);
    }
  };
  check(axis);
  check(plot);
  check(legend);
  expect(faults).toEqual([]);
  expect([width, axisHeight, plotHeight, legendHeight].every((px) => px >= 0 && px < Infinity)).toBe(true);
}

const LENGTHS = ["width", "height", "r", "rx", "font-size", "stroke-width"];
/** A coordinate far beyond any screen, where renderers lose precision. */
const FAR = 1e6;

function isDrawable(name: string, value: unknown): boolean {
  if (typeof value === "number") return Math.abs(value) < FAR && (value >= 0 || !LENGTHS.includes(name));
  if (typeof value === "string") return name === "points" ? /^(?:-?[\d.]+,-?[\d.]+ ?)+$/.test(value) : true;
  if (typeof value !== "object" || value === null) return false;
  return "token" in value
    ? typeof value.token === "string"
    : "words" in value && typeof value.words === "string" && value.words !== "";
}
