import { bisect, compare, groupBy } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { KindColumn } from "./kindColumn.ts";

/** Rows in the order of their starts. */
export interface RowList {
  readonly rows: Uint32Array;
  /** Returns the first position whose row begins at an instant or after it. */
  firstFrom(instant: number): number;
  /** Returns the first rows that begin in [start, end). `most`: default all. */
  rowsFrom(start: number, end: number, most?: number): number[];
  /** Finds the position of the row that is first in rank. */
  readonly best: RangeBest;
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
    firstFrom: (instant) => firstFrom(rows, instant, table),
    rowsFrom(start, end, most = Infinity) {
      const first = firstFrom(rows, start, table);
      return [...rows.subarray(first, Math.min(firstFrom(rows, end, table), first + most))];
    },
    best: createRangeBest(rows.length, (a, b) => table.isBefore(rows[a] as number, rows[b] as number)),
  };
}

/**
 * Returns the first position whose row begins at an instant or after it, in rows that are sorted by
 * start.
 */
export function firstFrom(rows: Uint32Array, instant: number, { starts }: Pick<RowOrder, "starts">): number {
  return instant === -Infinity
    ? 0
    : bisect(rows.length, (position) => (starts[rows[position] as number] as number) >= instant);
}

/**
 * Counts the rows that have ended at an instant, in rows that are sorted by end; among rows with
 * the same end, instants come last. An event that begins at that instant has not ended.
 */
export function countEnded(
  rows: Uint32Array,
  instant: number,
  { starts, ends }: Pick<RowOrder, "starts" | "ends">,
): number {
  return bisect(rows.length, (position) => {
    const row = rows[position] as number;
    const end = ends[row] as number;
    return end > instant || (end === instant && (starts[row] as number) >= instant);
  });
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
    const at = first < last ? list.best(first, last) : -1;
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

/** Returns the best position in [from, to); -1 if the range is empty. */
type RangeBest = (from: number, to: number) => number;

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
      winners[node] = better(winners[2 * node]! - 1, winners[2 * node + 1]! - 1) + 1;
  };
  if (count > FEW) build();
  return (from, to) => {
    const first = Math.ceil(from / BLOCK);
    const last = Math.floor(to / BLOCK);
    if (first >= last) return scan(from, to);
    if (winners.length === 0) build();
    let found = better(scan(from, first * BLOCK), scan(last * BLOCK, to));
    for (let [low, high] = [first + leaves, last + leaves]; low < high; low >>= 1, high >>= 1) {
      if (low % 2 === 1) found = better(found, winners[low++]! - 1);
      if (high % 2 === 1) found = better(found, winners[--high]! - 1);
    }
    return found;
  };
}

/** Fewer rows than this are sorted by comparing: counting 65,536 digits would take longer. */
const FEW_ROWS = 4096;
/** Number of rows that are moved or counted between two pauses. */
const SLICE = 65_536;
const DIGITS = 65_536;

/**
 * Rows with the two halves of their keys, the lower half first. The keys move together with the
 * rows, because values that lie anywhere in memory are slow to read.
 */
interface Keyed {
  readonly rows: Uint32Array;
  readonly words: Uint32Array;
}

/**
 * Sorts `rows` in place by their keys, and keeps the order of rows with equal keys. It counts
 * digits of 16 bits (a radix sort), so the time is proportional to the number of rows. It yields
 * again and again, so that the page can do other work.
 */
export function* sortRows(rows: Uint32Array, keys: Float64Array): Generator<undefined, void> {
  if (rows.length < FEW_ROWS) {
    rows.sort((a, b) => compare(keys[a] as number, keys[b] as number));
    return;
  }
  let from: Keyed = { rows, words: new Uint32Array(rows.length * 2) };
  let to: Keyed = { rows: new Uint32Array(rows.length), words: new Uint32Array(rows.length * 2) };
  const counts = yield* countDigits(from, keys);
  for (let place = 0; place < 4; place += 1) {
    const ends = counts.subarray(place * DIGITS, (place + 1) * DIGITS);
    if (ends.includes(rows.length)) continue; // all have the same one
    for (let digit = 1; digit < DIGITS; digit += 1) ends[digit]! += ends[digit - 1]!;
    for (let begin = rows.length; begin > 0; begin -= SLICE) {
      moveRows(from, to, { ends, place, begin: Math.max(0, begin - SLICE), end: begin });
      yield undefined;
    }
    [from, to] = [to, from];
  }
  if (from.rows !== rows) rows.set(from.rows);
}

/** Groups rows by a key. Each group keeps their order. */
export function groupRows(rows: ArrayLike<number>, keyOf: (row: number) => number): Map<number, Uint32Array> {
  return new Map([...groupBy(rows, keyOf)].map(([key, group]) => [key, new Uint32Array(group)]));
}

/** Fills in the keys, and counts the rows for each digit at each of the four places. */
function* countDigits({ rows, words }: Keyed, keys: Float64Array): Generator<undefined, Uint32Array> {
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const counts = new Uint32Array(4 * DIGITS);
  for (let begin = 0; begin < rows.length; begin += SLICE) {
    for (let index = begin; index < Math.min(rows.length, begin + SLICE); index += 1) {
      const row = rows[index] as number;
      const lower = halves[2 * row] as number;
      const upper = halves[2 * row + 1] as number;
      // Makes the order of the bits that of the numbers: in a double, negative numbers are stored
      // by sign and size.
      const isNegative = upper >= 0x80000000;
      const low = isNegative ? ~lower : lower;
      const high = isNegative ? ~upper : upper ^ 0x80000000;
      words[2 * index] = low;
      words[2 * index + 1] = high;
      counts[low & 0xffff]! += 1;
      counts[DIGITS + (low >>> 16)]! += 1;
      counts[2 * DIGITS + (high & 0xffff)]! += 1;
      counts[3 * DIGITS + (high >>> 16)]! += 1;
    }
    yield undefined;
  }
  return counts;
}

interface Move {
  /** End of the rows of each digit that are still to be moved. */
  readonly ends: Uint32Array;
  readonly place: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * Moves rows to the end of the place of their digit, from the last row to the first. So rows with
 * equal digits keep their order.
 */
function moveRows(from: Keyed, to: Keyed, { ends, place, begin, end }: Move): void {
  const [half, shift] = [place >> 1, (place & 1) * 16];
  const [source, target, rows, moved] = [from.words, to.words, from.rows, to.rows];
  for (let index = end - 1; index >= begin; index -= 1) {
    const digit = ((source[2 * index + half] as number) >>> shift) & 0xffff;
    const at = (ends[digit]! -= 1);
    moved[at] = rows[index] as number;
    target[2 * at] = source[2 * index] as number;
    target[2 * at + 1] = source[2 * index + 1] as number;
  }
}
