import type { EventRecord } from "../model/records.ts";
import type { TimelineState } from "../state/state.ts";
import type { Grouping } from "./grouping.ts";
import type { TimelineEventMap } from "./timelineInfo.ts";

/**
 * The listeners of an application, by type of event. A listener that throws is reported once and
 * stops nothing. While an event is emitted, a removed listener is no longer called and an added one
 * not yet.
 */
export class Listeners<Events> {
  readonly #report: (error: unknown) => void;
  /**
   * Listeners by type, each under its own key: a listener that is added twice is called twice and
   * removed one at a time.
   */
  readonly #byType = new Map<keyof Events, Map<object, (event: never) => void>>();
  readonly #reported = new WeakSet<(event: never) => void>();

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /**
   * Adds a listener; returns a function that removes it. That function lives on in the application,
   * so it retains neither the listener nor any part of the timeline.
   */
  on<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): () => void {
    const listeners = this.#byType.get(type) ?? new Map<object, (event: never) => void>();
    const key = {};
    this.#byType.set(type, listeners);
    listeners.set(key, listener);
    return () => {
      listeners.delete(key);
    };
  }

  /** Whether a type has any listener. */
  hears(type: keyof Events): boolean {
    return (this.#byType.get(type)?.size ?? 0) > 0;
  }

  emit<K extends keyof Events>(type: K, event: Events[K]): void {
    const listeners = this.#byType.get(type);
    for (const [key, listener] of [...(listeners ?? [])]) {
      if (listeners?.has(key) !== true) continue;
      try {
        (listener as (event: Events[K]) => void)(event);
      } catch (error) {
        if (!this.#reported.has(listener)) this.#report(error);
        this.#reported.add(listener);
      }
    }
  }

  clear(): void {
    for (const listeners of this.#byType.values()) listeners.clear();
  }
}

/** Parts of a timeline of whose changes listeners are told. */
interface Told<E extends EventRecord> {
  readonly state: TimelineState;
  readonly grouping: Grouping;
  readonly listeners: Listeners<TimelineEventMap<E>>;
  /** DOM event by which the pointer moved last. */
  readonly pointerEvent: Event | null;
  recordOf(id: string): E | undefined;
}

/**
 * Returns a call of the listeners for each event that has changed since a state, in the order of
 * the calls. All are computed before the first call, because a listener may change anything.
 */
export function changesSince<E extends EventRecord>(
  before: TimelineState,
  engine: Told<E>,
): readonly (() => void)[] {
  const { state: now, grouping, listeners, pointerEvent: originalEvent } = engine;
  const recordOf = (id: string): E => engine.recordOf(id) as E;
  const changes: (() => void)[] = [];
  const tell = <K extends keyof TimelineEventMap<E>>(type: K, event: TimelineEventMap<E>[K]): void => {
    changes.push(() => listeners.emit(type, event));
  };
  const { view, selection: ids, span, arrangement, query, matches } = now;
  if (view !== before.view) tell("view", { ...view });
  if (ids !== before.selection || span !== before.span)
    tell("select", { ids, events: ids.map(recordOf), span });
  if (arrangement !== before.arrangement) tell("group", grouping.told(arrangement));
  if (query !== before.query || matches !== before.matches)
    tell("search", { query, count: query === "" ? 0 : matches?.query === query ? matches.count : null });
  const id = hoveredIn(now);
  if (id !== hoveredIn(before))
    tell("hover", { id, event: id === null ? null : recordOf(id), originalEvent });
  return changes;
}

function hoveredIn({ hover }: TimelineState): string | null {
  return hover?.type === "event" ? hover.id : null;
}
