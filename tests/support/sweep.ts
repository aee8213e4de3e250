/** How thorough this run is: all of it in `npm run sweep`, and few of what `npm test` tries in `npm run test:unit`; or by SWEEP in the environment. */
const [isWhole, isShort] = [process.env["SWEEP"] === "all", process.env["SWEEP"] === "few"];

const oneIn = <T>(part: number, cases: readonly T[]): readonly T[] => cases.filter((_, index) => index % part === 0);

/** Of the cases or seeds of a long sweep one in ten, by its place, so that each run tries the same; whole in `npm run sweep`. */
export function sweep<T>(cases: readonly T[]): readonly T[] {
  return isWhole ? cases : oneIn(isShort ? 100 : 10, cases);
}

/** Cases that take long together: all of them, but in `npm run test:unit` one in ten, by its place. */
export function allOrFew<T>(cases: readonly T[]): readonly T[] {
  return isShort ? oneIn(10, cases) : cases;
}

/** How often a slow property is tried: so many times, and in `npm run test:unit` a tenth as often. */
export function runs(count: number): number {
  return isShort ? Math.ceil(count / 10) : count;
}
