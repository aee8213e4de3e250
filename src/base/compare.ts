/** The order of numbers. Infinite ones are equal to each other, and their difference is not a number. */
export function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
