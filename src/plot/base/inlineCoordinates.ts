import type { Direction, Side } from "../../base/direction.ts";

/** The one place where inline px become physical px, and back. */
export interface InlineCoordinates {
  /** Physical x of a point. */
  x(inline: number): number;
  /** Physical left edge of what is `width` wide and begins at `inline`. */
  left(inline: number, width: number): number;
  /** Inline px of a physical x. */
  inline(x: number): number;
  /**
   * The physical side on which something lies that begins at a point and goes on in this direction.
   */
  readonly after: Exclude<Side, "both">;
  /** The other one. */
  readonly before: Exclude<Side, "both">;
}

/** Shifts coordinates: returns those of a stretch that begins `by` inline px earlier. */
export function shiftCoordinates(coordinates: InlineCoordinates, by: number): InlineCoordinates {
  return {
    ...coordinates,
    x: (inline) => coordinates.x(inline - by),
    left: (inline, width) => coordinates.left(inline - by, width),
    inline: (x) => coordinates.inline(x) + by,
  };
}

/** Creates the coordinates of `length` px. From left to right they leave everything as it is. */
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
