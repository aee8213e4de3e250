/** `value`, or the nearer of the two ends where it lies outside of them. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
