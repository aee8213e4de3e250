import { describe } from "vitest";
import type { Direction } from "../../src/base/direction.ts";

/** Of the text and the chrome, and of time. */
export interface Directions {
  readonly direction: Direction;
  readonly timeDirection: Direction;
}

/** The two in which a page is usually set. */
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

/** The same tests for each direction; one that holds in only one of them is a bug. */
export function inBothDirections(title: string, body: (directions: Directions) => void): void {
  describe.each(BOTH_DIRECTIONS)(`${title}, in $direction`, body);
}
