import type { KindCount } from "./countCells.ts";

/** The first kinds of many, and how many events are of none of them. */
export interface FirstKinds {
  readonly first: readonly { readonly kind: string; readonly count: number }[];
  readonly others: number;
}

/** At most `most` kinds by themselves. */
export function firstKinds(kinds: readonly KindCount[], most: number): FirstKinds {
  const first = kinds
    .flatMap(({ kind, count }) => (kind === undefined ? [] : [{ kind, count }]))
    .slice(0, most);
  return { first, others: total(kinds) - total(first) };
}

function total(kinds: readonly Pick<KindCount, "count">[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}
