import { boundedCache } from "../../base/memo.ts";
import { type EventIndex, octaveOf } from "../../model/eventIndex.ts";
import { byRank, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import { createLanes, type Lanes, type Meeting, type Packed, type Shapes } from "./packing.ts";
import type { Footprint } from "./shape.ts";

/** px: a bar is long at a scale if its octave of length includes bars longer than this. */
export const LONG = 256;
/** Parts of a tile; the best events of each part are candidates. */
const CELLS = 8;

/** Lanes of long bars. A bar has the same lane at every zoom level at which it is long. */
export interface LongLanes {
  /**
   * Returns the bars of octaves greater than `octave` that have a lane and whose footprint meets a
   * window.
   */
  above(octave: number): Meeting<Packed>;
}

/** Input for packing long bars. */
export interface LongPacking {
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
    const cell = width / CELLS;
    const rows = Array.from({ length: CELLS }, (_, part) => at * width + part * cell).flatMap((start) =>
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
    if (lane >= 0) packed.push({ event, form: "bar", label: "inside", room: 0, lane, footprint });
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
