import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellLength, createZoomLevels } from "../../src/plot/levels/zoomLevels.ts";
import { evenly } from "../support/evenly.ts";
import { runs } from "../support/sweep.ts";

/** ms per px: scales from a view of 100 ms on 10,000 px to a view with 540,000 years per px. */
const scales = evenly(-2, 16.3).map((exponent) => 10 ** exponent);

describe("createZoomLevels", () => {
  it("gives each scale the level whose widest scale is the next wider one, within an octave", () => {
    fc.assert(
      fc.property(scales, scales, (fit, msPerPx) => {
        const { levelOf, widestScale } = createZoomLevels(fit);
        const widest = widestScale(levelOf(msPerPx));
        expect(widest).toBeGreaterThanOrEqual(msPerPx * (1 - 1e-8));
        expect(widest).toBeLessThan(2 * msPerPx * (1 + 1e-8));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("gives finer scales greater levels, all of them whole numbers", () => {
    fc.assert(
      fc.property(scales, scales, scales, (fit, a, b) => {
        const { levelOf } = createZoomLevels(fit);
        expect(Number.isInteger(levelOf(a))).toBe(true);
        if (a >= b) expect(levelOf(a)).toBeLessThanOrEqual(levelOf(b));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("gives the fitted scale level 0, also after a rounding up or down", () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: -40, max: 40 }), (fit, level) => {
        const { levelOf, widestScale } = createZoomLevels(fit);
        expect(widestScale(0)).toBe(fit);
        for (const factor of [1, 1 - 1e-12, 1 + 1e-12, 1 + Number.EPSILON, 1 - Number.EPSILON])
          expect(levelOf(widestScale(level) * factor)).toBe(level);
        expect(levelOf(widestScale(level) * 1.001)).toBe(level - 1);
        expect(levelOf(widestScale(level) / 1.001)).toBe(level);
      }),
      { numRuns: runs(1000) },
    );
  });
});

it("cellLength: is a power of two, and 64 to 128 px at the widest scale of its level", () => {
  fc.assert(
    fc.property(scales, (widest) => {
      const length = cellLength(widest);
      expect(Number.isInteger(Math.log2(length))).toBe(true);
      expect(length / widest).toBeGreaterThanOrEqual(64 * (1 - 1e-8));
      expect(length / widest).toBeLessThan(128 * (1 + 1e-8));
      // Zooming in divides each cell into two.
      expect(cellLength(widest / 2)).toBe(length / 2);
    }),
    { numRuns: runs(3000) },
  );
});
