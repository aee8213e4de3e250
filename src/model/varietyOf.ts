import type { ReadEvent } from "./readEvent.ts";

/** What events have in common that show the same shapes, whenever and how long they are: so that one stands for all in a legend. */
export function varietyOf({
  span,
  status,
  within,
  background,
}: Pick<ReadEvent, "span" | "status" | "within" | "background">): string {
  const {
    startKind,
    endKind,
    startApproximate,
    endApproximate,
    startUncertain,
    endUncertain,
    startUnspecified,
    lone,
    set,
    startPrecision,
    members,
  } = span;
  const isInstant = span.start === span.end;
  const listed = members?.some((member) => member.start > span.start || member.end < span.end);
  return [
    status,
    within,
    background,
    startKind,
    endKind,
    startApproximate,
    endApproximate,
    startUncertain,
    endUncertain,
    startUnspecified,
    lone,
    set,
    startPrecision === "day",
    isInstant,
    listed,
  ].join();
}
