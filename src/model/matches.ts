import { bisect } from "../base/maths.ts";
import type { ModelEvent, SearchedTable } from "./model.ts";
import type { Way } from "./neighbour.ts";
import { sortRows } from "./sortRows.ts";

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
  countBefore(event: Pick<ModelEvent, "extent" | "row">): number;
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
  rows.reverse();
  yield* sortRows(rows, table.starts);
  yield undefined;
  const starts = byBand(rows, table.bands);
  yield undefined;
  // Among rows with the same end, instants come last.
  const ended = rows.slice();
  yield* sortRows(ended, table.ends);
  const ends = byBand(ended, table.bands);
  const startOf = (row: number | undefined): number => table.starts[row as number] as number;
  const endOf = (row: number | undefined): number => table.ends[row as number] as number;
  const until = (list: Uint32Array, instant: number): number =>
    bisect(list.length, (place) => startOf(list[place]) >= instant);
  return {
    query,
    searched: marked.length,
    count: rows.length,
    has: (row) => marked[row] === 1,
    rowAt: (place) => rows[place],
    countBefore: ({ row: of, extent: { start, end } }) =>
      bisect(rows.length, (place) => {
        const row = rows[place] as number;
        if (startOf(row) !== start) return startOf(row) > start;
        return endOf(row) === end ? row >= of : endOf(row) < end;
      }),
    countUntil: (instant) => until(rows, instant),
    countFrom(band, start, end) {
      const list = starts[band + 1];
      return list === undefined ? 0 : Math.max(0, until(list, end) - until(list, start));
    },
    countEnded(band, instant) {
      const list = ends[band + 1];
      return list === undefined
        ? 0
        : bisect(
            list.length,
            (place) =>
              endOf(list[place]) > instant ||
              (endOf(list[place]) === instant && startOf(list[place]) >= instant),
          );
    },
  };
}

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

/** Groups the rows by band, and keeps their order. Index 0 holds the rows of no band (-1). */
function byBand(rows: Uint32Array, bands: Int32Array): Uint32Array[] {
  const ends: number[] = [];
  for (const row of rows) {
    const band = (bands[row] as number) + 1;
    ends[band] = (ends[band] ?? 0) + 1;
  }
  const lists = Array.from(ends, (size: number | undefined) => new Uint32Array(size ?? 0));
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    const row = rows[place] as number;
    const band = (bands[row] as number) + 1;
    (lists[band] as Uint32Array)[(ends[band] = (ends[band] as number) - 1)] = row;
  }
  return lists;
}
