import { matchLine } from "../base/matchNodes.ts";
import { focusOn, optionAttributes } from "../base/optionAttributes.ts";
import { ringNode } from "../base/ringNode.ts";
import { localContext, translateNode } from "../base/sceneContext.ts";
import type { LocalNode, SceneContext } from "../base/sceneContext.ts";
import { round } from "../base/sceneNode.ts";
import type { Attributes, SceneNode } from "../base/sceneNode.ts";
import { boldNode, textNode } from "../base/textNode.ts";
import { doubtNodes } from "./doubtNodes.ts";
import { fadeNodes } from "./fadeNodes.ts";
import type { PlacedEra } from "./placeEras.ts";

/** How much of its colour an era is filled with: its label keeps 4.5:1 on it in every theme. */
export const ERA_TINT: { readonly still: number; readonly hovered: number } = { still: 0.05, hovered: 0.08 };

/**
 * An era: a tint behind the marks, its label at the top; an end that is not exact fades out instead
 * of having an edge.
 */
export function eraNode(era: PlacedEra, context: SceneContext): SceneNode {
  const { event, x0 } = era;
  const local = localEra(era);
  const { at, of } = context.places.event(event);
  const states = [
    context.hover === event.id,
    context.selection.has(event.id),
    focusOn(context, "event", event.id),
    isMatch(era, context),
    at,
    of,
  ];
  const drawn = context.kept(event, [local, ...states], () => localNode(local, localContext(context)));
  return translateNode(event.id, drawn, { x: x0, y: 0 }, context);
}

/** In px from where the era begins. */
function localEra(era: PlacedEra): PlacedEra {
  const { x0, x1, label, doubts } = era;
  const from = (x: number): number => round(x - x0);
  return {
    ...era,
    x0: 0,
    x1: from(x1),
    label: label === null ? null : { ...label, x: from(label.x) },
    doubts: doubts.map((doubt) => ({ ...doubt, x: from(doubt.x) })),
  };
}

function isMatch({ event }: PlacedEra, { matches }: SceneContext): boolean {
  return matches?.has(event.row) === true;
}

function localNode(era: PlacedEra, context: SceneContext): LocalNode {
  const { event, x0, x1, top, height, label, labelY, fades, doubts } = era;
  const { time, tokens, fonts, direction } = context;
  const color = { token: context.colors.event(event) };
  const edge = (key: string, inline: number): SceneNode => ({
    key,
    tag: "line",
    attributes: {
      x1: round(time.x(inline)),
      x2: round(time.x(inline)),
      y1: round(top),
      y2: round(top + height),
      stroke: color,
      "stroke-opacity": 0.35,
      "stroke-width": 1,
      "stroke-dasharray": "2 3",
    },
  });
  const opacity = context.hover === event.id ? ERA_TINT.hovered : ERA_TINT.still;
  const soft = { color, opacity, lines: [], dashes: {}, className: "samarkand-era-ground" };
  // A corner or a smooth edge would show as a line where the fading begins.
  const corners: Attributes =
    fades.start > 0 || fades.end > 0
      ? { "shape-rendering": "crispEdges" }
      : { rx: Math.min(2, tokens.radius) };
  const [isSelected, length] = [context.selection.has(event.id), fades.start + x1 - x0 + fades.end];
  const text =
    label === null
      ? null
      : textNode({
          key: "label",
          className: "samarkand-label samarkand-era-label",
          text: label.text,
          x: time.x(label.x),
          y: label.y,
          side: time.after,
          font: fonts.note,
          fill: "muted",
          fallback: direction,
        });
  return {
    tag: "g",
    target: { type: "event", id: event.id },
    attributes: {
      class: isMatch(era, context)
        ? "samarkand-event samarkand-era is-match"
        : "samarkand-event samarkand-era",
      "data-event-id": event.id,
      ...optionAttributes(event, context),
    },
    children: [
      {
        key: "ground",
        tag: "rect",
        attributes: {
          class: "samarkand-era-ground",
          x: round(time.left(x0, x1 - x0)),
          y: round(top),
          width: round(x1 - x0),
          height: round(height),
          fill: color,
          "fill-opacity": opacity,
          ...corners,
        },
      },
      ...fadeNodes({ event, fades, x0, x1, y: top + height / 2, height }, soft, context),
      ...(fades.start === 0 ? [edge("start", x0)] : []),
      ...(fades.end === 0 ? [edge("end", x1)] : []),
      ...doubtNodes({ event, doubts, y: labelY }, context),
      ...(isSelected
        ? [ringNode("inside", { x: time.left(x0 - fades.start, length), y: top, width: length, height })]
        : []),
      ...(text === null ? [] : [isSelected ? boldNode(text) : text]),
      ...(isMatch(era, context) ? [underline(era, context)] : []),
      ...(focusOn(context, "event", event.id) === null
        ? []
        : [ringNode("focus", { x: time.left(x0, x1 - x0), y: labelY - 8, width: x1 - x0, height: 16 })]),
    ],
  };
}

/** Under the label, or where that is out of sight along the row in which it would be. */
function underline({ x0, x1, label, labelY }: PlacedEra, { time, tokens }: SceneContext): SceneNode {
  const [from, width] = label === null ? [x0, x1 - x0] : [label.x, label.width];
  return matchLine({ left: time.left(from, width), width, top: labelY + tokens.noteSize * 0.6 });
}
