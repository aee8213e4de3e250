import { bisect, compare } from "../../base/maths.ts";
import { byRank } from "../../model/model.ts";
import { fitLanes } from "./fitLanes.ts";
import {
  besideOf,
  demandOf,
  type ItemLabel,
  labelBetween,
  type LaneItem,
  type Placed,
  shownOf,
} from "./laneItem.ts";
import type { Footprint, MarkScale } from "./shape.ts";

/** The widest level whose lanes are filled; those beyond it show some of its events. */
export const OUTERMOST = -5;
/** Part of a band's lanes that has to be saved before a band closes up. */
const SAVED = 1 / 4;

/** Lanes of a band at one level. */
export interface LanesOfLevel {
  /** Lane of each item; -1 for an event that is counted. */
  readonly laneOf: Int16Array;
  readonly count: number;
  /** Index of the item before and after each item in its lane; -1 if there is none. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
}

/** Lanes of the events of a band, level by level. */
export interface BandLanes {
  /** Returns the lanes of a level. */
  readonly at: (level: number) => LanesOfLevel;
  /**
   * Returns the label of an item at a scale of a level. It depends on the scale and on its
   * neighbours in the lane, not on the window, and never gets shorter when one zooms in.
   */
  readonly labelAt: (item: number, level: number, scale: MarkScale) => ItemLabel;
}

/** Input for the lanes of a band. */
interface Room {
  /** Finest level at which not all events of all bands have a lane. */
  readonly counting: number;
  /** Number of lanes at finer levels: at least `lanesNeeded` for the marks. */
  readonly lanes: number;
  /** Number of lanes at that level and coarser ones, where rows are as low as possible. */
  readonly coarse: number;
  /** Returns the widest scale of a level. */
  readonly scaleOf: (level: number) => MarkScale;
}

/**
 * Creates the lanes of a band whose events are few enough to be packed as a whole. `items`: all
 * events of the band, by start.
 *
 * At level 0, the fitted scale, every event has a lane, and as much of its label as the lanes hold.
 * Finer levels keep these lanes, so that no event vanishes and none moves, until so much room is
 * free that the band closes up. Coarser levels are packed anew while the lanes hold all marks;
 * beyond, they fill lower rows from the widest level inwards by rank, so that what is drawn stays
 * drawn.
 */
export function createBandLanes(
  items: readonly LaneItem[],
  { counting, lanes, coarse, scaleOf }: Room,
): BandLanes {
  const ranked = items
    .map((_, at) => at)
    .sort((a, b) => byRank((items[a] as LaneItem).event, (items[b] as LaneItem).event));
  const band: Band = { items, ranked };
  const levels = new Map<number, LanesOfLevel>();

  const at = (level: number): LanesOfLevel => {
    const known = levels.get(level);
    if (known !== undefined) return known;
    const created = linked(create(level), items, scaleOf(level));
    levels.set(level, created);
    return created;
  };
  const create = (level: number): Int16Array => {
    const scale = scaleOf(level);
    if (level > 0) {
      const before = at(level - 1);
      return closeUp(before, band, (item) => demandIn(item, before, scale));
    }
    if (level > counting) return fitLanes(items, ranked, lanes, scale);
    if (level < OUTERMOST) return thinOut(at(level + 1).laneOf, band, scale);
    const given = level === OUTERMOST ? null : at(level - 1).laneOf;
    return fill(given ?? new Int16Array(items.length).fill(-1), band, { lanes: coarse, scale });
  };
  const labelIn = (item: number, { previous, next }: LanesOfLevel, scale: MarkScale): ItemLabel =>
    labelBetween(
      {
        item: items[item] as LaneItem,
        previous: items[previous[item] as number] ?? null,
        next: items[next[item] as number] ?? null,
      },
      scale,
    );
  const demandIn = (item: number, level: LanesOfLevel, scale: MarkScale): Footprint => {
    const one = items[item] as LaneItem;
    return demandOf(one, besideOf(labelIn(item, level, scale), one), scale);
  };

  return { at, labelAt: (item, level, scale) => labelIn(item, at(level), scale) };
}

/** The items of a band by start, and their places in it by rank. */
interface Band {
  readonly items: readonly LaneItem[];
  readonly ranked: readonly number[];
}

/** Returns lanes with the neighbours of each item. */
function linked(laneOf: Int16Array, items: readonly LaneItem[], scale: MarkScale): LanesOfLevel {
  const [previous, next] = [new Int32Array(items.length).fill(-1), new Int32Array(items.length).fill(-1)];
  const marks = items.map((item) => demandOf(item, 0, scale));
  const inLanes = lanesFrom(laneOf, (index) => (marks[index] as Footprint).from);
  for (const lane of inLanes)
    lane.forEach((index, place) => {
      previous[index] = lane[place - 1] ?? -1;
      next[index] = lane[place + 1] ?? -1;
    });
  return { laneOf, count: inLanes.length, previous, next };
}

/**
 * Returns the lanes of the level before, or fewer if enough of them can be emptied without a label
 * that loses a letter. `demandNow`: the stretch that an item takes now, with its label.
 */
function closeUp(
  before: LanesOfLevel,
  { items, ranked }: Band,
  demandNow: (item: number) => Footprint,
): Int16Array {
  const demands = items.map((_, index) => demandNow(index));
  const packed = lanesFrom(before.laneOf, (index) => (demands[index] as Footprint).from);
  while (packed.length > 1 && emptyLast(packed, ranked, demands)) packed.pop();
  if (before.count - packed.length < Math.max(1, before.count * SAVED)) return before.laneOf;
  const laneOf = before.laneOf.slice();
  packed.forEach((lane, number) => lane.forEach((index) => (laneOf[index] = number)));
  return laneOf;
}

/** Moves the items of the last lane to lower lanes; changes nothing if one of them has no room. */
function emptyLast(packed: number[][], ranked: readonly number[], demands: readonly Footprint[]): boolean {
  const moves: { readonly lane: number[]; readonly index: number }[] = [];
  const last = packed.at(-1) as number[];
  for (const index of ranked.filter((one) => last.includes(one))) {
    let number = packed.length - 2;
    while (number >= 0 && !insert(packed[number] as number[], index, demands)) number -= 1;
    if (number < 0) {
      for (const { lane, index: moved } of moves) lane.splice(lane.indexOf(moved), 1);
      return false;
    }
    moves.push({ lane: packed[number] as number[], index });
  }
  return true;
}

/** Adds to lanes, by rank, every event whose mark has room, where it costs the least of labels. */
function fill(
  given: Int16Array,
  { items, ranked }: Band,
  { lanes, scale }: { readonly lanes: number; readonly scale: MarkScale },
): Int16Array {
  const laneOf = given.slice();
  const demands = items.map((one) => demandOf(one, 0, scale));
  const packed = lanesFrom(laneOf, (index) => (demands[index] as Footprint).from);
  while (packed.length < lanes) packed.push([]);
  for (const index of ranked) {
    if (laneOf[index] !== -1) continue;
    const costs = packed.map((lane) => {
      const place = placeIn(lane, index, demands);
      return place < 0 ? Infinity : costAt(place, { lane, index, items, scale });
    });
    const least = Math.min(...costs);
    if (least === Infinity) continue;
    laneOf[index] = costs.indexOf(least);
    insert(packed[laneOf[index]] as number[], index, demands);
  }
  return laneOf;
}

/** Returns the px of labels that are lost with an item at a place of a lane. */
function costAt(
  place: number,
  {
    lane,
    index,
    items,
    scale,
  }: {
    readonly lane: readonly number[];
    readonly index: number;
    readonly items: readonly LaneItem[];
    readonly scale: MarkScale;
  },
): number {
  const at = (one: number | undefined): LaneItem | null => (one === undefined ? null : (items[one] ?? null));
  const [beyond, previous, next] = [at(lane[place - 2]), at(lane[place - 1]), at(lane[place])];
  const own = items[index] as LaneItem;
  const lost = (placed: Placed): number =>
    placed.item.label - shownOf(labelBetween(placed, scale), placed.item);
  const alone = lost({ item: own, previous, next });
  return previous === null
    ? alone
    : alone +
        lost({ item: previous, previous: beyond, next: own }) -
        lost({ item: previous, previous: beyond, next });
}

/** Returns the lanes of those items of a finer level that are apart at this scale, by rank. */
function thinOut(finer: Int16Array, { items, ranked }: Band, scale: MarkScale): Int16Array {
  const laneOf = finer.slice().fill(-1);
  const demands = items.map((one) => demandOf(one, 0, scale));
  const packed = new Map<number, number[]>();
  for (const index of ranked) {
    const number = finer[index] as number;
    if (number < 0) continue;
    const lane = packed.get(number) ?? [];
    packed.set(number, lane);
    if (insert(lane, index, demands)) laneOf[index] = number;
  }
  return laneOf;
}

/** Returns the items of each lane, in the order of `from`. */
function lanesFrom(laneOf: Int16Array, from: (index: number) => number): number[][] {
  const lanes: number[][] = [];
  laneOf.forEach((lane, index) => {
    while (lanes.length <= lane) lanes.push([]);
    if (lane >= 0) (lanes[lane] as number[]).push(index);
  });
  for (const lane of lanes) lane.sort((a, b) => compare(from(a), from(b)));
  return lanes;
}

/** Returns the place of an item among those of a lane; -1 if another one is in the way. */
function placeIn(lane: readonly number[], index: number, demands: readonly Footprint[]): number {
  const { from, to } = demands[index] as Footprint;
  const demand = (place: number): Footprint => demands[lane[place] as number] as Footprint;
  const place = bisect(lane.length, (one) => demand(one).to > from);
  return place === lane.length || demand(place).from >= to ? place : -1;
}

function insert(lane: number[], index: number, demands: readonly Footprint[]): boolean {
  const place = placeIn(lane, index, demands);
  if (place >= 0) lane.splice(place, 0, index);
  return place >= 0;
}
