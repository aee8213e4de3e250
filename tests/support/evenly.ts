import fc from "fast-check";

/**
 * Returns evenly distributed numbers. `fc.double` is not even: nine of ten numbers that it draws
 * between 0 and 60 are less than 1.
 */
export function evenly(min: number, max: number): fc.Arbitrary<number> {
  const parts = 1_000_000;
  return fc.integer({ min: 0, max: parts }).map((part) => min + ((max - min) * part) / parts);
}
