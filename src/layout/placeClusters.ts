import { clamp } from "../base/clamp.ts";
import type { ModelEvent } from "../model/model.ts";
import type { TimeRange, TimeScale } from "../time/scale.ts";
import type { LayoutContext } from "./layoutContext.ts";
import type { Counted, LevelBand } from "./layoutLevels.ts";
import { placeMark, type Place, type PlacedMark } from "./placeMarks.ts";
import { widestScale } from "./zoomLevel.ts";

/** px of a cell at least: wider than any pill, so that pills keep apart. */
const CELL = 72;
/** px of a cell that must be in sight for a pill of its own. */
const LEAST_CELL = 52;
/** Events that are as good as everywhere in their cell: `Intl` takes a tenth of a ms to write a stretch of time. */
const MANY = 20;
/** px, the widest a pill is drawn. */
export const PILL_WIDTH = 44;

/** Neither fading, which would run over the next pill and take its clicks, nor a question mark. */
const NOTHING_BEYOND = { fades: { start: 0, end: 0 }, outset: { start: 0, end: 0 }, doubts: [] };

/** Events for which there is no room, counted. */
export interface PlacedCluster {
  /** The same at every window: of the band and the cell. */
  readonly key: string;
  readonly count: number;
  /** The time (ms) in which they begin and end, as far as it is in sight or finite. */
  readonly range: TimeRange;
  /** The time that its name tells: of many events that of the cell, which is the same in every band. */
  readonly told: TimeRange;
  /** The middle of the pill, in inline px. */
  readonly x: number;
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

/** A cell, as far as it is in the window: its parts beyond are those of the cells beside it. */
interface Cell extends TimeRange {
  /** Its number from time zero on. */
  readonly at: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The length (ms) of the cells at a level: a power of two times 72 px, so that zooming in parts each in two. */
export function cellLength(level: number): number {
  return CELL * 2 ** Math.ceil(Math.log2(widestScale(level)) - 1e-9);
}

/**
 * The events of a band without a lane that meet the window, each in the cell where its part in sight begins.
 * Cells are anchored at time zero; one that shows only a sliver at the edge is counted with its neighbour.
 */
export function placeClusters(band: Pick<LevelBand, "counted" | "clustered">, place: Place & { readonly level: number }, context: LayoutContext): PlacedStrip {
  if (!band.clustered) return { clusters: [], marks: [] };
  const { scale, level, geometry } = place;
  const length = cellLength(level);
  const parts = band.counted.map((part) => countable(part, scale.range));
  const clusters: PlacedCluster[] = [];
  const marks: PlacedMark[] = [];
  for (const cell of cellsInSight(scale, length)) {
    const count = parts.reduce((sum, part) => sum + part.countIn(cell), 0);
    if (count === 0) continue;
    const dot = count === 1 ? dotIn(cell, { parts, level, context }) : undefined;
    if (dot !== undefined) {
      // A dot is no wider than what a pill leaves free at the ends of its cell: without what stands beyond it, but hollow.
      const strip = { ...geometry, lanesTop: geometry.clustersTop };
      const item = { event: dot, form: "dot", label: "none", room: 0, lane: 0 } as const;
      marks.push({ ...placeMark(item, { ...place, geometry: strip }, context), ...NOTHING_BEYOND });
      continue;
    }
    const x0 = cell.isFirst ? 0 : scale.toPx(cell.start);
    const x1 = cell.isLast ? scale.length : scale.toPx(cell.end);
    const middle = scale.toPx((cell.at + 0.5) * length);
    const x = clamp(middle, PILL_WIDTH / 2 + 2, scale.length - PILL_WIDTH / 2 - 2);
    const { clustersTop: top, clustersEnd: bottom } = geometry;
    const range = rangeOf(cell, parts, scale.range);
    clusters.push({ key: `${place.index}:${cell.at}`, count, range, told: count > MANY ? cell : range, x, x0, x1, top, bottom });
  }
  return { clusters, marks };
}

/** What of one index is not drawn, in a window. */
interface Countable {
  countIn(cell: Cell): number;
  /** How many began before the window. */
  readonly goingOn: number;
  /** Those that begin in the cell and are not drawn. */
  leftIn(cell: Cell): number[];
  rangeIn(cell: Cell): TimeRange | null;
}

/** All that meets the window, less what is drawn of it: so nothing is lost. */
function countable({ index, drawn }: Counted, window: TimeRange): Countable {
  const starts: number[] = [];
  const rows = new Set<number>();
  let drawnBefore = 0;
  for (const { event } of drawn(window)) {
    if (event.extent.start < window.start) drawnBefore += 1;
    else starts.push(event.extent.start);
    rows.add(event.row);
  }
  const goingOn = index.countMeeting(window) - index.countFrom(window.start, window.end) - drawnBefore;
  let next = 0;
  return {
    goingOn,
    // Cells are asked for in order, and what is drawn comes by start.
    countIn({ start, end, isFirst }) {
      let drawnIn = 0;
      for (; next < starts.length && (starts[next] as number) < end; next += 1) drawnIn += 1;
      return index.countFrom(start, end) - drawnIn + (isFirst ? goingOn : 0);
    },
    leftIn: ({ start, end }) => index.rowsFrom(start, end).filter((row) => !rows.has(row)),
    rangeIn: (cell) => index.rangeFrom(cell, rows),
  };
}

/** The first and the last one show enough of themselves; together they are the window. */
function cellsInSight({ range, msPerPx }: TimeScale, length: number): Cell[] {
  const least = LEAST_CELL * msPerPx;
  const first = Math.floor(range.start / length);
  const last = Math.ceil(range.end / length) - 1;
  const from = first < last && (first + 1) * length - range.start < least ? first + 1 : first;
  const to = Math.max(from, first < last && range.end - last * length < least ? last - 1 : last);
  return Array.from({ length: to - from + 1 }, (_, index): Cell => {
    const at = from + index;
    const [isFirst, isLast] = [at === from, at === to];
    return { at, isFirst, isLast, start: isFirst ? range.start : at * length, end: isLast ? range.end : (at + 1) * length };
  });
}

/** The one event that is counted in a cell, if it is short enough for a dot at its level. */
function dotIn(cell: Cell, { parts, level, context }: { parts: readonly Countable[]; level: number; context: LayoutContext }): ModelEvent | undefined {
  const [row] = parts.flatMap((part) => part.leftIn(cell));
  const event = row === undefined ? undefined : context.model.event(row);
  if (event === undefined || event.background) return undefined;
  const { start, end } = event.extent;
  const size = context.tokens.dotSize * widestScale(level);
  const [length, middle] = [cellLength(level), (start + end) / 2];
  // Not so near the next cell that it would touch a dot there.
  const isClear = middle - size / 2 >= cell.at * length && middle + size / 2 <= (cell.at + 1) * length;
  return end - start < size && isClear ? event : undefined;
}

/** From the first start to the last end, which may be out of sight. */
function rangeOf(cell: Cell, parts: readonly Countable[], window: TimeRange): TimeRange {
  const ranges = parts.flatMap((part) => part.rangeIn(cell) ?? []);
  const goesOn = cell.isFirst && parts.some(({ goingOn }) => goingOn > 0);
  const start = goesOn ? window.start : Math.min(...ranges.map((range) => range.start));
  const end = Math.max(cell.start, ...ranges.map((range) => range.end));
  return { start: Number.isFinite(start) ? start : window.start, end: Number.isFinite(end) ? end : window.end };
}
