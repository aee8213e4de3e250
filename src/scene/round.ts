/** Two decimals: finer than any screen, and the same text on every platform. */
export function round(px: number): number {
  // Adding zero turns -0 into 0, which prints without a sign.
  return Math.round(px * 100) / 100 + 0;
}
