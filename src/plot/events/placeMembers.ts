import { clamp } from "../../base/maths.ts";
import { meets, type ModelEvent } from "../../model/model.ts";
import type { TimeScale } from "../../time/scale.ts";
import type { TimeSpan } from "../../time/span.ts";
import { spanStyleOf, listedIn } from "../base/spanStyle.ts";

/** A mark on a bar that is not filled, in inline px. */
export interface PlacedMember {
  readonly x0: number;
  readonly x1: number;
  /** Whether this date may not be the one that is meant. */
  readonly isHollow: boolean;
}

/**
 * The marks of a span that is not filled: each date that is listed; else one for the time that is
 * meant, wherever it is in the span; none where digits are not specified. They are few: no date of
 * 64 characters lists more than a dozen.
 */
export function placeMembers(
  event: ModelEvent,
  scale: TimeScale,
  { from, to }: { from: number; to: number },
): PlacedMember[] {
  const { span, extent } = event;
  const filling = spanStyleOf(event);
  if (filling === "box") return [];
  const listed = listedIn(span).filter((member) => meets(member, scale.domain));
  if (span.members !== undefined && listedIn(span).length > 0) {
    const x = (instant: number): number => clamp(scale.toPx(instant), from, to);
    return listed.map((member) => ({
      x0: x(member.start),
      x1: x(member.end),
      isHollow: filling === "bracket" || isDoubtful(member),
    }));
  }
  const middle = scale.toPx(extent.start + (extent.end - extent.start) / 2);
  if (span.startUnspecified === true || !(middle > from && middle < to)) return [];
  return [{ x0: middle, x1: middle, isHollow: event.status === "tentative" || isDoubtful(span) }];
}

function isDoubtful({ startApproximate, endApproximate, startUncertain, endUncertain }: TimeSpan): boolean {
  return startApproximate || endApproximate || startUncertain || endUncertain;
}
