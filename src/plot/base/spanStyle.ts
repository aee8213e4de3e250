import type { ModelEvent } from "../../model/model.ts";
import type { TimeSpan } from "../../time/span.ts";

/**
 * How a span is filled: "box", all of it; "bracket", at some time between its ends; "row", at each
 * of the dates that are listed.
 */
export type SpanStyle = "box" | "bracket" | "row";

/** How the span of an event is filled, as far as it is known. */
export function spanStyleOf({ span, within }: ModelEvent): SpanStyle {
  if (span.set === "allOf") return listedIn(span).length > 0 ? "row" : "box";
  return span.set === "oneOf" || within ? "bracket" : "box";
}

/**
 * The dates that are listed; a range that is all of the span is no more than the span says itself.
 */
export function listedIn({ start, end, members = [] }: TimeSpan): readonly TimeSpan[] {
  return members.filter((member) => member.start > start || member.end < end);
}

/** Whether a span is short enough to be the dot that everyone knows: an instant, or a day. */
export function isDay({ lone, set, startPrecision, start, end }: TimeSpan): boolean {
  return lone && set === undefined && (startPrecision === "day" || start === end);
}
