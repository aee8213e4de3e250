import { clamp } from "../base/clamp.ts";
import type { ModelEvent } from "../model/model.ts";
import type { TimeRange, TimeScale } from "../time/scale.ts";
import type { LayoutContext } from "./layoutContext.ts";
import type { LevelBand, LevelEvent } from "./layoutLevel.ts";
import { placeMark, type Place, type PlacedMark } from "./placeMarks.ts";
import { widestScale } from "./zoomLevel.ts";

/** px of a cell at its level's widest scale: wider than any pill, so that pills keep apart. */
const CELL = 72;
/** px of a cell that must be in sight for a pill of its own. */
const LEAST_CELL = 52;
/** px, the widest a pill is drawn. */
export const PILL_WIDTH = 44;

/** Neither fading, which would run over the next pill and take its clicks, nor a question mark. */
const NOTHING_BEYOND = { fades: { start: 0, end: 0 }, outset: { start: 0, end: 0 }, doubts: [] };

/** Events for which there is no room, counted. */
export interface PlacedCluster {
  /** The same at every window: of the band and the cell. */
  readonly key: string;
  readonly events: readonly ModelEvent[];
  /** From the first start to the last end (ms) that are finite. */
  readonly range: TimeRange;
  /** The middle of the pill, in inline px. */
  readonly x: number;
  /** The cell in sight, in inline px. */
  readonly x0: number;
  readonly x1: number;
  /** The strip, in px from the top of the plot. */
  readonly top: number;
  readonly bottom: number;
}

/** What a strip of clusters holds: pills, and the marks of those that have a cell to themselves. */
export interface PlacedStrip {
  readonly clusters: readonly PlacedCluster[];
  readonly marks: readonly PlacedMark[];
}

/**
 * Counts the events of a band without a lane that meet the window, each in the cell where its part in sight begins.
 * Cells are anchored at time zero; one that shows only a sliver at the edge is counted with its neighbour.
 */
export function placeClusters(band: Pick<LevelBand, "counted" | "clustered">, place: Place & { readonly level: number }, context: LayoutContext): PlacedStrip {
  if (!band.clustered) return { clusters: [], marks: [] };
  const { scale, level, index, heights, geometry } = place;
  const { range } = scale;
  const cell = CELL * widestScale(level);
  const [first, last] = cellsInSight(range, cell, scale);
  const cells = new Map<number, LevelEvent[]>();
  for (const item of band.counted(range)) {
    const { extent } = item.event;
    const at = clamp(Math.floor(Math.max(extent.start, range.start) / cell), first, last);
    const members = cells.get(at);
    if (members === undefined) cells.set(at, [item]);
    else members.push(item);
  }
  const isAlone = (items: readonly LevelEvent[]): boolean => items.length === 1 && items[0]?.form === "dot";
  // A dot is no wider than what a pill leaves free at the ends of its cell: without what stands beyond it, but hollow.
  const strip = { ...geometry, lanesTop: geometry.clustersTop };
  const alone = [...cells.values()].filter(isAlone).flat();
  const marks = alone.map((item) => ({ ...placeMark({ ...item, lane: 0 }, { scale, index, heights, geometry: strip }, context), ...NOTHING_BEYOND }));
  const counted = [...cells].filter(([, items]) => !isAlone(items)).sort(([a], [b]) => a - b);
  const clusters = counted.map(([at, items]): PlacedCluster => {
    const events = items.map(({ event }) => event);
    const x0 = at === first ? 0 : scale.toPx(at * cell);
    const x1 = at === last ? scale.length : scale.toPx((at + 1) * cell);
    const x = clamp((scale.toPx(at * cell) + scale.toPx((at + 1) * cell)) / 2, PILL_WIDTH / 2 + 2, scale.length - PILL_WIDTH / 2 - 2);
    const { clustersTop: top, clustersEnd: bottom } = geometry;
    return { key: `${index}:${at}`, events, range: rangeOf(events, range), x, x0, x1, top, bottom };
  });
  return { clusters, marks };
}

/** The first and the last cell that show enough of themselves. */
function cellsInSight(range: TimeRange, cell: number, scale: TimeScale): [number, number] {
  const least = LEAST_CELL * scale.msPerPx;
  const first = Math.floor(range.start / cell);
  const last = Math.ceil(range.end / cell) - 1;
  if (first >= last) return [first, first];
  const from = (first + 1) * cell - range.start < least ? first + 1 : first;
  const to = range.end - last * cell < least ? last - 1 : last;
  return [from, Math.max(from, to)];
}

function rangeOf(events: readonly ModelEvent[], { start, end }: TimeRange): TimeRange {
  const starts = events.map(({ extent }) => extent.start).filter(Number.isFinite);
  const ends = events.map(({ extent }) => extent.end).filter(Number.isFinite);
  const earliest = starts.reduce((a, b) => Math.min(a, b), Infinity);
  const latest = ends.reduce((a, b) => Math.max(a, b), -Infinity);
  return { start: Number.isFinite(earliest) ? earliest : start, end: Number.isFinite(latest) ? latest : end };
}
