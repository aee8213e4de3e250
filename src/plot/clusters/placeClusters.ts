import { clamp } from "../../base/maths.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type BandWindow, type PlacedMark, placeMark } from "../events/placeMarks.ts";
import type { Cell, KindCount } from "../levels/countCells.ts";
import type { LevelBand } from "../levels/layoutLevels.ts";

/** px of a cell that must be in sight for the cell to have a pill of its own. */
const LEAST_CELL = 52;
/**
 * Count above which a cluster is announced with the time of its whole cell, because so many events
 * are spread nearly all over it. `Intl` takes a tenth of a ms to write a stretch of time, and that
 * of a cell is written once for all bands.
 */
const MANY = 20;
/** px: width of a pill at its widest. */
export const PILL_WIDTH = 44;

/**
 * Parts beyond the ends of a dot: none. A fade would cover the next pill and take its clicks, and
 * there is no room for a question mark.
 */
const NO_ROOM = { before: 0, after: 0 };
const NOTHING_BEYOND = { fades: { start: 0, end: 0 }, outset: { start: 0, end: 0 }, questionMarks: [] };

/** Events for which there is no room, counted together. */
export interface PlacedCluster {
  /** Key from the band and the cell, the same in every window. */
  readonly key: string;
  /** Index of the band; -1 for the eras behind all groups. */
  readonly band: number;
  readonly count: number;
  /**
   * Kinds with their counts, most frequent first. Those after the first eight are counted with the
   * events of no kind. Empty if no event has a kind.
   */
  readonly kinds: readonly KindCount[];
  /** The event, if the cluster counts only one; otherwise `null`. */
  readonly only: ModelEvent | null;
  /**
   * ms: time from the first start to the last end. It starts at the window's start if an event is
   * going on there; infinite ends are replaced by those of the window.
   */
  readonly range: TimeRange;
  /**
   * Time that the accessible name announces. For many events it is the time of the cell, which is
   * the same in every band.
   */
  readonly told: TimeRange;
  /** Middle of the pill, in inline px. */
  readonly x: number;
  /**
   * Cell of the cluster. Events that begin in it are counted, and in the first cell also those that
   * are going on at the start of the window.
   */
  readonly cell: Cell;
  /** Ends of the cell in sight, in inline px. */
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

/** The strip under the lanes of a band. */
export interface PlacedStrip {
  readonly clusters: readonly PlacedCluster[];
  /** Dots of events that are alone in their cells and need no counting. */
  readonly marks: readonly PlacedMark[];
}

/**
 * Places the clusters of a band: the events without a lane that meet the window, each in the cell
 * where its visible part begins. Cells are anchored at time zero. A cell of which only a sliver is
 * visible at the edge is counted with its neighbour.
 */
export function placeClusters(
  band: Pick<LevelBand, "countsIn" | "clustered">,
  place: LevelPlace,
  context: LayoutContext,
): PlacedStrip {
  if (!band.clustered) return { clusters: [], marks: [] };
  const { scale, geometry, cellLength } = place;
  const countIn = band.countsIn(scale.domain);
  const clusters: PlacedCluster[] = [];
  const marks: PlacedMark[] = [];
  for (const cell of cellsInSight(scale, cellLength)) {
    const counted = countIn(cell);
    const { count, range, only } = counted;
    if (count === 0) continue;
    const event = only === undefined ? undefined : context.model.event(only);
    if (
      event !== undefined &&
      event.extent.start >= scale.domain.start &&
      isDot(event, cell.at, { ...place, size: context.tokens.dotSize * place.widestScale })
    ) {
      // The dot has only the room that a pill leaves free at the ends of a cell. So fades and
      // question marks are left out; an uncertain date still makes it hollow.
      const strip = { ...geometry, lanesTop: geometry.clustersTop };
      const item = { event, form: "dot", label: "none", rooms: NO_ROOM, before: false, lane: 0 } as const;
      marks.push({ ...placeMark(item, { ...place, geometry: strip }, context), ...NOTHING_BEYOND });
    } else {
      clusters.push(
        placeCluster({ ...counted, only: event ?? null, range: finite(range, scale.domain) }, cell, place),
      );
    }
  }
  return { clusters, marks };
}

/** Place of a band, the length (ms) of its cells, and the widest scale (ms per px) of its level. */
type LevelPlace = BandWindow & { readonly cellLength: number; readonly widestScale: number };

function placeCluster(
  { count, kinds, only, range }: Pick<PlacedCluster, "count" | "kinds" | "only" | "range">,
  cell: Cell,
  { scale, cellLength, index, geometry }: LevelPlace,
): PlacedCluster {
  const middle = scale((cell.at + 0.5) * cellLength);
  return {
    key: `${index}:${cell.at}`,
    band: index,
    count,
    kinds,
    only,
    range,
    cell,
    told: count > MANY ? { start: cell.start, end: cell.end } : range,
    x: clamp(middle, PILL_WIDTH / 2 + 2, scale.size - PILL_WIDTH / 2 - 2),
    x0: cell.isFirst ? 0 : scale(cell.start),
    x1: cell.isLast ? scale.size : scale(cell.end),
    top: geometry.clustersTop,
    bottom: geometry.clustersEnd,
  };
}

/**
 * Returns the cells of a window. The first and the last one have enough in sight for a pill; all
 * together cover the window.
 */
function cellsInSight({ domain: range, msPerPx }: TimeScale, length: number): Cell[] {
  const least = LEAST_CELL * msPerPx;
  const first = Math.floor(range.start / length);
  const last = Math.ceil(range.end / length) - 1;
  const from = first < last && (first + 1) * length - range.start < least ? first + 1 : first;
  const to = Math.max(from, first < last && range.end - last * length < least ? last - 1 : last);
  return Array.from({ length: to - from + 1 }, (_, index): Cell => {
    const at = from + index;
    const [isFirst, isLast] = [at === from, at === to];
    return {
      at,
      isFirst,
      isLast,
      start: isFirst ? range.start : at * length,
      end: isLast ? range.end : (at + 1) * length,
    };
  });
}

/**
 * Returns whether an event that is alone in a cell is drawn as a dot of `size` ms: it is shorter
 * than the dot, and the dot keeps clear of the next cell.
 */
function isDot(
  { background, extent: { start, end } }: ModelEvent,
  at: number,
  { cellLength: length, size }: Pick<LevelPlace, "cellLength"> & { readonly size: number },
): boolean {
  const middle = (start + end) / 2;
  // The dot must not touch a dot in the next cell.
  const isClear = middle - size / 2 >= at * length && middle + size / 2 <= (at + 1) * length;
  return !background && end - start < size && isClear;
}

function finite({ start, end }: TimeRange, window: TimeRange): TimeRange {
  return {
    start: Number.isFinite(start) ? start : window.start,
    end: Number.isFinite(end) ? end : window.end,
  };
}
