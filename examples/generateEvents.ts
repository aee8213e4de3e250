import type { EventRecord } from "samarkand";
import { createEventMaker } from "./data/million.ts";

/** Number of events between two pauses, in which the page can take input and draw. */
const CHUNK = 20_000;

interface Generation {
  readonly signal: AbortSignal;
  /** Called after each chunk with the part that is done, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/**
 * Creates the events that `millionEvents(count)` returns, in chunks, so that the page does not
 * freeze. Resolves to `null` where `signal` has ended the work.
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
 * Waits for a timer. After `scheduler.yield` the work would continue before the page has drawn, for
 * a tenth of a second at a time.
 */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
