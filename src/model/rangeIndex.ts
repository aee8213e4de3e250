import type { TimeRange } from "../time/scale.ts";

/** Finds the extents that meet a window without looking at the others. */
export interface RangeIndex {
  /** The positions, ascending, of the extents that share any time with a window (see `meets`). */
  meeting(window: TimeRange): number[];
}

/** Extents of about the same length: none is longer than `longest`. */
interface Bucket {
  readonly longest: number;
  /** Ascending. */
  readonly starts: Float64Array;
  readonly positions: Uint32Array;
}

/**
 * Creates the index of extents that are given by start. They are kept in buckets, by octaves of their length: one that meets
 * a window begins before its end, and at most the bucket's longest before its start, so that two binary searches a bucket
 * leave out nearly all that do not meet it.
 */
export function createRangeIndex(extents: readonly TimeRange[]): RangeIndex {
  const buckets = bucketsOf(extents);
  return {
    meeting(window) {
      const found: number[] = [];
      for (const { longest, starts, positions } of buckets) {
        const end = firstAtLeast(starts, window.end);
        const from = window.start - longest - Math.abs(window.start) * Number.EPSILON;
        for (let index = firstAtLeast(starts, from); index < end; index += 1) {
          const position = positions[index] as number;
          const extent = extents[position] as TimeRange;
          if (extent.end > window.start || extent.start === window.start) found.push(position);
        }
      }
      return found.sort((a, b) => a - b);
    },
  };
}

function bucketsOf(extents: readonly TimeRange[]): Bucket[] {
  const byOctave = new Map<number, number[]>();
  extents.forEach(({ start, end }, position) => {
    const octave = Math.ceil(Math.log2(end - start));
    const bucket = byOctave.get(octave);
    if (bucket === undefined) byOctave.set(octave, [position]);
    else bucket.push(position);
  });
  return [...byOctave].map(([octave, positions]) => ({
    // A little more, since the logarithm and sums far from now are rounded.
    longest: 2 ** octave * (1 + 1e-12),
    starts: Float64Array.from(positions, (position) => (extents[position] as TimeRange).start),
    positions: Uint32Array.from(positions),
  }));
}

/** The first index whose value is not less than `value`. */
function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
