import { bisect, compare } from "../../base/maths.ts";
import { demandOf, insideOf, type LaneItem, LEAST_LABEL, SHORT_LABEL } from "./laneItem.ts";
import type { Footprint, MarkScale } from "./shape.ts";

/**
 * Gives every item a lane, and as much of its label as the lanes hold. By rank each label grows
 * from nothing to a few letters, to a few words, and to the whole, wherever no more demands meet at
 * one instant than there are lanes. Then the demands, sorted by their beginning, take the first
 * free lane, which there always is.
 */
export function fitLanes(
  items: readonly LaneItem[],
  ranked: readonly number[],
  lanes: number,
  scale: MarkScale,
): Int16Array {
  const least = (item: LaneItem): number => Math.min(item.label, LEAST_LABEL);
  const inside = items.map((item) => insideOf(item, scale));
  /** px beside the mark in each step; an item demands nothing while the inside holds as much. */
  const steps: ((item: LaneItem, room: number) => number)[] = [
    (item, room) => (room >= least(item) ? 0 : least(item)),
    (item, room) => (room >= least(item) ? 0 : Math.min(item.label, SHORT_LABEL)),
    (item, room) => (room >= least(item) ? 0 : item.label),
    (item, room) => (room >= item.label ? 0 : item.label),
  ];
  const demands = items.map((item) => demandOf(item, 0, scale));
  const depth = createDepth(
    items.flatMap((item, at) => [
      demandOf(item, 0, scale),
      ...steps.map((step) => demandOf(item, step(item, inside[at] as number), scale)),
    ]),
  );
  for (const demand of demands) depth.add(demand);
  for (const step of steps)
    for (const index of ranked) {
      const item = items[index] as LaneItem;
      const [now, wanted] = [
        demands[index] as Footprint,
        demandOf(item, step(item, inside[index] as number), scale),
      ];
      const more = item.before ? { from: wanted.from, to: now.from } : { from: now.to, to: wanted.to };
      if (more.to <= more.from || depth.most(more) >= lanes) continue;
      depth.add(more);
      demands[index] = wanted;
    }
  const laneOf = new Int16Array(items.length);
  const ends: number[] = [];
  const byBeginning = demands
    .map((_, index) => index)
    .sort((a, b) => compare((demands[a] as Footprint).from, (demands[b] as Footprint).from) || a - b);
  for (const index of byBeginning) {
    const { from, to } = demands[index] as Footprint;
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    laneOf[index] = lane;
  }
  return laneOf;
}

/** Number of stretches that meet at each instant. */
interface Depth {
  readonly add: (stretch: Footprint) => void;
  /** Returns the greatest number within a stretch. */
  readonly most: (stretch: Footprint) => number;
}

/** Creates an empty depth. `stretches`: all that may be added or asked for. */
function createDepth(stretches: readonly Footprint[]): Depth {
  const edges = Float64Array.from(new Set(stretches.flatMap(({ from, to }) => [from, to]))).sort();
  const counts = new Int16Array(edges.length);
  const place = (instant: number): number => bisect(edges.length, (at) => (edges[at] as number) >= instant);
  return {
    add({ from, to }) {
      for (let at = place(from), end = place(to); at < end; at += 1) counts[at] = (counts[at] as number) + 1;
    },
    most({ from, to }) {
      let most = 0;
      for (let at = place(from), end = place(to); at < end; at += 1)
        most = Math.max(most, counts[at] as number);
      return most;
    },
  };
}
