import { boundedCache } from "../../base/memo.ts";
import type { EventIndex } from "../../model/eventIndex.ts";
import { byRank, byStart, meets, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import { createLanes, type Lanes, type Meeting } from "./packing.ts";
import type { Tier } from "./planRows.ts";
import type { Footprint } from "./shape.ts";
import { cellLength, type ZoomLevels } from "./zoomLevels.ts";

/** Number of cells in a tile: 512 to 1,024 px at the widest scale of its level. */
const CELLS = 8;
/**
 * Candidates in a cell: all of its events while they are at most so many times as many as lanes;
 * otherwise as many as lanes and a few more, since some fit where others do not. Where many are
 * counted anyway, fewer marks leave more room for labels.
 */
const CANDIDATES = { times: 4, spare: 3 };

/** An event with a lane, the same at every level from its first one on. */
export interface Laned {
  readonly event: ModelEvent;
  readonly lane: number;
  /** How much of its label it took into the lane. */
  readonly tier: Tier;
}

/** Input for the lanes of a crowded band. */
interface TilePacking {
  readonly index: EventIndex;
  readonly event: (row: number) => ModelEvent;
  readonly lanes: number;
  readonly zoom: ZoomLevels;
  /** ms: the fitted view, which level 0 fills as a whole. */
  readonly fit: TimeRange;
  /** ms: a longer event takes no room in the last lane, so that shorter ones are seen. */
  readonly longest: number;
  /** How much of its label an event may take, from all of it to nothing. */
  readonly tiers: readonly Tier[];
  /** Returns the function that gives the stretch an event takes at the widest scale of a level. */
  readonly demandsAt: (level: number) => (event: ModelEvent, tier: Tier) => Footprint;
}

/** Returns the events of a level that have a lane and meet a window, in the order of reading. */
export type TileLanes = (level: number) => Meeting<Laned>;

/** What a level adds in a tile of time. */
interface Tile {
  readonly added: readonly Laned[];
  /** Whether every event that begins in the tile has a lane, so that finer levels add nothing. */
  readonly isComplete: boolean;
}

/**
 * Creates the lanes of a band whose events are too many to be read one by one. Level 0 is filled as
 * a whole. Each finer level keeps what is drawn, in the same lanes, and adds by rank what has room
 * between; each coarser one keeps what is still apart: so zooming in only adds. Finer levels are
 * filled in tiles of time, first the even ones, each on its own, then the odd ones around their
 * neighbours. So a lane depends on a few tiles, never on the window, and the cost does not depend
 * on the number of events.
 */
export function createTileLanes(packing: TilePacking): TileLanes {
  const { index, event, lanes: limit, zoom, fit, longest, tiers, demandsAt } = packing;
  const lengthOf = (level: number): number => CELLS * cellLength(zoom.widestScale(level));
  const demandsOf = boundedCache<ReturnType<typeof demandsAt>, number>();
  const demandOf = (level: number): ReturnType<typeof demandsAt> => demandsOf(level, demandsAt);
  /** Returns the tile of the level before that holds a tile. Level 0 is one tile. */
  const parentOf = (level: number, at: number): number => (level === 1 ? 0 : Math.floor(at / 2));

  /**
   * Returns the stretch in which a tile may place anything. Those of a tile and of the next one but
   * one do not meet, and the longest bar of a tile lies in it with its fades.
   */
  const reachOf = (level: number, at: number): Footprint => {
    if (level === 0) return { from: -Infinity, to: Infinity };
    const length = lengthOf(level);
    return { from: (at - 1 / 4) * length, to: (at + 1 + 3 / 4) * length };
  };

  /** Returns what coarser levels drew within the reach of a tile. */
  const coarser = createTiles((level, at): readonly Laned[] => {
    if (level === 0) return [];
    const { from, to } = reachOf(level, at);
    const demand = demandOf(level);
    const parent = parentOf(level, at);
    const beside = level === 1 ? [0] : [...new Set([parent - 1, parent, parent + 1])];
    const before = [...coarser(level - 1, parent), ...beside.flatMap((one) => tiles(level - 1, one).added)];
    return before.filter((one) => {
      const taken = demand(one.event, one.tier);
      return taken.from < to && taken.to > from;
    });
  });

  const tiles = createTiles((level, at): Tile => {
    if (level > 0 && tiles(level - 1, parentOf(level, at)).isComplete) return COMPLETE;
    const cells = cellsOf(level, at);
    const [first, last] = [cells[0] as TimeRange, cells.at(-1) as TimeRange];
    const own = coarser(level, at).filter(beginsIn({ start: first.start, end: last.end }));
    const count = index.countFrom(first.start, last.end);
    if (own.length === count) return COMPLETE;
    const lanes = createLanes(limit);
    const demand = demandOf(level);
    const reserve = (packed: readonly Laned[]): void =>
      packed.forEach((one) => lanes.put(one.lane, demand(one.event, one.tier)));
    reserve(coarser(level, at));
    if (level > 0 && at % 2 !== 0) for (const beside of [at - 1, at + 1]) reserve(tiles(level, beside).added);
    const mostOf = ({ extent: { start, end } }: ModelEvent): number =>
      end - start > longest ? Math.max(1, limit - 1) : limit;
    const added = fill(lanes, candidates(level, cells, own), {
      tiers,
      demand,
      mostOf,
      ...reachOf(level, at),
    });
    return { added, isComplete: own.length + added.length === count };
  });

  /** Divides a tile into its cells. At level 0 the first and the last cell have no outer end. */
  const cellsOf = (level: number, at: number): TimeRange[] => {
    const length = lengthOf(level) / CELLS;
    const first = level === 0 ? Math.floor(fit.start / length) : at * CELLS;
    const count = level === 0 ? Math.ceil(fit.end / length) - first : CELLS;
    return Array.from({ length: count }, (_, cell) => ({
      start: level === 0 && cell === 0 ? -Infinity : (first + cell) * length,
      end: level === 0 && cell === count - 1 ? Infinity : (first + cell + 1) * length,
    }));
  };

  /** Returns the best events of each cell that are not drawn and not too long for the tile. */
  const candidates = (level: number, cells: readonly TimeRange[], own: readonly Laned[]): ModelEvent[] => {
    const drawn = new Set(own.map((one) => one.event.row));
    const octave = level === 0 ? Infinity : Math.log2(lengthOf(level)) - 1;
    return cells.flatMap((cell) => {
      const known = own.filter(beginsIn(cell)).length;
      const left = index.countFrom(cell.start, cell.end) - known;
      const most = left <= CANDIDATES.times * limit ? left : limit + CANDIDATES.spare;
      const rows = left === 0 ? [] : index.best(cell, known + most, octave);
      return rows.filter((row) => !drawn.has(row)).map(event);
    });
  };

  const coarseLevels = boundedCache<readonly Laned[], number>();
  /** Returns what level 0 or a coarser one draws: those of the finer level that are still apart. */
  const coarseAt = (level: number): readonly Laned[] => {
    if (level === 0) return tiles(0, 0).added;
    const demand = demandOf(level);
    const lanes = createLanes(limit);
    return [...coarseLevels(level + 1, coarseAt)]
      .sort((a, b) => byRank(a.event, b.event))
      .filter((one) => lanes.put(one.lane, demand(one.event, tiers.at(-1) as Tier)));
  };

  return (level) => (window) => {
    const found = [...coarseLevels(Math.min(0, level), coarseAt)];
    for (let one = 1; one <= level; one += 1) {
      const length = lengthOf(one);
      // A bar that begins in a tile goes on beyond it for half of its length at most.
      const first = Math.floor(window.start / length - 1 / 2);
      const count = Math.floor(window.end / length) - first;
      // The number of a tile can be so large that adding 1 does not change it.
      const numbers = new Set(Array.from({ length: count + 1 }, (_, at) => first + at));
      for (const at of numbers) found.push(...tiles(one, at).added);
    }
    return found.filter((one) => meets(one.event.extent, window)).sort((a, b) => byStart(a.event, b.event));
  };
}

/** Gives lanes to events by rank, each with as much of its label as one of its lanes holds. */
function fill(
  lanes: Lanes,
  events: readonly ModelEvent[],
  {
    from,
    to,
    tiers,
    demand,
    mostOf,
  }: Footprint & {
    readonly tiers: readonly Tier[];
    readonly demand: (event: ModelEvent, tier: Tier) => Footprint;
    /** Returns the number of lanes that an event may take. */
    readonly mostOf: (event: ModelEvent) => number;
  },
): Laned[] {
  const added: Laned[] = [];
  for (const event of [...events].sort(byRank)) {
    const most = mostOf(event);
    // Where a mark alone has no room, its label need not be measured.
    if (!lanes.isFree(demand(event, tiers.at(-1) as Tier), most)) continue;
    for (const tier of tiers) {
      const wanted = demand(event, tier);
      const lane = wanted.from >= from && wanted.to <= to ? lanes.take(wanted, most) : -1;
      if (lane < 0) continue;
      added.push({ event, lane, tier });
      break;
    }
  }
  return added;
}

function beginsIn({ start, end }: TimeRange): (one: Laned) => boolean {
  return ({ event: { extent } }) => extent.start >= start && extent.start < end;
}

const COMPLETE = { added: [], isComplete: true };

/** Number of tiles that are cached per row: more than any window shows. */
const KEPT = 256;

/**
 * Returns a function that creates each tile of each row once and caches it, until too many other
 * tiles of the row are requested. Time has no first tile: `at` may be negative.
 */
export function createTiles<T>(make: (row: number, at: number) => T): (row: number, at: number) => T {
  // Both functions stand outside of the calls: a histogram asks for a tile for each of its columns.
  const rows = boundedCache<(at: number) => T, number>();
  const create = (row: number): ((at: number) => T) => {
    const tiles = boundedCache<T, number>(KEPT);
    const makeAt = (at: number): T => make(row, at);
    return (at) => tiles(at, makeAt);
  };
  return (row, at) => rows(row, create)(at);
}
