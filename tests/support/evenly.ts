import fc from "fast-check";

/**
 * Numbers of which each is as likely as any other; nine of ten that `fc.double` draws between 0 and
 * 60 are less than 1.
 */
export function evenly(min: number, max: number): fc.Arbitrary<number> {
  const parts = 1_000_000;
  return fc.integer({ min: 0, max: parts }).map((part) => min + ((max - min) * part) / parts);
}
