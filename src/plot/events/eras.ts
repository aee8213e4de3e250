import { clamp } from "../../base/maths.ts";
import type { ModelEvent } from "../../model/model.ts";
import { eventLabel, fitLabel, type PlacedLabel } from "../base/eventLabel.ts";
import { labelNodes } from "../base/labelNodes.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import {
  eventClasses,
  focusOn,
  localContext,
  type LocalNode,
  optionAttributes,
  type SceneContext,
  translateNode,
} from "../base/sceneContext.ts";
import { type Attributes, matchLine, ringNode, round, type SceneNode } from "../base/sceneNode.ts";
import type { LevelEra } from "../levels/layoutLevels.ts";
import type { Meeting } from "../levels/packing.ts";
import {
  type Ends,
  type PlacedQuestionMark,
  QUESTION_MARK_GAP,
  questionMarkWidth,
  type Uncertainty,
  uncertaintyOf,
} from "../levels/shape.ts";
import { type BandWindow, stretchOf } from "./placeMarks.ts";
import { fadeNodes, questionMarkNodes } from "./uncertainEnds.ts";

/** px beyond the window at which an era is cut, so that its edge stays out of sight. */
const OVERHANG = 8;
/** px between a label and the edge of its era or of the plot. */
const EDGE = 4;

/** Fill opacity of an era: its label keeps a contrast of 4.5:1 on it in every theme. */
export const ERA_TINT: { readonly still: number; readonly hovered: number } = { still: 0.05, hovered: 0.08 };

/** An era in the window, in inline px; `top` and `height` in px of the plot. */
export interface PlacedEra {
  readonly event: ModelEvent;
  /** Index of the band; -1: behind all groups. */
  readonly band: number;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly height: number;
  /** Middle of the row of its label, in px from the top of the plot. */
  readonly labelY: number;
  readonly fades: Uncertainty["fades"];
  /** Question marks in the row of the label, inside the era. */
  readonly questionMarks: readonly PlacedQuestionMark[];
  readonly label: PlacedLabel | null;
}

/** Places the eras of a band, or those behind all bands, that meet the window. */
export function placeEras(eras: Meeting<LevelEra>, place: BandWindow, context: LayoutContext): PlacedEra[] {
  const { scale, sight, index, geometry, heights } = place;
  return eras(scale.domain).map(({ event, row }) => {
    const x0 = clamp(scale(event.extent.start), -OVERHANG, scale.size + OVERHANG);
    const x1 = clamp(scale(event.extent.end), -OVERHANG, scale.size + OVERHANG);
    const y = geometry.erasTop + (row + 0.5) * heights.era;
    const { fades, questionMarks } = uncertaintyOf(event, context);
    const width = questionMarkWidth(context);
    const within = stretchOf({ x0, x1 }, { scale, sight });
    const room = { from: Math.max(x0, within.from) + EDGE, to: Math.min(x1, within.to) - EDGE };
    const shown = questionMarksInSight({ x0, x1 }, questionMarks, { room, width });
    const taken = (end: boolean): number => (end ? width + QUESTION_MARK_GAP : 0);
    const label = placeEraLabel(
      event,
      { from: room.from + taken(shown.start), to: room.to - taken(shown.end), y },
      context,
    );
    return {
      event,
      band: index,
      x0,
      x1,
      top: geometry.top,
      height: geometry.height,
      labelY: y,
      fades,
      label,
      questionMarks: [
        ...(shown.start ? [{ x: room.from, before: false }] : []),
        ...(shown.end ? [{ x: room.to, before: true }] : []),
      ],
    };
  });
}

const ERA_LABEL = { className: "samarkand-label samarkand-era-label", fill: "muted" };

interface Room {
  readonly room: { readonly from: number; readonly to: number };
  readonly width: number;
}

/** Whether each end shows its question mark: the end must be in sight, and the era wide enough. */
function questionMarksInSight(
  { x0, x1 }: { x0: number; x1: number },
  questionMarks: Ends<boolean>,
  { room, width }: Room,
): Ends<boolean> {
  const wanted =
    [questionMarks.start, questionMarks.end].filter(Boolean).length * (width + QUESTION_MARK_GAP);
  const fits = room.to - room.from >= wanted;
  return {
    start: fits && questionMarks.start && room.from === x0 + EDGE,
    end: fits && questionMarks.end && room.to === x1 - EDGE,
  };
}

function placeEraLabel(
  event: ModelEvent,
  { from, to, y }: { from: number; to: number; y: number },
  context: LayoutContext,
): PlacedLabel | null {
  const { note } = context.fonts;
  const label = fitLabel(eventLabel(event, context, note), to - from, context, note);
  return label && { ...label, x: from, y, inside: true, before: false };
}

/**
 * Draws an era: a tint behind the marks, with its label at the top. An end that is not exact fades
 * out instead of having an edge.
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
  const drawn = context.memoize(event, [local, ...states], () => localNode(local, localContext(context)));
  return translateNode(event.id, drawn, { x: x0, y: 0 }, context);
}

/** Returns an era in px from its start. */
function localEra(era: PlacedEra): PlacedEra {
  const { x0, x1, label, questionMarks } = era;
  const from = (x: number): number => round(x - x0);
  return {
    ...era,
    x0: 0,
    x1: from(x1),
    label: label === null ? null : { ...label, x: from(label.x) },
    questionMarks: questionMarks.map((questionMark) => ({ ...questionMark, x: from(questionMark.x) })),
  };
}

function isMatch({ event }: PlacedEra, { matches }: SceneContext): boolean {
  return matches?.has(event.row) === true;
}

function localNode(era: PlacedEra, context: SceneContext): LocalNode {
  const { event, x0, x1, top, height, label, labelY, fades, questionMarks } = era;
  const { time, tokens, fonts } = context;
  const color = context.colors.event(event);
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
  // A rounded corner or a smooth edge would show as a line where the fading begins.
  const corners: Attributes =
    fades.start > 0 || fades.end > 0
      ? { "shape-rendering": "crispEdges" }
      : { rx: Math.min(2, tokens.radius) };
  const [isSelected, length] = [context.selection.has(event.id), fades.start + x1 - x0 + fades.end];
  return {
    tag: "g",
    target: { type: "event", id: event.id },
    attributes: {
      class: eventClasses(event, ["samarkand-era", ...(isMatch(era, context) ? ["is-match"] : [])]),
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
      ...questionMarkNodes({ event, questionMarks, y: labelY }, context),
      ...(isSelected
        ? [ringNode("inside", { x: time.left(x0 - fades.start, length), y: top, width: length, height })]
        : []),
      ...(label === null
        ? []
        : labelNodes({ event, label }, { ...ERA_LABEL, font: fonts.note, isBold: isSelected }, context)),
      ...(isMatch(era, context) ? [underline(era, context)] : []),
      ...(focusOn(context, "event", event.id) === null
        ? []
        : [ringNode("focus", { x: time.left(x0, x1 - x0), y: labelY - 8, width: x1 - x0, height: 16 })]),
    ],
  };
}

/**
 * Draws the line of a match under the label; without a visible label, along the row of the label.
 */
function underline({ x0, x1, label, labelY }: PlacedEra, { time, tokens }: SceneContext): SceneNode {
  const [from, width] = label === null ? [x0, x1 - x0] : [label.x, label.width];
  return matchLine({ left: time.left(from, width), width, top: labelY + tokens.noteSize * 0.6 });
}
