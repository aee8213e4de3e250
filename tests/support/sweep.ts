/**
 * How thorough this run is: all of it in `npm run sweep`, and few of what `npm test` tries in `npm
 * run test:unit`; or by SWEEP in the environment.
 */
const [isWhole, isShort] = [process.env["SWEEP"] === "all", process.env["SWEEP"] === "few"];

const oneIn = <T>(part: number, cases: readonly T[]): readonly T[] =>
  cases.filter((_, index) => index % part === 0);

/**
 * Of how many cases of a long sweep this run tries one: 1 in `npm run sweep`, 100 in `npm run
 * test:unit`, else 10.
 */
export const PART = isWhole ? 1 : isShort ? 100 : 10;

/**
 * Of the cases or seeds of a long sweep one in `PART`, by its place, so that each run tries the
 * same.
 */
export function sweep<T>(cases: readonly T[]): readonly T[] {
  return oneIn(PART, cases);
}

/**
 * Cases that take long together: all of them, but in `npm run test:unit` one in twenty, by its
 * place.
 */
export function allOrFew<T>(cases: readonly T[]): readonly T[] {
  return isShort ? oneIn(20, cases) : cases;
}

/**
 * How often a slow property is tried: so many times, and in `npm run test:unit` a twentieth as
 * often.
 */
export function runs(count: number): number {
  return isShort ? Math.ceil(count / 20) : count;
}

/**
 * How often a property has to meet the case that it is about, at least; in `npm run test:unit`
 * chance may leave it out.
 */
export function met(count: number): number {
  return isShort ? -1 : count;
}
