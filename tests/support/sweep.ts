/** Whether long sweeps run whole: `npm run sweep`, or SWEEP=all in the environment. */
const isWhole = process.env["SWEEP"] === "all";

/** Of the cases or seeds of a long sweep one in ten, by its place, so that each run tries the same; whole in `npm run sweep`. */
export function sweep<T>(cases: readonly T[]): readonly T[] {
  return isWhole ? cases : cases.filter((_, index) => index % 10 === 0);
}

/** How often a slow property is tried: so many times, and ten times as often in `npm run sweep`. */
export function runs(count: number): number {
  return isWhole ? 10 * count : count;
}
