import { quote } from "../base/platform.ts";
import { DateInputError, fixedDate } from "../time/dateInput.ts";
import type { TimeRange } from "../time/scale.ts";
import { readSpan, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import type { ModelEvent } from "./model.ts";
import type { EventRecord, Problem } from "./records.ts";
import { isSafeImage, isSafeLink } from "./safeUrl.ts";

type Fault = Omit<Problem, "index">;

/**
 * Event before it has a row and a band. Its id is the record's own, and its group is the id of the
 * group.
 */
export type ReadEvent = Omit<ModelEvent, "id" | "group" | "row"> & {
  readonly id: string | undefined;
  readonly group: string | undefined;
  /**
   * Start as the record gives it. It is retained because it says more than an instant: its
   * precision and qualifiers, for example.
   */
  readonly rawStart: number | string;
  readonly rawEnd: number | string | undefined;
};

/** Reads a record. Returns the event, or the fault of the record. It throws for no input. */
export function readEvent(record: EventRecord, zone: Zone): ReadEvent | Fault {
  const fields = fieldReader(record);
  try {
    const id = fields.optional("id", "string");
    const url = fields.optional("url", "string");
    if (url !== undefined && !isSafeLink(url))
      return fields.fault("url", url, `url is ${quote(url)}, expected http, https, mailto or a relative one`);
    const media = faultOfMedia(fields);
    if (media !== null) return media;
    const title = fields.required("title", "string");
    const dates = datesOf(fields, zone);
    if ("reason" in dates) return dates;
    const { span } = dates;
    return {
      id,
      title,
      description: fields.optional("description", "string") ?? "",
      place: fields.optional("place", "string") ?? "",
      ...dates,
      extent: extentOf(span),
      kind: fields.optional("kind", "string"),
      status: fields.oneOf("status", ["confirmed", "tentative", "cancelled"], "confirmed"),
      importance: fields.optional("importance", "number") ?? 0,
      background: fields.oneOf("display", ["auto", "background"], "auto") === "background",
      within:
        fields.oneOf("extent", ["within", "throughout"], span.lone ? "within" : "throughout") === "within",
      lang: languageOf(fields.optional("lang", "string")),
      group: fields.optional("group", "string"),
      record,
    };
  } catch (error) {
    return fields.faultOf(error);
  }
}

/**
 * Returns the fault of the record's picture, or `null`. The picture itself is used by panels only.
 */
function faultOfMedia(fields: FieldReader): Fault | null {
  const media = fields.raw("media") ?? null;
  if (media === null) return null;
  if (typeof media !== "object")
    return fields.fault("media", media, `media is ${quote(media)}, expected an object with src and alt`);
  const own = fieldReader(media);
  try {
    const src = own.required("src", "string");
    own.required("alt", "string");
    own.optional("caption", "string");
    own.optional("credit", "string");
    return isSafeImage(src)
      ? null
      : fields.fault(
          "media",
          media,
          `media.src is ${quote(src)}, expected http, https, data of a raster image or a relative one`,
        );
  } catch (error) {
    return fields.fault("media", media, `media: ${own.faultOf(error).reason}`);
  }
}

function datesOf(fields: FieldReader, zone: Zone): Pick<ReadEvent, "span" | "rawStart" | "rawEnd"> | Fault {
  const start = fields.raw("start");
  const end = fields.raw("end") ?? undefined;
  try {
    const rawStart = fixedDate(start, "start");
    const rawEnd = end === undefined ? undefined : fixedDate(end, "end");
    return { span: readSpan(rawStart, rawEnd, zone), rawStart, rawEnd };
  } catch (error) {
    if (!(error instanceof DateInputError)) throw error;
    return fields.fault(error.field, error.field === "start" ? start : end, error.message);
  }
}

/**
 * Returns the extent of a span. If one end is unknown, the extent is the other end alone, as wide
 * as it is precise.
 */
function extentOf({ start, end, startKind, endKind, startLatest, endEarliest }: TimeSpan): TimeRange {
  if (startKind === "unknown" && endEarliest !== undefined) return { start: endEarliest, end };
  if (endKind === "unknown" && startLatest !== undefined) return { start, end: startLatest };
  return { start, end };
}

function languageOf(lang: string | undefined): string | undefined {
  return lang !== undefined && /^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(lang) ? lang : undefined;
}

type TypeName = "string" | "number" | "boolean";
interface TypeOf {
  string: string;
  number: number;
  boolean: boolean;
}

/**
 * Reads the fields of one record from any source. A wrong field is thrown as a fault, which becomes
 * a `Problem`.
 */
export interface FieldReader {
  /** Returns the value of a field, unchecked. */
  raw(name: string): unknown;
  required<T extends TypeName>(name: string, type: T): TypeOf[T];
  /** Returns the value of a field; `undefined` if it is missing, `undefined` or `null`. */
  optional<T extends TypeName>(name: string, type: T): TypeOf[T] | undefined;
  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T;
  fault(field: string, value: unknown, reason: string): Fault;
  /** Returns the fault of this record for a value that was thrown. */
  faultOf(error: unknown): Fault;
}

class FieldFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/**
 * Creates a reader of `record`, which may be any value. A getter that throws is a fault like any
 * other.
 */
export function fieldReader(record: unknown): FieldReader {
  const fault = (field: string, value: unknown, reason: string): Fault => ({
    id: idOf(record),
    field,
    value,
    reason,
  });
  const raw = (name: string): unknown => {
    if (typeof record !== "object" || record === null)
      throw new FieldFault(fault("record", record, `a record is an object, this is ${quote(record)}`));
    return (record as Record<string, unknown>)[name];
  };
  const optional = <T extends TypeName>(name: string, type: T): TypeOf[T] | undefined => {
    const value = raw(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === type && !Number.isNaN(value)) return value as TypeOf[T];
    throw new FieldFault(fault(name, value, `${name} is ${quote(value)}, expected a ${type}`));
  };
  return {
    raw,
    optional,
    required(name, type) {
      const value = optional(name, type);
      if (value === undefined)
        throw new FieldFault(fault(name, undefined, `${name} is missing, expected a ${type}`));
      return value;
    },
    oneOf(name, values, fallback) {
      const value = optional(name, "string") ?? fallback;
      const found = values.find((one) => one === value);
      if (found === undefined)
        throw new FieldFault(
          fault(name, value, `${name} is ${quote(value)}, expected one of ${values.map(quote).join(", ")}`),
        );
      return found;
    },
    fault,
    faultOf(error) {
      try {
        if (error instanceof FieldFault) return error.fault;
        return fault(
          "record",
          record,
          `the record could not be read: ${error instanceof Error ? error.message : quote(error)}`,
        );
      } catch {
        // An error that a hostile getter throws may throw again when it is read.
        return fault("record", record, "the record could not be read");
      }
    },
  };
}

function idOf(record: unknown): string | undefined {
  try {
    const id: unknown = (record as { id?: unknown } | null)?.id;
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}
