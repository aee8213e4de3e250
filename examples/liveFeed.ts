import type { EventRecord } from "samarkand";
import { createEventMaker } from "./data/million.ts";

/** ms between two batches, and number of events in a batch: fifty events a second. */
const BEAT = 100;
const BATCH = 5;
/**
 * Factor by which time passes faster in the data than on the clock: six hours a second. Fifty
 * events a second are then as dense as the events before them.
 */
const SPEED = 6 * 3600;

/**
 * Wait between two deliveries to the timeline. `PAUSE`: ms from the beginning of the last one.
 * `PATIENCE`: multiple of the time that the timeline took for it, counted from its end. The later
 * of both times counts.
 */
const PAUSE = 500;
const PATIENCE = 2;

export interface Feed {
  stop(): void;
}

interface Reader {
  /** Called when the feed starts. Returns the time in the data (ms) from which events arrive. */
  readonly begin: () => number;
  /** Called with new events and the time in the data (ms). Resolves when the events are drawn. */
  readonly take: (events: readonly EventRecord[], now: number) => Promise<void>;
}

/** Connects the button that starts and stops the feed of new events. */
export function createFeed(button: HTMLButtonElement, { begin, take }: Reader): Feed {
  const maker = createEventMaker(50);
  let beating = 0;
  let time = 0;
  let arrived: EventRecord[] = [];
  let nextAt = 0;

  const hand = async (): Promise<void> => {
    const given = performance.now();
    nextAt = Infinity;
    const events = arrived;
    arrived = [];
    await take(events, time);
    const drawn = performance.now();
    nextAt = Math.max(given + PAUSE, drawn + PATIENCE * (drawn - given));
  };
  const beat = (): void => {
    for (let one = 1; one <= BATCH; one++) arrived.push(maker.at(time + (one / BATCH) * BEAT * SPEED));
    time += BEAT * SPEED;
    if (performance.now() >= nextAt) void hand();
  };
  const stop = (): void => {
    clearInterval(beating);
    beating = 0;
    arrived = [];
    button.setAttribute("aria-pressed", "false");
  };
  const start = (): void => {
    time = begin();
    nextAt = performance.now() + PAUSE;
    beating = setInterval(beat, BEAT);
    button.setAttribute("aria-pressed", "true");
  };
  button.addEventListener("click", () => (beating === 0 ? start() : stop()));
  return { stop };
}
