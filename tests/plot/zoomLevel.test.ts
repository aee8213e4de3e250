import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widestScale, zoomLevel as levelOf } from "../../src/plot/levels/layoutLevels.ts";
import { evenly } from "../support/evenly.ts";
import { runs } from "../support/sweep.ts";

/** Returns the level, with -0 turned into 0, because `toBe` distinguishes them. */
const zoomLevel = (msPerPx: number): number => levelOf(msPerPx) + 0;

/** ms per px: scales from a view of 100 ms on 10,000 px to a view with 540,000 years per px. */
const scales = evenly(-2, 16.3).map((exponent) => 10 ** exponent);

describe("zoomLevel", () => {
  it("is the level of the next wider scale for which a layout is created, within half an octave", () => {
    fc.assert(
      fc.property(scales, (msPerPx) => {
        const widest = widestScale(zoomLevel(msPerPx));
        expect(widest).toBeGreaterThanOrEqual(msPerPx * (1 - 1e-9));
        expect(widest).toBeLessThan(msPerPx * Math.SQRT2 * (1 + 1e-9));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("is a whole number that never falls as the scale gets wider", () => {
    fc.assert(
      fc.property(scales, scales, (a, b) => {
        expect(Number.isInteger(zoomLevel(a))).toBe(true);
        if (a <= b) expect(zoomLevel(a)).toBeLessThanOrEqual(zoomLevel(b));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("is the level itself at its widest scale, also after a rounding up or down", () => {
    for (let level = -14; level <= 110; level++) {
      for (const factor of [1, 1 - 1e-12, 1 + 1e-12, 1 + Number.EPSILON, 1 - Number.EPSILON])
        expect(zoomLevel(widestScale(level) * factor), String(level)).toBe(level);
      expect(zoomLevel(widestScale(level) * 1.001)).toBe(level + 1);
      expect(zoomLevel(widestScale(level) / 1.001)).toBe(level);
    }
  });

  it("has two levels per doubling", () => {
    expect(zoomLevel(1)).toBe(0);
    expect(zoomLevel(2)).toBe(2);
    expect(zoomLevel(1.5)).toBe(2);
    expect(zoomLevel(1.4)).toBe(1);
  });
});
