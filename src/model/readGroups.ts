import type { ModelGroup } from "./model.ts";
import type { GroupRecord, Problem } from "./records.ts";
import { fieldReader, type FieldReader } from "./fieldReader.ts";

/** The bands, and where the events of each group id are drawn. */
export interface GroupTable {
  readonly groups: ModelGroup[];
  /** Group id → index of the band: a collapsed ancestor's where there is one. */
  readonly bandOf: Map<string, number>;
}

/** Group records → bands: children after their parent, events of collapsed groups in their ancestor's band. */
export function readGroups(records: readonly GroupRecord[], problems: Problem[]): GroupTable {
  const valid = readRecords(records, problems);
  const children = new Map<string | undefined, GroupRecord[]>();
  for (const record of valid.values()) {
    const parent = parentOf(record, valid);
    children.set(parent, [...(children.get(parent) ?? []), record]);
  }
  const table: GroupTable = { groups: [], bandOf: new Map() };
  const visit = (parent: string | undefined, depth: number, band: number | undefined): void => {
    for (const record of children.get(parent) ?? []) {
      const own = band ?? table.groups.push({ id: record.id, title: record.title, depth }) - 1;
      table.bandOf.set(record.id, own);
      visit(record.id, depth + 1, band ?? (record.collapsed === true ? own : undefined));
    }
  };
  visit(undefined, 0, undefined);
  return table;
}

function readRecords(records: readonly GroupRecord[], problems: Problem[]): Map<string, GroupRecord> {
  const valid = new Map<string, GroupRecord>();
  records.forEach((record, index) => {
    const group = readGroup(fieldReader(record), valid);
    if ("reason" in group) problems.push({ index, ...group });
    else valid.set(group.id, group);
  });
  return valid;
}

function readGroup(fields: FieldReader, valid: ReadonlyMap<string, GroupRecord>): GroupRecord | Omit<Problem, "index"> {
  try {
    const id = fields.required("id", "string");
    if (valid.has(id)) return fields.fault("id", id, "another group has this id");
    const title = fields.optional("title", "string") ?? id;
    const parent = fields.optional("parent", "string");
    const collapsed = fields.optional("collapsed", "boolean") ?? false;
    return parent === undefined ? { id, title, collapsed } : { id, title, parent, collapsed };
  } catch (error) {
    return fields.faultOf(error);
  }
}

/** The parent, unless it does not exist or the group would be its own ancestor: then it stands at the top. */
function parentOf(record: GroupRecord, valid: ReadonlyMap<string, GroupRecord>): string | undefined {
  const seen = new Set([record.id]);
  for (let id = record.parent; id !== undefined; id = valid.get(id)?.parent) {
    if (seen.has(id) || !valid.has(id)) return undefined;
    seen.add(id);
  }
  return record.parent;
}
