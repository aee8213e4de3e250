import type { ModelEvent } from "../../model/model.ts";
import type { TimeSpan } from "../../time/span.ts";

/**
 * How a span is filled: "box", all of it; "bracket", at some time between its ends; "row", at each
 * of the listed dates.
 */
export type SpanStyle = "box" | "bracket" | "row";

/** Returns how the span of an event is filled, as far as it is known. */
export function spanStyleOf({ span, within }: ModelEvent): SpanStyle {
  if (span.set === "allOf") return listedIn(span).length > 0 ? "row" : "box";
  return span.set === "oneOf" || within ? "bracket" : "box";
}

/**
 * Returns the listed dates of a span. A date that covers the whole span is left out: it says no
 * more than the span itself.
 */
export function listedIn({ start, end, members = [] }: TimeSpan): readonly TimeSpan[] {
  return members.filter((member) => member.start > start || member.end < end);
}

/** Whether a span is a single day or an instant. Its dot needs no explanation. */
export function isDay({ lone, set, startPrecision, start, end }: TimeSpan): boolean {
  return lone && set === undefined && (startPrecision === "day" || start === end);
}
