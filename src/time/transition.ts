type Offset = (instant: number) => number;

/**
 * The first instant in (`before`, `after`] at which the offset differs from the one at `before`, to the
 * millisecond; `after` if nothing changes. There must be at most one change between the two (notes D.5).
 */
export function firstChange(offset: Offset, before: number, after: number): number {
  return narrow(offset, before, after)[1];
}

/** The last instant before that change, at which the offset is still the one at `before`. */
export function lastUnchanged(offset: Offset, before: number, after: number): number {
  return narrow(offset, before, after)[0];
}

/** The two sides of the change, a millisecond apart. */
function narrow(offset: Offset, before: number, after: number): readonly [number, number] {
  const old = offset(before);
  let low = before;
  let high = after;
  // Each round halves the distance, so even the whole range of Date ends after 54.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === old) low = middle;
    else high = middle;
  }
  return [low, high];
}
