import type { KindCount } from "../layout/countCells.ts";
import { firstKinds } from "../layout/firstKinds.ts";

/** How many events are of a kind, in words. */
export interface KindName {
  /** `null`: of all others, or of none. */
  readonly kind: string | null;
  readonly title: string;
  readonly count: string;
}

/** What is said of kinds. */
export interface KindNames {
  /** What a reader calls a kind. */
  kind(kind: string): string;
  /** Each kind with how many are of it: at most `most`, and the others together. */
  kinds(kinds: readonly KindCount[], most: number): readonly KindName[];
  /** The same for who listens: few of them, and of one that all are of not how many, which is told already. */
  toldKinds(kinds: readonly KindCount[]): readonly string[];
}

interface KindWords {
  readonly titles: ReadonlyMap<string, string>;
  /** What the others are called. */
  readonly others: string;
  readonly number: (value: number) => string;
}

/** Kinds that are named where one has to listen to them. */
const TOLD = 3;

/** The names of kinds in the words of a language. */
export function createKindNames({ titles, others: other, number }: KindWords): KindNames {
  const kind = (of: string): string => titles.get(of) ?? of;
  const named = (kinds: readonly KindCount[], most: number): KindName[] => {
    const told = kinds.map((one) =>
      one.kind !== undefined && kind(one.kind) === "" ? { ...one, kind: undefined } : one,
    );
    const { first, others } = firstKinds(told, most);
    const names = first.map((one): KindName => ({
      kind: one.kind,
      title: kind(one.kind),
      count: number(one.count),
    }));
    return others === 0 || first.length === 0
      ? names
      : [...names, { kind: null, title: other, count: number(others) }];
  };
  return {
    kind,
    kinds: named,
    toldKinds(kinds) {
      const names = named(kinds, TOLD);
      return names.map(({ title, count }) => (names.length === 1 ? title : `${title} ${count}`));
    },
  };
}
