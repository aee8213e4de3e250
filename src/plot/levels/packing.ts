import { byRank, byStart, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { Footprint, Shape } from "./shape.ts";

/** Lanes that are filled one footprint after another; nothing in a lane ever overlaps. */
export interface Lanes {
  /** Takes the first lane in which the footprint is free; -1 if there is none. */
  take(footprint: Footprint): number;
  /** Whether any lane has room for a footprint. */
  isFree(footprint: Footprint): boolean;
  /** Takes a lane, if the footprint is free in it. */
  put(lane: number, footprint: Footprint): boolean;
  /** How many lanes hold something. */
  readonly used: number;
}

/** At most `limit` lanes (it may be infinite). */
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
    get used() {
      return lanes.length;
    },
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
 * Where in a lane, sorted and free of overlaps, a footprint belongs; -1 if something is in the way.
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

/** An event as its level draws it, wherever the window is. */
export interface LevelEvent {
  readonly event: ModelEvent;
  readonly form: Shape["form"];
  readonly label: Shape["label"];
  /** px that a label beside the mark may take. */
  readonly room: number;
  readonly lane: number;
}

/** With what it keeps free in its lane. */
export interface Packed extends LevelEvent {
  readonly footprint: Footprint;
}

/** How much of its label an event is drawn with. */
export type Labelling = "whole" | "short" | "none";

/** The shape of an event at a level. */
export type Shapes = (event: ModelEvent, label: Labelling) => Shape;

/** What has a place in a window, in the order of reading. */
export type Meeting<T> = (window: TimeRange) => T[];

/**
 * By start, each with its label, in as few lanes as it takes; `null` where that is more than the
 * limit.
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
 * The first in rank first, each with its whole label; then, in what room is left, those that found
 * none with a short one, and then their marks alone. Who finds no room at all is not among what is
 * returned: it is counted.
 */
export function packByRank(events: readonly ModelEvent[], shapes: Shapes, lanes: Lanes): Packed[] {
  const packed: Packed[] = [];
  const place = (event: ModelEvent, label: Labelling): boolean => {
    const shape = shapes(event, label);
    const lane = lanes.take(shape.footprint);
    if (lane >= 0) packed.push({ ...shape, event, lane });
    return lane >= 0;
  };
  // Lanes only fill: where a mark alone finds no room now, it will find none later, and its label
  // need not be measured.
  const hasRoom = (event: ModelEvent): boolean => lanes.isFree(shapes(event, "none").footprint);
  let left = [...events].sort(byRank);
  for (const label of ["whole", "short"] as const)
    left = left.filter((event) => hasRoom(event) && !place(event, label));
  left.forEach((event) => place(event, "none"));
  return packed;
}
