/** Where a mark with its label stands, as a stretch of time (ms). */
export interface Footprint {
  readonly from: number;
  readonly to: number;
}

/** Lanes that are filled one footprint after another; nothing in a lane ever overlaps. */
export interface Lanes {
  /** Takes the first lane in which the footprint is free; -1 if there is none. */
  take(footprint: Footprint): number;
  /** How many lanes hold something. */
  readonly used: number;
}

/** At most `limit` lanes (it may be infinite). */
export function createLanes(limit: number): Lanes {
  const lanes: Footprint[][] = [];
  return {
    get used() {
      return lanes.length;
    },
    take(footprint) {
      for (let index = 0; index < limit; index++) {
        const lane = (lanes[index] ??= []);
        const place = placeIn(lane, footprint);
        if (place >= 0) {
          lane.splice(place, 0, footprint);
          return index;
        }
      }
      return -1;
    },
  };
}

/** Where in a lane, sorted and free of overlaps, a footprint belongs; -1 if something is in the way. */
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
