import type { ModelGroup } from "./model.ts";

/**
 * Changes of the reader to the groups: which are folded or open, against their records, and the ids
 * in the order that the reader chose.
 */
export interface Arrangement {
  readonly folded: ReadonlyMap<string, boolean>;
  /**
   * Ids of groups in their order. A group without an id here comes after its siblings that have
   * one, in the order of the records.
   */
  readonly order: readonly string[];
}

/** Group that is shown, and the groups within it that are not. */
export interface Band {
  /** Index of the group. */
  readonly index: number;
  /** Whether its events, and those of all groups within it, are counted instead of drawn. */
  readonly isFolded: boolean;
  readonly within: readonly number[];
  /** Position of the group among its siblings, from 0 on. */
  readonly place: number;
  /** Number of siblings, including this group. */
  readonly of: number;
}

/**
 * Returns the bands from top to bottom, children after their parent. It is not recursive, because
 * nothing limits how deeply groups are nested.
 */
export function arrangeGroups(groups: readonly ModelGroup[], { folded, order }: Arrangement): Band[] {
  const children = childrenOf(groups, order);
  const bands: (Band & { readonly within: number[] })[] = [];
  const open: {
    readonly index: number;
    readonly place: number;
    readonly of: number;
    readonly under: number[] | null;
  }[] = [];
  const openAll = (parent: number, under: number[] | null): void => {
    const siblings = children.get(parent) ?? [];
    // The stack takes the last one first.
    for (let place = siblings.length - 1; place >= 0; place -= 1)
      open.push({ index: siblings[place] as number, place, of: siblings.length, under });
  };
  openAll(-1, null);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { index, place, of, under } = next;
    const { id, isCollapsed } = groups[index] as ModelGroup;
    if (under !== null) under.push(index);
    const band = { index, isFolded: folded.get(id) ?? isCollapsed, within: [], place, of };
    if (under === null) bands.push(band);
    openAll(index, under ?? (band.isFolded ? band.within : null));
  }
  return bands;
}

/**
 * Returns the ids of all groups in an order in which one group is at another position among its
 * siblings; `null` if it is at that position already.
 */
export function movedGroup(
  groups: readonly ModelGroup[],
  order: readonly string[],
  { index, to }: { readonly index: number; readonly to: number },
): string[] | null {
  const children = childrenOf(groups, order);
  const { parent } = groups[index] as ModelGroup;
  const before = children.get(parent) ?? [];
  if (before[Math.min(to, before.length - 1)] === index) return null;
  const siblings = before.filter((one) => one !== index);
  children.set(parent, [...siblings.slice(0, to), index, ...siblings.slice(to)]);
  return [...children.values()].flat().map((one) => (groups[one] as ModelGroup).id);
}

/** Returns the children of each group, in their order. The key -1 has the groups at the top. */
function childrenOf(groups: readonly ModelGroup[], order: readonly string[]): Map<number, number[]> {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (index: number): number => places.get((groups[index] as ModelGroup).id) ?? order.length;
  const children = new Map<number, number[]>();
  groups.forEach(({ parent }, index) => {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [index]);
    else siblings.push(index);
  });
  for (const siblings of children.values()) siblings.sort((a, b) => placeOf(a) - placeOf(b));
  return children;
}
