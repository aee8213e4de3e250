/** Values of one field, by row. It takes no memory while all rows have the default value. */
interface Column<T> {
  get(row: number): T;
  /** Whether all rows have the default value. */
  readonly isDefault: boolean;
  /** Sets the value of a row. */
  set(row: number, value: T): void;
}

/** Creates a column of any values, such as texts. `capacity` is the expected number of rows. */
export function createColumn<T>(fallback: T, capacity: number): Column<T> {
  let values: T[] | null = null;
  return {
    get isDefault() {
      return values === null;
    },
    get: (row) => values?.[row] ?? fallback,
    set(row, value) {
      if (value === fallback && values === null) return;
      values ??= new Array<T>(capacity);
      values[row] = value;
    },
  };
}

/** Creates a column of numbers, 8 bytes each. The default value is 0. */
export function createNumbers(capacity: number): Column<number> {
  let values: Float64Array | null = null;
  return {
    get isDefault() {
      return values === null;
    },
    get: (row) => values?.[row] ?? 0,
    set(row, value) {
      if (value === 0 && values === null) return;
      values ??= new Float64Array(Math.max(capacity, row + 1));
      if (row >= values.length) values = enlarged(values, row + 1);
      values[row] = value;
    },
  };
}

/**
 * Returns a copy with room for `count` values and a quarter more, so that a growing column is
 * rarely copied.
 */
export function enlarged<T extends Float64Array | Int32Array | Uint8Array>(values: T, count: number): T {
  const copy = new (values.constructor as new (length: number) => T)(Math.ceil(count * 1.25));
  copy.set(values);
  return copy;
}

/**
 * Number of events of each kind. The key `undefined` counts the events without a kind. Empty if no
 * event has a kind.
 */
export type KindCounts = ReadonlyMap<string | undefined, number>;

/** Kinds of rows, as numbers. It takes four bytes a row, and nothing while no row has a kind. */
export interface KindColumn {
  get(row: number): string | undefined;
  set(row: number, kind: string | undefined): void;
  /** Returns the number of a row's kind; 0 if it has no kind, or one beyond the first 255. */
  numberOf(row: number): number;
  /** Names of the kinds. Number 1 is at index 0. */
  readonly names: readonly string[];
}

/**
 * Number of kinds that are counted. Nobody can tell the colours of more kinds apart, so counting
 * them would cost memory for nothing.
 */
const COUNTED = 255;

/** Creates a column of kinds. `capacity` is the expected number of rows. */
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
      if (kind === undefined && values === null) return;
      values ??= new Int32Array(Math.max(capacity, row + 1));
      if (row >= values.length) values = enlarged(values, row + 1);
      values[row] = kind === undefined ? 0 : numbered(kind);
    },
  };
}

/**
 * Least number of rows in a block, and least number of rows for each kind. The sums are stored once
 * a block, so they take half a byte a row at most.
 */
const BLOCK = 256;
const BLOCK_OF_KIND = 8;

/**
 * Counts the kinds of the rows at positions [from, to) of a list. The result is indexed by the
 * number of the kind.
 */
export type KindCounter = (from: number, to: number) => Float64Array;

/**
 * Creates a counter of kinds. It takes the sums of whole blocks, and counts the rows at both ends
 * one by one.
 */
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

/** Number of rows of each kind before each block. */
interface Sums {
  readonly block: number;
  /**
   * Number of kinds, with one more for rows without a kind, when the sums were computed. Rows that
   * are added later may have other kinds, and have sums of their own.
   */
  readonly width: number;
  readonly at: (block: number, kind: number) => number;
}

function sumsOf(rows: Uint32Array, kinds: KindColumn): Sums {
  // Without kinds the sums are not needed.
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
