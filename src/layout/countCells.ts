import { firstWhere } from "../base/firstWhere.ts";
import type { EventIndex } from "../model/eventIndex.ts";
import type { ModelEvent } from "../model/model.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Meeting } from "./packing.ts";

/** Cells that are kept of one band: more than any window shows. */
const KEPT = 256;

/** Events of which some are drawn one by one and the others counted. */
export interface Counted {
  readonly index: EventIndex;
  readonly drawn: Meeting<{ readonly event: ModelEvent }>;
}

/** A cell of time, as far as it is in the window: its parts beyond are those of the cells beside it. */
export interface Cell extends TimeRange {
  /** Its number from time zero on. */
  readonly at: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** What is counted in a cell. */
export interface CellCount {
  readonly count: number;
  /** From the first start to the last end, which may be infinite; from the start of the window, if anything goes on there. */
  readonly range: TimeRange;
  /** The row of the one event, where it is one that begins in the cell. */
  readonly only: number | undefined;
}

/** Counts the cells of a window, in which each event is counted once. */
export type CellCounter = (window: TimeRange) => (cell: Cell) => CellCount;

/**
 * Counts what is not drawn, by what there is less what is drawn of it: so nothing is lost. A cell that is wholly in a window
 * has the same count in any, and is counted once; those at the edges depend on where it is cut.
 */
export function createCellCounter(counted: readonly Counted[]): CellCounter {
  const whole = new Map<number, CellCount>();
  return (window) => {
    const parts = counted.map((part) => countable(part, window));
    return (cell) => {
      if (cell.isFirst || cell.isLast) return countIn(cell, parts);
      const known = whole.get(cell.at) ?? countIn(cell, parts);
      if (whole.size >= KEPT) whole.clear();
      whole.set(cell.at, known);
      return known;
    };
  };
}

/** What of one index is not drawn, in a window. */
interface Countable {
  readonly index: EventIndex;
  /** How many began before the window. */
  readonly goingOn: number;
  /** The rows that begin in the cell and are drawn. */
  readonly drawnIn: (cell: TimeRange) => Set<number>;
}

function countable({ index, drawn }: Counted, window: TimeRange): Countable {
  const events = drawn(window);
  // What is drawn comes by start.
  const firstFrom = (instant: number): number => firstWhere(events.length, (at) => (events[at] as (typeof events)[number]).event.extent.start >= instant);
  return {
    index,
    goingOn: index.countMeeting(window) - index.countFrom(window.start, window.end) - firstFrom(window.start),
    drawnIn: ({ start, end }) => new Set(events.slice(firstFrom(start), firstFrom(end)).map(({ event }) => event.row)),
  };
}

function countIn(cell: Cell, parts: readonly Countable[]): CellCount {
  let count = 0;
  let only: number | undefined;
  let [start, end] = [Infinity, cell.start];
  for (const { index, goingOn, drawnIn } of parts) {
    const drawn = drawnIn(cell);
    const begun = index.countFrom(cell.start, cell.end) - drawn.size;
    const before = cell.isFirst ? goingOn : 0;
    count += begun + before;
    const range = begun === 0 ? null : index.rangeFrom(cell, drawn);
    if (begun === 1) only = index.rowsFrom(cell.start, cell.end).find((row) => !drawn.has(row));
    start = before > 0 ? cell.start : Math.min(start, range?.start ?? Infinity);
    end = Math.max(end, range?.end ?? -Infinity);
  }
  return { count, range: { start, end }, only: count === 1 ? only : undefined };
}
