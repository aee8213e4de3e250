import type { PlacedMark } from "../layout/placeMarks.ts";
import type { ModelEvent } from "../model/model.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { Attributes, SceneNode, Token } from "./sceneNode.ts";

/** px from the foot of the bar's place to the line of the bracket: a label has its room above. */
const FOOT = 2;
/** px that the ends of a bracket stand up. */
const TICK = 8;
const TINT = 0.06;
const SELECTED_TINT = 0.25;

/**
 * Whether no more is known than that some of a span is meant: one of several dates or all of them, a time within an
 * interval, a date with unspecified digits. Such a span is not filled.
 */
export function isScattered({ span, within }: ModelEvent): boolean {
  return span.set !== undefined || (within && (!span.lone || span.startUnspecified === true));
}

/**
 * A line under all that is possible, with a mark at each date that is listed: hollow, between the ends of a bracket, where
 * one of them is meant; filled where all are.
 */
export function bracketNodes(mark: PlacedMark, color: Token, context: SceneContext): SceneNode[] {
  const { x0, x1, y, height, event } = mark;
  const { time, tokens } = context;
  const foot = round(y + height / 2 - FOOT);
  const left = time.left(x0, x1 - x0);
  const dashes: Attributes = event.status === "tentative" ? { "stroke-dasharray": "5 3" } : {};
  const line = (key: string, at: Attributes): SceneNode => ({
    key,
    tag: "line",
    attributes: { class: "samarkand-edge", ...at, stroke: color, "stroke-width": tokens.lineWidth, ...dashes },
  });
  const end = (key: string, inline: number): SceneNode =>
    line(key, { x1: round(time.x(inline)), x2: round(time.x(inline)), y1: foot - TICK, y2: foot });
  return [
    {
      key: "ground",
      tag: "rect",
      attributes: {
        class: "samarkand-fade", x: round(left), y: round(y - height / 2), width: round(x1 - x0), height: round(height - FOOT),
        fill: color, "fill-opacity": context.selection.has(event.id) ? SELECTED_TINT : TINT,
      },
    },
    line("foot", { x1: round(left), x2: round(left + x1 - x0), y1: foot, y2: foot }),
    ...(event.span.set === "allOf" ? [] : [end("from", x0), end("to", x1)]),
    ...mark.members.map((member, index) => memberNode(`member-${index}`, member, { mark, foot, color }, context)),
  ];
}

interface Line {
  readonly mark: PlacedMark;
  readonly foot: number;
  readonly color: Token;
}

/** As wide as the date is, and never smaller than can be seen. */
function memberNode(key: string, { x0, x1 }: PlacedMark["members"][number], { mark, foot, color }: Line, { time, tokens }: SceneContext): SceneNode {
  const size = tokens.dotSize / 2;
  const width = Math.max(x1 - x0, size);
  const from = (x0 + x1 - width) / 2;
  return {
    key,
    tag: "rect",
    attributes: {
      class: "samarkand-member", x: round(time.left(from, width)), y: round(foot - size / 2), width: round(width), height: round(size), rx: round(size / 2),
      fill: mark.event.span.set === "allOf" ? color : { token: "ground" }, stroke: color, "stroke-width": tokens.lineWidth,
    },
  };
}
