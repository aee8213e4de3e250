import { quote } from "../base/quote.ts";
import type { TimeRange } from "../time/scale.ts";
import { DateInputError, readSpan, type DateInput, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { fieldReader, type FieldReader } from "./fieldReader.ts";
import { byStart, type Model, type ModelEvent } from "./model.ts";
import { readGroups, type GroupTable } from "./readGroups.ts";
import type { EventRecord, GroupRecord, Problem } from "./records.ts";

type Fault = Omit<Problem, "index">;

/**
 * A URL has one of these schemes, or none: a colon after the first "/", "?" or "#" belongs to no scheme (RFC 3986, 4.2).
 * "javascript:" would run on a click where the page has no CSP.
 */
const SAFE_URL = /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i;

/** Records → model. Nothing that is passed makes it throw; what cannot be read is in `problems`, the rest is kept. */
export function buildModel(
  records: { readonly events: readonly EventRecord[]; readonly groups: readonly GroupRecord[] },
  zone: Zone,
): Model {
  const problems: Problem[] = [];
  const table = readGroups(records.groups, problems);
  const byId = new Map<string, ModelEvent>();
  records.events.forEach((record, index) => {
    const event = readEvent(record, { index, zone, table, byId });
    if ("reason" in event) problems.push({ index, ...event });
    else byId.set(event.id, event);
  });
  const events = [...byId.values()].sort(byStart);
  return { events, groups: table.groups, byId, problems };
}

interface Context {
  readonly index: number;
  readonly zone: Zone;
  readonly table: GroupTable;
  readonly byId: ReadonlyMap<string, ModelEvent>;
}

function readEvent(record: EventRecord, context: Context): ModelEvent | Fault {
  const fields = fieldReader(record);
  try {
    const id = fields.optional("id", "string") ?? String(context.index);
    if (context.byId.has(id)) return fields.fault("id", id, `another event has the id ${quote(id)}`);
    const url = fields.optional("url", "string");
    if (url !== undefined && !SAFE_URL.test(url.trim()))
      return fields.fault("url", url, `url is ${quote(url)}, expected http, https, mailto or a relative one`);
    const title = fields.required("title", "string");
    const span = spanOf(fields, context.zone);
    if ("reason" in span) return span;
    const background = fields.oneOf("display", ["auto", "background"], "auto") === "background";
    return {
      id,
      title,
      description: fields.optional("description", "string") ?? "",
      span,
      extent: extentOf(span),
      kind: fields.optional("kind", "string"),
      status: fields.oneOf("status", ["confirmed", "tentative", "cancelled"], "confirmed"),
      importance: fields.optional("importance", "number") ?? 0,
      background,
      within: fields.oneOf("extent", ["within", "throughout"], span.lone ? "within" : "throughout") === "within",
      lang: languageOf(fields.optional("lang", "string")),
      // Last, since it may open a band: a record that is left out must leave no band behind.
      group: bandOf(fields.optional("group", "string"), background, context.table),
      record,
    };
  } catch (error) {
    return fields.faultOf(error);
  }
}

function spanOf(fields: FieldReader, zone: Zone): TimeSpan | Fault {
  const start = fields.raw("start");
  const end = fields.raw("end") ?? undefined;
  try {
    return readSpan(start as DateInput, end as DateInput | undefined, zone);
  } catch (error) {
    if (!(error instanceof DateInputError)) throw error;
    return fields.fault(error.field, error.field === "start" ? start : end, error.message);
  }
}

/** An end that is not known leaves the other one, as wide as it is precise. */
function extentOf({ start, end, startKind, endKind, startLatest, endEarliest }: TimeSpan): TimeRange {
  if (startKind === "unknown" && endEarliest !== undefined) return { start: endEarliest, end };
  if (endKind === "unknown" && startLatest !== undefined) return { start, end: startLatest };
  return { start, end };
}

/** The band of a group id. One that no record names gets a band of its own, titled by the id: nothing is lost. */
function bandOf(group: string | undefined, background: boolean, table: GroupTable): number {
  if (background && group === undefined) return -1;
  const id = group ?? "";
  const known = table.bandOf.get(id);
  if (known !== undefined) return known;
  const band = table.groups.push({ id, title: id, depth: 0 }) - 1;
  table.bandOf.set(id, band);
  return band;
}

function languageOf(lang: string | undefined): string | undefined {
  return lang !== undefined && /^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(lang) ? lang : undefined;
}
