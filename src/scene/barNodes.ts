import type { PlacedMark } from "../layout/placeMarks.ts";
import { bracketNodes, isScattered } from "./bracketNodes.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { Attributes, SceneNode, Token } from "./sceneNode.ts";

/** How much of the kind's colour a bar is filled with: ink keeps 4.5:1 on it in every theme. */
export const TINT = 0.15;
/** px of a step in which an end fades: a gradient would need an id, which another picture in the page could share. */
const FADE_STEP = 4;

/** A bar: tint, edges, a spine at a start that is known, and ends that fade or go on where they are not. */
export function barNodes(mark: PlacedMark, context: SceneContext): SceneNode[] {
  const { event, fades } = mark;
  const color = { token: context.colors.event(event) };
  const opacity = context.selection.has(event.id) ? 1 : TINT;
  const soft = fades.start > 0 || fades.end > 0;
  if (isScattered(event)) return [...bracketNodes(mark, color, context), ...arrows(mark, color, context)];
  return [
    ...(soft ? softBody(mark, { color, opacity }, context) : [body(mark, { color, opacity }, context)]),
    ...spine(mark, color, context),
    ...arrows(mark, color, context),
  ];
}

interface Paint {
  readonly color: Token;
  readonly opacity: number;
}

function body(mark: PlacedMark, { color, opacity }: Paint, context: SceneContext): SceneNode {
  const { event } = mark;
  const dashes: Attributes = event.status === "tentative" ? { "stroke-dasharray": "5 3" } : {};
  // Dashes in the colour of what they run around would not be seen.
  const stroke = event.status === "tentative" && opacity === 1 ? { token: "ring" } : color;
  return box("body", mark, context, {
    class: "samarkand-body",
    rx: context.tokens.radius,
    fill: color,
    "fill-opacity": opacity,
    stroke,
    "stroke-width": context.tokens.lineWidth,
    ...dashes,
  });
}

/** Without an edge where an end is not known: the tint and the lines along it get fainter, outwards. */
function softBody(mark: PlacedMark, { color, opacity }: Paint, context: SceneContext): SceneNode[] {
  const { x0, x1, fades } = mark;
  const edge = (key: string, x: number): SceneNode => ({
    key,
    tag: "line",
    attributes: {
      class: "samarkand-edge", x1: round(context.time.x(x)), x2: round(context.time.x(x)),
      y1: round(mark.y - mark.height / 2), y2: round(mark.y + mark.height / 2), stroke: color, "stroke-width": context.tokens.lineWidth,
    },
  });
  return [
    ...slice("body", mark, { color, opacity, strength: 1 }, context),
    ...fade("start", fades.start, (near, far) => ({ ...mark, x0: x0 - far, x1: x0 - near }), { paint: { color, opacity }, context }),
    ...fade("end", fades.end, (near, far) => ({ ...mark, x0: x1 + near, x1: x1 + far }), { paint: { color, opacity }, context }),
    ...(fades.start === 0 ? [edge("edge-start", x0)] : []),
    ...(fades.end === 0 ? [edge("edge-end", x1)] : []),
  ];
}

interface FadeContext {
  readonly paint: Paint;
  readonly context: SceneContext;
}

/** Slices side by side, each fainter than the one before: on each other, thin tints would be rounded to another hue. */
function fade(key: string, length: number, part: (near: number, far: number) => PlacedMark, { paint, context }: FadeContext): SceneNode[] {
  const steps = Math.ceil(length / FADE_STEP);
  return Array.from({ length: steps }, (_, step) => {
    const at = (index: number): number => (length * index) / steps;
    return slice(`${key}-${step}`, part(at(step), at(step + 1)), { ...paint, strength: 1 - (step + 0.5) / steps }, context);
  }).flat();
}

function slice(key: string, part: PlacedMark, paint: Paint & { readonly strength: number }, context: SceneContext): SceneNode[] {
  const { x0, x1, y, height, event } = part;
  const { time, tokens } = context;
  const left = round(time.left(x0, x1 - x0));
  const right = round(time.left(x0, x1 - x0) + (x1 - x0));
  const dashes: Attributes = event.status === "tentative" ? { "stroke-dasharray": "5 3" } : {};
  const along = (name: string, at: number): SceneNode => ({
    key: `${key}-${name}`,
    tag: "line",
    attributes: {
      class: "samarkand-edge", x1: left, x2: right, y1: round(at), y2: round(at),
      stroke: paint.color, "stroke-opacity": round(paint.strength, 4), "stroke-width": tokens.lineWidth, "shape-rendering": "crispEdges", ...dashes,
    },
  });
  return [
    // Crisp, since two smooth edges side by side would show as a line.
    box(key, part, context, {
      class: "samarkand-fade", fill: paint.color, "fill-opacity": round(paint.opacity * paint.strength, 4), "shape-rendering": "crispEdges",
    }),
    along("top", y - height / 2),
    along("bottom", y + height / 2),
  ];
}

/** Only where the start is a known one: not where it happened some time within, nor where the bar is planned. */
function spine(mark: PlacedMark, color: Token, context: SceneContext): SceneNode[] {
  const { event, x0, x1, fades } = mark;
  const width = Math.min(context.tokens.spineWidth, x1 - x0);
  if (fades.start > 0 || event.span.startKind !== "known" || event.within || event.status === "tentative" || width <= 0) return [];
  return [box("spine", { ...mark, x1: x0 + width }, context, { class: "samarkand-spine", rx: Math.min(2, context.tokens.radius), fill: color })];
}

/** An arrowhead at the edge of the view, where a bar goes on beyond it. */
function arrows({ event, x0, x1, y, goesOn }: PlacedMark, color: Token, { time, tokens, selection }: SceneContext): SceneNode[] {
  const stroke = selection.has(event.id) && !isScattered(event) ? { token: "ground" } : color;
  const arrow = (key: string, tip: number, back: number): SceneNode => ({
    key,
    tag: "polyline",
    attributes: {
      class: "samarkand-arrow", points: [[back, y - 5], [tip, y], [back, y + 5]].map(([x, at]) => `${round(time.x(x as number))},${round(at as number)}`).join(" "),
      fill: "none", stroke, "stroke-width": tokens.lineWidth, "stroke-linecap": "round", "stroke-linejoin": "round",
    },
  });
  return [
    ...(goesOn.before ? [arrow("arrow-start", x0 + ARROW_INSET, x0 + ARROW_INSET + 5)] : []),
    ...(goesOn.after ? [arrow("arrow-end", x1 - ARROW_INSET, x1 - ARROW_INSET - 5)] : []),
  ];
}

/** px from the end of a cut bar, which is out of sight, to the tip of its arrow. */
const ARROW_INSET = 13;

function box(key: string, { x0, x1, y, height }: PlacedMark, { time }: SceneContext, attributes: Attributes): SceneNode {
  const width = Math.max(0, x1 - x0);
  return {
    key,
    tag: "rect",
    attributes: { x: round(time.left(x0, width)), y: round(y - height / 2), width: round(width), height: round(height), ...attributes },
  };
}
