import { type Direction, type Side, textAnchor, textDirection } from "../../base/direction.ts";
import type { FontSpec } from "../../base/measureText.ts";
import { type Attributes, round, type SceneNode, type Token } from "./sceneNode.ts";

/** A line of text at a point. */
export interface TextSpec {
  readonly key: string;
  readonly className: string;
  readonly text: string;
  readonly x: number;
  /** Middle of the line, in px. */
  readonly y: number;
  /** Side of `x` on which the text lies. */
  readonly side: Side;
  readonly font: FontSpec;
  readonly fill: string;
  /** Direction of a text without a strong character of its own. */
  readonly fallback: Direction;
  /**
   * Whether the text has the direction `fallback` whatever its letters are: the locale decides the
   * direction of dates.
   */
  readonly fixed?: boolean;
  /** Whether the letters have a rim in the background colour, for texts over lines. */
  readonly halo?: boolean;
  readonly more?: Attributes;
}

/**
 * Distance from the middle of a line to its baseline, in em: between the values of Latin and of
 * Arabic letters.
 */
const BASELINE = 0.35;

/** Draws a text with its own direction and a logical anchor, isolated from its surroundings. */
export function textNode(spec: TextSpec): SceneNode {
  const { key, className, text, font, fill, fallback } = spec;
  const direction = spec.fixed === true ? fallback : textDirection(text, fallback);
  const halo: Attributes =
    spec.halo === true
      ? {
          stroke: { token: "ground" },
          "stroke-width": 3,
          "stroke-linejoin": "round",
          "paint-order": "stroke",
        }
      : {};
  return {
    key,
    tag: "text",
    text,
    attributes: {
      class: className,
      x: round(spec.x),
      y: round(spec.y + font.size * BASELINE),
      direction,
      "unicode-bidi": "isolate",
      "text-anchor": textAnchor(spec.side, direction),
      "font-size": font.size,
      "font-weight": font.weight,
      fill: { token: fill },
      ...halo,
      ...spec.more,
    },
  };
}

/** px by which bold letters are wider than others, half on each side. */
const BOLD = 0.7;

/**
 * Returns a text in bolder letters of the same advance: their edges are drawn in their own colour,
 * instead of a rim. A second text for the rim would be read out, and found by voice control, twice.
 */
export function boldNode(node: SceneNode): SceneNode {
  const { attributes } = node;
  return {
    ...node,
    attributes: {
      ...attributes,
      stroke: attributes.fill as Token,
      "stroke-width": BOLD,
      "paint-order": "normal",
    },
  };
}
