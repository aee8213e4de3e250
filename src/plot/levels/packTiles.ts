import type { EventIndex } from "../../model/eventIndex.ts";
import { byStart, meets, type ModelEvent } from "../../model/model.ts";
import { createTiles, LONG, type LongLanes } from "./longLanes.ts";
import { createLanes, type Meeting, packByRank, type Packed, type Shapes } from "./packing.ts";

/** px of the parts of a tile, each of which offers its best. */
const CELL = 64;
/**
 * px that an event takes at most beside its bar and its label: fades and question marks at both
 * ends, and gaps.
 */
const BESIDE = 232;
/**
 * More than there are lanes, since labels are longer than a part and some fit where others do not.
 */
const SPARE = 3;

/** What the events of one band are packed with, at one level. */
export interface TilePacking {
  readonly index: EventIndex;
  readonly event: (row: number) => ModelEvent;
  /** ms to a px, the level's widest. */
  readonly msPerPx: number;
  readonly shapes: Shapes;
  readonly lanes: number;
  /** px of the widest label. */
  readonly labelWidth: number;
  readonly long: LongLanes;
}

/**
 * Where a level draws the events of a band that are too many to be looked at one by one: tiles of
 * time are packed, first the even ones, each alone, then the odd ones around their neighbours, with
 * the first in rank first. So the place of an event depends on three tiles and on the long bars
 * through them, never on the window; and the last lane is kept for the best of each odd tile, which
 * an even one might otherwise leave no room, and for the best of all.
 */
export function packTiles(packing: TilePacking): Meeting<Packed> {
  const { index, event, msPerPx, shapes, lanes: limit, long } = packing;
  // No event that is not long reaches further than into the next one.
  const cells = Math.ceil((LONG + packing.labelWidth + BESIDE) / CELL);
  const width = cells * CELL * msPerPx;
  const octave = Math.floor(Math.log2(LONG * msPerPx));
  // Lengths are put into octaves with a rounding.
  const longest = 1.001 * 2 ** octave;
  const tileStart = (at: number): number => at * width;
  const isOdd = (at: number): boolean => at % 2 !== 0;

  /** The first in rank among some, in the last lane. */
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
    // By a count: where numbers are too large for it, one more is the same.
    for (let index = 0; index <= count; index += 1) found.push(...tiles(0, first + index));
    return found.filter((one) => meets(one.event.extent, window)).sort((a, b) => byStart(a.event, b.event));
  };
}
