/** Stretch of time, in ms. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const stations: readonly Stretch[] = [
  stretch("2013-01-01", "2023-01-01"),
  stretch("2017-01-01", "2018-01-01"),
  stretch("2017-09-01", "2017-10-01"),
  stretch("2018-01-01", "2018-01-31"),
  stretch("2018-01-15", "2018-01-16"),
  stretch("2018-01-17", "2018-01-18"),
  stretch("2018-01-17T12:00Z", "2018-01-17T13:00Z"),
  stretch("2013-01-01", "2023-01-01"),
];

/** Number of legs of the tour through the data. */
export const tourLegs: number = stations.length - 1;

/** Returns the view of the tour after a number of legs, which need not be whole. */
export function tourView(legs: number): Stretch {
  const leg = Math.min(Math.floor(legs), tourLegs - 1);
  const part = Math.min(1, legs - leg);
  // Each leg begins and ends slowly.
  return between(stations[leg]!, stations[leg + 1]!, part * part * (3 - 2 * part));
}

/**
 * Returns the view at a part (0 to 1) of the way between two views. The span changes by equal
 * ratios, as the eye perceives a zoom. The start moves in proportion to the change of the span.
 */
function between(from: Stretch, to: Stretch, part: number): Stretch {
  const [spanFrom, spanTo] = [from.end - from.start, to.end - to.start];
  const span = spanFrom * (spanTo / spanFrom) ** part;
  const way = spanFrom === spanTo ? part : (span - spanFrom) / (spanTo - spanFrom);
  const start = from.start + (to.start - from.start) * way;
  return { start, end: start + span };
}

function stretch(start: string, end: string): Stretch {
  return { start: Date.parse(start), end: Date.parse(end) };
}
