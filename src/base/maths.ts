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

/** Groups items by a key. Each group keeps their order. */
export function groupBy<T, K>(items: ArrayLike<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at] as T;
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Whether two values of plain objects, lists and primitives are equal, at any depth. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && isSame(a[name as keyof typeof a], b[name as keyof typeof b]))
  );
}
