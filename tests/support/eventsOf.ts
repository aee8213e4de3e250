import { byStart, type Model, type ModelEvent } from "../../src/model/model.ts";

/** Returns all events of a model in the order of reading. */
export function eventsOf({
  marks,
  eras,
  erasBehindAll,
  event,
}: Pick<Model, "marks" | "eras" | "erasBehindAll" | "event">): ModelEvent[] {
  return [...marks, ...eras, erasBehindAll]
    .flatMap((index) => index.rowsFrom(-Infinity, Infinity).map(event))
    .sort(byStart);
}
