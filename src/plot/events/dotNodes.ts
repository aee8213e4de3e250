import type { ModelEvent } from "../../model/model.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { type Attributes, round, type SceneNode, type Paint } from "../base/sceneNode.ts";
import { softNodes } from "./fadeNodes.ts";
import type { PlacedMark } from "./placeMarks.ts";

/** Opacity of the haze around a date that is not exact. */
const HAZE_TINT = 0.15;
/** Number of dashes around a dot: enough that it stays round. */
const DASHES = 7;

/**
 * Draws a dot: hollow where its date is not exact or one of several, hollow and dashed where it is
 * planned, otherwise filled.
 */
export function dotNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  const { event } = mark;
  const color = context.colors.event(event);
  return [...haze(mark, color, context), circle(mark, color, context)];
}

function circle({ event, x0, x1, y }: PlacedMark, color: Paint, { time, tokens }: SceneContext): SceneNode {
  const hollow = event.status === "tentative" || event.span.set === "oneOf" || !isExact(event);
  const width = hollow ? tokens.lineWidth + 0.25 : 0;
  const radius = (tokens.dotSize - width) / 2;
  const dash = (2 * Math.PI * radius) / (2 * DASHES);
  const dashes: Attributes =
    event.status === "tentative" ? { "stroke-dasharray": `${round(dash * 1.1)} ${round(dash * 0.9)}` } : {};
  const stroke: Attributes = hollow ? { stroke: color, "stroke-width": width, ...dashes } : {};
  return {
    key: "dot",
    tag: "circle",
    attributes: {
      class: hollow ? "samarkand-body samarkand-hollow" : "samarkand-body",
      cx: round(time.x((x0 + x1) / 2)),
      cy: round(y),
      r: round(radius),
      fill: hollow ? { token: "ground" } : color,
      ...stroke,
    },
  };
}

/** Whether both ends of a date are known, and neither is approximate or uncertain. */
function isExact({ span }: ModelEvent): boolean {
  const { startKind, endKind, startApproximate, endApproximate, startUncertain, endUncertain } = span;
  return (
    startKind !== "unknown" &&
    endKind !== "unknown" &&
    !(startApproximate || endApproximate || startUncertain || endUncertain)
  );
}

/** Draws a tint that gets fainter outwards, on the sides where the date is not exact. */
function haze(mark: PlacedMark, color: Paint, context: SceneContext): SceneNode[] {
  const { y, fades } = mark;
  if (fades.start === 0 && fades.end === 0) return [];
  const height = context.tokens.dotSize * 1.2;
  return softNodes({ ...mark, height }, { color, opacity: HAZE_TINT, lines: [y], dashes: {} }, context);
}
