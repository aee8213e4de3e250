import { bisect } from "../base/maths.ts";
import type { ModelEvent, SearchedTable } from "./model.ts";
import type { Way } from "./neighbour.ts";
import { sortRows } from "./sortRows.ts";

/**
 * The events that a search found. As many as there are cost five bytes each, and one for each event
 * that is none.
 */
export interface Matches {
  readonly query: string;
  /** How many rows were searched. */
  readonly searched: number;
  readonly count: number;
  has(row: number): boolean;
  /** The row at a place in the order of reading, from 0 on. */
  rowAt(place: number): number | undefined;
  /**
   * How many matches come before an event in the order of reading, also before one that does not
   * match.
   */
  countBefore(event: Pick<ModelEvent, "extent" | "row">): number;
  /** How many begin before an instant. */
  countUntil(instant: number): number;
  /** How many of a band, its eras too, begin from one instant up to, but not at, another. */
  countFrom(band: number, start: number, end: number): number;
  /** How many of a band are over at an instant: what begins at that very instant is not. */
  countEnded(band: number, instant: number): number;
}

/**
 * Puts rows that match, which come in their own order, in the orders by which they are asked for;
 * in steps, as it may be a million.
 */
export function* createMatches(
  query: string,
  marked: Uint8Array,
  table: SearchedTable,
): Generator<undefined, Matches> {
  const rows = rowsIn(marked).reverse();
  yield undefined;
  // Each keeps the order of those with equal keys: by start, the longer first, and then as their
  // records are given.
  yield* sortRows(rows, table.ends);
  rows.reverse();
  yield* sortRows(rows, table.starts);
  yield undefined;
  const starts = byBand(rows, table.bands);
  yield undefined;
  // Of those with the same end instants come last.
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
 * The place of the match that comes next after an event, or before it; beyond all places where
 * there is none.
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

/** The rows of each band, in the order that they have; those of none, which is -1, come first. */
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
