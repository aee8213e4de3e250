import { byRank, byStart, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { Footprint, EventShape } from "./shape.ts";

/** Lanes that are filled one footprint after another. Footprints in a lane never overlap. */
export interface Lanes {
  /**
   * Puts the footprint into the first lane in which it is free and returns that lane; -1 if there
   * is none.
   */
  take(footprint: Footprint): number;
  /** Whether any lane has room for the footprint. */
  isFree(footprint: Footprint): boolean;
  /** Puts the footprint into a lane if it is free there, and returns whether it was. */
  put(lane: number, footprint: Footprint): boolean;
}

/** Creates `limit` lanes at most; `limit` may be infinite. */
export function createLanes(limit: number): Lanes {
  const lanes: Footprint[][] = [];
  const put = (index: number, footprint: Footprint): boolean => {
    while (lanes.length <= index) lanes.push([]);
    const lane = lanes[index] as Footprint[];
    const place = placeIn(lane, footprint);
    if (place >= 0) lane.splice(place, 0, footprint);
    return place >= 0;
  };
  return {
    put,
    isFree(footprint) {
      return lanes.length < limit || lanes.some((lane) => placeIn(lane, footprint) >= 0);
    },
    take(footprint) {
      for (let index = 0; index < limit; index++) if (put(index, footprint)) return index;
      return -1;
    },
  };
}

/**
 * Finds the position of a footprint in a lane, which is sorted and free of overlaps; -1 if another
 * footprint is in the way.
 */
function placeIn(lane: readonly Footprint[], { from, to }: Footprint): number {
  let low = 0;
  let high = lane.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lane[middle] as Footprint).to <= from) low = middle + 1;
    else high = middle;
  }
  const next = lane[low];
  return next === undefined || next.from >= to ? low : -1;
}

/** An event as its level draws it, in every window. */
export interface LevelEvent {
  readonly event: ModelEvent;
  readonly form: EventShape["form"];
  readonly label: EventShape["label"];
  /** px that a label beside the mark may take. */
  readonly room: number;
  readonly lane: number;
}

/** An event of a level, with the stretch of its lane that it takes. */
export interface Packed extends LevelEvent {
  readonly footprint: Footprint;
}

/** How much of its label an event is drawn with. */
export type Labelling = "whole" | "short" | "none";

/** Returns the shape of an event at a level. */
export type Shapes = (event: ModelEvent, label: Labelling) => EventShape;

/** Returns the items that meet a window, in the order of reading. */
export type Meeting<T> = (window: TimeRange) => T[];

/**
 * Packs all events by start, each with its whole label, in as few lanes as possible; `null` if that
 * takes more than `limit` lanes.
 */
export function packAll(events: readonly ModelEvent[], shapes: Shapes, limit: number): Packed[] | null {
  const lanes = createLanes(limit);
  const packed: Packed[] = [];
  for (const event of [...events].sort(byStart)) {
    const shape = shapes(event, "whole");
    const lane = lanes.take(shape.footprint);
    if (lane < 0) return null;
    packed.push({ ...shape, event, lane });
  }
  return packed;
}

/**
 * Packs events by rank: first with whole labels, then the events that are left with short labels,
 * then those that are still left as marks alone. An event that fits nowhere is not in the result:
 * it is counted.
 */
export function packByRank(events: readonly ModelEvent[], shapes: Shapes, lanes: Lanes): Packed[] {
  const packed: Packed[] = [];
  const place = (event: ModelEvent, label: Labelling): boolean => {
    const shape = shapes(event, label);
    const lane = lanes.take(shape.footprint);
    if (lane >= 0) packed.push({ ...shape, event, lane });
    return lane >= 0;
  };
  // Lanes are never emptied: where a mark alone has no room now, it will have none later, and its
  // label need not be measured.
  const hasRoom = (event: ModelEvent): boolean => lanes.isFree(shapes(event, "none").footprint);
  let left = [...events].sort(byRank);
  for (const label of ["whole", "short"] as const)
    left = left.filter((event) => hasRoom(event) && !place(event, label));
  left.forEach((event) => place(event, "none"));
  return packed;
}

/**
 * Rows that a band keeps when many bands share little room: two lanes and the strip of its
 * clusters.
 */
const LEAST_ROWS = 3;
/**
 * Factor of the available lanes up to which the reader scrolls to see all lanes. Only if more are
 * needed, events are counted.
 */
const MOST_SCROLLED = 2;

/** Number of lanes that never fit. It is finite, so that it can be subtracted from a sum again. */
const ENDLESS = 1e9;

/** A band that takes part in the sharing of lanes. */
export interface Sharing {
  /** Least number of lanes for all its events. */
  readonly least: number;
  /**
   * Packs all its events in as few lanes as possible; `null` if that takes more than `limit` lanes.
   */
  readonly pack: (limit: number) => readonly Packed[] | null;
}

/** Lanes that a band gets. */
export interface BandShare {
  /** Number of lanes, never more than the band needs. */
  readonly share: number;
  /** All events of the band, if they fit into these lanes. */
  readonly all: readonly Packed[] | null;
}

/**
 * Shares `rows` lanes among bands. A band is packed only up to the number of lanes that it could
 * get, because packing takes time and is useless beyond that.
 */
export function packBands(bands: readonly Sharing[], rows: number): BandShare[] {
  // Lanes that each band needs: a lower bound until the band is packed.
  const needs = bands.map(({ least }) => Math.min(least, ENDLESS));
  let [all, reserved] = [sumOf(needs), sumOf(needs.map(leastOf))];
  const packed = bands.map(({ least, pack }, at) => {
    const known = needs[at] as number;
    const [others, reservedByOthers] = [all - known, reserved - leastOf(known)];
    // A band never gets more lanes than this: with more, the timeline would need too much
    // scrolling, and the other bands would lose lanes that are theirs.
    const found = pack(Math.max(MOST_SCROLLED * rows - others, rows - reservedByOthers, LEAST_ROWS));
    const need = found === null ? ENDLESS : Math.max(least, lanesOf(found));
    needs[at] = need;
    [all, reserved] = [others + need, reservedByOthers + leastOf(need)];
    return found;
  });
  const shares = all <= MOST_SCROLLED * rows ? needs : allocateRows(needs, rows, LEAST_ROWS);
  return shares.map((share, at) => {
    const found = packed[at] as Packed[] | null;
    return { share, all: found !== null && lanesOf(found) <= share ? found : null };
  });
}

function leastOf(need: number): number {
  return Math.min(need, LEAST_ROWS);
}

/** Returns the number of lanes that are taken. */
export function lanesOf(packed: readonly Packed[]): number {
  return packed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Shares `rows` among bands. Each gets what it needs up to a common cap, the highest that the rows
 * allow, and at least `least` of what it needs. What a band does not need is left for the others.
 */
export function allocateRows(needs: readonly number[], rows: number, least: number): number[] {
  const sorted = [...needs].sort((a, b) => a - b);
  let left = rows;
  let cap = Infinity;
  for (const [index, need] of sorted.entries()) {
    const equal = Math.floor(left / (sorted.length - index));
    if (need > equal) {
      cap = equal;
      break;
    }
    left -= need;
  }
  return needs.map((need) => Math.min(need, Math.max(cap, least)));
}
