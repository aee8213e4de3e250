import { byStart, type Model, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";

/** The first events that share any time with a view, in the order of reading: at most `most`. */
export function eventsInSight(model: Model, view: TimeRange, most: number): ModelEvent[] {
  return model.indices
    .flatMap((index) => index.rowsMeeting(view, most))
    .map((row) => model.event(row))
    .sort(byStart)
    .slice(0, most);
}
