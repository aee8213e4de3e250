import { boundedCache } from "../../base/memo.ts";
import { type EventIndex, octaveOf } from "../../model/eventIndex.ts";
import { byRank, byStart, meets, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import {
  createLanes,
  type Lanes,
  type Meeting,
  packByRank,
  type Packed,
  packedAs,
  type Shapes,
} from "./packing.ts";
import type { Footprint } from "./shape.ts";

/** px of a part of a tile; the best events of each part are candidates. */
const CELL = 64;
/**
 * px that an event takes at most besides its bar and its label: fades and question marks at both
 * ends, and gaps.
 */
const BESIDE = 232;
/**
 * Number of candidates in a part beyond the number of lanes. Labels are longer than a part, and
 * some candidates fit where others do not.
 */
const SPARE = 3;

/** Input for packing the events of one band at one level. */
interface TilePacking {
  readonly index: EventIndex;
  readonly event: (row: number) => ModelEvent;
  /** ms per px, at the level's widest scale. */
  readonly msPerPx: number;
  readonly shapes: Shapes;
  readonly lanes: number;
  /** px: greatest width of a label. */
  readonly labelWidth: number;
  readonly long: LongLanes;
}

/**
 * Packs the events of a band at one level, if they are too many to be read one by one. Time is
 * packed in tiles, by rank: first the even tiles, each on its own, then the odd ones around their
 * neighbours. So the lane of an event depends on three tiles and on the long bars through them,
 * never on the window. The last lane is reserved for the best event of each odd tile, to which an
 * even tile might otherwise leave no room, and for the best event of all.
 */
export function packTiles(packing: TilePacking): Meeting<Packed> {
  const { index, event, msPerPx, shapes, lanes: limit, long } = packing;
  // A tile is so wide that an event that is not long reaches no further than the next tile.
  const cells = Math.ceil((LONG + packing.labelWidth + BESIDE) / CELL);
  const width = cells * CELL * msPerPx;
  const octave = Math.floor(Math.log2(LONG * msPerPx));
  // The factor allows for rounding when lengths are sorted into octaves.
  const longest = 1.001 * 2 ** octave;
  const tileStart = (at: number): number => at * width;
  const isOdd = (at: number): boolean => at % 2 !== 0;

  /** Returns the first event in rank that begins in a stretch and is not long, in the last lane. */
  const firstIn = (start: number, end: number): Packed[] =>
    index
      .best({ start, end }, 1, octave)
      .map(event)
      .map((one) => packedAs(shapes(one, "whole"), one, limit - 1));
  const [star] = firstIn(-Infinity, Infinity);

  const bestOf = createTiles((_, at: number): Packed[] => {
    const [start, end] = [tileStart(at), tileStart(at + 1)];
    if (star === undefined || (star.event.extent.start >= start && star.event.extent.start < end))
      return star === undefined ? [] : [star];
    return isOdd(at)
      ? firstIn(start, end).filter(
          ({ footprint: { from, to } }) => from >= star.footprint.to || to <= star.footprint.from,
        )
      : [];
  });

  const tiles = createTiles((_, at: number): Packed[] => {
    const lanes = createLanes(limit);
    const reserve = (packed: readonly Packed[]): void =>
      packed.forEach(({ lane, footprint }) => lanes.put(lane, footprint));
    reserve(long.above(octave)({ start: tileStart(at - 1), end: tileStart(at + 2) }));
    const beside = [at - 1, at + 1];
    for (const one of beside) reserve(isOdd(at) ? tiles(0, one) : bestOf(0, one));
    const first = bestOf(0, at);
    reserve(first);
    const rest = candidates(at)
      .filter((row) => row !== first[0]?.event.row)
      .map(event);
    return [...first, ...packByRank(rest, shapes, lanes)];
  });

  const candidates = (at: number): number[] =>
    Array.from({ length: cells }, (_, cell) => tileStart(at + cell / cells)).flatMap((start, cell) =>
      index.best({ start, end: tileStart(at + (cell + 1) / cells) }, limit + SPARE, octave),
    );

  return (window) => {
    const found = [...long.above(octave)(window)];
    const first = Math.floor((window.start - longest) / width);
    const count = Math.floor(window.end / width) - first;
    // The loop counts from 0: the number of a tile can be so large that adding 1 does not change
    // it.
    for (let index = 0; index <= count; index += 1) found.push(...tiles(0, first + index));
    return found.filter((one) => meets(one.event.extent, window)).sort((a, b) => byStart(a.event, b.event));
  };
}

/** px: a bar is long at a scale if its octave of length includes bars longer than this. */
const LONG = 256;
/** Parts of a tile of long bars; the best of each part are candidates. */
const PARTS = 8;

/** Lanes of long bars. A bar has the same lane at every zoom level at which it is long. */
export interface LongLanes {
  /**
   * Returns the bars of octaves greater than `octave` that have a lane and whose footprint meets a
   * window.
   */
  above(octave: number): Meeting<Packed>;
}

/** Input for packing long bars. */
interface LongPacking {
  readonly index: EventIndex;
  readonly event: (row: number) => ModelEvent;
  /** Returns the shapes at a scale (ms per px). */
  readonly shapesAt: (msPerPx: number) => Shapes;
  /** Number of lanes that long bars may take. */
  readonly lanes: number;
}

/**
 * Creates the lanes of long bars. Octaves of length are packed from the longest to the shortest,
 * each around the longer bars. An octave is packed in tiles of twice its length: first the even
 * tiles, each on its own, then the odd ones around their neighbours. So a lane depends on the
 * neighbouring tiles and on longer bars, never on the window.
 */
export function createLongLanes({ index, event, shapesAt, lanes: limit }: LongPacking): LongLanes {
  const tiles = createTiles((octave: number, at) =>
    octave === Infinity ? packOpen() : packTile(octave, at),
  );
  const octaves = index.octaves;
  const keepForStar = createStarKeeper({ index, event, shapesAt });

  const above =
    (octave: number): Meeting<Packed> =>
    (window) => {
      const higher = octaves.filter((one) => one > octave);
      const packed = higher.flatMap((one) => (one === Infinity ? openAt(octave) : tilesMeeting(one, window)));
      return packed.filter(({ footprint }) => footprint.from < window.end && footprint.to > window.start);
    };

  /**
   * Returns the bars with an open end, with their footprints at the widest scale at which the
   * octave after `octave` is long. Beyond the end that is not open their lane is free.
   */
  const openAt = (octave: number): readonly Packed[] => {
    const shapes = shapesAt(2 ** (octave + 1) / LONG);
    return tiles(Infinity, 0).map((packed) => ({
      ...packed,
      footprint: shapes(packed.event, "none").footprint,
    }));
  };

  const tilesMeeting = (octave: number, window: TimeRange): readonly Packed[] => {
    const width = 2 ** (octave + 1);
    const [first, last] = [Math.floor(window.start / width) - 1, Math.floor(window.end / width) + 1];
    const found: Packed[] = [];
    for (let index = 0; index <= last - first; index += 1) found.push(...tiles(octave, first + index));
    return found;
  };

  const packTile = (octave: number, at: number): Packed[] => {
    const width = 2 ** (octave + 1);
    const cell = width / PARTS;
    const rows = Array.from({ length: PARTS }, (_, part) => at * width + part * cell).flatMap((start) =>
      index.bestOfOctave(octave, { start, end: start + cell }, limit + 1),
    );
    if (rows.length === 0) return [];
    const lanes = createLanes(limit);
    keepForStar(lanes, octave, rows);
    // A footprint is a little longer than its bar, on both sides.
    for (const { lane, footprint } of above(octave)({ start: (at - 1) * width, end: (at + 2) * width }))
      lanes.put(lane, footprint);
    const isOdd = at % 2 !== 0;
    if (isOdd)
      for (const beside of [at - 1, at + 1])
        for (const { lane, footprint } of tiles(octave, beside)) lanes.put(lane, footprint);
    const shapes = shapesAt(2 ** octave / LONG);
    return pack(rows.map(event), lanes, (one) => shapes(one, "none").footprint);
  };

  /**
   * Packs the bars with an open end. Each has a lane of its own: there is no scale at which two of
   * them are always far enough apart.
   */
  const packOpen = (): Packed[] => {
    const rows = index.bestOfOctave(Infinity, { start: -Infinity, end: Infinity }, limit);
    const lanes = createLanes(limit);
    keepForStar(lanes, Infinity, rows);
    return pack(rows.map(event), lanes, () => ({ from: -Infinity, to: Infinity }));
  };

  return { above };
}

function pack(
  events: readonly ModelEvent[],
  lanes: Lanes,
  footprintOf: (event: ModelEvent) => Footprint,
): Packed[] {
  const packed: Packed[] = [];
  for (const event of [...events].sort(byRank)) {
    const footprint = footprintOf(event);
    const lane = lanes.take(footprint);
    if (lane >= 0) packed.push(packedAs({ form: "bar", label: "inside", room: 0, footprint }, event, lane));
  }
  return packed;
}

/**
 * Creates a function that reserves the first lane for the event that is first in rank, while other
 * bars of an octave are packed. Otherwise longer bars, which are packed earlier, could take all
 * lanes.
 */
function createStarKeeper({
  index,
  event,
  shapesAt,
}: Pick<LongPacking, "index" | "event" | "shapesAt">): (
  lanes: Lanes,
  octave: number,
  rows: readonly number[],
) => void {
  const [star] = index.best({ start: -Infinity, end: Infinity }, 1, Infinity).map(event);
  const own = star === undefined ? -Infinity : octaveOf(star.extent.end - star.extent.start);
  return (lanes, octave, rows) => {
    if (star === undefined || own === -Infinity || own > octave || rows.includes(star.row)) return;
    lanes.put(0, shapesAt(2 ** own / LONG)(star, "none").footprint);
  };
}

/** Number of tiles that are cached per row: more than any window shows. */
const KEPT = 256;

/**
 * Returns a function that creates each tile of each row once and caches it, until too many other
 * tiles of the row are requested. Time has no first tile: `at` may be negative.
 */
export function createTiles<T>(make: (row: number, at: number) => T): (row: number, at: number) => T {
  // Both functions stand outside of the calls: a profile asks for a tile for each of its columns.
  const rows = boundedCache<(at: number) => T, number>();
  const create = (row: number): ((at: number) => T) => {
    const tiles = boundedCache<T, number>(KEPT);
    const makeAt = (at: number): T => make(row, at);
    return (at) => tiles(at, makeAt);
  };
  return (row, at) => rows(row, create)(at);
}
