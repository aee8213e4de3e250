import { scaleLinear } from "d3-scale";
import type { Box, LayerView } from "../options/layers.ts";
import { indexFrom, type Point, type SeriesLook } from "./seriesValues.ts";

/** px between the ends of the band and the values, so that no line touches an edge. */
const PADDING = 8;
/** px at the top that belong to the title, where no gutter has room for it. */
const HEAD = 32;

/** Map from values to px, with the values at its ticks. */
export interface ValueAxis {
  readonly scale: (value: number) => number;
  readonly ticks: readonly number[];
  /** px of 0, or of the end of the axis that is nearest to it. */
  readonly base: number;
}

/** Returns the axis of all values on the height of a box. It stays the same in every view. */
export function valueAxis(
  points: readonly Point[],
  { y, height }: Box,
  { type, domain, ...own }: SeriesLook,
): ValueAxis {
  const isFromZero = type === "area" || type === "bar";
  let [low, high] = isFromZero ? [0, 0] : [Infinity, -Infinity];
  for (const { value } of points) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const ends = domain ?? (low < high ? [low, high] : [Math.min(0, low), Math.max(1, high)]);
  const head = own.height === 0 ? PADDING : HEAD;
  const count = Math.max(2, Math.min(5, Math.round((height - head) / 45)));
  const scale = scaleLinear(ends, [y + height - PADDING, y + Math.min(head, height / 2)]);
  if (domain === undefined) scale.nice(count);
  const [from = 0, to = 0] = scale.domain();
  return { scale, ticks: scale.ticks(count), base: scale(Math.min(Math.max(0, from), to)) };
}

/** A point in px of a layer; `y` NaN: a gap. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Returns the points to draw in a box: those in it and one more at each end. Where several points
 * share a px, it returns only the first, the least, the greatest and the last of them. A line
 * through these four looks the same as a line through all of them.
 */
export function spotsIn(
  points: readonly Point[],
  { x, plot }: LayerView,
  { scale }: ValueAxis,
): readonly Spot[] {
  const [start, end] = [plot.x, plot.x + plot.width].map((px) => x.invertMs(px)).sort((a, b) => a - b);
  const [from, to] = [indexFrom(points, start as number) - 1, indexFrom(points, end as number) + 1];
  const spots: Spot[] = [];
  let column: Spot[] = [];
  const flush = (): void => {
    if (column.length <= 4) spots.push(...column);
    else {
      const by = (better: (a: Spot, b: Spot) => boolean): Spot =>
        column.reduce((best, one) => (better(one, best) || Number.isNaN(best.y) ? one : best));
      const ends = new Set([column[0], by((a, b) => a.y < b.y), by((a, b) => a.y > b.y), column.at(-1)]);
      spots.push(...column.filter((one) => ends.has(one)));
    }
    column = [];
  };
  for (const { time, value } of points.slice(Math.max(0, from), to)) {
    // d3-scale returns nothing at all for NaN.
    const spot = { x: x(time), y: Number.isNaN(value) ? NaN : scale(value) };
    if (column[0] !== undefined && Math.floor(column[0].x) !== Math.floor(spot.x)) flush();
    column.push(spot);
  }
  flush();
  return spots;
}
