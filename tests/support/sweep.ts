/**
 * How thorough this run is, from the variable SWEEP: "all" in `npm run sweep`; "few" in `npm run
 * test:unit`, which runs few of the cases of `npm test`.
 */
const [isWhole, isShort] = [process.env["SWEEP"] === "all", process.env["SWEEP"] === "few"];

const oneIn = <T>(part: number, cases: readonly T[]): readonly T[] =>
  cases.filter((_, index) => index % part === 0);

/**
 * One of this many cases of a long sweep is run: 1 in `npm run sweep`, 100 in `npm run test:unit`,
 * else 10.
 */
export const PART = isWhole ? 1 : isShort ? 100 : 10;

/**
 * Returns one in `PART` of the cases or seeds of a long sweep, by their place, so that each run
 * takes the same ones.
 */
export function sweep<T>(cases: readonly T[]): readonly T[] {
  return oneIn(PART, cases);
}

/**
 * Returns all cases, which together take long; in `npm run test:unit` one in twenty, by their
 * place.
 */
export function allOrFew<T>(cases: readonly T[]): readonly T[] {
  return isShort ? oneIn(20, cases) : cases;
}

/**
 * Returns how often to try a slow property: `count` times, in `npm run test:unit` a twentieth of
 * it.
 */
export function runs(count: number): number {
  return isShort ? Math.ceil(count / 20) : count;
}

/**
 * Returns how often a property has to meet its own case, at least. In `npm run test:unit` it may be
 * never, by chance.
 */
export function met(count: number): number {
  return isShort ? -1 : count;
}
