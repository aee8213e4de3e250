import type { ModelGroup } from "./model.ts";

/**
 * What a reader made of the groups: which are folded, unless as their records say, and the ids in
 * the order in which they stand.
 */
export interface Arrangement {
  readonly folded: ReadonlyMap<string, boolean>;
  /** Groups that it does not name stand after their siblings that it does, as they are given. */
  readonly order: readonly string[];
}

/** A group that is shown, and the groups within that are not. */
export interface Band {
  /** Of its group. */
  readonly index: number;
  /** Whether its events, and those of all groups within, are counted and not drawn. */
  readonly isFolded: boolean;
  readonly within: readonly number[];
  /** Of its group among its siblings, from 0 on. */
  readonly place: number;
  /** How many siblings there are, with itself. */
  readonly of: number;
}

/**
 * The bands from top to bottom, children after their parent; without recursion, since nothing
 * limits how deep groups stand in each other.
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
    // The last is taken first.
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
 * The ids of all groups in an order in which one stands at another place among its siblings; `null`
 * where it stands there already.
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

/** The groups in each group, and at the top by -1, in their order. */
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
