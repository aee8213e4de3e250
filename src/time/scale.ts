/** A stretch of time: instants in ms since the epoch, `start` before `end`. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Map between time and length, in the direction in which time runs. Called with an instant (ms) it
 * returns inline px; infinite times give infinite px. 0 px is the start of the domain.
 */
export interface TimeScale {
  (instant: number): number;
  /** Instants at both ends. */
  readonly domain: TimeRange;
  /** px: length from end to end. */
  readonly size: number;
  readonly msPerPx: number;
  /** Returns the instant (ms) at an inline px. */
  invert(px: number): number;
}

/** Creates a linear scale over a stretch of time, on `size` px. */
export function createScale(domain: TimeRange, size: number): TimeScale {
  const msPerPx = (domain.end - domain.start) / size;
  const scale = (instant: number): number => (instant - domain.start) / msPerPx;
  return Object.assign(scale, {
    domain,
    size,
    msPerPx,
    invert: (px: number) => domain.start + px * msPerPx,
  });
}
