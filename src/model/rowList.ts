import { bisect } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { KindColumn } from "./kindColumn.ts";

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
        : bisect(rows.length, (position) => (table.starts[rows[position] as number] as number) >= instant),
    ranking: createRangeBest(rows.length, (a, b) => table.isBefore(rows[a] as number, rows[b] as number)),
  };
}

/**
 * Of several lists, the rows that begin in a stretch, the first first, for as long as more are
 * asked for; `isBefore` is the order by which the lists find theirs.
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

/** Positions to a block, which is looked through one by one: so much less is kept. */
const BLOCK = 32;
/**
 * For no more positions than this nothing is built before it is asked for, which most lists of a
 * small timeline never are.
 */
const FEW = 2_048;

/** Finds the best of any run of positions without looking at all of them. */
interface RangeBest {
  /** The best position from `from` up to, but without, `to`; -1 where that is none. */
  best(from: number, to: number): number;
}

/**
 * The best of `count` positions by `isBetter`, which has to be a strict order: winners of blocks,
 * of pairs of blocks, and so on. A question costs two blocks and a step for each doubling; a
 * quarter of a byte is kept for each position.
 */
export function createRangeBest(count: number, isBetter: (a: number, b: number) => boolean): RangeBest {
  const blocks = Math.ceil(count / BLOCK);
  let leaves = 1;
  while (leaves < blocks) leaves *= 2;
  /**
   * A heap: the winner of node i is the better of those of 2i and 2i + 1; one more than the
   * position, and 0 for none.
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
