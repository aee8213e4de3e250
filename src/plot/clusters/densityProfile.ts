import { boundedCache } from "../../base/memo.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import type { BandWindow } from "../events/placeMarks.ts";
import type { LevelBand } from "../levels/layoutLevels.ts";
import { createTiles } from "../levels/tileLanes.ts";

/** Columns per cell: each is from 8 to 16 px wide. */
const PER_CELL = 8;
/** Columns that are counted together. */
const TILE = 64;

/**
 * Density profile of a strip: how many events begin in each of its columns, in inline px.
 * Neighbouring columns with equal counts are one step.
 */
export interface PlacedProfile {
  readonly band: number;
  readonly steps: readonly { readonly x0: number; readonly x1: number; readonly share: number }[];
  readonly top: number;
  readonly bottom: number;
  /**
   * Zoom that has moved the profile since its layout, if any: lengths are multiplied by `by`, and
   * `from` (inline px) is added.
   */
  readonly stretch?: { readonly by: number; readonly from: number };
}

/**
 * Counts the events of an index that begin in a column of time, one of those of `length` ms from
 * time zero; each event is counted once.
 */
export type Profiles = (index: EventIndex, length: number, column: number) => number;

/**
 * Creates a counter of columns that caches its counts by tile. Of each length it retains at
 * least the last 256 tiles.
 */
export function createProfiles(): Profiles {
  const tilesOf = boundedCache<(length: number, tile: number) => Float64Array, EventIndex>();
  const create = (index: EventIndex): ReturnType<typeof createTiles<Float64Array>> =>
    createTiles((length, tile) => countTile(index, length, tile));
  return (index, length, column) => {
    const tile = Math.floor(column / TILE);
    return tilesOf(index, create)(length, tile)[column - tile * TILE] as number;
  };
}

/**
 * Computes the density profile of a band in a window. Heights follow the logarithm of the counts,
 * relative to the number of all counted events of the band.
 */
export function placeProfile(
  { counted }: Pick<LevelBand, "counted">,
  { scale, cellLength, index: band, geometry }: BandWindow & { readonly cellLength: number },
  profiles: Profiles,
): PlacedProfile {
  const length = cellLength / PER_CELL;
  const size = counted.reduce((sum, index) => sum + index.size, 0);
  const steps: { x0: number; x1: number; share: number }[] = [];
  const first = Math.floor(scale.domain.start / length);
  const columns = Math.ceil(scale.domain.end / length) - first;
  for (let column = first; column < first + columns && column + 1 > column; column += 1) {
    const count = counted.reduce((sum, index) => sum + profiles(index, length, column), 0);
    const share = Math.log2(1 + count) / Math.log2(1 + size);
    const x0 = Math.max(0, scale(column * length));
    const x1 = Math.min(scale.size, scale((column + 1) * length));
    const last = steps.at(-1);
    if (last?.share === share) last.x1 = x1;
    else steps.push({ x0, x1, share });
  }
  return { band, steps, top: geometry.clustersTop, bottom: geometry.clustersEnd };
}

function countTile(index: EventIndex, length: number, tile: number): Float64Array {
  const counts = new Float64Array(TILE);
  const first = tile * TILE;
  if (index.size === 0 || index.countFrom(first * length, (first + TILE) * length) === 0) return counts;
  // Only the edges between columns are looked up, each of them once.
  let before = index.countFrom(-Infinity, first * length);
  return counts.map((_, column) => {
    const until = index.countFrom(-Infinity, (first + column + 1) * length);
    const count = until - before;
    before = until;
    return count;
  });
}
