import { clamp } from "../../base/maths.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type BandWindow, type PlacedMark, placeMark } from "../events/placeMarks.ts";
import type { Cell, KindCount } from "../levels/countCells.ts";
import type { LevelBand } from "../levels/layoutLevels.ts";
import { widestScale } from "../levels/zoomLevel.ts";

/** px of a cell at least: wider than any pill, so that pills keep apart. */
const CELL = 72;
/** px of a cell that must be in sight for a pill of its own. */
const LEAST_CELL = 52;
/**
 * Events that are as good as everywhere in their cell: `Intl` takes a tenth of a ms to write a
 * stretch of time.
 */
const MANY = 20;
/** px, the widest a pill is drawn. */
export const PILL_WIDTH = 44;

/** Neither fading, which would run over the next pill and take its clicks, nor a question mark. */
const NOTHING_BEYOND = { fades: { start: 0, end: 0 }, outset: { start: 0, end: 0 }, questionMarks: [] };

/** Events for which there is no room, counted. */
export interface PlacedCluster {
  /** The same at every window: of the band and the cell. */
  readonly key: string;
  /** -1: of the eras behind all groups. */
  readonly band: number;
  readonly count: number;
  /**
   * By kind, most first, those beyond eight together as of none; empty where no event is of any.
   */
  readonly kinds: readonly KindCount[];
  /** The event, where it is one. */
  readonly only: ModelEvent | null;
  /** The time (ms) in which they begin and end, as far as it is in sight or finite. */
  readonly range: TimeRange;
  /**
   * The time that its name tells: of many events that of the cell, which is the same in every band.
   */
  readonly told: TimeRange;
  /** The middle of the pill, in inline px. */
  readonly x: number;
  /**
   * What begins in it is counted here, and in the first one also what goes on at the start of the
   * window.
   */
  readonly cell: Cell;
  /** The cell in sight, in inline px. */
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

/** The strip under a band's lanes. */
export interface PlacedStrip {
  readonly clusters: readonly PlacedCluster[];
  /** A dot that is alone in its cell needs no counting. */
  readonly marks: readonly PlacedMark[];
}

/**
 * The length (ms) of the cells at a level: a power of two times 72 px, so that zooming in parts
 * each in two.
 */
export function cellLength(level: number): number {
  return CELL * 2 ** Math.ceil(Math.log2(widestScale(level)) - 1e-9);
}

/**
 * The events of a band without a lane that meet the window, each in the cell where its part in
 * sight begins. Cells are anchored at time zero; one that shows only a sliver at the edge is
 * counted with its neighbour.
 */
export function placeClusters(
  band: Pick<LevelBand, "countsIn" | "clustered">,
  place: LevelPlace,
  context: LayoutContext,
): PlacedStrip {
  if (!band.clustered) return { clusters: [], marks: [] };
  const { scale, level, geometry } = place;
  const countIn = band.countsIn(scale.domain);
  const clusters: PlacedCluster[] = [];
  const marks: PlacedMark[] = [];
  for (const cell of cellsInSight(scale, cellLength(level))) {
    const counted = countIn(cell);
    const { count, range, only } = counted;
    if (count === 0) continue;
    const event = only === undefined ? undefined : context.model.event(only);
    if (
      event !== undefined &&
      event.extent.start >= scale.domain.start &&
      isDot(event, { at: cell.at, level, context })
    ) {
      // A dot is no wider than what a pill leaves free at the ends of its cell: without what stands
      // beyond it, but hollow.
      const strip = { ...geometry, lanesTop: geometry.clustersTop };
      const item = { event, form: "dot", label: "none", room: 0, lane: 0 } as const;
      marks.push({ ...placeMark(item, { ...place, geometry: strip }, context), ...NOTHING_BEYOND });
    } else {
      clusters.push(
        placeCluster({ ...counted, only: event ?? null, range: finite(range, scale.domain) }, cell, place),
      );
    }
  }
  return { clusters, marks };
}

type LevelPlace = BandWindow & { readonly level: number };

function placeCluster(
  { count, kinds, only, range }: Pick<PlacedCluster, "count" | "kinds" | "only" | "range">,
  cell: Cell,
  { scale, level, index, geometry }: LevelPlace,
): PlacedCluster {
  const middle = scale((cell.at + 0.5) * cellLength(level));
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

/** The first and the last one show enough of themselves; together they are the window. */
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
 * Whether the one event that is counted in a cell is short enough for a dot at its level, and
 * stands clear of the next cell.
 */
function isDot(
  { background, extent: { start, end } }: ModelEvent,
  { at, level, context }: { readonly at: number; readonly level: number; readonly context: LayoutContext },
): boolean {
  const size = context.tokens.dotSize * widestScale(level);
  const [length, middle] = [cellLength(level), (start + end) / 2];
  // Not so near the next cell that it would touch a dot there.
  const isClear = middle - size / 2 >= at * length && middle + size / 2 <= (at + 1) * length;
  return !background && end - start < size && isClear;
}

function finite({ start, end }: TimeRange, window: TimeRange): TimeRange {
  return {
    start: Number.isFinite(start) ? start : window.start,
    end: Number.isFinite(end) ? end : window.end,
  };
}
