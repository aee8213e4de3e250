import { buildModel, type GrowingModel, readModel } from "../model/buildModel.ts";
import type { EventRecord, Problem } from "../model/records.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";

/** Number of records that are read at once, in 20 to 40 ms. More are read in slices. */
const AT_ONCE = 20_000;
/** Number of characters in dates that take as long to read as one record with numbers. */
const CHARACTERS = 4;

interface Surroundings {
  readonly window: Window;
  /** Ends all reading. */
  readonly signal: AbortSignal;
  /**
   * Called with the part that is done, from 0 to 1. Also called with 1 where newer records stop a
   * reading.
   */
  readonly progress: (done: number) => void;
  /** Called after records were read in slices. */
  readonly changed: () => void;
}

/** Result of a reading. */
export interface Found {
  /** Problems of the records that were read now. */
  readonly problems: readonly Problem[];
  /** Whether the model is the earlier one with more events. */
  readonly hasGrown: boolean;
}

/** Result where nothing was read. */
export const NOTHING: Found = { problems: [], hasGrown: false };

/**
 * Reads the records of a timeline. Appended records are read alone; few are read at once, many in
 * slices, while the page stays responsive.
 */
export class EventSource {
  /**
   * Model of the records read last: empty until the first reading ends, and the earlier model until
   * a later reading ends.
   */
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
   * Resolves when all records are read, and also when newer records or the end of the timeline stop
   * the reading.
   */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * Reads the records of new options. `isAppend`: the options may differ from the last ones only in
   * events that follow the earlier ones.
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
 * Whether the records from an index on are few enough to be read at once. Text dates take longer
 * than numbers, by their length.
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
    // A getter of the record throws. The reader reports that as a problem.
    return 1;
  }
}

function lengthOf(date: unknown): number {
  return typeof date === "string" ? date.length : 0;
}

/** ms of work between two chances for the page to handle input and to draw. */
const SLICE = 24;

interface Slices {
  readonly window: Window;
  readonly signal: AbortSignal;
  /** Called before each pause with the part that is done, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/**
 * Runs the steps of a generator in slices, so that the page never blocks for long. Resolves to
 * `null` where `signal` ended the run.
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
 * Waits until all pending tasks of the page had their turn. With `scheduler.yield` the page was not
 * drawn for up to 150 ms (Chromium 147).
 */
function pause(window: Window): Promise<void> {
  return new Promise((resolve) => {
    window.setTimeout(resolve, 0);
  });
}
