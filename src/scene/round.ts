/** By default two decimals: finer than any screen, and the same text on every platform. */
export function round(value: number, decimals = 2): number {
  const unit = 10 ** decimals;
  // Adding zero turns -0 into 0, which prints without a sign.
  return Math.round(value * unit) / unit + 0;
}
