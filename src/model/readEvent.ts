import { quote } from "../base/quote.ts";
import type { TimeRange } from "../time/scale.ts";
import { DateInputError, readSpan, type DateInput, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { fieldReader, type FieldReader } from "./fieldReader.ts";
import type { ModelEvent } from "./model.ts";
import type { EventRecord, Problem } from "./records.ts";

type Fault = Omit<Problem, "index">;

/** An event that does not know its place yet: the id is the record's own, the group its name. */
export type ReadEvent = Omit<ModelEvent, "id" | "group" | "row"> & { readonly id: string | undefined; readonly group: string | undefined };

/**
 * A URL has one of these schemes, or none: a colon after the first "/", "?" or "#" belongs to no scheme (RFC 3986, 4.2).
 * "javascript:" would run on a click where the page has no CSP.
 */
const SAFE_URL = /^(?:https?:|mailto:|[^:/?#]*(?:[/?#]|$))/i;

/** One record → event, or what is wrong with it. Nothing that is passed makes it throw. */
export function readEvent(record: EventRecord, zone: Zone): ReadEvent | Fault {
  const fields = fieldReader(record);
  try {
    const id = fields.optional("id", "string");
    const url = fields.optional("url", "string");
    if (url !== undefined && !SAFE_URL.test(url.trim()))
      return fields.fault("url", url, `url is ${quote(url)}, expected http, https, mailto or a relative one`);
    const title = fields.required("title", "string");
    const span = spanOf(fields, zone);
    if ("reason" in span) return span;
    return {
      id,
      title,
      description: fields.optional("description", "string") ?? "",
      span,
      extent: extentOf(span),
      kind: fields.optional("kind", "string"),
      status: fields.oneOf("status", ["confirmed", "tentative", "cancelled"], "confirmed"),
      importance: fields.optional("importance", "number") ?? 0,
      background: fields.oneOf("display", ["auto", "background"], "auto") === "background",
      within: fields.oneOf("extent", ["within", "throughout"], span.lone ? "within" : "throughout") === "within",
      lang: languageOf(fields.optional("lang", "string")),
      group: fields.optional("group", "string"),
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

function languageOf(lang: string | undefined): string | undefined {
  return lang !== undefined && /^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(lang) ? lang : undefined;
}
