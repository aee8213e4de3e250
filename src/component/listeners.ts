/**
 * The listeners of an application, by type of event. One that throws is reported once and stops nothing. One that is ended while an event is
 * told is not called any more, one that is added then not yet.
 */
export class Listeners<Events> {
  readonly #report: (error: unknown) => void;
  /** By a key of its own: the same listener given twice is called twice, and ended one at a time. */
  readonly #byType = new Map<keyof Events, Map<object, (event: never) => void>>();
  readonly #reported = new WeakSet<(event: never) => void>();

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Returns what ends it, which lives on in the application: it keeps neither the listener nor anything of the timeline. */
  on<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): () => void {
    const listeners = this.#byType.get(type) ?? new Map<object, (event: never) => void>();
    const key = {};
    this.#byType.set(type, listeners);
    listeners.set(key, listener);
    return () => {
      listeners.delete(key);
    };
  }

  /** Whether anyone listens. */
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
