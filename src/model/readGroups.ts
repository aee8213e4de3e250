import { groupBy } from "../base/maths.ts";
import { quote } from "../base/platform.ts";
import { visitTree } from "./groups.ts";
import type { ModelGroup } from "./model.ts";
import { fieldReader } from "./readEvent.ts";
import type { GroupRecord, Problem } from "./records.ts";

/** Bands of the group records, the band of each group id, and the problems of the records. */
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
