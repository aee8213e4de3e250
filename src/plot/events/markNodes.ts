import type { ModelEvent } from "../../model/model.ts";
import type { LocalNode, SceneContext } from "../base/sceneContext.ts";
import { type Attributes, type Paint, RING_GAPS, round, type SceneNode } from "../base/sceneNode.ts";
import { spanStyleOf } from "../levels/shape.ts";
import { bracketNodes } from "./bracketNodes.ts";
import type { PlacedMark } from "./placeMarks.ts";
import { softNodes } from "./uncertainEnds.ts";

/** Fill opacity of a bar: text in the ink colour keeps a contrast of 4.5:1 on it in every theme. */
export const TINT = 0.28;

/** A mark that a zoom has moved. */
type Zoomed = PlacedMark & { readonly ground: PlacedMark };

/** Node of a mark, and the inline px at which the origin of the node lies. */
interface Stretched {
  readonly node: LocalNode;
  readonly x: number;
}

/**
 * Adapts the node of a mark (in px from its start) to the same mark made longer by a zoom. Only
 * what can be seen is changed. The whole node moves with the label: the browser would lay out a
 * text again if its own position changed.
 */
export function transformBar(
  drawn: LocalNode,
  { x0, x1, label, ground }: Zoomed,
  { time }: SceneContext,
): Stretched {
  const [width, before] = [x1 - x0, ground.x1 - ground.x0];
  const by = label === null || ground.label === null ? 0 : round(label.x - x0 - (ground.label.x - ground.x0));
  if (round(width - before) === 0 && by === 0) return { node: drawn, x: x0 };
  const left = (from: number, wide: number): number => round(time.left(from - by, wide) - time.x(0));
  const stretch = (node: SceneNode): SceneNode => {
    const { key, attributes } = node;
    if (key === "body")
      return { ...node, attributes: { ...attributes, x: left(0, width), width: round(width) } };
    if (key === "selected")
      return {
        ...node,
        attributes: {
          ...attributes,
          x: left(-RING_GAPS.selected, width + 2 * RING_GAPS.selected),
          width: round(width + 2 * RING_GAPS.selected),
        },
      };
    if (key === "spine")
      return { ...node, attributes: { ...attributes, x: left(0, Number(attributes.width)) } };
    if (key !== "arrow-start" && key !== "arrow-end") return node;
    const aside = round(time.x((key === "arrow-end" ? width - before : 0) - by) - time.x(0));
    return { ...node, transform: `translate(${aside} 0)` };
  };
  return { node: { ...drawn, children: (drawn.children ?? []).map(stretch) }, x: x0 + by };
}

/**
 * Whether a zoom has moved a mark and changed no more of it than the length of its box and the
 * place of its label.
 */
export function isStretched(mark: PlacedMark): mark is Zoomed {
  const { event, fades, questionMarks, members, goesOn, ground } = mark;
  if (ground === undefined) return false;
  const isCutAlike = goesOn.before === ground.goesOn.before && goesOn.after === ground.goesOn.after;
  return (
    isCutAlike &&
    fades.start === 0 &&
    fades.end === 0 &&
    questionMarks.length === 0 &&
    members.length === 0 &&
    spanStyleOf(event) === "box" &&
    event.status !== "cancelled"
  );
}

/** Draws a bar: a box where its span is filled, otherwise a bracket or a row of dates. */
export function barNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  const { event, fades } = mark;
  const color = context.colors.event(event);
  if (spanStyleOf(event) !== "box")
    return [...bracketNodes(mark, color, context), ...arrowNodes(mark, color, context)];
  const isSoft = fades.start > 0 || fades.end > 0;
  return [
    ...(isSoft ? softBody(mark, color, context) : [body(mark, color, context)]),
    ...spine(mark, color, context),
    ...arrowNodes(mark, color, context),
  ];
}

function body(mark: PlacedMark, color: Paint, context: SceneContext): SceneNode {
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

/**
 * Draws a box without an edge at an end that is not exact: the tint and the lines along the bar get
 * fainter outwards.
 */
function softBody(mark: PlacedMark, color: Paint, context: SceneContext): SceneNode[] {
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

/**
 * Draws the spine at the start, only where the start is known exactly and the event is not planned.
 */
function spine({ event, x0, x1, y, height }: PlacedMark, color: Paint, context: SceneContext): SceneNode[] {
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

/** px from the end of a cut bar, which is out of sight, to the tip of its arrow. */
const INSET = 13;

/**
 * Draws arrows at the edge of the view: a filled arrowhead where the bar has no end, an outlined
 * one where the bar ends beyond the view.
 */
function arrowNodes(
  { event, x0, x1, y, goesOn }: PlacedMark,
  color: Paint,
  { time, tokens }: SceneContext,
): SceneNode[] {
  const arrow = (key: string, kind: string, [tip, back]: readonly [number, number]): SceneNode => {
    const isOpen = kind === "open";
    const tall = isOpen ? 6 : 5;
    const points = [
      [back, y - tall],
      [tip, y],
      [back, y + tall],
    ] as const;
    return {
      key,
      tag: "polyline",
      attributes: {
        class: isOpen ? "samarkand-arrow samarkand-open" : "samarkand-arrow",
        points: points.map(([x, at]) => `${round(time.x(x))},${round(at)}`).join(" "),
        fill: isOpen ? color : "none",
        stroke: color,
        "stroke-width": isOpen ? 0 : tokens.lineWidth,
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
      },
    };
  };
  const tips = (kind: string, edge: number, back: number): readonly [number, number] => {
    const inset = edge + back * INSET;
    return kind === "open" ? [inset - back * 3, inset + back * 7] : [inset, inset + back * 5];
  };
  return [
    ...(goesOn.before ? [arrow("arrow-start", event.span.startKind, tips(event.span.startKind, x0, 1))] : []),
    ...(goesOn.after ? [arrow("arrow-end", event.span.endKind, tips(event.span.endKind, x1, -1))] : []),
  ];
}

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
