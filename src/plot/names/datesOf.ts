import type { ModelEvent } from "../../model/model.ts";
import type { Picture } from "../picture/picture.ts";

/**
 * A date in words at its own precision, and in the second calendar where there is one that says
 * something else.
 */
export function datesOf(
  { span, within }: Pick<ModelEvent, "span" | "within">,
  { dateText, secondaryText }: Picture,
): string[] {
  const second = secondaryText?.knows(span) === true ? [secondaryText.span(span, within)] : [];
  return [...new Set([dateText.span(span, within), ...second])].filter((text) => text !== "");
}
