import { drain } from "../base/drain.ts";
import { buildModel, type GrowingModel, readModel } from "../model/buildModel.ts";
import type { EventRecord } from "../model/records.ts";
import type { OptionUpdate } from "../options/optionChanges.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { TimelineOptions } from "../options/timelineOptions.ts";

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

/**
 * Result of a reading: "nothing" differs; "events" were added or replaced one by one; "all" may
 * differ; or they are read "later", in slices.
 */
export type Change = "nothing" | "events" | "all" | "later";

/** Greatest part of the records that are replaced one by one. Of more, all are arranged again. */
const REPLACED = 1 / 8;

/**
 * Reads the records of a timeline, each once. Few are read at once, many in slices, while the page
 * stays responsive.
 */
export class EventSource {
  /**
   * Model of the records read last: empty until the first reading ends, and the earlier model until
   * a later reading ends.
   */
  model: GrowingModel;
  readonly #surroundings: Surroundings;
  #reading = new AbortController();
  /** Records that are being read in slices; `null` where none are. */
  #coming: readonly EventRecord[] | null = null;
  /**
   * Resolves when all records are read, and also when newer records or the end of the timeline stop
   * the reading.
   */
  ready: Promise<void> = Promise.resolve();

  constructor(options: ResolvedOptions, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    surroundings.signal.addEventListener("abort", () => this.#reading.abort());
    const { events, groups, zone } = options;
    const isAtOnce = isFew(events);
    this.model = buildModel(isAtOnce ? options : { events: [], groups }, zone);
    if (!isAtOnce) this.#readLater(options);
  }

  /** Reads the records that are not known yet, where an update of the options asks for it. */
  read(update: OptionUpdate<TimelineOptions>): Change {
    const options = update.resolved;
    const { events, filter } = options;
    const [isInOtherZone, isFiltered] = [update.has("timeZone"), update.has("filter", "hiddenKinds")];
    const isAnew = isInOtherZone || update.has("groups");
    if (!isAnew && !isFiltered && !update.has("events")) return "nothing";
    const coming = this.#coming;
    if (coming !== null) {
      const isSame = coming.length === events.length && coming.every((one, row) => one === events[row]);
      if (!isAnew && !isFiltered && isSame) return "nothing";
    } else if (!isAnew && (!isFiltered || this.model.reader.isFilteredAlike(filter))) {
      this.model.reader.setFilter(filter);
      const change = this.#change(events);
      if (change !== null) return change;
    }
    this.#reading.abort();
    this.#coming = null;
    this.#surroundings.progress(1);
    // In another zone a date may be another instant.
    const earlier = isInOtherZone ? undefined : this.model;
    if (!isFew(events)) return this.#readLater(options, earlier);
    this.model = drain(readModel(options, options.zone, earlier));
    return "all";
  }

  /**
   * Takes over records that were appended, or that come in place of a few others. Returns `null`,
   * and changes nothing, where more differs.
   */
  #change(events: readonly EventRecord[]): Change | null {
    const { count, reader } = this.model;
    if (events.length < count || !isFew(events, count)) return null;
    const others: number[] = [];
    for (let row = 0; row < count; row += 1) {
      if (reader.table.isOf(row, events[row] as EventRecord)) continue;
      others.push(row);
      if (others.length > Math.max(1, REPLACED * count)) return null;
    }
    if (others.length === 0 && events.length === count) return "nothing";
    if (others.length > 0) {
      const replaced = this.model.replace(
        others,
        others.map((row) => events[row] as EventRecord),
      );
      if (replaced === null) return null;
      this.model = replaced;
    }
    if (events.length > count) this.model = this.model.append(events.slice(count));
    return "events";
  }

  #readLater(options: ResolvedOptions, earlier?: GrowingModel): Change {
    // A copy, since the application may change its array meanwhile.
    this.#coming = [...options.events];
    this.ready = this.#readInSlices({ ...options, events: this.#coming }, earlier);
    return "later";
  }

  async #readInSlices(options: ResolvedOptions, earlier?: GrowingModel): Promise<void> {
    const { window, signal: end, progress, changed } = this.#surroundings;
    if (end.aborted) return;
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    progress(0);
    const model = await runInSlices(readModel(options, options.zone, earlier), { window, signal, progress });
    if (model === null || signal.aborted) return;
    this.model = model;
    this.#coming = null;
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
  readonly progress?: (done: number) => void;
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
    progress?.(step.value);
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
