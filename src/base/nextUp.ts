const numbers = new Float64Array(1);
const bits = new BigInt64Array(numbers.buffer);

/** The next greater number that a double can hold. */
export function nextUp(value: number): number {
  if (value === Infinity || Number.isNaN(value)) return value;
  if (value === 0) return Number.MIN_VALUE;
  numbers[0] = value;
  bits[0] = (bits[0] as bigint) + (value > 0 ? 1n : -1n);
  return numbers[0];
}
