import type { PlacedMark } from "../layout/placeMarks.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { Attributes, SceneNode, Token } from "./sceneNode.ts";

const HAZE_STEPS = 8;
/** Dashes around a dot, so many that it stays round. */
const DASHES = 7;

/** A dot: full where it is confirmed, hollow where it is not exact, dashed where it is planned. */
export function dotNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  const { event } = mark;
  const color = { token: context.colors.event(event) };
  return [...haze(mark, color, context), circle(mark, color, context)];
}

function circle({ event, x0, x1, y, fades }: PlacedMark, color: Token, { time, tokens, selection }: SceneContext): SceneNode {
  const hollow = event.status === "tentative" || fades.start > 0 || fades.end > 0;
  const width = hollow ? tokens.lineWidth + 0.25 : 0;
  const radius = (tokens.dotSize - width) / 2;
  const dash = (2 * Math.PI * radius) / (2 * DASHES);
  const dashes: Attributes = event.status === "tentative" ? { "stroke-dasharray": `${round(dash * 1.1)} ${round(dash * 0.9)}` } : {};
  const stroke: Attributes = hollow ? { stroke: color, "stroke-width": width, ...dashes } : {};
  return {
    key: "dot",
    tag: "circle",
    attributes: {
      class: "samarkand-body",
      cx: round(time.x((x0 + x1) / 2)),
      cy: round(y),
      r: round(radius),
      fill: hollow && !selection.has(event.id) ? { token: "ground" } : color,
      ...stroke,
    },
  };
}

/** A tint on both sides that gets fainter outwards: the date lies somewhere near. */
function haze({ x0, x1, y, fades }: PlacedMark, color: Token, { time, tokens }: SceneContext): SceneNode[] {
  if (fades.start === 0 && fades.end === 0) return [];
  return Array.from({ length: HAZE_STEPS }, (_, step): SceneNode => {
    const part = (step + 1) / HAZE_STEPS;
    const from = x0 - fades.start * part;
    const width = x1 + fades.end * part - from;
    return {
      key: `haze-${step}`,
      tag: "rect",
      attributes: {
        class: "samarkand-haze", x: round(time.left(from, width)), y: round(y - tokens.dotSize * 0.6),
        width: round(width), height: round(tokens.dotSize * 1.2), rx: round(tokens.dotSize * 0.6), fill: color, "fill-opacity": 0.05,
      },
    };
  });
}
