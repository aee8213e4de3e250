import fc from "fast-check";
import { expect, it } from "vitest";
import {
  allocateRows,
  type BandShare,
  createLanes,
  lanesOf,
  packBands,
  type Packed,
  type Sharing,
} from "../../src/plot/levels/packing.ts";
import { runs } from "../support/sweep.ts";

type Bar = readonly [from: number, length: number];

/**
 * Packs bars in as few lanes as possible, the earliest first. Only the lanes of the result matter
 * for this test, so the other fields are omitted.
 */
function pack(bars: readonly Bar[], limit: number): Packed[] | null {
  const lanes = createLanes(limit);
  const taken = [...bars]
    .sort(([a], [b]) => a - b)
    .map(([from, length]) => lanes.take({ from, to: from + length }));
  return taken.includes(-1) ? null : taken.map((lane) => ({ lane }) as Packed);
}

/** Computes the expected shares by packing every band whole, without a limit. */
function plainly(bands: readonly (readonly Bar[])[], rows: number): BandShare[] {
  const packed = bands.map((bars) => pack(bars, Infinity) as Packed[]);
  const needs = packed.map((all) => Math.max(1, lanesOf(all)));
  const isScrolled = needs.reduce((sum, need) => sum + need, 0) <= 2 * rows;
  const shares = isScrolled ? needs : allocateRows(needs, rows, 3);
  return shares.map((share, at) => ({
    share,
    all: lanesOf(packed[at] as Packed[]) <= share ? (packed[at] as Packed[]) : null,
  }));
}

const bars = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 })), {
  maxLength: 16,
});

it("packBands: shares rows as if each band were packed whole, and packs no band further than it may need", () => {
  fc.assert(
    fc.property(
      fc.array(bars, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: -2, max: 30 }),
      fc.boolean(),
      (bands, rows, isKnown) => {
        const limits: number[] = [];
        const sharing = bands.map((of): Sharing => {
          // The minimum known before packing is a lower bound of the need, or 1 where nothing is
          // known.
          const need = lanesOf(pack(of, Infinity) as Packed[]);
          return {
            least: isKnown ? Math.max(1, need - 1) : 1,
            pack: (limit) => {
              limits.push(limit);
              return pack(of, limit);
            },
          };
        });
        expect(packBands(sharing, rows)).toEqual(plainly(bands, rows));
        expect(limits.length).toBe(bands.length);
        // The limit is the rows that scrolling allows, or the minimum of a band.
        expect(Math.max(...limits)).toBeLessThanOrEqual(Math.max(2 * rows, 3));
      },
    ),
    { numRuns: runs(3000) },
  );
});
