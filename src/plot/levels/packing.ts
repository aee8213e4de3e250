import { byRank, type ModelEvent } from "../../model/model.ts";
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
  /** px that a label may take beside the mark, on either side. */
  readonly rooms: { readonly before: number; readonly after: number };
  /** Whether the label stands before the mark, unless an edge of the view leaves no room there. */
  readonly before: boolean;
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

/** Returns an event with a lane, as a shape draws it. */
export function packedAs({ room, ...shape }: EventShape, event: ModelEvent, lane: number): Packed {
  return { ...shape, event, lane, rooms: { before: room, after: room }, before: false };
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
    if (lane >= 0) packed.push(packedAs(shape, event, lane));
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

/** Returns the number of lanes that are taken. */
export function lanesOf(packed: readonly Packed[]): number {
  return packed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}
