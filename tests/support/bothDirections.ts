import { describe } from "vitest";
import type { Direction } from "../../src/base/direction.ts";

/** Direction of the text and the chrome, and direction of time. */
export interface Directions {
  readonly direction: Direction;
  readonly timeDirection: Direction;
}

/** The two directions in which pages are usually set, with time in the direction of the text. */
export const BOTH_DIRECTIONS: readonly Directions[] = (["ltr", "rtl"] as const).map((direction) => ({
  direction,
  timeDirection: direction,
}));

/**
 * Text and time in every combination: an English page may show time from right to left, an Arabic
 * one from left to right.
 */
export const ALL_DIRECTIONS: readonly Directions[] = (["ltr", "rtl"] as const).flatMap((direction) =>
  (["ltr", "rtl"] as const).map((timeDirection) => ({ direction, timeDirection })),
);

/**
 * Runs the same tests in each direction. A test that passes in only one of them has found a bug.
 */
export function inBothDirections(title: string, body: (directions: Directions) => void): void {
  describe.each(BOTH_DIRECTIONS)(`${title}, in $direction`, body);
}
