import type { EventRecord } from "samarkand";
import { createEventMaker } from "./data/million.ts";

/** ms between two batches, and events in one: fifty a second. */
const BEAT = 100;
const BATCH = 5;
/**
 * Time passes faster in the data than here, so that fifty events a second are as dense as those
 * before them: six hours a second.
 */
const SPEED = 6 * 3600;

/**
 * ms: no sooner is the timeline given what came, and no sooner than twice as long as that took it
 * the last time.
 */
const PAUSE = 500;
const PATIENCE = 2;

export interface Feed {
  stop(): void;
}

interface Reader {
  /** The feed begins; tells where time is in the data (ms). */
  readonly begin: () => number;
  /** Takes new events, and where time is now; resolves when they are drawn. */
  readonly take: (events: readonly EventRecord[], now: number) => Promise<void>;
}

/** The button that lets new events arrive for as long as it is pressed. */
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
