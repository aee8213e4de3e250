import { boundedCache } from "../../base/memo.ts";
import { DAY, HOUR, MINUTE, SECOND, YEAR } from "../../base/durations.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import type { Model } from "../../model/model.ts";
import type { RateUnit } from "../../options/messages.ts";
import type { BandWindow } from "../events/placeMarks.ts";
import type { LevelBand } from "../levels/layoutLevels.ts";
import { createTiles } from "../levels/tileLanes.ts";

/** Columns per cell: each is from 8 to 16 px wide. */
const PER_CELL = 8;
/** Columns that are counted together. */
const TILE = 64;
/** Greatest number of kinds with a part of their own; all others share one. */
const KINDS = 8;
/** Least number of events at the top of a scale: below it, one event would look like a peak. */
const LEAST_TOP = 8;
/** Factor by which the highest column exceeds the median one where the scale is of square roots. */
const STEEP = 20;
/** px: least height of a column, and in it of the kind of its most important event. */
const LEAST = { column: 1, kind: 2 };

/** Units of time of a rate, in ms. */
const UNITS: readonly (readonly [RateUnit, number])[] = [
  ["Second", SECOND],
  ["Minute", MINUTE],
  ["Hour", HOUR],
  ["Day", DAY],
  ["Month", YEAR / 12],
  ["Year", YEAR],
];
const LONGEST: (typeof UNITS)[number] = ["Millennium", 1_000 * YEAR];

/** Part of a column: the events of one kind. */
interface ColumnPart {
  /** `undefined` for events of no kind, and of all kinds after the first ones. */
  readonly kind: string | undefined;
  readonly height: number;
}

/**
 * Histogram of a strip: how many events begin in each of its columns, drawn ones too. Columns stand
 * on the foot of the strip, in inline px; their parts are stacked from there.
 */
export interface PlacedHistogram {
  readonly band: number;
  readonly columns: readonly {
    readonly x0: number;
    readonly x1: number;
    readonly parts: readonly ColumnPart[];
  }[];
  readonly top: number;
  readonly bottom: number;
  /** What a column of the whole height would count. */
  readonly scale: {
    readonly rate: number;
    readonly unit: RateUnit;
    /** Whether heights follow the square roots of the counts. */
    readonly isRoot: boolean;
  };
  /**
   * Zoom that has moved the histogram since its layout, if any: lengths are multiplied by `by`, and
   * `from` (inline px) is added.
   */
  readonly stretch?: { readonly by: number; readonly from: number };
}

/** Events that begin in a column, by the number of their kind, and the kind of the best of them. */
interface Counts {
  readonly byKind: Float64Array;
  /** -1 where no event is more important than others. */
  readonly best: number;
}

/** Counts the events of an index that begin in a column: one of those of `length` ms. */
export interface Columns {
  /** Kinds with a part of their own, in the order of the parts; all others follow them. */
  readonly kinds: readonly string[];
  readonly countsIn: (index: EventIndex, length: number, column: number) => Counts;
}

/**
 * Creates a counter of columns that caches its counts by tile. Of each length it retains at least
 * the last 256 tiles.
 */
export function createColumns(model: Model): Columns {
  const kinds = [...model.kinds]
    .sort(([, a], [, b]) => b - a)
    .slice(0, KINDS)
    .map(([kind]) => kind);
  const tilesOf = boundedCache<(length: number, tile: number) => readonly Counts[], EventIndex>();
  const create = (index: EventIndex): ReturnType<typeof createTiles<readonly Counts[]>> =>
    createTiles((length, tile) => countTile(index, { length, tile, kinds, model }));
  return {
    kinds,
    countsIn(index, length, column) {
      const tile = Math.floor(column / TILE);
      return tilesOf(index, create)(length, tile)[column - tile * TILE] as Counts;
    },
  };
}

/** Computes the histogram of a band in a window; `null` where no event begins in it. */
export function placeHistogram(
  { counted }: Pick<LevelBand, "counted">,
  { scale, cellLength, index: band, geometry }: BandWindow & { readonly cellLength: number },
  { kinds, countsIn }: Columns,
): PlacedHistogram | null {
  const length = cellLength / PER_CELL;
  const first = Math.floor(scale.domain.start / length);
  const count = Math.ceil(scale.domain.end / length) - first;
  const filled: { readonly column: number; readonly all: number; readonly counts: readonly Counts[] }[] = [];
  for (let column = first; column < first + count && column + 1 > column; column += 1) {
    const counts = counted.map((index) => countsIn(index, length, column)).filter((one) => totalOf(one) > 0);
    if (counts.length > 0)
      filled.push({ column, all: counts.reduce((sum, one) => sum + totalOf(one), 0), counts });
  }
  const sorted = filled.map(({ all }) => all).sort((a, b) => a - b);
  const most = sorted.at(-1);
  if (most === undefined) return null;
  const isRoot = most > STEEP * (sorted[sorted.length >> 1] as number);
  const { rate, unit, top } = topOf(Math.max(most, LEAST_TOP), length);
  const [roof, foot] = [geometry.clustersTop, geometry.clustersEnd];
  const heightOf = (all: number): number => {
    const share = all / top;
    return Math.max(LEAST.column, (foot - roof) * (isRoot ? Math.sqrt(share) : share));
  };
  const columns = filled.map(({ column, all, counts }) => ({
    x0: Math.max(0, scale(column * length)),
    x1: Math.min(scale.size, scale((column + 1) * length)),
    parts: partsOf(counts, heightOf(all)).map(([number, height]) => ({ kind: kinds[number], height })),
  }));
  return { band, columns, top: roof, bottom: foot, scale: { rate, unit, isRoot } };
}

/**
 * Returns a round rate that is no lower than `most` events in `length` ms, in the shortest unit in
 * which it is 1 or more, and the number of events that it gives in that time.
 */
function topOf(
  most: number,
  length: number,
): { readonly rate: number; readonly unit: RateUnit; readonly top: number } {
  const [unit, ms] = UNITS.find((one) => (most * one[1]) / length >= 1) ?? LONGEST;
  const exact = (most * ms) / length;
  const power = 10 ** Math.floor(Math.log10(exact));
  const rate = power * ([1, 2, 3, 4, 5, 6, 8].find((digit) => digit * power >= exact) ?? 10);
  return { rate, unit, top: (rate * length) / ms };
}

/**
 * Returns the heights (px) of the parts of a column, by the numbers of their kinds. The kind of the
 * most important event is high enough to be seen.
 */
function partsOf(counts: readonly Counts[], height: number): (readonly [kind: number, height: number])[] {
  const best = counts.find((one) => one.best >= 0)?.best ?? -1;
  const sums = (counts[0] as Counts).byKind.map((_, kind) =>
    counts.reduce((sum, { byKind }) => sum + (byKind[kind] as number), 0),
  );
  const all = sums.reduce((sum, one) => sum + one, 0);
  const own = best < 0 ? 0 : Math.min(height, Math.max(LEAST.kind, (height * (sums[best] as number)) / all));
  const others = best < 0 ? all : all - (sums[best] as number);
  return [...sums.entries()]
    .filter(([, sum]) => sum > 0)
    .map(([kind, sum]) => [kind, kind === best ? own : ((height - own) * sum) / others]);
}

function totalOf({ byKind }: Counts): number {
  return byKind.reduce((sum, one) => sum + one, 0);
}

function countTile(
  index: EventIndex,
  {
    length,
    tile,
    kinds,
    model,
  }: {
    readonly length: number;
    readonly tile: number;
    readonly kinds: readonly string[];
    readonly model: Model;
  },
): readonly Counts[] {
  const first = tile * TILE;
  const isEmpty = index.size === 0 || index.countFrom(first * length, (first + TILE) * length) === 0;
  return Array.from({ length: TILE }, (_, at) => {
    const byKind = new Float64Array(kinds.length + 1);
    const stretch = { start: (first + at) * length, end: (first + at + 1) * length };
    const all = isEmpty ? 0 : index.countFrom(stretch.start, stretch.end);
    if (all === 0) return { byKind, best: -1 };
    const numberOf = (kind: string | undefined): number => {
      const number = kind === undefined ? -1 : kinds.indexOf(kind);
      return number < 0 ? kinds.length : number;
    };
    if (kinds.length === 0) byKind[0] = all;
    else
      for (const [kind, count] of index.kindsFrom(stretch.start, stretch.end))
        byKind[numberOf(kind)]! += count;
    const [row] = kinds.length === 0 ? [] : index.best(stretch, 1, Infinity);
    const event = row === undefined ? undefined : model.event(row);
    return { byKind, best: event !== undefined && event.importance > 0 ? numberOf(event.kind) : -1 };
  });
}
