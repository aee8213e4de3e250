/** Where a mark with its label stands, as a stretch of time (ms). */
export interface Footprint {
  readonly from: number;
  readonly to: number;
}

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
