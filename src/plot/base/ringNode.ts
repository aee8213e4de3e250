import { round, type SceneNode } from "./sceneNode.ts";

/**
 * px from a thing to the middle of the ring around it, which is 2 px wide: that of the focus stands
 * around all others.
 */
export const RING_GAPS = { hover: 4, selected: 4, focus: 7, inside: -2 };

/** px */
const THICK = 3;

/** In physical px; `rx`: of its corners. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx?: number;
}

/**
 * A ring around a box: of what the keyboard is at in the colour of text, which can be seen on
 * everything that is drawn; of what is selected nearer to it, so that both are seen; a thin one of
 * what a pointer is at.
 */
export function ringNode(kind: keyof typeof RING_GAPS, { x, y, width, height, rx = 2 }: Box): SceneNode {
  const gap = RING_GAPS[kind];
  return {
    key: kind,
    tag: "rect",
    attributes: {
      class: `samarkand-${kind === "focus" ? kind : "ring"}`,
      x: round(x - gap),
      y: round(y - gap),
      width: round(width + 2 * gap),
      height: round(height + 2 * gap),
      rx: rx + gap,
      fill: "none",
      stroke: { token: kind === "focus" ? "ink" : "ring" },
      "stroke-width": kind === "hover" ? 1 : 2,
      "pointer-events": "none",
    },
  };
}

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
