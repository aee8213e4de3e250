import type { EventIndex } from "../../model/eventIndex.ts";
import { byStart, meets, type ModelEvent } from "../../model/model.ts";
import { createTiles, LONG, type LongLanes } from "./longLanes.ts";
import { createLanes, type Meeting, packByRank, type Packed, type Shapes } from "./packing.ts";

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
export interface TilePacking {
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
      .map((one) => ({ event: one, lane: limit - 1, ...shapes(one, "whole") }));
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
