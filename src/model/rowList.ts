import { firstWhere } from "../base/firstWhere.ts";
import type { TimeRange } from "../time/scale.ts";
import type { KindColumn } from "./kindColumn.ts";
import { createRangeBest, type RangeBest } from "./rangeBest.ts";

/** Rows in the order of their starts. */
export interface RowList {
  readonly rows: Uint32Array;
  /** The first position whose row begins at an instant or after it. */
  firstFrom(instant: number): number;
  /** Finds the position whose row comes before the others in rank. */
  readonly ranking: RangeBest;
}

/** What a list needs of a table: rows are appended to it, and the arrays are then others. */
export interface RowOrder {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly isBefore: (a: number, b: number) => boolean;
  /** Whether the longer of two rows is always before the other. */
  readonly isLengthFirst: boolean;
  readonly kinds: KindColumn;
}

/** `rows` must be sorted by start already. */
export function createRowList(rows: Uint32Array, table: RowOrder): RowList {
  return {
    rows,
    firstFrom: (instant) =>
      instant === -Infinity
        ? 0
        : firstWhere(
            rows.length,
            (position) => (table.starts[rows[position] as number] as number) >= instant,
          ),
    ranking: createRangeBest(rows.length, (a, b) => table.isBefore(rows[a] as number, rows[b] as number)),
  };
}

/**
 * Of several lists, the rows that begin in a stretch, the first first, for as long as more are asked for; `isBefore` is the
 * order by which the lists find theirs.
 */
export function* bestRows(
  lists: readonly RowList[],
  stretch: TimeRange,
  isBefore: RowOrder["isBefore"],
): Generator<number, void> {
  const open: { list: RowList; from: number; to: number; row: number; at: number }[] = [];
  const add = (list: RowList, first: number, last: number): void => {
    const at = first < last ? list.ranking.best(first, last) : -1;
    if (at < 0) return;
    const row = list.rows[at] as number;
    // A few at a time: a sorted array is as good as a heap.
    const place = firstWhere(open.length, (index) => isBefore((open[index] as { row: number }).row, row));
    open.splice(place, 0, { list, from: first, to: last, row, at });
  };
  for (const list of lists) add(list, list.firstFrom(stretch.start), list.firstFrom(stretch.end));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next.row;
    add(next.list, next.from, next.at);
    add(next.list, next.at + 1, next.to);
  }
}
