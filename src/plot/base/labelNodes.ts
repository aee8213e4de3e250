import type { FontSpec } from "../../base/measureText.ts";
import type { Icon } from "../../options/ownMarks.ts";
import { ICON_SIDE, type Labelled } from "./eventLabel.ts";
import type { SceneContext } from "./sceneContext.ts";
import { type Attributes, haloOf, round, roundBox, type SceneNode, textNode } from "./sceneNode.ts";

/** px of background around an icon that stands over lines. */
const HALO = 1.5;
/** px by which bold letters are wider than others, half on each side. */
const BOLD = 0.7;

interface LabelStyle {
  readonly className: string;
  readonly font: FontSpec;
  readonly fill: string;
  /** Whether the letters are bolder, because the event is selected. */
  readonly isBold: boolean;
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
  const side = font.size * ICON_SIDE;
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
