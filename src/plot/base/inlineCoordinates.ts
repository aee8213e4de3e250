import type { Direction, Side } from "../../base/direction.ts";

/** The one place where inline px become physical px, and back. */
export interface InlineCoordinates {
  /** Returns the physical x of a point. */
  x(inline: number): number;
  /** Returns the physical left edge of a box that is `width` px wide and begins at `inline`. */
  left(inline: number, width: number): number;
  /** Returns the inline px of a physical x. */
  inline(x: number): number;
  /** Physical side of a point on which greater inline px lie. */
  readonly after: Exclude<Side, "both">;
  /** Physical side of a point on which smaller inline px lie. */
  readonly before: Exclude<Side, "both">;
}

/** Returns the coordinates of a stretch that begins `by` inline px earlier. */
export function shiftCoordinates(coordinates: InlineCoordinates, by: number): InlineCoordinates {
  return {
    ...coordinates,
    x: (inline) => coordinates.x(inline - by),
    left: (inline, width) => coordinates.left(inline - by, width),
    inline: (x) => coordinates.inline(x) + by,
  };
}

/**
 * Creates the coordinates of `length` px. From left to right, inline px and physical px are equal.
 */
export function createInlineCoordinates(length: number, direction: Direction): InlineCoordinates {
  if (direction === "ltr")
    return {
      x: (inline) => inline,
      left: (inline) => inline,
      inline: (x) => x,
      after: "right",
      before: "left",
    };
  return {
    x: (inline) => length - inline,
    left: (inline, width) => length - inline - width,
    inline: (x) => length - x,
    after: "left",
    before: "right",
  };
}
