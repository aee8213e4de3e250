import type { PlacedEra, PlacedLabel, PlacedMark } from "../layout/placeMarks.ts";
import { barNodes } from "./barNodes.ts";
import { isScattered } from "./bracketNodes.ts";
import { dotNodes } from "./dotNodes.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";
import { textNode } from "./textNode.ts";

/** The least side of what a pointer can hit, in px (WCAG 2.2, 2.5.8). */
const TARGET = 24;

/** How much of its colour an era is filled with: its label keeps 4.5:1 on it in every theme. */
export const ERA_TINT: { readonly still: number; readonly hovered: number } = { still: 0.05, hovered: 0.08 };

/** A mark with its label: one element that a pointer can hit and a screen reader can name. */
export function eventNode(mark: PlacedMark, context: SceneContext): SceneNode {
  const { event, form, label } = mark;
  const selected = context.selection.has(event.id);
  // What is written on a full colour is written in the colour of the ground.
  const isFull = selected && !isScattered(event);
  const shape = form === "bar" ? barNodes(mark, context) : dotNodes(mark, context);
  return {
    key: event.id,
    tag: "g",
    target: { type: "event", id: event.id },
    attributes: {
      class: classOf(mark, selected),
      "data-event-id": event.id,
      role: "img",
      "aria-label": context.names.event(event),
      ...(event.lang === undefined ? {} : { lang: event.lang }),
    },
    children: [
      hitArea(mark, context),
      ...shape,
      ...(context.hover === event.id ? [ring(mark, context)] : []),
      ...(label === null ? [] : [labelNode(label, isFull, context)]),
      ...(event.status === "cancelled" ? [strike(mark, isFull, context)] : []),
    ],
  };
}

function classOf({ event, form, fades }: PlacedMark, selected: boolean): string {
  const states = [`is-${event.status}`, ...(fades.start > 0 || fades.end > 0 ? ["is-hollow"] : []), ...(selected ? ["is-selected"] : [])];
  return ["samarkand-event", `samarkand-${form}`, ...states].join(" ");
}

/** An era: a tint behind the marks, its label at the top. */
export function eraNode({ event, x0, x1, top, height, label }: PlacedEra, context: SceneContext): SceneNode {
  const { time, tokens, fonts, direction } = context;
  const color = { token: context.colors.event(event) };
  const edge = (key: string, inline: number): SceneNode => ({
    key,
    tag: "line",
    attributes: {
      x1: round(time.x(inline)), x2: round(time.x(inline)), y1: round(top), y2: round(top + height),
      stroke: color, "stroke-opacity": 0.35, "stroke-width": 1, "stroke-dasharray": "2 3",
    },
  });
  const text = label === null ? [] : [textNode({
    key: "label", className: "samarkand-label samarkand-era-label", text: label.text,
    x: time.x(label.x), y: label.y, side: time.after, font: fonts.note, fill: "muted", fallback: direction,
  })];
  return {
    key: event.id,
    tag: "g",
    target: { type: "event", id: event.id },
    attributes: { class: "samarkand-event samarkand-era", "data-event-id": event.id, role: "img", "aria-label": context.names.event(event) },
    children: [
      {
        key: "ground",
        tag: "rect",
        attributes: {
          class: "samarkand-era-ground", x: round(time.left(x0, x1 - x0)), y: round(top), width: round(x1 - x0), height: round(height),
          fill: color, "fill-opacity": context.hover === event.id ? ERA_TINT.hovered : ERA_TINT.still, rx: Math.min(2, tokens.radius),
        },
      },
      edge("start", x0),
      edge("end", x1),
      ...text,
    ],
  };
}

function labelNode(label: PlacedLabel, isFull: boolean, context: SceneContext): SceneNode {
  const { time, fonts, direction } = context;
  return textNode({
    key: "label",
    className: "samarkand-label",
    text: label.text,
    x: time.x(label.before ? label.x + label.width : label.x),
    y: label.y,
    side: label.before ? time.before : time.after,
    font: fonts.label,
    fill: isFull && label.inside ? "ground" : "ink",
    fallback: direction,
    halo: !label.inside,
  });
}

/** A line through what is cancelled: the label within a bar, else the mark and the label beside it. */
function strike({ x0, x1, y, label }: PlacedMark, isFull: boolean, { time, tokens }: SceneContext): SceneNode {
  const isInside = label?.inside === true;
  const from = isInside ? label.x : Math.min(x0, label?.x ?? x0);
  const to = isInside ? label.x + label.width : Math.max(x1, label === null ? x1 : label.x + label.width);
  return {
    key: "strike",
    tag: "line",
    attributes: {
      class: "samarkand-strike", x1: round(time.x(from - 2)), x2: round(time.x(to + 2)), y1: round(y), y2: round(y),
      stroke: { token: isFull && isInside ? "ground" : "ink" }, "stroke-width": tokens.lineWidth,
    },
  };
}

/** The mark and the label as one area: small dots are as easy to hit as bars. */
function hitArea({ x0, x1, y, height, label }: PlacedMark, { time }: SceneContext): SceneNode {
  const from = Math.min(x0, (x0 + x1 - TARGET) / 2);
  const to = Math.max(x1, (x0 + x1 + TARGET) / 2, label === null ? -Infinity : label.x + label.width);
  const side = Math.max(height, TARGET);
  return {
    key: "hit",
    tag: "rect",
    attributes: {
      class: "samarkand-hit", x: round(time.left(from, to - from)), y: round(y - side / 2), width: round(to - from), height: round(side),
      fill: "none", "pointer-events": "all",
    },
  };
}

function ring({ form, x0, x1, y, height }: PlacedMark, { time, tokens }: SceneContext): SceneNode {
  const gap = form === "dot" ? 4 : 3;
  const [width, tall] = form === "dot" ? [x1 - x0, tokens.dotSize] : [x1 - x0, height];
  return {
    key: "ring",
    tag: "rect",
    attributes: {
      class: "samarkand-ring", x: round(time.left(x0, width) - gap), y: round(y - tall / 2 - gap),
      width: round(width + 2 * gap), height: round(tall + 2 * gap), rx: form === "dot" ? tokens.dotSize : tokens.radius + gap - 1,
      fill: "none", stroke: { token: "ring" }, "stroke-width": 2,
    },
  };
}
