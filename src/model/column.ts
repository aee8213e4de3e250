/** The values of one field, by row: nothing is kept as long as all have the default. */
export interface Column<T> {
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
