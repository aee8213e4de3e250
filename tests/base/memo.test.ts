import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundedCache, memoizeByKey, memoizeLast } from "../../src/base/memo.ts";
import { runs } from "../support/sweep.ts";

describe("memoizeLast", () => {
  it("computes the value again for another key, and for an earlier key", () => {
    const made: number[] = [];
    const square = memoizeLast((key: number) => {
      made.push(key);
      return key * key;
    });
    expect([2, 2, 3, 3, 2].map(square)).toEqual([4, 4, 9, 9, 4]);
    expect(made).toEqual([2, 3, 2]);
  });

  it("computes the value of a function without a key once, on the first call", () => {
    let count = 0;
    const value = memoizeLast(() => {
      count += 1;
      return {};
    });
    expect(count).toBe(0);
    expect(value()).toBe(value());
    expect(count).toBe(1);
  });
});

describe("boundedCache", () => {
  const keys = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 });

  it("returns the same values as without a cache, and retains at least the last `limit` keys and at most twice as many", () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 6 }), (asked, limit) => {
        const cache = boundedCache<{ readonly of: number }, number>(limit);
        const made: number[] = [];
        asked.forEach((key, at) => {
          const before = made.length;
          const value = cache(key, (of) => {
            made.push(of);
            return { of };
          });
          expect(value).toEqual({ of: key });
          const isMade = made.length > before;
          const last = new Set<number>();
          for (let i = at - 1; i >= 0 && last.size < limit; i -= 1) last.add(asked[i] as number);
          if (last.has(key)) expect(isMade).toBe(false);
          const more = new Set<number>();
          for (let i = at - 1; i >= 0 && asked[i] !== key; i -= 1) more.add(asked[i] as number);
          if (more.size >= 2 * limit) expect(isMade).toBe(true);
        });
      }),
      { numRuns: runs(1000) },
    );
  });

  it("retains all keys without a limit", () => {
    fc.assert(
      fc.property(keys, (asked) => {
        const cache = boundedCache<object, number>();
        let count = 0;
        for (const key of asked)
          cache(key, () => {
            count += 1;
            return {};
          });
        expect(count).toBe(new Set(asked).size);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("does not cache a value whose computation threw", () => {
    const cache = boundedCache<string>(2);
    expect(() =>
      cache("a", () => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(cache("a", (key) => key)).toBe("a");
  });
});

describe("memoizeByKey", () => {
  it("computes the value again when a dependency has changed", () => {
    const memoize = memoizeByKey();
    const [one, other] = [{}, {}];
    const first = memoize(one, [1, ["a"]], () => ({}));
    expect(memoize(one, [1, ["a"]], () => ({}))).toBe(first);
    expect(memoize(other, [1, ["a"]], () => ({}))).not.toBe(first);
    expect(memoize(one, [1, ["b"]], () => ({}))).not.toBe(first);
    expect(memoize(one, [1], () => ({}))).not.toBe(first);
  });
});
