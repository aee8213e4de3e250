import { fillingOf } from "../layout/filling.ts";
import type { PlacedMark } from "../layout/placeMarks.ts";
import { arrowNodes } from "./arrowNodes.ts";
import { bracketNodes } from "./bracketNodes.ts";
import { softNodes } from "./fadeNodes.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { Attributes, SceneNode, Token } from "./sceneNode.ts";

/** How much of the kind's colour a bar is filled with: ink keeps 4.5:1 on it in every theme. */
export const TINT = 0.15;

/** A bar: a bracket where its span is not filled, else a box. */
export function barNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  const { event, fades } = mark;
  const color = { token: context.colors.event(event) };
  if (fillingOf(event) !== "box")
    return [...bracketNodes(mark, color, context), ...arrowNodes(mark, color, context)];
  const isSoft = fades.start > 0 || fades.end > 0;
  return [
    ...(isSoft ? softBody(mark, color, context) : [body(mark, color, context)]),
    ...spine(mark, color, context),
    ...arrowNodes(mark, color, context),
  ];
}

function body(mark: PlacedMark, color: Token, context: SceneContext): SceneNode {
  return box("body", mark, context, {
    class: "samarkand-body",
    rx: context.tokens.radius,
    fill: color,
    "fill-opacity": TINT,
    stroke: color,
    "stroke-width": context.tokens.lineWidth,
    ...dashesOf(mark),
  });
}

/** Without an edge where an end is not known: the tint and the lines along it get fainter, outwards. */
function softBody(mark: PlacedMark, color: Token, context: SceneContext): SceneNode[] {
  const { x0, x1, y, height, fades } = mark;
  const edge = (key: string, inline: number): SceneNode => ({
    key,
    tag: "line",
    attributes: {
      class: "samarkand-edge",
      x1: round(context.time.x(inline)),
      x2: round(context.time.x(inline)),
      y1: round(y - height / 2),
      y2: round(y + height / 2),
      stroke: color,
      "stroke-width": context.tokens.lineWidth,
    },
  });
  return [
    ...softNodes(
      mark,
      { color, opacity: TINT, lines: [y - height / 2, y + height / 2], dashes: dashesOf(mark) },
      context,
    ),
    ...(fades.start === 0 ? [edge("edge-start", x0)] : []),
    ...(fades.end === 0 ? [edge("edge-end", x1)] : []),
  ];
}

/** Only where the start is a known one, and not where the bar is planned. */
function spine({ event, x0, x1, y, height }: PlacedMark, color: Token, context: SceneContext): SceneNode[] {
  const { startKind, startApproximate, startUncertain } = event.span;
  const width = Math.min(context.tokens.spineWidth, x1 - x0);
  if (
    startKind !== "known" ||
    startApproximate ||
    startUncertain ||
    event.status === "tentative" ||
    width <= 0
  )
    return [];
  return [
    box("spine", { x0, x1: x0 + width, y, height }, context, {
      class: "samarkand-spine",
      rx: Math.min(2, context.tokens.radius),
      fill: color,
    }),
  ];
}

function dashesOf({ event }: PlacedMark): Attributes {
  return event.status === "tentative" ? { "stroke-dasharray": "5 3" } : {};
}

type Extent = Pick<PlacedMark, "x0" | "x1" | "y" | "height">;

function box(
  key: string,
  { x0, x1, y, height }: Extent,
  { time }: SceneContext,
  attributes: Attributes,
): SceneNode {
  const width = Math.max(0, x1 - x0);
  return {
    key,
    tag: "rect",
    attributes: {
      x: round(time.left(x0, width)),
      y: round(y - height / 2),
      width: round(width),
      height: round(height),
      ...attributes,
    },
  };
}
