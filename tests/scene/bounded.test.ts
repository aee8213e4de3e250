import fc from "fast-check";
import { expect, it } from "vitest";
import type { Scene } from "../../src/scene/buildScene.ts";
import type { SceneNode } from "../../src/scene/sceneNode.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { pictureOf, type TestPicture } from "../support/pictures.ts";
import { manyRecords } from "../support/records.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";

/** How many SVG elements a scene is drawn with. */
function countNodes(test: TestPicture, view: TimeRange): number {
  return nodesOf(test.at(view).scene).length;
}

inBothDirections("bounded", (directions) => {
  const view = { start: Date.UTC(2022, 2, 1), end: Date.UTC(2022, 8, 1) };

  it("the number of nodes hardly grows from 2,000 events to 5,000", () => {
    const counts = [2000, 5000].map((count) => {
      const { events, groups } = manyRecords(count);
      const marks = events.map((event) => ({ ...event, display: "auto" as const }));
      return countNodes(pictureOf({ events: marks, groups, ...directions }, 1200), view);
    });
    expect(counts[0]).toBeGreaterThan(500);
    expect(counts[1]).toBeLessThan((counts[0] as number) * 1.1);
    expect(counts[1]).toBeLessThan(6000);
  });

  it("nor does it with eras among them", () => {
    const counts = [2000, 5000].map((count) => {
      const { events, groups } = manyRecords(count);
      return countNodes(pictureOf({ events, groups, ...directions }, 1200), view);
    });
    expect(counts[1]).toBeLessThan((counts[0] as number) * 1.1);
  });
});

inBothDirections("finite", (directions) => {
  it("every attribute of every node is a finite number, a token or a text, and every key stands once among its siblings", () => {
    fc.assert(
      fc.property(situations(), fc.integer({ min: 1, max: 1600 }), (situation, width) => {
        expectFinite(pictureIn({ ...situation, width }, directions).at(situation.view).scene);
      }),
      { numRuns: 500 },
    );
  });
});

function expectFinite({ axis, plot, width, axisHeight, plotHeight }: Scene): void {
  expect([width, axisHeight, plotHeight].every(Number.isFinite)).toBe(true);
  const check = (nodes: readonly SceneNode[]): void => {
    expect(new Set(nodes.map(({ key }) => key)).size, nodes.map(({ key }) => key).join(" ")).toBe(nodes.length);
    for (const { tag, key, attributes, children } of nodes) {
      for (const [name, value] of Object.entries(attributes)) {
        const isGood = typeof value === "number" ? Number.isFinite(value) : typeof value === "string" ? name !== "points" || !/NaN|Infinity|undefined/.test(value) : "token" in value;
        if (!isGood) expect.fail(`${tag} ${key}: ${name} is ${String(value)}`);
        if (["width", "height", "r"].includes(name)) expect(value, `${tag} ${key}: ${name}`).toBeGreaterThanOrEqual(0);
      }
      check(children ?? []);
    }
  };
  check(axis);
  check(plot);
}
