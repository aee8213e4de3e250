import type { PlacedLabel, PlacedMark } from "../layout/placeMarks.ts";
import { fillingOf } from "../layout/filling.ts";
import { barNodes } from "./barNodes.ts";
import { labelRise } from "./bracketNodes.ts";
import { dotNodes } from "./dotNodes.ts";
import { doubtNodes } from "./doubtNodes.ts";
import { matchLine } from "./matchNodes.ts";
import { localContext, movedNode, type LocalNode } from "./movedNode.ts";
import { focusOn, focusRing } from "./focusNodes.ts";
import { optionAttributes } from "./optionAttributes.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";
import { isStretched, stretchedNode } from "./stretchedNode.ts";
import { strikeNodes } from "./strikeNodes.ts";
import { textNode } from "./textNode.ts";

/** The least side of what a pointer can hit, in px (WCAG 2.2, 2.5.8). */
const TARGET = 24;

/** A mark with its label: one element that a pointer can hit and a screen reader can name. */
export function eventNode(mark: PlacedMark, context: SceneContext): SceneNode {
  const { event } = mark;
  const { at, of } = context.places.event(event);
  const marked = [context.hover === event.id, focusOn(context, "event", event.id), isMatch(mark, context)] as const;
  const states = [context.selection.has(event.id), ...marked, at, of];
  const nodeOf = (one: PlacedMark): LocalNode => {
    const local = localMark(one);
    return context.kept(event, [local, ...states], () => localNode(local, localContext(context)));
  };
  if (marked.some(Boolean) || !isStretched(mark)) return movedNode(event.id, nodeOf(mark), { x: mark.x0, y: mark.y }, context);
  const { node, x } = stretchedNode(context.kept(mark.ground, states, () => nodeOf(mark.ground)), mark, context);
  return movedNode(event.id, node, { x, y: mark.y }, context);
}

/** In px from where the mark begins, in the middle of its line; rounded, so that a movement changes nothing. */
function localMark(mark: PlacedMark): PlacedMark {
  const { x0, x1, label, doubts, members } = mark;
  const from = (x: number): number => round(x - x0);
  return {
    ...mark,
    x0: 0,
    x1: from(x1),
    y: 0,
    label: label === null ? null : { ...label, x: from(label.x), y: 0, width: round(label.width) },
    doubts: doubts.map((doubt) => ({ ...doubt, x: from(doubt.x) })),
    members: members.map((member) => ({ ...member, x0: from(member.x0), x1: from(member.x1) })),
  };
}

function localNode(mark: PlacedMark, context: SceneContext): LocalNode {
  const { event, label } = mark;
  const focus = focusOn(context, "event", event.id);
  return {
    tag: "g",
    target: { type: "event", id: event.id },
    attributes: {
      class: classOf(mark, context),
      "data-event-id": event.id,
      ...optionAttributes(event, context),
      ...(event.lang === undefined ? {} : { lang: event.lang }),
    },
    children: [
      hitArea(mark, context),
      ...dateNodes(mark, context),
      ...(isMatch(mark, context) ? [underline(mark, context)] : []),
      ...(context.hover === event.id && focus === null ? [ring(mark, context)] : []),
      ...(focus === null ? [] : [focusRing(boxOf(mark, context))]),
      ...(label === null ? [] : [labelNode({ ...label, y: label.y - labelRise(mark, context.tokens) }, isFull(mark, context), context)]),
      ...statusNodes(mark, context),
    ],
  };
}

/** What shows the date and the status of an event, without its label. */
export function eventShape(mark: PlacedMark, context: SceneContext): SceneNode[] {
  return [...dateNodes(mark, context), ...statusNodes(mark, context)];
}

function dateNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  return [...(mark.form === "bar" ? barNodes(mark, context) : dotNodes(mark, context)), ...doubtNodes(mark, context)];
}

function statusNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  return mark.event.status === "cancelled" ? strikeNodes(mark, isFull(mark, context), context) : [];
}

/** Whether a bar is filled with its full colour: what is written on that is written in the colour of the ground. */
function isFull({ event }: PlacedMark, { selection }: SceneContext): boolean {
  return selection.has(event.id) && fillingOf(event) === "box";
}

function classOf(mark: PlacedMark, context: SceneContext): string {
  const { event, form } = mark;
  const states = [
    ...(context.selection.has(event.id) ? ["is-selected"] : []),
    ...(isFull(mark, context) ? ["is-full"] : []),
    ...(isMatch(mark, context) ? ["is-match"] : []),
  ];
  return ["samarkand-event", `samarkand-${form}`, `is-${event.status}`, ...states].join(" ");
}

function labelNode(label: PlacedLabel, onFull: boolean, context: SceneContext): SceneNode {
  const { time, fonts, direction } = context;
  return textNode({
    key: "label",
    className: "samarkand-label",
    text: label.text,
    x: time.x(label.before ? label.x + label.width : label.x),
    y: label.y,
    side: label.before ? time.before : time.after,
    font: fonts.label,
    fill: onFull && label.inside ? "ground" : "ink",
    fallback: direction,
    halo: !label.inside,
  });
}

function isMatch({ event }: PlacedMark, { matches }: SceneContext): boolean {
  return matches?.has(event.row) === true;
}

/** Under the label and what it stands beside; under a long bar not all along. In the gap between two rows. */
function underline({ form, x0, x1, y, height, label }: PlacedMark, { time, tokens }: SceneContext): SceneNode {
  const ends = label?.inside === true ? [] : [x0, x1];
  const from = Math.min(...ends, label?.x ?? Infinity);
  const width = Math.max(...ends, label === null ? -Infinity : label.x + label.width) - from;
  const below = form === "dot" ? Math.max(tokens.dotSize / 2, label === null ? 0 : tokens.fontSize * 0.7) : height / 2;
  return matchLine({ left: time.left(from, width), width, top: y + below + 1 });
}

/** The mark and the label as one area: small dots are as easy to hit as bars. */
function hitArea({ x0, x1, y, height, outset, label }: PlacedMark, { time }: SceneContext): SceneNode {
  const from = Math.min(x0 - outset.start, (x0 + x1 - TARGET) / 2, label?.x ?? Infinity);
  const to = Math.max(x1 + outset.end, (x0 + x1 + TARGET) / 2, label === null ? -Infinity : label.x + label.width);
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

/** The mark without its label, in physical px. */
function boxOf({ form, x0, x1, y, height }: PlacedMark, { time, tokens }: SceneContext): Record<"x" | "y" | "width" | "height", number> {
  const tall = form === "dot" ? tokens.dotSize : height;
  return { x: round(time.left(x0, x1 - x0)), y: round(y - tall / 2), width: round(x1 - x0), height: round(tall) };
}

function ring(mark: PlacedMark, context: SceneContext): SceneNode {
  const { tokens } = context;
  const { form } = mark;
  const gap = form === "dot" ? 4 : 3;
  const { x, y, width, height } = boxOf(mark, context);
  return {
    key: "ring",
    tag: "rect",
    attributes: {
      class: "samarkand-ring", x: round(x - gap), y: round(y - gap),
      width: round(width + 2 * gap), height: round(height + 2 * gap), rx: form === "dot" ? tokens.dotSize : tokens.radius + gap - 1,
      fill: "none", stroke: { token: "ring" }, "stroke-width": 2,
    },
  };
}
