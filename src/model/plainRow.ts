import { isColorText } from "../base/safeValues.ts";
import { LAST_INSTANT } from "../time/span.ts";
import { idText, isClassName, type Row } from "./readEvent.ts";
import type { EventRecord } from "./records.ts";

/**
 * Reads a record whose dates are numbers and that has only common fields, as machines write them by
 * the million. Returns `null` for any other record, and for one with an error. The result equals
 * that of `readEvent`, ten times as fast.
 */
export function plainRow(record: EventRecord, isColor: (text: string) => boolean = isColorText): Row | null {
  try {
    const {
      id,
      title,
      start,
      end,
      group,
      description,
      status,
      importance,
      kind,
      display,
      extent,
      lang,
      url,
      place,
      media,
      className,
      color,
    } = record;
    if (
      !isAbsent(status ?? display ?? extent ?? lang ?? url ?? media) ||
      typeof title !== "string" ||
      !isInstant(start) ||
      !(isAbsent(end) || (isInstant(end) && end >= start)) ||
      !isId(id) ||
      !isId(group) ||
      !isOf("string", description) ||
      !isOf("string", kind) ||
      !isOf("string", place) ||
      !isOf("number", importance) ||
      !isFormed(className, isClassName) ||
      !isFormed(color, isColor)
    )
      return null;
    return {
      id: idText(id),
      title,
      description: description ?? "",
      place: place ?? "",
      start,
      end: end ?? start,
      rawStart: start,
      rawEnd: end ?? undefined,
      kind: kind ?? undefined,
      status: "confirmed",
      importance: importance ?? 0,
      background: false,
      within: isAbsent(end),
      lang: undefined,
      group: idText(group),
      className: className ?? undefined,
      color: color ?? undefined,
      record,
    };
  } catch {
    return null;
  }
}

/**
 * Whether a value is missing. `null` and `undefined` are the same, because records come from any
 * source.
 */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Whether a value is an id. A missing value counts as one. */
function isId(value: unknown): boolean {
  return isAbsent(value) || idText(value) !== undefined;
}

/** Whether a value is a text of a form. A missing value counts as one. */
function isFormed(value: unknown, is: (text: string) => boolean): boolean {
  return isAbsent(value) || (typeof value === "string" && is(value));
}

function isInstant(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= LAST_INSTANT;
}

/** Whether a value has a type. A missing value counts as any type. */
function isOf(type: "string" | "number", value: unknown): boolean {
  return isAbsent(value) || (typeof value === type && !Number.isNaN(value));
}
