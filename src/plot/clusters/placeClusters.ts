import { clamp } from "../../base/maths.ts";
import { byStart, type ModelEvent } from "../../model/model.ts";
import type { TimeRange, TimeScale } from "../../time/scale.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { type BandWindow, type PlacedMark, placeInStrip } from "../events/placeMarks.ts";
import type { Cell, CellCount, KindCount } from "../levels/countCells.ts";
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

/** Least number of events that a pill counts. Fewer are drawn in the strip. */
const LEAST = 3;
/** Number of cells in a tile. Cells that count fewer events are joined, up to a whole tile. */
const TILE = 8;

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
  /** Middle of the pill, near the median of its events: in ms and in inline px. */
  readonly middle: number;
  readonly x: number;
  /**
   * Cells of the cluster. Events that begin in them are counted. In the first cell of the window
   * those that are going on at its start are counted, too.
   */
  readonly cell: Cell;
  /** Ends of the cells in sight, in inline px. */
  readonly x0: number;
  readonly x1: number;
  /** px from the middle of the pill to either end of the cells, when it was laid out. */
  readonly reach: { readonly before: number; readonly after: number };
  readonly top: number;
  readonly bottom: number;
}

/** The strip under the lanes of a band. */
export interface PlacedStrip {
  readonly clusters: readonly PlacedCluster[];
  /** Marks of the one or two events of a tile that need no counting. */
  readonly marks: readonly PlacedMark[];
}

/**
 * Places the clusters of a band: the events without a lane that meet the window, each in the cell
 * where its visible part begins. Cells are anchored at time zero. A cell of which only a sliver is
 * visible at the edge is counted with its neighbour. Cells that count one or two events are joined
 * with their neighbours up to the tile; a tile with one or two shows their marks.
 */
export function placeClusters(
  band: Pick<LevelBand, "countsIn" | "clustered">,
  place: LevelPlace,
  context: LayoutContext,
): PlacedStrip {
  if (!band.clustered) return { clusters: [], marks: [] };
  const { scale, cellLength } = place;
  const { countIn, tellIn, rowsIn } = band.countsIn(scale.domain, cellLength);
  const clusters: PlacedCluster[] = [];
  const marks: PlacedMark[] = [];
  const divide = (cell: Cell, halvesOf: CellsInSight["halvesOf"]): void => {
    const halves = halvesOf(cell).filter((half) => countIn(half) > 0);
    if (cell.cells > 1 && halves.every((half) => countIn(half) >= LEAST))
      for (const half of halves) divide(half, halvesOf);
    else clusters.push(placeCluster(tellIn(cell), cell, place));
  };
  const { tiles, halvesOf } = cellsInSight(scale, cellLength);
  for (const tile of tiles) {
    if (countIn(tile) >= LEAST) divide(tile, halvesOf);
    else
      marks.push(
        ...stripMarks(
          rowsIn(tile).map((row) => context.model.event(row)),
          tile,
          place,
          context,
        ),
      );
  }
  return { clusters, marks };
}

/** Place of a band, the length (ms) of its cells, and the widest scale (ms per px) of its level. */
type LevelPlace = BandWindow & { readonly cellLength: number; readonly widestScale: number };

function placeCluster(
  { count, kinds, range, median }: CellCount,
  cell: Cell,
  { scale, cellLength, widestScale, index, geometry }: LevelPlace,
): PlacedCluster {
  const { at, cells } = cell;
  // At the widest scale a cell is wider than a pill.
  const room = (PILL_WIDTH / 2) * widestScale;
  const middle = clamp(median, at * cellLength + room, (at + cells) * cellLength - room);
  const x = clamp(scale(middle), PILL_WIDTH / 2 + 2, scale.size - PILL_WIDTH / 2 - 2);
  const [x0, x1] = [cell.isFirst ? 0 : scale(cell.start), cell.isLast ? scale.size : scale(cell.end)];
  const seen = finite(range, scale.domain);
  return {
    key: cells === 1 ? `${index}:${at}` : `${index}:${at}+${cells}`,
    band: index,
    count,
    kinds,
    range: seen,
    cell,
    told: count > MANY ? { start: cell.start, end: cell.end } : seen,
    middle,
    x,
    x0,
    x1,
    reach: { before: x - x0, after: x1 - x },
    top: geometry.clustersTop,
    bottom: geometry.clustersEnd,
  };
}

/** Cells of a window, joined to tiles, and the two halves of a tile or of its part. */
interface CellsInSight {
  readonly tiles: readonly Cell[];
  readonly halvesOf: (cell: Cell) => readonly Cell[];
}

/**
 * Returns the cells of a window. The first and the last one have enough in sight for a pill; all
 * together cover the window.
 */
function cellsInSight({ domain: range, msPerPx }: TimeScale, length: number): CellsInSight {
  const least = LEAST_CELL * msPerPx;
  const first = Math.floor(range.start / length);
  const last = Math.ceil(range.end / length) - 1;
  const from = first < last && (first + 1) * length - range.start < least ? first + 1 : first;
  const to = Math.max(from, first < last && range.end - last * length < least ? last - 1 : last);
  const cellAt = (at: number, cells: number): Cell => {
    const [isFirst, isLast] = [at <= from, at + cells > to];
    return {
      at,
      cells,
      isFirst,
      isLast,
      start: isFirst ? range.start : at * length,
      end: isLast ? range.end : (at + cells) * length,
    };
  };
  const firstTile = Math.floor(from / TILE);
  // The number of a cell can be so large that adding 1 does not change it.
  const count = Math.floor(to / TILE) - firstTile + 1;
  return {
    tiles: Array.from({ length: count }, (_, tile) => cellAt((firstTile + tile) * TILE, TILE)),
    halvesOf: ({ at, cells }) =>
      [at, at + cells / 2]
        .filter((half) => half <= to && half + cells / 2 > from)
        .map((half) => cellAt(half, cells / 2)),
  };
}

/** Places the marks of a tile in the strip, each in a row of its own. */
function stripMarks(
  events: readonly ModelEvent[],
  { at, cells }: Cell,
  place: LevelPlace,
  context: LayoutContext,
): PlacedMark[] {
  const { cellLength, geometry } = place;
  const within = { start: at * cellLength, end: (at + cells) * cellLength };
  const row = (geometry.clustersEnd - geometry.clustersTop) / events.length;
  return [...events]
    .sort(byStart)
    .map((event, index) => placeInStrip(event, { within, row, index }, place, context));
}

function finite({ start, end }: TimeRange, window: TimeRange): TimeRange {
  return {
    start: Number.isFinite(start) ? start : window.start,
    end: Number.isFinite(end) ? end : window.end,
  };
}
