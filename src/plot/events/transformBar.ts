import { spanStyleOf } from "../base/spanStyle.ts";
import { RING_GAPS } from "../base/ringNode.ts";
import type { LocalNode, SceneContext } from "../base/sceneContext.ts";
import { round } from "../base/sceneNode.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import type { PlacedMark } from "./placeMarks.ts";

/** A mark that a zoom has moved. */
export type Zoomed = PlacedMark & { readonly ground: PlacedMark };

/** What was drawn of a mark, and the point (inline px) at which that is 0. */
interface Stretched {
  readonly node: LocalNode;
  readonly x: number;
}

/**
 * What was drawn of a mark (in px from where that begins), for one that a zoom has made longer.
 * Nothing that cannot be seen is changed, and what moves with the label is the whole: a text that
 * changes its own place is laid out anew by the browser.
 */
export function transformBar(
  drawn: LocalNode,
  { x0, x1, label, ground }: Zoomed,
  { time }: SceneContext,
): Stretched {
  const [width, before] = [x1 - x0, ground.x1 - ground.x0];
  const by = label === null || ground.label === null ? 0 : round(label.x - x0 - (ground.label.x - ground.x0));
  if (round(width - before) === 0 && by === 0) return { node: drawn, x: x0 };
  const left = (from: number, wide: number): number => round(time.left(from - by, wide) - time.x(0));
  const stretch = (node: SceneNode): SceneNode => {
    const { key, attributes } = node;
    if (key === "body")
      return { ...node, attributes: { ...attributes, x: left(0, width), width: round(width) } };
    if (key === "selected")
      return {
        ...node,
        attributes: {
          ...attributes,
          x: left(-RING_GAPS.selected, width + 2 * RING_GAPS.selected),
          width: round(width + 2 * RING_GAPS.selected),
        },
      };
    if (key === "spine")
      return { ...node, attributes: { ...attributes, x: left(0, Number(attributes.width)) } };
    if (key !== "arrow-start" && key !== "arrow-end") return node;
    const aside = round(time.x((key === "arrow-end" ? width - before : 0) - by) - time.x(0));
    return { ...node, transform: `translate(${aside} 0)` };
  };
  return { node: { ...drawn, children: (drawn.children ?? []).map(stretch) }, x: x0 + by };
}

/**
 * Whether a zoom has moved a mark, and what that changes of it is no more than the length of a box
 * and the place of its label.
 */
export function isStretched(mark: PlacedMark): mark is Zoomed {
  const { event, fades, doubts, members, goesOn, ground } = mark;
  if (ground === undefined) return false;
  const isCutAlike = goesOn.before === ground.goesOn.before && goesOn.after === ground.goesOn.after;
  return (
    isCutAlike &&
    fades.start === 0 &&
    fades.end === 0 &&
    doubts.length === 0 &&
    members.length === 0 &&
    spanStyleOf(event) === "box" &&
    event.status !== "cancelled"
  );
}
