import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clamp } from "../../src/base/maths.ts";
import { quote } from "../../src/base/platform.ts";
import { runs } from "../support/sweep.ts";

describe("quote", () => {
  const table: readonly (readonly [unknown, string])[] = [
    ["قمة", '"قمة"'],
    ["", '""'],
    ['a"b\n', '"a\\"b\\n"'],
    ["\uD800", '"\\ud800"'],
    [7, "7"],
    [-0, "0"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [10n, "10"],
    [true, "true"],
    [null, "null"],
    [undefined, "undefined"],
    [Symbol("شي"), "Symbol(شي)"],
    [() => 7, "a function"],
    [[1, 2], "an array of 2"],
    [{}, "an object"],
    [Object.create(null), "an object"],
    [new Date(NaN), "an invalid Date"],
    [new Date(0), "a Date"],
    [{ toString: () => "<script>" }, "an object"],
  ];
  it.each(table)("describes %s for use in a sentence", (value, text) => {
    expect(quote(value)).toBe(text);
  });

  it("is short for any value, and never throws", () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withNullPrototype: true,
          withTypedArray: true,
          withObjectString: true,
        }),
        (value) => {
          expect(quote(value).length).toBeLessThanOrEqual(61);
        },
      ),
      { numRuns: runs(3000) },
    );
    expect(quote("ا".repeat(10_000))).toHaveLength(61);
    expect(quote(10n ** 200n)).toHaveLength(61);
    const hostile = {
      get name(): never {
        throw new Error("read");
      },
      toJSON: () => {
        throw new Error("read");
      },
    };
    expect(quote(hostile)).toBe("an object");
  });
});

describe("clamp", () => {
  it("returns the value within the bounds, and the nearer bound beyond them", () => {
    const numbers = fc.double({ noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, numbers, (value, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const expected = value < low ? low : value > high ? high : value;
        expect(clamp(value, low, high) - expected || 0).toBe(0);
      }),
      { numRuns: runs(2000) },
    );
  });
});
