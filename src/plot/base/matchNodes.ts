import { round } from "./sceneNode.ts";
import type { SceneNode } from "./sceneNode.ts";

/** px */
const THICK = 3;

/**
 * A thick line under what a search found: from one side to the other, in physical px, and its upper
 * edge.
 */
export function matchLine({
  left,
  width,
  top,
}: {
  readonly left: number;
  readonly width: number;
  readonly top: number;
}): SceneNode {
  const y = round(top + THICK / 2);
  return {
    key: "match",
    tag: "line",
    attributes: {
      class: "samarkand-match",
      x1: round(left),
      x2: round(left + width),
      y1: y,
      y2: y,
      stroke: { token: "ring" },
      "stroke-width": THICK,
    },
  };
}
