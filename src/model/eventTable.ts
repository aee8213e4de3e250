import { compare } from "../base/maths.ts";
import { readSpan, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { createColumn, createKindColumn, createNumbers, enlarged, type KindColumn } from "./kindColumn.ts";
import type { ModelEvent } from "./model.ts";
import type { ReadEvent } from "./readEvent.ts";
import type { EventRecord } from "./records.ts";

const STATUSES = ["confirmed", "tentative", "cancelled"] as const;
/** Bits of a row's flags; the lowest two are its status. */
const BACKGROUND = 4;
const WITHIN = 8;
const HAS_END = 16;
const RAW_DATES = 32;

/**
 * Dates, of sets of dates, that are kept as they were read, some 200 bytes each: to read them again
 * takes long.
 */
const KEPT_DATES = 200_000;

/** What of a record goes into the columns. */
export type Row = Omit<ReadEvent, "span" | "extent" | "rawStart"> & {
  /** ms; of the extent. */
  readonly start: number;
  readonly end: number;
  /** `undefined`: the extent says it all. */
  readonly rawStart: number | string | undefined;
  readonly hasEnd: boolean;
};

/**
 * Rows beyond those that are expected for which there is room from the start: a feed appends to
 * what there is.
 */
const slack = (expected: number): number => expected + Math.min(expected, 1024 + (expected >> 5));

/**
 * The records by columns. A row is the place of its record; what is read stays as it was, whatever
 * becomes of the record. About thirty bytes a row, where an object for each takes hundreds.
 */
export class EventTable {
  readonly #zone: Zone;
  readonly #records: EventRecord[];
  readonly #titles: string[];
  readonly #ids;
  readonly #descriptions;
  readonly #places;
  readonly #langs;
  readonly #rawStarts;
  readonly #rawEnds;
  readonly #importances;
  readonly #spans;
  #keptDates = 0;
  /** The rows whose records have an id of their own. */
  readonly ids: IdTable;
  readonly kinds: KindColumn;
  /** The extent of each row, ms: it may be infinite. */
  starts: Float64Array;
  ends: Float64Array;
  bands: Int32Array;
  #flags: Uint8Array;

  constructor(zone: Zone, expected: number) {
    const capacity = slack(expected);
    this.#zone = zone;
    this.ids = createIdTable((row) => this.ownId(row), expected);
    this.#records = new Array<EventRecord>(capacity);
    this.#titles = new Array<string>(capacity);
    this.#ids = createColumn<string | undefined>(undefined, capacity);
    this.#descriptions = createColumn("", capacity);
    this.#places = createColumn("", capacity);
    this.kinds = createKindColumn(capacity);
    this.#langs = createColumn<string | undefined>(undefined, capacity);
    this.#rawStarts = createColumn<number | string | undefined>(undefined, capacity);
    this.#rawEnds = createColumn<number | string | undefined>(undefined, capacity);
    this.#importances = createNumbers(capacity);
    this.#spans = createColumn<TimeSpan | undefined>(undefined, capacity);
    this.starts = new Float64Array(capacity);
    this.ends = new Float64Array(capacity);
    this.bands = new Int32Array(capacity);
    this.#flags = new Uint8Array(capacity);
  }

  /** `band`: where the row's group is drawn. */
  set(row: number, values: Row, band: number): void {
    if (row >= this.starts.length) this.#grow(row + 1);
    // Adding zero turns -0 into 0: they are one instant.
    this.starts[row] = values.start + 0;
    this.ends[row] = values.end + 0;
    this.bands[row] = band;
    this.#titles[row] = values.title;
    this.#ids.set(row, values.id);
    this.#descriptions.set(row, values.description);
    this.#places.set(row, values.place);
    this.kinds.set(row, values.kind);
    this.#langs.set(row, values.lang);
    this.#importances.set(row, values.importance);
    this.#rawStarts.set(row, values.rawStart);
    this.#rawEnds.set(row, values.rawEnd);
    this.#flags[row] =
      STATUSES.indexOf(values.status) +
      (values.background ? BACKGROUND : 0) +
      (values.within ? WITHIN : 0) +
      (values.hasEnd ? HAS_END : 0) +
      (values.rawStart === undefined ? 0 : RAW_DATES);
  }

  /** Remembers which record stands at a row, also one that cannot be read. */
  keep(row: number, record: EventRecord): void {
    this.#records[row] = record;
  }

  /** Remembers what was read of a row's dates where they are a set, unless there are too many. */
  keepSpan(row: number, span: TimeSpan): void {
    const { members } = span;
    if (members === undefined || this.#keptDates > KEPT_DATES) return;
    this.#keptDates += 1 + members.length;
    this.#spans.set(row, span);
  }

  /** Whether a row is of this very record. */
  isOf(row: number, record: EventRecord): boolean {
    return this.#records[row] === record;
  }

  record(row: number): EventRecord {
    return this.#records[row] as EventRecord;
  }

  /** The id that the record gives itself. */
  ownId(row: number): string | undefined {
    return this.#ids.get(row);
  }

  /**
   * That of a record without one is its place, with as many underscores as it takes to be no other
   * record's own.
   */
  id(row: number): string {
    const own = this.ownId(row);
    if (own !== undefined) return own;
    let id = String(row);
    while (this.ids.size > 0 && this.ids.find(id) >= 0) id += "_";
    return id;
  }

  /** The row of an id; -1 where there is none. */
  rowOf(id: string): number {
    const own = this.ids.find(id);
    if (own >= 0) return own;
    const row = parseInt(id, 10);
    return row >= 0 && row < this.#titles.length && this.#titles[row] !== undefined && this.id(row) === id
      ? row
      : -1;
  }

  /** Title, description and place, apart. */
  text(row: number): string {
    const [title, description, place] = [
      this.#titles[row] as string,
      this.#descriptions.get(row),
      this.#places.get(row),
    ];
    // Of a million most have nothing but a title.
    return description === "" && place === "" ? title : `${title}\n${description}\n${place}`;
  }

  isBackground(row: number): boolean {
    return ((this.#flags[row] as number) & BACKGROUND) !== 0;
  }

  /** The whole event, made anew. */
  event(row: number): ModelEvent {
    const flags = this.#flags[row] as number;
    const extent = { start: this.starts[row] as number, end: this.ends[row] as number };
    const isRaw = (flags & RAW_DATES) !== 0;
    const end = (flags & HAS_END) === 0 ? undefined : isRaw ? this.#rawEnds.get(row) : extent.end;
    return {
      row,
      id: this.id(row),
      title: this.#titles[row] as string,
      description: this.#descriptions.get(row),
      place: this.#places.get(row),
      span:
        this.#spans.get(row) ??
        readSpan(isRaw ? (this.#rawStarts.get(row) as number | string) : extent.start, end, this.#zone),
      extent,
      group: this.bands[row] as number,
      kind: this.kinds.get(row),
      status: STATUSES[flags & 3] as ModelEvent["status"],
      importance: this.#importances.get(row),
      background: (flags & BACKGROUND) !== 0,
      within: (flags & WITHIN) !== 0,
      lang: this.#langs.get(row),
      record: this.record(row),
    };
  }

  /**
   * The order in which events get their places: the important first, then the long, then the early;
   * rows of the same rank as their records are given.
   */
  readonly isBefore = (a: number, b: number): boolean => {
    const [importanceA, importanceB] = [this.#importances.get(a), this.#importances.get(b)];
    if (importanceA !== importanceB) return importanceA > importanceB;
    const [startA, startB] = [this.starts[a] as number, this.starts[b] as number];
    const [lengthA, lengthB] = [(this.ends[a] as number) - startA, (this.ends[b] as number) - startB];
    if (lengthA !== lengthB) return lengthA > lengthB;
    return startA === startB ? a < b : startA < startB;
  };

  /** The order in which events are read, as `byStart` has it. */
  readonly compareStarts = (a: number, b: number): number =>
    compare(this.starts[a] as number, this.starts[b] as number) ||
    compare(this.ends[b] as number, this.ends[a] as number) ||
    a - b;

  get isLengthFirst(): boolean {
    return this.#importances.isDefault;
  }

  #grow(count: number): void {
    this.starts = enlarged(this.starts, count);
    this.ends = enlarged(this.ends, count);
    this.bands = enlarged(this.bands, count);
    this.#flags = enlarged(this.#flags, count);
  }
}

/**
 * Rows by the ids that records give themselves: about ten to twenty bytes each, where a `Map` takes
 * about fifty.
 */
interface IdTable {
  readonly size: number;
  /** The row of an id; -1 if there is none. */
  find(id: string): number;
  /** Adds a row, whose id must not be in the table yet. */
  add(row: number): void;
}

/**
 * `idOf` tells the id of a row that was added. `expected`: how many there will be, if there are
 * any, so that the table need not grow.
 */
export function createIdTable(idOf: (row: number) => string | undefined, expected: number): IdTable {
  /** Open addressing: one more than the row, 0 for free. */
  let slots = new Uint32Array(16);
  /**
   * Of each slot that is taken, eight bits of its hash: another id is seldom read, which lies
   * anywhere in memory.
   */
  let tags = new Uint8Array(16);
  let size = 0;
  const slotOf = (id: string, bits: number): number => {
    const mask = slots.length - 1;
    let slot = bits & mask;
    for (
      let taken = slots[slot]!;
      taken !== 0 && (tags[slot] !== bits >>> 24 || idOf(taken - 1) !== id);
      taken = slots[slot]!
    )
      slot = (slot + 1) & mask;
    return slot;
  };
  const put = (row: number): void => {
    const id = idOf(row) as string;
    const bits = hash(id);
    const slot = slotOf(id, bits);
    slots[slot] = row + 1;
    tags[slot] = bits >>> 24;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Uint32Array(sizeFor(size === 1 ? Math.max(expected, 1) : size));
    tags = new Uint8Array(slots.length);
    for (const taken of before) if (taken !== 0) put(taken - 1);
  };
  return {
    get size() {
      return size;
    },
    find: (id) => slots[slotOf(id, hash(id))]! - 1,
    add(row) {
      size += 1;
      if (size === 1 || size > slots.length / 2) grow();
      put(row);
    },
  };
}

/**
 * At most half of the slots are taken: with three quarters, a search for what is not there passes
 * over eight.
 */
function sizeFor(count: number): number {
  let size = 16;
  while (size < 2 * count) size *= 2;
  return size;
}

/** FNV-1a over UTF-16 units, stirred so that its low bits and its high ones depend on all of it. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x2c1b3c6d);
  return bits ^ (bits >>> 12);
}
