/** The listeners of an application, by type of event. */
export interface Listeners<Events> {
  /** Returns what ends it. */
  on<K extends keyof Events>(type: K, listener: (event: Events[K]) => void): () => void;
  /** Whether anyone listens. */
  hears(type: keyof Events): boolean;
  emit<K extends keyof Events>(type: K, event: Events[K]): void;
  clear(): void;
}

/**
 * A listener that throws is reported once, through `report`, and stops nothing. One that is ended while an event is told is not called any
 * more, one that is added then not yet.
 */
export function createListeners<Events>(report: (error: unknown) => void): Listeners<Events> {
  // By a key of its own: the same listener given twice is called twice, and ended one at a time. What ends it does not keep it.
  const byType = new Map<keyof Events, Map<object, (event: never) => void>>();
  const reported = new WeakSet<(event: never) => void>();
  return {
    on(type, listener) {
      const listeners = byType.get(type) ?? new Map<object, (event: never) => void>();
      const key = {};
      byType.set(type, listeners);
      listeners.set(key, listener);
      return () => { listeners.delete(key); };
    },
    hears: (type) => (byType.get(type)?.size ?? 0) > 0,
    emit(type, event) {
      const listeners = byType.get(type);
      for (const [key, listener] of [...(listeners ?? [])]) {
        if (listeners?.has(key) !== true) continue;
        try {
          (listener as (event: Events[typeof type]) => void)(event);
        } catch (error) {
          if (!reported.has(listener)) report(error);
          reported.add(listener);
        }
      }
    },
    clear: () => {
      for (const listeners of byType.values()) listeners.clear();
    },
  };
}
