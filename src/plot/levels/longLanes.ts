import { boundedCache } from "../../base/memo.ts";
import { type EventIndex, octaveOf } from "../../model/eventIndex.ts";
import { byRank, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import { createLanes, type Lanes, type Meeting, type Packed, type Shapes } from "./packing.ts";
import type { Footprint } from "./shape.ts";

/** px: a bar of an octave of length that can be longer than this is long, at a scale. */
export const LONG = 256;
/** Parts of a tile, each of which offers its best. */
const CELLS = 8;

/** Where long bars are: whatever the zoom level, as long as they are long at it. */
export interface LongLanes {
  /**
   * Those of higher octaves than one that have a lane, by whatever part of their footprint is in a
   * window.
   */
  above(octave: number): Meeting<Packed>;
}

/** What long bars are packed with. */
export interface LongPacking {
  readonly index: EventIndex;
  readonly event: (row: number) => ModelEvent;
  /** The shapes at a scale (ms per px). */
  readonly shapesAt: (msPerPx: number) => Shapes;
  /** How many lanes they can have. */
  readonly lanes: number;
}

/**
 * Bars get their lanes by octaves of length, the longest first, around those that are longer still;
 * within an octave by tiles of twice its length, first the even ones, each alone, then the odd ones
 * around their neighbours. So a lane depends on the tiles around it and on what is longer, never on
 * the window.
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
   * What is open at an end leaves its lane free beyond the other one, by as many px as that takes
   * where an octave is not long.
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
   * Of what is open at an end each has a lane of its own: there is no scale at which two would be
   * far enough from each other.
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
 * Keeps the first lane for the first in rank of all events, however long others are, while rows of
 * an octave are packed.
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

/** Tiles that are kept of one row: more than any window shows. */
const KEPT = 256;

/**
 * Makes each tile of each row once, as long as not too many others are asked for. Time has no first
 * tile: `at` may be negative.
 */
export function createTiles<T>(make: (row: number, at: number) => T): (row: number, at: number) => T {
  const rows = boundedCache<(at: number, make: (at: number) => T) => T, number>();
  return (row, at) => rows(row, () => boundedCache<T, number>(KEPT))(at, () => make(row, at));
}
