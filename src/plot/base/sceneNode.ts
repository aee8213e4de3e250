import { memoizeLast } from "../../base/memo.ts";

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
  const made = memoizeLast(make);
  return {
    get words() {
      return made();
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
