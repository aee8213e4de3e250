import { enlarged } from "./column.ts";

/** How many of each kind there are; `undefined`: those without one. Empty where nothing is of any kind. */
export type KindCounts = ReadonlyMap<string | undefined, number>;

/** The kinds of rows, each as a number: four bytes a row, and none as long as no row is of any kind. */
export interface KindColumn {
  get(row: number): string | undefined;
  set(row: number, kind: string | undefined): void;
  /** The number of a row's kind; 0: it has none. */
  numberOf(row: number): number;
  /** What the numbers stand for, from 1 on. */
  readonly names: readonly string[];
}

/** `capacity`: of how many rows it will be. */
export function createKindColumn(capacity: number): KindColumn {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  let values: Int32Array | null = null;
  const numberOf = (row: number): number => values?.[row] ?? 0;
  const numbered = (kind: string): number => {
    const known = numbers.get(kind) ?? names.push(kind);
    numbers.set(kind, known);
    return known;
  };
  return {
    names,
    numberOf,
    get: (row) => names[numberOf(row) - 1],
    set(row, kind) {
      if (kind === undefined) return;
      values ??= new Int32Array(Math.max(capacity, row + 1));
      if (row >= values.length) values = enlarged(values, row + 1);
      values[row] = numbered(kind);
    },
  };
}
