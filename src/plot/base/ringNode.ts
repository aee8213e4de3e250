import { round, type SceneNode } from "./sceneNode.ts";

/**
 * px from a box to the middle of the ring around it. A ring is 2 px wide, that of hover 1 px. The
 * ring of the focus lies around all others.
 */
export const RING_GAPS = { hover: 4, selected: 4, focus: 7, inside: -2 };

/** Thickness of the line under a match, in px. */
const THICK = 3;

/** A box in physical px; `rx`: radius of its corners, default 2. */
export interface RingBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx?: number;
}

/**
 * Draws a ring around a box. The ring of the keyboard focus has the colour of text, which can be
 * seen on everything that is drawn. The ring of a selection is nearer to the box, so that both can
 * be seen. The ring of hover is thin.
 */
export function ringNode(kind: keyof typeof RING_GAPS, { x, y, width, height, rx = 2 }: RingBox): SceneNode {
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
 * Draws a thick line under a match, in physical px: from `left` on, `width` px long, with its upper
 * edge at `top`.
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
