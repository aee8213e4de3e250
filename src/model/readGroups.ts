import { quote } from "../base/platform.ts";
import type { ModelGroup } from "./model.ts";
import { type FieldReader, fieldReader } from "./readEvent.ts";
import type { GroupRecord, Problem } from "./records.ts";

/** Bands, and the band in which the events of each group are drawn. */
export interface GroupTable {
  readonly groups: ModelGroup[];
  /** Index of the band of each group id. */
  readonly bandOf: Map<string, number>;
}

const FIELDS: Readonly<Record<keyof GroupRecord, true>> = {
  id: true,
  title: true,
  parent: true,
  collapsed: true,
};

/** Group record whose ids are texts. */
type ReadGroup = GroupRecord & { readonly id: string; readonly parent?: string };

/** Reads group records into bands, children after their parent. */
export function readGroups(records: readonly GroupRecord[], problems: Problem[]): GroupTable {
  const valid = readRecords(records, problems);
  const children = new Map<string, ReadGroup[]>();
  const roots: ReadGroup[] = [];
  for (const record of valid.values()) {
    const siblings =
      record.parent === undefined || !valid.has(record.parent) ? roots : children.get(record.parent);
    if (siblings === undefined) children.set(record.parent as string, [record]);
    else siblings.push(record);
  }
  const table: GroupTable = { groups: [], bandOf: new Map() };
  for (const root of roots) addTree(root, children, table);
  // A group that is its own ancestor is under no root. Of such a circle, the first group is placed
  // at the top.
  const order = new Map([...valid.keys()].map((id, index) => [id, index]));
  for (const record of valid.values())
    if (!table.bandOf.has(record.id)) addTree(firstOfCircle(record, valid, order), children, table);
  return table;
}

/**
 * Finds the circle in which the ancestors of a group end. Returns the group of the circle that is
 * first in the order of the records.
 */
function firstOfCircle(
  record: ReadGroup,
  valid: ReadonlyMap<string, ReadGroup>,
  order: ReadonlyMap<string, number>,
): ReadGroup {
  const seen = new Set<ReadGroup>();
  let at = record;
  const parentOf = (group: ReadGroup): ReadGroup => valid.get(group.parent as string) as ReadGroup;
  while (!seen.has(at)) {
    seen.add(at);
    at = parentOf(at);
  }
  let first = at;
  const placeOf = ({ id }: ReadGroup): number => order.get(id) as number;
  for (let next = parentOf(at); next !== at; next = parentOf(next))
    if (placeOf(next) < placeOf(first)) first = next;
  return first;
}

/**
 * Adds a group and all groups within it. It is not recursive, because nothing limits how deeply
 * groups are nested.
 */
function addTree(
  root: ReadGroup,
  children: ReadonlyMap<string, readonly ReadGroup[]>,
  table: GroupTable,
): void {
  const open: { record: ReadGroup; depth: number; parent: number }[] = [
    { record: root, depth: 0, parent: -1 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { record, depth, parent } = next;
    if (table.bandOf.has(record.id)) continue;
    const own =
      table.groups.push({
        id: record.id,
        title: record.title,
        depth,
        parent,
        isCollapsed: record.collapsed === true,
      }) - 1;
    table.bandOf.set(record.id, own);
    const within = children.get(record.id) ?? [];
    // The stack takes the last one first.
    for (const child of [...within].reverse()) open.push({ record: child, depth: depth + 1, parent: own });
  }
}

function readRecords(records: readonly GroupRecord[], problems: Problem[]): Map<string, ReadGroup> {
  const valid = new Map<string, ReadGroup>();
  records.forEach((record, index) => {
    const fields = fieldReader(record, "group");
    const group = readGroup(fields, valid);
    if ("reason" in group) problems.push({ index, ...group });
    else valid.set(group.id, group);
    for (const fault of fields.faults) problems.push({ index, ...fault });
    const stray =
      "reason" in group ? undefined : Object.keys(record).find((name) => !Object.hasOwn(FIELDS, name));
    if (stray !== undefined)
      problems.push({
        index,
        ...fields.fault(
          stray,
          undefined,
          `a group has no ${quote(stray)}, only ${Object.keys(FIELDS).join(", ")}; it is drawn all the same`,
        ),
      });
  });
  return valid;
}

function readGroup(
  fields: FieldReader,
  valid: ReadonlyMap<string, ReadGroup>,
): ReadGroup | Omit<Problem, "index"> {
  try {
    const id =
      fields.id("id") ?? fields.fail("id", undefined, "id is missing, expected a string or a number");
    if (valid.has(id)) return fields.fault("id", id, "another group has this id");
    const title = fields.aside(() => fields.optional("title", "string")) ?? id;
    const parent = fields.aside(() => fields.id("parent"));
    const collapsed = fields.aside(() => fields.optional("collapsed", "boolean")) ?? false;
    return parent === undefined ? { id, title, collapsed } : { id, title, parent, collapsed };
  } catch (error) {
    return fields.faultOf(error);
  }
}
