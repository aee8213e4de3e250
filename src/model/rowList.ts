import { bisect } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { KindColumn } from "./kindColumn.ts";

/** Rows in the order of their starts. */
export interface RowList {
  readonly rows: Uint32Array;
  /** Returns the first position whose row begins at an instant or after it. */
  firstFrom(instant: number): number;
  /** Finds the position of the row that is first in rank. */
  readonly ranking: RangeBest;
}

/** Columns and order of a table that a list needs. Appending rows may replace the arrays. */
export interface RowOrder {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly isBefore: (a: number, b: number) => boolean;
  /** Whether the longer of two rows always comes first in rank. */
  readonly isLengthFirst: boolean;
  readonly kinds: KindColumn;
}

/** Creates a list. `rows` must be sorted by start already. */
export function createRowList(rows: Uint32Array, table: RowOrder): RowList {
  return {
    rows,
    firstFrom: (instant) =>
      instant === -Infinity
        ? 0
        : bisect(rows.length, (position) => (table.starts[rows[position] as number] as number) >= instant),
    ranking: createRangeBest(rows.length, (a, b) => table.isBefore(rows[a] as number, rows[b] as number)),
  };
}

/**
 * Yields the rows of several lists that begin in a stretch, in order of rank. `isBefore` must be
 * the order of the lists' own rankings.
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
    // Few entries are open at a time, so a sorted array is as good as a heap.
    const place = bisect(open.length, (index) => isBefore((open[index] as { row: number }).row, row));
    open.splice(place, 0, { list, from: first, to: last, row, at });
  };
  for (const list of lists) add(list, list.firstFrom(stretch.start), list.firstFrom(stretch.end));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next.row;
    add(next.list, next.from, next.at);
    add(next.list, next.at + 1, next.to);
  }
}

/** Number of positions in a block. A block is searched position by position, which saves memory. */
const BLOCK = 32;
/**
 * Greatest number of positions for which the tree is built only when it is first needed. Most lists
 * of a small timeline never need it.
 */
const FEW = 2_048;

/** Finds the best of a range of positions without looking at all of them. */
interface RangeBest {
  /** Returns the best position in [from, to); -1 if the range is empty. */
  best(from: number, to: number): number;
}

/**
 * Creates a search for the best of `count` positions by `isBetter`, which must be a strict order.
 * It stores the winner of each block, of each pair of blocks, and so on. A search looks at two
 * blocks and takes a step for each doubling. The winners take a quarter to half a byte for each
 * position.
 */
export function createRangeBest(count: number, isBetter: (a: number, b: number) => boolean): RangeBest {
  const blocks = Math.ceil(count / BLOCK);
  let leaves = 1;
  while (leaves < blocks) leaves *= 2;
  /**
   * Binary tree in an array: the winner of node i is the better of those of nodes 2i and 2i + 1. A
   * winner is the position plus one, or 0 for none.
   */
  let winners = new Uint32Array(0);
  const better = (a: number, b: number): number => (a < 0 ? b : b < 0 || isBetter(a, b) ? a : b);
  const scan = (from: number, to: number): number => {
    let found = -1;
    for (let position = from; position < to; position += 1) found = better(found, position);
    return found;
  };
  const build = (): void => {
    winners = new Uint32Array(2 * leaves);
    for (let block = 0; block < blocks; block += 1)
      winners[leaves + block] = scan(block * BLOCK, Math.min(count, (block + 1) * BLOCK)) + 1;
    for (let node = leaves - 1; node > 0; node -= 1)
      winners[node] = better(at(winners, 2 * node) - 1, at(winners, 2 * node + 1) - 1) + 1;
  };
  if (count > FEW) build();
  return {
    best(from, to) {
      const first = Math.ceil(from / BLOCK);
      const last = Math.floor(to / BLOCK);
      if (first >= last) return scan(from, to);
      if (winners.length === 0) build();
      let found = better(scan(from, first * BLOCK), scan(last * BLOCK, to));
      for (let [low, high] = [first + leaves, last + leaves]; low < high; low >>= 1, high >>= 1) {
        if (low % 2 === 1) found = better(found, at(winners, low++) - 1);
        if (high % 2 === 1) found = better(found, at(winners, --high) - 1);
      }
      return found;
    },
  };
}

function at(values: Uint32Array, index: number): number {
  return values[index] as number;
}
