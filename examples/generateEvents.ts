import type { EventRecord } from "samarkand";
import { createEventMaker } from "./data/million.ts";

/** Events between two chances for the page to take input and to draw. */
const CHUNK = 20_000;

interface Generation {
  readonly signal: AbortSignal;
  /** Told after each chunk how much is done, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/**
 * What `millionEvents(count)` gives, but without the page standing still for it; `null` where
 * `signal` ended it.
 */
export async function generateEvents(
  count: number,
  { signal, progress }: Generation,
): Promise<EventRecord[] | null> {
  const maker = createEventMaker();
  const events: EventRecord[] = [];
  while (events.length < count) {
    const until = Math.min(count, events.length + CHUNK);
    while (events.length < until) events.push(maker.next());
    progress(events.length / count);
    await pause();
    if (signal.aborted) return null;
  }
  return events;
}

/**
 * A timer: after `scheduler.yield` the work would go on before the page has drawn, for a tenth of a
 * second at a time.
 */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
