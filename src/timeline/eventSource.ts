import { buildModel, type GrowingModel, readModel } from "../model/buildModel.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";

/** So many records are read at once, in 20 to 40 ms; more are read in slices. */
const AT_ONCE = 20_000;
/** Characters of dates that are read in the time of one record with numbers. */
const CHARACTERS = 4;

interface Surroundings {
  readonly window: Window;
  /** Ends all reading. */
  readonly signal: AbortSignal;
  /** How much is done, from 0 to 1; 1 also when other records came before all were read. */
  readonly progress: (done: number) => void;
  /** What was read in slices is there. */
  readonly changed: () => void;
}

/** What came of reading. */
export interface Found {
  /** Of the records that were read now. */
  readonly problems: readonly Problem[];
  /** Whether the model is that of before with more events. */
  readonly hasGrown: boolean;
}

/** Where nothing was read. */
export const NOTHING: Found = { problems: [], hasGrown: false };

/**
 * Reads the records of a timeline: what is appended alone, few at once, many little by little,
 * while the page goes on.
 */
export class EventSource {
  /** Empty until the first records are read; until later ones are, that of the former. */
  model: GrowingModel;
  readonly #surroundings: Surroundings;
  #reading = new AbortController();
  #ready: Promise<void> = Promise.resolve();

  constructor(options: ResolvedOptions, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    surroundings.signal.addEventListener(
      "abort",
      () => {
        this.#reading.abort();
      },
      { once: true },
    );
    const { events, groups, zone } = options;
    const isAtOnce = isFew(events);
    this.model = buildModel(isAtOnce ? options : { events: [], groups }, zone);
    if (!isAtOnce) this.read(options, { isAppend: false });
  }

  /**
   * Resolves when all that was given is read, and also when others are given or the timeline ends
   * before.
   */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * Takes up options; `isAppend`: they may differ from the last ones in events that follow the
   * others.
   */
  read(options: ResolvedOptions, { isAppend }: { readonly isAppend: boolean }): Found {
    this.#reading.abort();
    this.#surroundings.progress(1);
    const { events, zone } = options;
    const { model } = this;
    if (isFew(events)) {
      this.model = buildModel(options, zone);
      return { problems: this.model.problems, hasGrown: false };
    }
    if (isAppend && isFew(events, model.count) && model.isStartOf(events)) {
      const known = model.problems.length;
      this.model = model.append(events.slice(model.count));
      return { problems: this.model.problems.slice(known), hasGrown: true };
    }
    this.#ready = this.#readInSlices(options);
    return NOTHING;
  }

  async #readInSlices(options: ResolvedOptions): Promise<void> {
    const { window, signal: end, progress, changed } = this.#surroundings;
    if (end.aborted) return;
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    progress(0);
    const model = await runInSlices(readModel(options, options.zone), { window, signal, progress });
    if (model === null || signal.aborted) return;
    this.model = model;
    progress(1);
    changed();
  }
}

/**
 * Whether the records from one on are read in no time: those with texts for dates take longer, by
 * the length of these.
 */
function isFew(records: readonly EventRecord[], from = 0): boolean {
  let work = 0;
  for (let index = from; index < records.length && work <= AT_ONCE; index += 1)
    work += workOf(records[index]);
  return work <= AT_ONCE;
}

function workOf(record: EventRecord | null | undefined): number {
  try {
    return 1 + (lengthOf(record?.start) + lengthOf(record?.end)) / CHARACTERS;
  } catch {
    // A getter that throws, which reading will tell.
    return 1;
  }
}

function lengthOf(date: unknown): number {
  return typeof date === "string" ? date.length : 0;
}

/** ms of work between two chances for the page to take input and to draw. */
const SLICE = 24;

interface Slices {
  readonly window: Window;
  readonly signal: AbortSignal;
  /** Told before each pause how much is done, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/**
 * Makes steps, a few at a time, so that a page never stands still for long; `null` where `signal`
 * ended it.
 */
export async function runInSlices<T>(
  steps: Generator<number, T>,
  { window, signal, progress }: Slices,
): Promise<T | null> {
  for (;;) {
    const until = window.performance.now() + SLICE;
    let step = steps.next();
    while (step.done !== true && window.performance.now() < until) step = steps.next();
    if (step.done === true) return step.value;
    progress(step.value);
    await pause(window);
    if (signal.aborted) return null;
  }
}

/**
 * Lets everything that waits have its turn: after `scheduler.yield` the page was not drawn for up
 * to 150 ms (Chromium 147).
 */
function pause(window: Window): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, 0);
  });
}
