import type { ModelEvent } from "../../model/model.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { type Attributes, type Paint, round, type SceneNode, textNode } from "../base/sceneNode.ts";
import type { PlacedQuestionMark } from "../levels/shape.ts";
import type { PlacedMark } from "./placeMarks.ts";

/**
 * Width of a step in which an end fades, in px. A gradient would need an id, which another picture
 * in the page could share.
 */
const FADE_STEP = 4;
/** Dash pattern of a line towards an unknown end, in px: one dot in each step. */
const DOTS = "2 2";

/** Paint of a bar without an outline: its tint, and lines along it. */
export interface Strokes {
  readonly color: Paint;
  /** Opacity of the tint. */
  readonly opacity: number;
  /** y of each line along the bar, in px of the plot. */
  readonly lines: readonly number[];
  /** Dashes of the lines between the ends. */
  readonly dashes: Attributes;
  /** Class of the tint. @default "samarkand-fade" */
  readonly className?: string;
}

type Bar = Pick<PlacedMark, "event" | "fades" | "x0" | "x1" | "y" | "height">;

/** Draws a bar without an outline: the part between its ends, and the fading beyond them. */
export function softNodes(bar: Bar, strokes: Strokes, context: SceneContext): SceneNode[] {
  return [...slice("body", bar, { ...strokes, strength: 1 }, context), ...fadeNodes(bar, strokes, context)];
}

/** Draws the fading beyond the ends of a bar. */
export function fadeNodes(bar: Bar, strokes: Strokes, context: SceneContext): SceneNode[] {
  return [...fade("start", bar, strokes, context), ...fade("end", bar, strokes, context)];
}

/**
 * Draws slices side by side, each fainter than the one before. If thin tints overlapped, their
 * colour would be rounded to another hue.
 */
function fade(end: "start" | "end", bar: Bar, strokes: Strokes, context: SceneContext): SceneNode[] {
  const length = bar.fades[end];
  const steps = Math.ceil(length / FADE_STEP);
  const isUnknown = bar.event.span[end === "start" ? "startKind" : "endKind"] === "unknown";
  const dashes: Attributes = isUnknown ? { "stroke-dasharray": DOTS } : {};
  return Array.from({ length: steps }, (_, step) => {
    const [near, far] = [(length * step) / steps, (length * (step + 1)) / steps];
    const part =
      end === "start" ? { x0: bar.x0 - far, x1: bar.x0 - near } : { x0: bar.x1 + near, x1: bar.x1 + far };
    return slice(
      `${end}-${step}`,
      { ...bar, ...part },
      { ...strokes, dashes, strength: 1 - (step + 0.5) / steps },
      context,
    );
  }).flat();
}

function slice(
  key: string,
  part: Bar,
  strokes: Strokes & { readonly strength: number },
  { time, tokens }: SceneContext,
): SceneNode[] {
  const { x0, x1, y, height } = part;
  const left = round(time.left(x0, x1 - x0));
  const right = round(time.left(x0, x1 - x0) + (x1 - x0));
  const { color, opacity, strength } = strokes;
  const lines = strokes.lines.map((at, index): SceneNode => ({
    key: `${key}-line-${index}`,
    tag: "line",
    attributes: {
      class: "samarkand-edge",
      x1: left,
      x2: right,
      y1: round(at),
      y2: round(at),
      stroke: color,
      "stroke-opacity": round(strength, 4),
      "stroke-width": tokens.lineWidth,
      "shape-rendering": "crispEdges",
      ...strokes.dashes,
    },
  }));
  // Crisp, since two smooth edges side by side would show as a line.
  const tint: SceneNode = {
    key,
    tag: "rect",
    attributes: {
      class: strokes.className ?? "samarkand-fade",
      x: left,
      y: round(y - height / 2),
      width: round(Math.max(0, x1 - x0)),
      height: round(height),
      fill: color,
      "fill-opacity": round(opacity * strength, 4),
      "shape-rendering": "crispEdges",
    },
  };
  return [tint, ...lines];
}

/** Draws the question marks at uncertain ends. */
export function questionMarkNodes(
  {
    event,
    questionMarks,
    y,
  }: {
    readonly event: ModelEvent;
    readonly questionMarks: readonly PlacedQuestionMark[];
    readonly y: number;
  },
  context: SceneContext,
): SceneNode[] {
  const { time, fonts, dateDirection, questionMark: text } = context;
  const fill = context.colors.event(event);
  return questionMarks.map(({ x, before }) => {
    const node = textNode({
      key: before ? "doubt-start" : "doubt-end",
      className: "samarkand-doubt",
      text,
      x: time.x(x),
      y,
      side: before ? time.before : time.after,
      font: fonts.questionMark,
      fill: "ink",
      fallback: dateDirection,
      fixed: true,
      halo: true,
    });
    return { ...node, attributes: { ...node.attributes, fill } };
  });
}
