import { groupBy } from "../base/maths.ts";
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

/** Returns the bands from top to bottom, children after their parent. */
export function arrangeGroups(groups: readonly ModelGroup[], { folded, order }: Arrangement): Band[] {
  const children = childrenOf(groups, order);
  const bands: Band[] = [];
  /** Returns the children of a group; `under`: the groups within the folded band that has them. */
  const below = (parent: number, under: number[] | null) =>
    (children.get(parent) ?? []).map((index, place, { length }) => ({ index, place, of: length, under }));
  visitTree(below(-1, null), ({ index, place, of, under }) => {
    const { id, isCollapsed } = groups[index] as ModelGroup;
    const isFolded = folded.get(id) ?? isCollapsed;
    const within: number[] = [];
    if (under === null) bands.push({ index, isFolded, within, place, of });
    else under.push(index);
    return below(index, under ?? (isFolded ? within : null));
  });
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
  siblings.splice(to, 0, index);
  children.set(parent, siblings);
  return [...children.values()].flat().map((one) => (groups[one] as ModelGroup).id);
}

/** Returns the children of each group, in their order. The key -1 has the groups at the top. */
function childrenOf(groups: readonly ModelGroup[], order: readonly string[]): Map<number, number[]> {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (index: number): number => places.get((groups[index] as ModelGroup).id) ?? order.length;
  const children = groupBy([...groups.keys()], (index) => (groups[index] as ModelGroup).parent);
  for (const siblings of children.values()) siblings.sort((a, b) => placeOf(a) - placeOf(b));
  return children;
}

/**
 * Visits items, and after each the items that `visit` returns for it. It is not recursive, because
 * nothing limits how deeply groups are nested.
 */
export function visitTree<T>(tops: readonly T[], visit: (item: T) => readonly T[]): void {
  // The stack takes the last one first.
  const open = [...tops].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const child of [...visit(next)].reverse()) open.push(child);
}
