import { warn } from "../base/platform.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import type { TimelineState } from "../state/state.ts";
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

interface Change<E> {
  readonly now: TimelineState;
  readonly before: TimelineState;
  readonly recordOf: (id: string) => E;
  /** DOM event by which the pointer moved last. */
  readonly pointerEvent: Event | null;
  readonly groupsIn: (arrangement: TimelineState["arrangement"]) => TimelineEventMap["group"];
}

type Tell<E extends EventRecord> = (listeners: Listeners<TimelineEventMap<E>>) => void;

/**
 * Returns a call for each event that has changed since listeners were called last, in the order of
 * the calls. All are computed before the first call, because a listener may change anything.
 */
export function emitChanges<E extends EventRecord>({
  now,
  before,
  recordOf,
  pointerEvent,
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
  if (id !== last)
    tell("hover", { id, event: id === null ? null : recordOf(id), originalEvent: pointerEvent });
  return changes;
}

/** Problems on their way to listeners. */
export interface ProblemReport {
  /** Adds problems that were found. */
  add(problems: readonly Problem[]): void;
  /** Returns a function that reports the problems that were added until now. */
  take(): () => void;
}

type ProblemListeners = Pick<Listeners<TimelineEventMap>, "emit" | "hears">;

/**
 * Creates the report of problems. Where nobody listens to `problem`, it warns in the console
 * instead, once, unless `signal` has ended the timeline.
 */
export function createProblemReport(
  window: Window,
  listeners: ProblemListeners,
  signal: AbortSignal,
): ProblemReport {
  let found: readonly Problem[] = [];
  let isWarned = false;
  return {
    add(problems) {
      found = [...found, ...problems];
    },
    take() {
      const problems = found;
      found = [];
      return () => {
        const isWarning = problems.length > 0 && !isWarned && !listeners.hears("problem") && !signal.aborted;
        for (const problem of problems) listeners.emit("problem", problem);
        isWarned ||= isWarning;
        if (isWarning) warnOfProblems(problems, window);
      };
    },
  };
}

function warnOfProblems(problems: readonly Problem[], window: Window): void {
  const [{ index, field, reason }] = problems as readonly [Problem, ...Problem[]];
  const place = index < 0 ? `the option ${field}` : `record ${index}, ${field}`;
  warn(
    `${problems.length} of what was given could not be used as it is, first ${place}: ${reason.replace(/[.]?$/, ".")} All are in timeline.problems, and told to on("problem").`,
    window,
  );
}
