import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scene } from "../../src/scene/buildScene.ts";
import type { AttributeValue, SceneNode } from "../../src/scene/sceneNode.ts";
import type { Directions } from "../support/bothDirections.ts";
import { boxOf, numberOf } from "../support/sceneWalk.ts";
import { pictureIn, situations } from "../support/situations.ts";

describe("mirror", () => {
  const scenes = situations().map((situation) => (directions: Directions): Scene => pictureIn(situation, directions).at(situation.view).scene);

  it("the scene from right to left is the scene from left to right, reflected", () => {
    fc.assert(
      fc.property(scenes, (sceneIn) => {
        const ltr = sceneIn({ direction: "ltr", timeDirection: "ltr" });
        const rtl = sceneIn({ direction: "rtl", timeDirection: "rtl" });
        expect([rtl.width, rtl.axisHeight, rtl.plotHeight]).toEqual([ltr.width, ltr.axisHeight, ltr.plotHeight]);
        expectReflected([...rtl.axis, ...rtl.plot], [...ltr.axis, ...ltr.plot], ltr.width);
      }),
      { numRuns: 400 },
    );
  });

  it("the direction of text moves the plot as a whole, and that of time reflects what is in it", () => {
    fc.assert(
      fc.property(scenes, (sceneIn) => {
        const plain = viewportsOf(sceneIn({ direction: "ltr", timeDirection: "ltr" }));
        const page = viewportsOf(sceneIn({ direction: "rtl", timeDirection: "ltr" }));
        const time = viewportsOf(sceneIn({ direction: "ltr", timeDirection: "rtl" }));
        for (const [index, viewport] of plain.entries()) {
          const length = numberOf(viewport, "width");
          expectReflected([page[index] as SceneNode], [viewport], numberOf(viewport, "x") + numberOf(page[index] as SceneNode, "x") + length, false);
          expect(time[index]?.attributes).toEqual(viewport.attributes);
          expectReflected(time[index]?.children ?? [], viewport.children ?? [], length);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function viewportsOf({ axis, plot }: Scene): SceneNode[] {
  return [...axis, ...plot].filter(({ tag }) => tag === "svg");
}

/** Both are rounded to two decimals, one before and one after the reflection. */
const ROUNDING = 0.0101;
const HORIZONTAL = new Set(["x", "x1", "x2", "cx", "points"]);
const OF_TEXT = new Set(["x", "text-anchor", "direction"]);

/** `inner`: whether what is within a viewport is reflected too, or stays as it is. */
function expectReflected(found: readonly SceneNode[], nodes: readonly SceneNode[], length: number, inner = true): void {
  expect(found.map(({ key }) => key)).toEqual(nodes.map(({ key }) => key));
  nodes.forEach((node, index) => {
    const other = found[index] as SceneNode;
    const what = `${node.tag} ${node.key}`;
    const rest = ({ attributes, text, tag }: SceneNode): unknown => [
      tag,
      text,
      Object.entries(attributes).filter(([name]) => !(tag === "text" ? OF_TEXT : HORIZONTAL).has(name)),
    ];
    expect(rest(other), what).toEqual(rest(node));
    expectNear(horizontal(other), horizontal(node).map((x) => length - x), what);
    const within = node.tag === "svg" ? numberOf(node, "width") : length;
    if (inner || node.tag !== "svg") expectReflected(other.children ?? [], node.children ?? [], within, inner);
    else expect(withoutTexts(other.children ?? [])).toEqual(withoutTexts(node.children ?? []));
  });
}

function withoutTexts(nodes: readonly SceneNode[]): unknown[] {
  return nodes.filter(({ tag }) => tag !== "text").map(({ children, ...node }) => ({ ...node, children: withoutTexts(children ?? []) }));
}

/** Every x of a node, the edges of texts and boxes among them, in no order. */
function horizontal(node: SceneNode): number[] {
  const { tag, attributes } = node;
  if (tag === "text") return [boxOf(node).left, boxOf(node).right];
  if (tag === "rect" || tag === "svg") return [numberOf(node, "x"), numberOf(node, "x") + numberOf(node, "width")];
  if (tag === "line") return [numberOf(node, "x1"), numberOf(node, "x2")];
  if (tag === "circle") return [numberOf(node, "cx")];
  if (tag === "polyline") return pointsOf(attributes.points).map((point) => Number(point.split(",")[0]));
  return [];
}

function pointsOf(value: AttributeValue | undefined): string[] {
  if (typeof value !== "string") throw new Error("a polyline without points");
  return value.split(" ");
}

function expectNear(found: readonly number[], expected: readonly number[], what: string): void {
  const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
  const wanted = sorted(expected);
  expect(found.length, what).toBe(wanted.length);
  // The far edge of a box is the sum of two rounded numbers.
  sorted(found).forEach((x, index) => expect(Math.abs(x - (wanted[index] as number)), `${what}: ${String(x)}, not ${String(wanted[index])}`).toBeLessThan(2 * ROUNDING));
}

