import type { FontSpec } from "../../base/measureText.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { Icon } from "../../options/ownMarks.ts";
import { fitText, LEAST_OF_LABEL } from "./fitText.ts";
import type { LayoutContext } from "./layoutContext.ts";
import type { SceneContext } from "./sceneContext.ts";
import { type Attributes, haloOf, round, roundBox, type SceneNode, textNode } from "./sceneNode.ts";

/** Side of an icon, in sizes of the font of its label. */
const SIDE = 1.25;
/** px between an icon and the text after it. */
const GAP = 4;
/** px of background around an icon that stands over lines. */
const HALO = 1.5;
/** px by which bold letters are wider than others, half on each side. */
const BOLD = 0.7;

/** What stands beside a mark or in it: a text, with an icon before it or without. */
export interface EventLabel {
  /** Text of the label; empty: the icon stands alone. */
  readonly text: string;
  readonly icon: Icon | null;
  /** px from the start of the label to its text. */
  readonly lead: number;
  /** Size in px in which a character as icon is no wider than the icon. */
  readonly iconSize: number;
  /** px of icon and text together. */
  readonly width: number;
}

/** A label, in inline px. */
export interface PlacedLabel extends EventLabel {
  /** Inline px at which the icon begins, or the text if there is none. */
  readonly x: number;
  /** Middle of the line, in px from the top of the plot. */
  readonly y: number;
  readonly inside: boolean;
  /**
   * Whether the text stands before its mark. Then its end is at the exact position, not its start.
   */
  readonly before: boolean;
}

type Measure = Pick<LayoutContext, "measure" | "fonts" | "ownMarks">;

/** Returns the whole label of an event. */
export function eventLabel(
  event: ModelEvent,
  { measure, fonts, ownMarks }: Measure,
  font: FontSpec = fonts.label,
): EventLabel {
  const [text, icon] = [ownMarks.text(event), ownMarks.icon(event)];
  const width = text === "" ? 0 : measure(text, font);
  if (icon === null) return { text, icon, lead: 0, iconSize: 0, width };
  const side = font.size * SIDE;
  const lead = text === "" ? side : side + GAP;
  const iconSize = "text" in icon ? font.size * Math.min(1, side / measure(icon.text, font)) : 0;
  return { text, icon, lead, iconSize, width: lead + width };
}

/**
 * Returns as much of a label as fits into `room` px, with its icon; `null` where too little fits to
 * say anything.
 */
export function fitLabel(
  label: EventLabel,
  room: number,
  { measure, fonts }: Measure,
  font: FontSpec = fonts.label,
): EventLabel | null {
  if (label.text === "") return label.icon !== null && label.width <= room ? label : null;
  const widthOf = (text: string): number => measure(text, font);
  const text = fitText(label.text, room - label.lead, widthOf, LEAST_OF_LABEL);
  return text === "" ? null : { ...label, text, width: label.lead + widthOf(text) };
}

interface LabelStyle {
  readonly className: string;
  readonly font: FontSpec;
  readonly fill: string;
  /** Whether the letters are bolder, because the event is selected. */
  readonly isBold: boolean;
}

interface Labelled {
  readonly event: ModelEvent;
  readonly label: PlacedLabel;
}

/**
 * Draws a label: its icon, then its text. Bolder letters have the same advance, so that nothing
 * moves: their edges are drawn in their own colour, instead of a rim. A second text for the rim
 * would be read out, and found by voice control, twice.
 */
export function labelNodes(
  labelled: Labelled,
  { isBold, ...style }: LabelStyle,
  context: SceneContext,
): SceneNode[] {
  const { time, direction } = context;
  const { icon, text, x, y, width, lead, inside, before } = labelled.label;
  const nodes = icon === null ? [] : [iconNode(icon, labelled, style, context)];
  if (text === "") return nodes;
  return [
    ...nodes,
    textNode({
      ...style,
      key: "label",
      text,
      x: time.x(before ? x + width : x + lead),
      y,
      side: before ? time.before : time.after,
      fallback: direction,
      halo: !inside,
      more: isBold ? { stroke: { token: style.fill }, "stroke-width": BOLD, "paint-order": "normal" } : {},
    }),
  ];
}

/** Draws an icon, hidden from screen readers: what it means is in the name of its event. */
function iconNode(
  icon: Icon,
  { event, label }: Labelled,
  { font, fill }: Omit<LabelStyle, "isBold">,
  { time, colors, direction, name }: SceneContext,
): SceneNode {
  const side = font.size * SIDE;
  const left = time.left(label.x, side);
  const hidden: Attributes = { class: "samarkand-icon", "aria-hidden": "true" };
  if ("text" in icon)
    return textNode({
      key: "icon-text",
      className: "samarkand-icon",
      text: icon.text,
      x: left + side / 2,
      y: label.y,
      side: "both",
      font: { ...font, size: round(label.iconSize) },
      fill,
      fallback: direction,
      halo: !label.inside,
      more: hidden,
    });
  const square = roundBox({ x: left, y: label.y - side / 2, width: side, height: side });
  if ("path" in icon) {
    const { path, box = 24, fill: paint = "kind", mirror = false } = icon;
    return {
      key: "icon-path",
      tag: "svg",
      // An `svg` cuts off what a path draws beyond its box.
      attributes: { ...hidden, ...square, viewBox: `0 0 ${box} ${box}` },
      children: [
        {
          key: "path",
          tag: "path",
          attributes: {
            d: path,
            fill: paint === "kind" ? colors.event(event) : paint === "ink" ? { token: fill } : paint,
            ...(label.inside ? {} : haloOf(round((2 * HALO * box) / side))),
          },
          ...(mirror && direction !== "ltr" ? { transform: `translate(${box} 0) scale(-1 1)` } : {}),
        },
      ],
    };
  }
  const { href, round: isRound = false } = icon;
  const image: Attributes = {
    ...square,
    href,
    preserveAspectRatio: `xMidYMid ${isRound ? "slice" : "meet"}`,
  };
  if (!isRound) return { key: "icon-image", tag: "image", attributes: { ...hidden, ...image } };
  const id = `${name}-round-${event.row}`;
  return {
    key: "icon-round",
    tag: "g",
    attributes: hidden,
    children: [
      {
        key: "clip",
        tag: "clipPath",
        attributes: { id, clipPathUnits: "objectBoundingBox" },
        children: [{ key: "circle", tag: "circle", attributes: { cx: 0.5, cy: 0.5, r: 0.5 } }],
      },
      { key: "image", tag: "image", attributes: { ...image, "clip-path": `url(#${id})` } },
    ],
  };
}
