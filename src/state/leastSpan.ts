/** Where `Date` ends, ms: up to here every ms is told apart. */
const EXACT = 8_640_000_000_000_000;
/**
 * Far from now ms are rounded; a view of 2^24 such steps and more leaves months out, which they
 * would misplace.
 */
const SHARE = 2 ** -24;

/** The narrowest span (ms) that a view around an instant can have, besides what options say. */
export function leastSpan(at: number): number {
  return Math.max(0, Math.abs(at) - EXACT) * SHARE;
}
