/** A stretch of time: instants in ms since the epoch, `start` before `end`. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The one map between time and length, in the direction in which time runs: 0 px is `range.start`.
 */
export interface TimeScale {
  readonly domain: TimeRange;
  /** px */
  readonly length: number;
  readonly msPerPx: number;
  /** Inline px of an instant; infinite times give infinite px. */
  toPx(instant: number): number;
  /** The instant (ms) at an inline px. */
  invert(px: number): number;
}

/** A linear scale over `range` on `length` px. */
export function createScale(range: TimeRange, length: number): TimeScale {
  const msPerPx = (range.end - range.start) / length;
  return {
    domain: range,
    length,
    msPerPx,
    toPx: (instant) => (instant - range.start) / msPerPx,
    invert: (px) => range.start + px * msPerPx,
  };
}
