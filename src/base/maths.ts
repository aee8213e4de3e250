/** Returns `value`, or the nearer of the two ends where `value` lies outside them. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/**
 * Compares two numbers for sorting. Subtraction would not do: the difference of equal infinite
 * numbers is not a number.
 */
export function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

const numbers = new Float64Array(1);
const bits = new BigInt64Array(numbers.buffer);

/** Returns the next greater number that a double can hold. */
export function nextUp(value: number): number {
  if (value === Infinity || Number.isNaN(value)) return value;
  if (value === 0) return Number.MIN_VALUE;
  numbers[0] = value;
  bits[0] = (bits[0] as bigint) + (value > 0 ? 1n : -1n);
  return numbers[0];
}

/**
 * Finds the first of `count` positions for which `holds` is true; returns `count` if there is none.
 * Once `holds` is true, it must be true for all positions that follow.
 */
export function bisect(count: number, holds: (position: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
