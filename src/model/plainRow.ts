import { LAST_INSTANT } from "../time/span.ts";
import type { Row } from "./eventTable.ts";
import type { EventRecord } from "./records.ts";

/**
 * A record whose dates are numbers and that has nothing out of the ordinary, as machines write them by the million; `null`
 * for every other one, and for one that is at fault. What it gives is what `readEvent` does, ten times as fast.
 */
export function plainRow(record: EventRecord): Row | null {
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
    } = record;
    if (
      !isAbsent(status ?? display ?? extent ?? lang ?? url ?? media) ||
      typeof title !== "string" ||
      !isInstant(start)
    )
      return null;
    const hasEnd = !isAbsent(end);
    if (hasEnd && !(isInstant(end) && end >= start)) return null;
    if (
      !isOf("string", id) ||
      !isOf("string", group) ||
      !isOf("string", description) ||
      !isOf("string", kind) ||
      !isOf("string", place) ||
      !isOf("number", importance)
    )
      return null;
    return {
      id: id ?? undefined,
      title,
      description: description ?? "",
      place: place ?? "",
      start,
      end: hasEnd ? end : start,
      rawStart: undefined,
      rawEnd: undefined,
      hasEnd,
      kind: kind ?? undefined,
      status: "confirmed",
      importance: importance ?? 0,
      background: false,
      within: !hasEnd,
      lang: undefined,
      group: group ?? undefined,
      record,
    };
  } catch {
    return null;
  }
}

/** `null` and `undefined` are the same, in records of any origin. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isInstant(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= LAST_INSTANT;
}

/** Absent counts as any type. */
function isOf(type: "string" | "number", value: unknown): boolean {
  return isAbsent(value) || (typeof value === type && !Number.isNaN(value));
}
