import type { EventRecord } from "../model/records.ts";
import type { TimelineState } from "../state/state.ts";
import type { Listeners } from "./listeners.ts";
import type { TimelineEventMap } from "./timeline.ts";

interface Change<E> {
  readonly now: TimelineState;
  readonly before: TimelineState;
  readonly recordOf: (id: string) => E;
  readonly groupsIn: (arrangement: TimelineState["arrangement"]) => TimelineEventMap["group"];
}

/** Tells the listeners what is another thing than it was when they were told last. */
export function tellChanges<E extends EventRecord>(listeners: Listeners<TimelineEventMap<E>>, { now, before, recordOf, groupsIn }: Change<E>): void {
  if (now.view !== before.view) listeners.emit("view", { ...now.view });
  if (now.selection !== before.selection || now.span !== before.span) listeners.emit("select", { ids: now.selection, events: now.selection.map(recordOf), span: now.span });
  if (now.arrangement !== before.arrangement) listeners.emit("group", groupsIn(now.arrangement));
  if (now.query !== before.query || now.matches !== before.matches) {
    const { query, matches } = now;
    listeners.emit("search", { query, count: query === "" ? 0 : matches?.query === query ? matches.count : null });
  }
  const [id, last] = [now, before].map(({ hover }) => (hover?.type === "event" ? hover.id : null)) as [string | null, string | null];
  if (id !== last) listeners.emit("hover", { id, event: id === null ? null : recordOf(id) });
}
