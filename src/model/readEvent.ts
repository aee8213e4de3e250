import { quote } from "../base/platform.ts";
import { isColorText, isSafeImage, isSafeLink } from "../base/safeValues.ts";
import type { TimeRange } from "../time/scale.ts";
import { DateInputError, fixedDate, readSpan, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import type { ModelEvent } from "./model.ts";
import type { EventRecord, Problem } from "./records.ts";

/** What is wrong with a record, without its index. */
export type Fault = Omit<Problem, "index">;

/**
 * Values of a record: an event before it has a row and a band. The id is the record's own, and the
 * group is the id of the group.
 */
export type Row = Omit<ModelEvent, "id" | "group" | "row" | "span" | "extent"> & {
  readonly id: string | undefined;
  readonly group: string | undefined;
  /** Start of the extent, in ms; `end` likewise. */
  readonly start: number;
  readonly end: number;
  /**
   * Start as the record gives it. It is retained because it says more than an instant: its
   * precision and qualifiers, for example. A number is the start of the extent itself.
   */
  readonly rawStart: number | string;
  readonly rawEnd: number | string | undefined;
};

/** Values of a record, or `null` for one that cannot be drawn, with what is wrong with it. */
export type ReadResult = { readonly faults: readonly Fault[] } & (
  { readonly row: Row; readonly span: TimeSpan } | { readonly row: null; readonly span: undefined }
);

/**
 * Reads a record. A fault of its title or of a date costs the event. A fault of any other field
 * costs that field alone. It throws for no input.
 */
export function readEvent(
  record: EventRecord,
  zone: Zone,
  isColor: (text: string) => boolean = isColorText,
): ReadResult {
  const fields = fieldReader(record, "event");
  const { faults, aside } = fields;
  try {
    const title = fields.required("title");
    const { span, ...dates } = datesOf(fields, zone);
    const text = (name: string): string | undefined => aside(() => fields.optional(name, "string"));
    const word = <T extends string>(name: string, words: readonly T[]): T | undefined =>
      aside(() => fields.oneOf(name, words));
    const extent = word("extent", ["within", "throughout"]);
    const row: Row = {
      id: aside(() => fields.id("id")),
      title,
      description: text("description") ?? "",
      place: text("place") ?? "",
      ...dates,
      ...extentOf(span),
      kind: text("kind"),
      status: word("status", ["confirmed", "tentative", "cancelled"]) ?? "confirmed",
      importance: aside(() => fields.optional("importance", "number")) ?? 0,
      background: word("display", ["auto", "background"]) === "background",
      within: extent === undefined ? span.lone : extent === "within",
      lang: languageOf(text("lang")),
      group: aside(() => fields.id("group")),
      className: aside(() => fields.formed("className", isClassName, CLASSES)),
      color: aside(() => fields.formed("color", isColor, "a CSS colour, as #1f4e9c")),
      record,
    };
    aside(() => fields.formed("url", isSafeLink, "http, https, mailto or a relative one"));
    aside(() => {
      checkMedia(fields);
    });
    return { row, span, faults };
  } catch (error) {
    return { row: null, span: undefined, faults: [fields.faultOf(error)] };
  }
}

/**
 * Returns a key that is equal for all events with the same shapes, whatever their time and length.
 * One event of each key stands for all of them in a legend.
 */
export function parseSignature({ status, within, background }: Row, span: TimeSpan): string {
  const isListed = span.members?.some(({ start, end }) => start > span.start || end < span.end);
  return [
    status,
    within,
    background,
    span.startKind,
    span.endKind,
    span.startApproximate,
    span.endApproximate,
    span.startUncertain,
    span.endUncertain,
    span.startUnspecified,
    span.lone,
    span.set,
    span.startPrecision === "day",
    span.start === span.end,
    isListed,
  ].join();
}

const CLASSES = "classes of letters, digits, - and _, none of which begins with samarkand or is-";

/** Whether a text is one class or several. Those of the timeline itself would change its parts. */
export function isClassName(text: string): boolean {
  return /^\s*(?!samarkand|is-)[\p{L}\p{N}_-]+(?:\s+(?!samarkand|is-)[\p{L}\p{N}_-]+)*\s*$/u.test(text);
}

/** Checks the picture of a record, which panels alone use. Throws the fault of a bad picture. */
function checkMedia(fields: FieldReader): void {
  const media = fields.raw("media") ?? null;
  if (media === null) return;
  const refuse = (reason: string): never => fields.fail("media", media, reason);
  if (typeof media !== "object") refuse(`media is ${quote(media)}, expected an object with src and alt`);
  const own = fieldReader(media, "picture");
  let src = "";
  try {
    src = own.required("src");
    own.required("alt");
    own.optional("caption", "string");
    own.optional("credit", "string");
  } catch (error) {
    refuse(`media: ${own.faultOf(error).reason}`);
  }
  if (!isSafeImage(src))
    refuse(`media.src is ${quote(src)}, expected http, https, data of a raster image or a relative one`);
}

/** Reads the dates of a record. Throws the fault of the date that cannot be read. */
function datesOf(
  fields: FieldReader,
  zone: Zone,
): Pick<Row, "rawStart" | "rawEnd"> & { readonly span: TimeSpan } {
  const start = fields.raw("start");
  const end = fields.raw("end") ?? undefined;
  try {
    const rawStart = fixedDate(start, "start");
    const rawEnd = end === undefined ? undefined : fixedDate(end, "end");
    return { span: readSpan(rawStart, rawEnd, zone), rawStart, rawEnd };
  } catch (error) {
    if (!(error instanceof DateInputError)) throw error;
    return fields.fail(error.field, error.field === "start" ? start : end, error.message);
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
  /** Returns a text. */
  required(name: string): string;
  /** Returns the value of a field; `undefined` if it is missing, `undefined` or `null`. */
  optional<T extends TypeName>(name: string, type: T): TypeOf[T] | undefined;
  /** Returns an id, which may be a number; `undefined` if it is missing. */
  id(name: string): string | undefined;
  /** Returns a word of a list; `undefined` if it is missing. */
  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined;
  /** Returns a text of a form; `undefined` if it is missing. */
  formed(name: string, is: (text: string) => boolean, expected: string): string | undefined;
  /** Faults of the fields that were read by `aside`. */
  readonly faults: Fault[];
  /** Reads a field that can be left out. A fault is collected, and `undefined` is returned. */
  readonly aside: <T>(read: () => T) => T | undefined;
  fault(field: string, value: unknown, reason: string): Fault;
  /** Throws a fault. */
  fail(field: string, value: unknown, reason: string): never;
  /** Returns the fault of this record for a value that was thrown. */
  faultOf(error: unknown): Fault;
}

/**
 * Creates a reader of `record`, which may be any value. A getter that throws is a fault like any
 * other. `noun` is what the record becomes: an event or a group.
 */
export function fieldReader(record: unknown, noun: string): FieldReader {
  const faults: Fault[] = [];
  /** Fault that was thrown last, with its error. */
  let thrown: { readonly error: Error; readonly fault: Fault } | null = null;
  const fault = (field: string, value: unknown, reason: string): Fault => ({
    id: idOf(record),
    field,
    value,
    reason,
  });
  const fail = (field: string, value: unknown, reason: string): never => {
    const error = new Error(reason);
    thrown = { error, fault: fault(field, value, reason) };
    throw error;
  };
  const own = (): Record<string, unknown> =>
    typeof record === "object" && record !== null
      ? (record as Record<string, unknown>)
      : fail("record", record, `a record is an object, this is ${quote(record)}`);
  /** Returns a field. A getter that throws costs the field, not the record. */
  const valueOf = (name: string): unknown => {
    const fields = own();
    try {
      return fields[name] ?? undefined;
    } catch (error) {
      return fail(name, undefined, `${name} could not be read${messageOf(error)}`);
    }
  };
  const faultOf = (error: unknown): Fault =>
    thrown !== null && error === thrown.error
      ? thrown.fault
      : fault("record", record, `the record could not be read${messageOf(error)}`);
  const unexpected = (name: string, value: unknown, expected: string): never =>
    fail(name, value, `${name} is ${quote(value)}, expected ${expected}`);
  const optional = <T extends TypeName>(name: string, type: T): TypeOf[T] | undefined => {
    const value = valueOf(name);
    return value === undefined || (typeof value === type && !Number.isNaN(value))
      ? (value as TypeOf[T] | undefined)
      : unexpected(name, value, `a ${type}`);
  };
  return {
    faults,
    aside(read) {
      try {
        return read();
      } catch (error) {
        const found = faultOf(error);
        faults.push({ ...found, reason: `${found.reason}; the ${noun} is drawn without it` });
        return undefined;
      }
    },
    raw: (name) => own()[name],
    optional,
    required: (name) =>
      optional(name, "string") ?? fail(name, undefined, `${name} is missing, expected a string`),
    id(name) {
      const value = valueOf(name);
      return value === undefined
        ? undefined
        : (idText(value) ?? unexpected(name, value, "a string or a number"));
    },
    oneOf(name, values) {
      const value = optional(name, "string");
      const found = values.find((one) => one === value);
      return value === undefined || found !== undefined
        ? found
        : unexpected(name, value, `one of ${values.map(quote).join(", ")}`);
    },
    formed(name, is, expected) {
      const value = optional(name, "string");
      return value === undefined || is(value) ? value : unexpected(name, value, expected);
    },
    fault,
    fail,
    faultOf,
  };
}

/** Returns the message of an error after a colon; nothing where the error itself cannot be read. */
function messageOf(error: unknown): string {
  try {
    return `: ${error instanceof Error ? error.message : quote(error)}`;
  } catch {
    return "";
  }
}

function idOf(record: unknown): string | undefined {
  try {
    return idText((record as { id?: unknown } | null)?.id);
  } catch {
    return undefined;
  }
}

/**
 * Returns an id as a text: a number is the same id as its digits. `undefined` for any other value.
 */
export function idText(id: unknown): string | undefined {
  if (typeof id === "string") return id;
  return typeof id === "number" && Number.isFinite(id) ? String(id) : undefined;
}
