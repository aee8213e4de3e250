import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../src/plot/picture/buildScene.ts";
import type { AttributeValue, SceneNode } from "../../src/plot/base/sceneNode.ts";
import type { Directions } from "../support/bothDirections.ts";
import { boxOf, inPlace, numberOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";
import { runs } from "../support/sweep.ts";

describe("mirror", () => {
  const scenes = situations().map(
    (situation) =>
      (directions: Directions): Scene =>
        pictureIn(situation, directions).at(situation.view).scene,
  );

  it("reflects the scene from left to right into the scene from right to left", () => {
    fc.assert(
      fc.property(scenes, (sceneIn) => {
        const ltr = sceneIn({ direction: "ltr", timeDirection: "ltr" });
        const rtl = sceneIn({ direction: "rtl", timeDirection: "rtl" });
        expect([rtl.width, rtl.axisHeight, rtl.plotHeight, rtl.legendHeight]).toEqual([
          ltr.width,
          ltr.axisHeight,
          ltr.plotHeight,
          ltr.legendHeight,
        ]);
        expectReflected(
          inPlace([...rtl.axis, ...rtl.plot, ...rtl.legend]),
          inPlace([...ltr.axis, ...ltr.plot, ...ltr.legend]),
          ltr.width,
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  it("moves the plot as a whole with the direction of text, and reflects its content with the direction of time", () => {
    fc.assert(
      fc.property(scenes, (sceneIn) => {
        const plain = viewportsOf(sceneIn({ direction: "ltr", timeDirection: "ltr" }));
        const page = viewportsOf(sceneIn({ direction: "rtl", timeDirection: "ltr" }));
        const time = viewportsOf(sceneIn({ direction: "ltr", timeDirection: "rtl" }));
        for (const [index, viewport] of plain.entries()) {
          const length = numberOf(viewport, "width");
          expectReflected(
            [page[index] as SceneNode],
            [viewport],
            numberOf(viewport, "x") + numberOf(page[index] as SceneNode, "x") + length,
            false,
          );
          expect(time[index]?.attributes).toEqual(viewport.attributes);
          expectReflected(time[index]?.children ?? [], viewport.children ?? [], length);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});

function viewportsOf({ axis, plot }: Scene): SceneNode[] {
  return inPlace([...axis, ...plot]).filter(({ tag }) => tag === "svg");
}

/**
 * px: tolerance. Both numbers are rounded to two decimals, one before and one after the reflection.
 */
const ROUNDING = 0.0101;
const HORIZONTAL = new Set(["x", "x1", "x2", "cx", "points"]);
const OF_TEXT = new Set(["x", "text-anchor", "direction"]);

/**
 * Checks that the nodes found are the reflection of `nodes`. `inner`: whether the content of a
 * viewport is reflected too, or stays unchanged.
 */
function expectReflected(
  found: readonly SceneNode[],
  nodes: readonly SceneNode[],
  length: number,
  inner = true,
): void {
  expect(reflectionFaults(found, nodes, { length, inner })).toEqual([]);
}

function reflectionFaults(
  found: readonly SceneNode[],
  nodes: readonly SceneNode[],
  { length, inner }: { length: number; inner: boolean },
): string[] {
  const keys = (list: readonly SceneNode[]): string => list.map(({ key }) => key).join("\n");
  if (keys(found) !== keys(nodes)) return [`${keys(found)}\n\nis not\n\n${keys(nodes)}`];
  return nodes.flatMap((node, index) => {
    const other = found[index] as SceneNode;
    const what = `${node.tag} ${node.key}`;
    const faults =
      upright(other) === upright(node) ? [] : [`${what}: ${upright(other)} is not ${upright(node)}`];
    if (
      !areNear(
        horizontal(other),
        horizontal(node).map((x) => length - x),
      )
    )
      faults.push(
        `${what}: ${horizontal(other).join()} is no reflection of ${horizontal(node).join()} in ${String(length)}`,
      );
    const [others, own] = [other.children ?? [], node.children ?? []];
    const isViewport = node.tag === "svg";
    if (inner || !isViewport)
      return [
        ...faults,
        ...reflectionFaults(others, own, { length: isViewport ? numberOf(node, "width") : length, inner }),
      ];
    return withoutTexts(others) === withoutTexts(own)
      ? faults
      : [...faults, `${what}: what is within is another`];
  });
}

/** Pattern of the coordinates of a path along time. */
const MOVE = /[MH](-?[\d.]+)/g;

/** Returns the parts of a node that a reflection leaves unchanged, as JSON. */
function upright({ tag, text, attributes }: SceneNode): string {
  const changed = tag === "text" ? OF_TEXT : HORIZONTAL;
  const stays = Object.entries(attributes).filter(([name]) => !changed.has(name));
  return JSON.stringify([
    tag,
    text,
    stays.map(([name, value]) => [name, name === "d" ? (value as string).replaceAll(MOVE, "") : value]),
  ]);
}

function withoutTexts(nodes: readonly SceneNode[]): string {
  return JSON.stringify(nodes, (_, value: unknown) =>
    Array.isArray(value) ? value.filter((one: SceneNode) => one.tag !== "text") : value,
  );
}

/** Returns every x of a node, including the edges of texts and boxes, in no order. */
function horizontal(node: SceneNode): number[] {
  const { tag, attributes } = node;
  if (tag === "text") return [boxOf(node).left, boxOf(node).right];
  if (tag === "rect" || tag === "svg")
    return [numberOf(node, "x"), numberOf(node, "x") + numberOf(node, "width")];
  if (tag === "line") return [numberOf(node, "x1"), numberOf(node, "x2")];
  if (tag === "circle") return [numberOf(node, "cx")];
  if (tag === "path") return [...(attributes.d as string).matchAll(MOVE)].map(([, x]) => Number(x));
  if (tag === "polyline") return pointsOf(attributes.points).map((point) => Number(point.split(",")[0]));
  return [];
}

function pointsOf(value: AttributeValue | undefined): string[] {
  if (typeof value !== "string") throw new Error("a polyline without points");
  return value.split(" ");
}

function areNear(found: readonly number[], expected: readonly number[]): boolean {
  const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
  const wanted = sorted(expected);
  // The far edge of a box is the sum of two rounded numbers.
  return (
    found.length === wanted.length &&
    sorted(found).every((x, index) => Math.abs(x - (wanted[index] as number)) < 2 * ROUNDING)
  );
}
