import type { ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { Footprint } from "./shape.ts";

/** Lanes that are filled one footprint after another. Footprints in a lane never overlap. */
export interface Lanes {
  /**
   * Puts the footprint into the first lane in which it is free and returns that lane; -1 if there
   * is none among the first `most` lanes. Default: all lanes.
   */
  take(footprint: Footprint, most?: number): number;
  /** Whether one of the first `most` lanes has room for the footprint. Default: all lanes. */
  isFree(footprint: Footprint, most?: number): boolean;
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
    isFree(footprint, most = limit) {
      return lanes.length < most || lanes.some((lane, at) => at < most && placeIn(lane, footprint) >= 0);
    },
    take(footprint, most = limit) {
      for (let index = 0; index < most; index++) if (put(index, footprint)) return index;
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
  readonly form: "dot" | "bar";
  readonly label: "inside" | "beside" | "none";
  /** px that a label may take beside the mark, on either side. */
  readonly rooms: { readonly before: number; readonly after: number };
  /** Whether the label stands before the mark, unless an edge of the view leaves no room there. */
  readonly before: boolean;
  readonly lane: number;
}

/** Returns the items that meet a window, in the order of reading. */
export type Meeting<T> = (window: TimeRange) => T[];
