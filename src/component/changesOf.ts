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

type Tell<E extends EventRecord> = (listeners: Listeners<TimelineEventMap<E>>) => void;

/**
 * What is another thing than it was when listeners were told last, in the order in which it is told. All of it is put together before the
 * first one is called, who may change anything.
 */
export function changesOf<E extends EventRecord>({
  now,
  before,
  recordOf,
  groupsIn,
}: Change<E>): readonly Tell<E>[] {
  const changes: Tell<E>[] = [];
  const tell = <K extends keyof TimelineEventMap<E>>(type: K, event: TimelineEventMap<E>[K]): void => {
    changes.push((listeners) => {
      listeners.emit(type, event);
    });
  };
  if (now.view !== before.view) tell("view", { ...now.view });
  if (now.selection !== before.selection || now.span !== before.span)
    tell("select", { ids: now.selection, events: now.selection.map(recordOf), span: now.span });
  if (now.arrangement !== before.arrangement) tell("group", groupsIn(now.arrangement));
  if (now.query !== before.query || now.matches !== before.matches) {
    const { query, matches } = now;
    tell("search", { query, count: query === "" ? 0 : matches?.query === query ? matches.count : null });
  }
  const [id, last] = [now, before].map(({ hover }) => (hover?.type === "event" ? hover.id : null)) as [
    string | null,
    string | null,
  ];
  if (id !== last) tell("hover", { id, event: id === null ? null : recordOf(id) });
  return changes;
}
