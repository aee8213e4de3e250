/** The values of one field, by row: nothing is kept as long as all have the default. */
interface Column<T> {
  get(row: number): T;
  /** Whether no row has anything else than the default. */
  readonly isDefault: boolean;
  /** The default leaves no trace. */
  set(row: number, value: T): void;
}

/** A column of values that may be anything, as texts. `capacity`: of how many rows it will be. */
export function createColumn<T>(fallback: T, capacity: number): Column<T> {
  let values: T[] | null = null;
  return {
    get isDefault() {
      return values === null;
    },
    get: (row) => values?.[row] ?? fallback,
    set(row, value) {
      if (value === fallback) return;
      values ??= new Array<T>(capacity);
      values[row] = value;
    },
  };
}

/** A column of numbers, 8 bytes each; the default is 0. */
export function createNumbers(capacity: number): Column<number> {
  let values: Float64Array | null = null;
  return {
    get isDefault() {
      return values === null;
    },
    get: (row) => values?.[row] ?? 0,
    set(row, value) {
      if (value === 0) return;
      values ??= new Float64Array(Math.max(capacity, row + 1));
      if (row >= values.length) values = enlarged(values, row + 1);
      values[row] = value;
    },
  };
}

/** A copy with room for `count`, and for some more: what grows again and again is copied seldom. */
export function enlarged<T extends Float64Array | Int32Array | Uint8Array>(values: T, count: number): T {
  const copy = new (values.constructor as new (length: number) => T)(Math.ceil(count * 1.25));
  copy.set(values);
  return copy;
}

/**
 * How many of each kind there are; `undefined`: those without one. Empty where nothing is of any
 * kind.
 */
export type KindCounts = ReadonlyMap<string | undefined, number>;

/**
 * The kinds of rows, each as a number: four bytes a row, and none as long as no row is of any kind.
 */
export interface KindColumn {
  get(row: number): string | undefined;
  set(row: number, kind: string | undefined): void;
  /** The number of a row's kind; 0: it has none, or one of those beyond 255. */
  numberOf(row: number): number;
  /** What the numbers stand for, from 1 on. */
  readonly names: readonly string[];
}

/**
 * Kinds that are counted: of more nobody can tell their colours apart, and to count each would cost
 * what it says nothing for.
 */
const COUNTED = 255;

/** `capacity`: of how many rows it will be. */
export function createKindColumn(capacity: number): KindColumn {
  const names: string[] = [];
  const all: string[] = [];
  const numbers = new Map<string, number>();
  let values: Int32Array | null = null;
  const numbered = (kind: string): number => {
    const known = numbers.get(kind);
    if (known !== undefined) return known;
    const number = all.push(kind);
    if (number <= COUNTED) names.push(kind);
    numbers.set(kind, number);
    return number;
  };
  return {
    names,
    numberOf(row) {
      const number = values?.[row] ?? 0;
      return number > COUNTED ? 0 : number;
    },
    get: (row) => all[(values?.[row] ?? 0) - 1],
    set(row, kind) {
      if (kind === undefined) return;
      values ??= new Int32Array(Math.max(capacity, row + 1));
      if (row >= values.length) values = enlarged(values, row + 1);
      values[row] = numbered(kind);
    },
  };
}

/**
 * Rows between two sums that are kept, at least; and as many for each kind, so that they take half
 * a byte a row at most.
 */
const BLOCK = 256;
const BLOCK_OF_KIND = 8;

/**
 * How many of each kind are in a list from one position up to, but not at, another: by the numbers
 * of the kinds.
 */
export type KindCounter = (from: number, to: number) => Float64Array;

/** Counts by sums from block to block, and the rows at both ends one by one. */
export function createKindCounter(rows: Uint32Array, kinds: KindColumn): KindCounter {
  const { block, width, at } = sumsOf(rows, kinds);
  return (from, to) => {
    const counts = new Float64Array(kinds.names.length + 1);
    const count = (first: number, last: number): void => {
      for (let position = first; position < last; position += 1)
        (counts[kinds.numberOf(rows[position] as number)] as number) += 1;
    };
    const [first, last] = [Math.ceil(from / block), Math.floor(to / block)];
    if (width === 0 || first >= last) {
      count(from, to);
      return counts;
    }
    count(from, first * block);
    for (let kind = 0; kind < width; kind += 1)
      counts[kind] = (counts[kind] as number) + at(last, kind) - at(first, kind);
    count(last * block, to);
    return counts;
  };
}

/** How many of each kind there are before each block. */
interface Sums {
  readonly block: number;
  /** How many kinds there were: rows that are added later have others, and sums of their own. */
  readonly width: number;
  readonly at: (block: number, kind: number) => number;
}

function sumsOf(rows: Uint32Array, kinds: KindColumn): Sums {
  // Where there are no kinds nobody asks.
  const width = kinds.names.length === 0 ? 0 : kinds.names.length + 1;
  const block = Math.max(BLOCK, BLOCK_OF_KIND * width);
  const sums = new Uint32Array((Math.floor(rows.length / block) + 1) * width);
  for (let at = 1; width > 0 && at * block <= rows.length; at += 1) {
    sums.copyWithin(at * width, (at - 1) * width, at * width);
    for (let position = (at - 1) * block; position < at * block; position += 1)
      (sums[at * width + kinds.numberOf(rows[position] as number)] as number) += 1;
  }
  return { block, width, at: (of, kind) => sums[of * width + kind] as number };
}
