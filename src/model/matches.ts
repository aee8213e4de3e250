import { bisect } from "../base/maths.ts";
import type { ModelEvent, SearchedTable } from "./model.ts";
import type { Way } from "./readingOrder.ts";
import { countEnded, firstFrom, groupRows, sortRows } from "./rows.ts";

/** Events that a search found. A match takes about 13 bytes, any other event one byte. */
export interface Matches {
  readonly query: string;
  /** Number of rows that were searched. */
  readonly searched: number;
  readonly count: number;
  has(row: number): boolean;
  /** Returns the row at an index of the matches in the order of reading, from 0 on. */
  rowAt(place: number): number | undefined;
  /**
   * Counts the matches before an event in the order of reading. The event itself need not match.
   */
  countBefore(event: Pick<ModelEvent, "row">): number;
  /** Counts the matches that begin before an instant. */
  countUntil(instant: number): number;
  /** Counts the matches of a band, including its eras, that begin in [start, end). */
  countFrom(band: number, start: number, end: number): number;
  /**
   * Counts the matches of a band that have ended at an instant. An event that begins at that
   * instant has not ended.
   */
  countEnded(band: number, instant: number): number;
}

/**
 * Creates the matches from the marked rows: sorts them in the orders that the methods need. It
 * works in steps, because there may be a million rows.
 */
export function* createMatches(
  query: string,
  marked: Uint8Array,
  table: SearchedTable,
): Generator<undefined, Matches> {
  const rows = rowsIn(marked).reverse();
  yield undefined;
  // Each sort is stable. The result is the order of reading: by start, then the longer first, then
  // in the order of the records.
  yield* sortRows(rows, table.ends);
  yield* sortRows(rows.reverse(), table.starts);
  yield undefined;
  const bandOf = (row: number): number => table.bands[row] as number;
  const byStart = groupRows(rows, bandOf);
  yield undefined;
  // Among rows with the same end, instants come last.
  const ended = rows.slice();
  yield* sortRows(ended, table.ends);
  const byEnd = groupRows(ended, bandOf);
  return {
    query,
    searched: marked.length,
    count: rows.length,
    has: (row) => marked[row] === 1,
    rowAt: (place) => rows[place],
    countBefore: (event) =>
      bisect(rows.length, (place) => table.compareStarts(rows[place] as number, event.row) >= 0),
    countUntil: (instant) => firstFrom(rows, instant, table),
    countFrom(band, start, end) {
      const list = byStart.get(band) ?? NONE;
      return Math.max(0, firstFrom(list, end, table) - firstFrom(list, start, table));
    },
    countEnded: (band, instant) => countEnded(byEnd.get(band) ?? NONE, instant, table),
  };
}

const NONE = new Uint32Array(0);

/**
 * Returns the index of the match after an event, or before it. If there is none, the index is
 * outside the range of the matches.
 */
export function placeBeside(matches: Matches, event: ModelEvent, way: Way): number {
  const before = matches.countBefore(event);
  return way === "before" ? before - 1 : before + (matches.has(event.row) ? 1 : 0);
}

function rowsIn(marked: Uint8Array): Uint32Array {
  const rows: number[] = [];
  for (let row = marked.indexOf(1); row >= 0; row = marked.indexOf(1, row + 1)) rows.push(row);
  return Uint32Array.from(rows);
}
