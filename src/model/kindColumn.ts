import { enlarged } from "./column.ts";

/** How many of each kind there are; `undefined`: those without one. Empty where nothing is of any kind. */
export type KindCounts = ReadonlyMap<string | undefined, number>;

/** The kinds of rows, each as a number: four bytes a row, and none as long as no row is of any kind. */
export interface KindColumn {
  get(row: number): string | undefined;
  set(row: number, kind: string | undefined): void;
  /** The number of a row's kind; 0: it has none, or one of those beyond 255. */
  numberOf(row: number): number;
  /** What the numbers stand for, from 1 on. */
  readonly names: readonly string[];
}

/** Kinds that are counted: of more nobody can tell their colours apart, and to count each would cost what it says nothing for. */
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
