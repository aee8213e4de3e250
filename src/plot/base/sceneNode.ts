import { type Direction, type Side, textAnchor, textDirection } from "../../base/direction.ts";
import type { FontSpec } from "../../base/measureText.ts";
import type { Box } from "../../options/layers.ts";

/** A colour or another value of the theme, by its name: "ink", "color-3". */
export interface Token {
  readonly token: string;
}

/** A colour: one of the theme, or one that a record gives its event. */
export type Paint = Token | string;

/** Returns a colour as a value of CSS. */
export function cssPaint(paint: Paint): string {
  return typeof paint === "string" ? paint : `var(--samarkand-theme-${paint.token})`;
}

/**
 * Text for screen-reader users, computed when it is first read. The picture is painted first,
 * because computing such a text takes time.
 */
export interface Words {
  readonly words: string;
}

export type AttributeValue = string | number | Token | Words;

/**
 * Names of all attributes that are ever drawn. Data choose values, never names (as they could in
 * CVE-2026-118246).
 */
export type AttributeName =
  | "aria-hidden"
  | "aria-label"
  | "aria-posinset"
  | "aria-selected"
  | "aria-setsize"
  | "class"
  | "clip-path"
  | "clipPathUnits"
  | "cx"
  | "cy"
  | "d"
  | "data-cluster"
  | "data-event-id"
  | "direction"
  | "dx"
  | "dy"
  | "fill"
  | "fill-opacity"
  | "font-family"
  | "font-size"
  | "font-weight"
  | "height"
  | "href"
  | "id"
  | "data-layer"
  | "lang"
  | "opacity"
  | "overflow"
  | "paint-order"
  | "pointer-events"
  | "points"
  | "preserveAspectRatio"
  | "r"
  | "role"
  | "rx"
  | "ry"
  | "shape-rendering"
  | "stroke"
  | "stroke-dasharray"
  | "stroke-linecap"
  | "stroke-linejoin"
  | "stroke-opacity"
  | "stroke-width"
  | "text-anchor"
  | "unicode-bidi"
  | "viewBox"
  | "width"
  | "x"
  | "x1"
  | "x2"
  | "xmlns"
  | "y"
  | "y1"
  | "y2";

export type Attributes = Readonly<Partial<Record<AttributeName, AttributeValue>>>;

/**
 * What a node represents for the pointer: an event or a cluster; `band`: the index of the group.
 */
export type Target =
  | { readonly type: "event"; readonly id: string }
  | {
      readonly type: "cluster";
      readonly key: string;
      readonly band: number;
      readonly range: { readonly start: number; readonly end: number };
    };

/**
 * One node of the picture, in physical px: drawn as SVG elements on the screen, or written as a
 * string.
 */
export interface SceneNode {
  /** Key, unique among siblings. It stays the same while the node stands for the same thing. */
  readonly key: string;
  readonly tag:
    | "g"
    | "svg"
    | "rect"
    | "line"
    | "circle"
    | "ellipse"
    | "path"
    | "polyline"
    | "polygon"
    | "text"
    | "image"
    | "clipPath";
  readonly attributes: Attributes;
  /** Position of the node, apart from the attributes: a movement changes nothing else. */
  readonly transform?: string;
  readonly text?: string;
  readonly children?: readonly SceneNode[];
  readonly target?: Target;
}

/** Creates words that are computed once, when they are first read. */
export function wordsOf(make: () => string): Words {
  let text: string | undefined;
  // The function is let go, since it may hold a whole scene that nothing else needs any more.
  let once: (() => string) | null = make;
  return {
    get words() {
      text ??= once?.() ?? "";
      once = null;
      return text;
    },
  };
}

/** Whether a value is words, whose text has to be read from it. */
export function isWords(value: AttributeValue | undefined): value is Words {
  return typeof value === "object" && "words" in value;
}

/**
 * Rounds a number; default two decimals: finer than any screen, and the same text on every
 * platform.
 */
export function round(value: number, decimals = 2): number {
  const unit = 10 ** decimals;
  // Adding zero turns -0 into 0, which prints without a sign.
  return Math.round(value * unit) / unit + 0;
}

/** Ends of a line in physical px. */
export interface LineEnds {
  readonly x1: number;
  readonly y1: number;
  /** @default x1: the line is upright */
  readonly x2?: number;
  /** @default y1: the line is level */
  readonly y2?: number;
}

/** Draws a line. */
export function lineNode(
  key: string,
  className: string,
  { x1, y1, x2 = x1, y2 = y1 }: LineEnds,
  paint: Attributes,
): SceneNode {
  return {
    key,
    tag: "line",
    attributes: { class: className, x1: round(x1), x2: round(x2), y1: round(y1), y2: round(y2), ...paint },
  };
}

/** Draws a rectangle. */
export function rectNode(key: string, className: string, box: Box, paint: Attributes): SceneNode {
  return { key, tag: "rect", attributes: { class: className, ...roundBox(box), ...paint } };
}

/** Returns the attributes of a box. */
export function roundBox({ x, y, width, height }: Box): Attributes {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

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

/** Returns the attributes of a rim in the background colour, so many px wide. */
export function haloOf(width: number): Attributes {
  return {
    stroke: { token: "ground" },
    "stroke-width": width,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
}

/** Draws a text with its own direction and a logical anchor, isolated from its surroundings. */
export function textNode(spec: TextSpec): SceneNode {
  const { key, className, text, side, font, fill, fallback, fixed = false, halo = false, more } = spec;
  const direction = fixed ? fallback : textDirection(text, fallback);
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
      "text-anchor": textAnchor(side, direction),
      "font-size": font.size,
      "font-weight": font.weight,
      fill: { token: fill },
      ...(halo ? haloOf(3) : {}),
      ...more,
    },
  };
}

/**
 * px from a box to the middle of the ring around it. A ring is 2 px wide, that of hover 1 px. The
 * ring of the focus lies around all others.
 */
export const RING_GAPS = { hover: 4, selected: 4, focus: 7, inside: -2 };

/** Thickness of the line under a match, in px. */
const THICK = 3;

/** A box in physical px; `rx`: radius of its corners, default 2. */
export interface RingBox extends Box {
  readonly rx?: number;
}

/**
 * Draws a ring around a box. The ring of the keyboard focus has the colour of text, which can be
 * seen on everything that is drawn. The ring of a selection is nearer to the box, so that both can
 * be seen. The ring of hover is thin.
 */
export function ringNode(kind: keyof typeof RING_GAPS, { x, y, width, height, rx = 2 }: RingBox): SceneNode {
  const gap = RING_GAPS[kind];
  const isFocus = kind === "focus";
  return rectNode(
    kind,
    `samarkand-${isFocus ? kind : "ring"}`,
    { x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap },
    {
      rx: rx + gap,
      fill: "none",
      stroke: { token: isFocus ? "ink" : "ring" },
      "stroke-width": kind === "hover" ? 1 : 2,
      "pointer-events": "none",
    },
  );
}

/**
 * Draws a thick line under a match, in physical px: from `left` on, `width` px long, with its upper
 * edge at `top`.
 */
export function matchLine({
  left,
  width,
  top,
}: {
  readonly left: number;
  readonly width: number;
  readonly top: number;
}): SceneNode {
  return lineNode(
    "match",
    "samarkand-match",
    { x1: left, x2: left + width, y1: top + THICK / 2 },
    { stroke: { token: "ring" }, "stroke-width": THICK },
  );
}
