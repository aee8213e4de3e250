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

/** Creates a column of numbers, in arrays of the type `Values`. A row without a value has 0. */
export function createNumbers(
  capacity: number,
  Values: new (length: number) => Float64Array | Int32Array,
): Column<number> {
  let values: Float64Array | Int32Array | null = null;
  return {
    get isDefault() {
      return values === null;
    },
    get: (row) => values?.[row] ?? 0,
    set(row, value) {
      if (value === 0 && values === null) return;
      values ??= new Values(Math.max(capacity, row + 1));
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
  const values = createNumbers(capacity, Int32Array);
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
      const number = values.get(row);
      return number > COUNTED ? 0 : number;
    },
    get: (row) => all[values.get(row) - 1],
    set(row, kind) {
      values.set(row, kind === undefined ? 0 : numbered(kind));
    },
  };
}
