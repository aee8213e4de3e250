import { groupBy } from "../base/maths.ts";
import { quote } from "../base/platform.ts";
import type { ModelGroup } from "./model.ts";
import { fieldReader } from "./readEvent.ts";
import type { GroupRecord, Problem } from "./records.ts";

/** Bands, the band in which the events of each group are drawn, and the problems of the records. */
export interface GroupTable {
  readonly groups: ModelGroup[];
  /** Index of the band of each group id. */
  readonly bandOf: Map<string, number>;
  readonly problems: readonly Problem[];
}

const FIELDS: Readonly<Record<keyof GroupRecord, true>> = {
  id: true,
  title: true,
  parent: true,
  collapsed: true,
};

/** Group record that was read. */
interface ReadGroup extends Pick<ModelGroup, "id" | "title" | "isCollapsed"> {
  readonly index: number;
  /** Id of the parent group, which may not exist. */
  readonly parent: string | undefined;
}

/** Reads group records into bands, children after their parent. */
export function readGroups(records: readonly GroupRecord[]): GroupTable {
  const problems: Problem[] = [];
  const valid = readRecords(records, problems);
  const parentOf = ({ parent }: ReadGroup): ReadGroup | undefined => valid.get(parent as string);
  const children = groupBy([...valid.values()], parentOf);
  const groups: ModelGroup[] = [];
  const bandOf = new Map<string, number>();
  const addTree = (root: ReadGroup): void => {
    visitTree([{ record: root, depth: 0, parent: -1 }], ({ record, depth, parent }) => {
      const { id, title, isCollapsed } = record;
      if (bandOf.has(id)) return [];
      const band = groups.push({ id, title, depth, parent, isCollapsed }) - 1;
      bandOf.set(id, band);
      return (children.get(record) ?? []).map((child) => ({ record: child, depth: depth + 1, parent: band }));
    });
  };
  children.get(undefined)?.forEach(addTree);
  // A group that is its own ancestor is under no root. Of such a circle, the first group is placed
  // at the top.
  for (const record of valid.values())
    if (!bandOf.has(record.id)) addTree(firstOfCircle(record, parentOf as (group: ReadGroup) => ReadGroup));
  return { groups, bandOf, problems };
}

/**
 * Visits items, and after each the items that `visit` returns for it. It is not recursive, because
 * nothing limits how deeply groups are nested.
 */
function visitTree<T>(tops: readonly T[], visit: (item: T) => readonly T[]): void {
  // The stack takes the last one first.
  const open = [...tops].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const child of [...visit(next)].reverse()) open.push(child);
}

/**
 * Finds the circle in which the ancestors of a group end. Returns the group of the circle that is
 * first in the order of the records.
 */
function firstOfCircle(record: ReadGroup, parentOf: (group: ReadGroup) => ReadGroup): ReadGroup {
  const seen = new Set<ReadGroup>();
  let at = record;
  for (; !seen.has(at); at = parentOf(at)) seen.add(at);
  let first = at;
  for (let next = parentOf(at); next !== at; next = parentOf(next))
    if (next.index < first.index) first = next;
  return first;
}

function readRecords(records: readonly GroupRecord[], problems: Problem[]): Map<string, ReadGroup> {
  const valid = new Map<string, ReadGroup>();
  records.forEach((record, index) => {
    const fields = fieldReader(record, "group");
    const { faults, aside } = fields;
    try {
      const id =
        fields.id("id") ?? fields.fail("id", undefined, "id is missing, expected a string or a number");
      if (valid.has(id)) fields.fail("id", id, "another group has this id");
      valid.set(id, {
        id,
        index,
        title: aside(() => fields.optional("title", "string")) ?? id,
        parent: aside(() => fields.id("parent")),
        isCollapsed: aside(() => fields.optional("collapsed", "boolean")) ?? false,
      });
      const stray = Object.keys(record).find((name) => !Object.hasOwn(FIELDS, name));
      if (stray !== undefined)
        faults.push(
          fields.fault(
            stray,
            undefined,
            `a group has no ${quote(stray)}, only ${Object.keys(FIELDS).join(", ")}; it is drawn all the same`,
          ),
        );
    } catch (error) {
      faults.push(fields.faultOf(error));
    }
    for (const fault of faults) problems.push({ index, ...fault });
  });
  return valid;
}

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
