import { compare } from "../base/maths.ts";
import { boundedCache } from "../base/memo.ts";
import type { TimeRange } from "../time/scale.ts";
import { readSpan, type TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { createColumn, createKindColumn, createNumbers, enlarged, type KindColumn } from "./kindColumn.ts";
import type { ModelEvent } from "./model.ts";
import type { Row } from "./readEvent.ts";
import type { EventRecord } from "./records.ts";

const STATUSES = ["confirmed", "tentative", "cancelled"] as const;
/** Bits of a row's flags. The two lowest bits hold the status. */
const BACKGROUND = 4;
const WITHIN = 8;
const HAS_END = 16;

/**
 * Greatest number of dates, in sets of dates, that are cached after they are read. Each takes about
 * 200 bytes. They are cached because reading them again takes long.
 */
const KEPT_DATES = 200_000;

/** Number of events that stay cached as objects. */
const KEPT = 4_096;
/** More than the greatest number of rows. */
const ROWS = 2 ** 32;

/**
 * Returns the capacity for an expected number of rows. It includes spare room, because a feed
 * appends rows to the table.
 */
const slack = (expected: number): number => expected + Math.min(expected, 1024 + (expected >> 5));

/**
 * Stores the records by columns. A row is the index of its record. Values stay as they were read,
 * even if the record changes later. A row takes about thirty bytes, where one object for each
 * record would take hundreds.
 */
export class EventTable {
  readonly #zone: Zone;
  readonly #records: EventRecord[];
  readonly #titles: string[];
  readonly #ids;
  readonly #descriptions;
  readonly #places;
  readonly #langs;
  readonly #classNames;
  readonly #colors;
  /** Holds each start that a record gives as a text. A number is in the column of starts. */
  readonly #rawStarts;
  readonly #rawEnds;
  readonly #importances;
  readonly #spans;
  #keptDates = 0;
  /** Rows of the shown records that have an id of their own. */
  readonly ids: IdTable;
  readonly kinds: KindColumn;
  /** Start of each row's extent, in ms; `ends` likewise. Both may be infinite. */
  starts: Float64Array;
  ends: Float64Array;
  bands: Int32Array;
  #flags: Uint8Array;
  #events = boundedCache<ModelEvent, number>(KEPT);
  /** How many times each row got other values. An event of old values is never asked for again. */
  readonly #editions = new Map<number, number>();

  constructor(zone: Zone, expected: number) {
    const capacity = slack(expected);
    const texts = () => createColumn<string | undefined>(undefined, capacity);
    this.#zone = zone;
    this.ids = createIdTable((row) => this.ownId(row), expected);
    this.#records = new Array<EventRecord>(capacity);
    this.#titles = new Array<string>(capacity);
    this.#ids = texts();
    this.#descriptions = createColumn("", capacity);
    this.#places = createColumn("", capacity);
    this.kinds = createKindColumn(capacity);
    this.#langs = texts();
    this.#classNames = texts();
    this.#colors = texts();
    this.#rawStarts = texts();
    this.#rawEnds = texts();
    this.#importances = createNumbers(capacity, Float64Array);
    this.#spans = createColumn<TimeSpan | undefined>(undefined, capacity);
    this.starts = new Float64Array(capacity);
    this.ends = new Float64Array(capacity);
    this.bands = new Int32Array(capacity);
    this.#flags = new Uint8Array(capacity);
  }

  /** Stores the values of a row. `band` is the index of the band in which its group is drawn. */
  set(row: number, values: Row, band: number): void {
    if (row >= this.starts.length) this.#grow(row + 1);
    // Adding zero turns -0 into 0: both are the same instant.
    this.starts[row] = values.start + 0;
    this.ends[row] = values.end + 0;
    this.bands[row] = band;
    this.#titles[row] = values.title;
    this.#ids.set(row, values.id);
    this.#descriptions.set(row, values.description);
    this.#places.set(row, values.place);
    this.kinds.set(row, values.kind);
    this.#langs.set(row, values.lang);
    this.#classNames.set(row, values.className);
    this.#colors.set(row, values.color);
    this.#importances.set(row, values.importance);
    this.#rawStarts.set(row, textOf(values.rawStart));
    this.#rawEnds.set(row, textOf(values.rawEnd));
    this.#flags[row] =
      STATUSES.indexOf(values.status) +
      (values.background ? BACKGROUND : 0) +
      (values.within ? WITHIN : 0) +
      (values.rawEnd === undefined ? 0 : HAS_END);
  }

  /** Stores the record of a row, including one that cannot be read. */
  keep(row: number, record: EventRecord): void {
    this.#records[row] = record;
  }

  /** Caches the span of a row if it is a set of dates, unless too many dates are cached already. */
  keepSpan(row: number, span: TimeSpan | undefined): void {
    const members = span?.members;
    this.#spans.set(row, undefined);
    if (members === undefined || this.#keptDates > KEPT_DATES) return;
    this.#keptDates += 1 + members.length;
    this.#spans.set(row, span);
  }

  /** Returns the cached span of a row. */
  keptSpan(row: number): TimeSpan | undefined {
    return this.#spans.get(row);
  }

  /** Returns the values of a row as they were stored. `group`: the id of its group. */
  values(row: number, group: string | undefined): Row {
    return { ...this.#fields(row), ...this.#extent(row), ...this.#dates(row), id: this.ownId(row), group };
  }

  /** Returns the fields of a row without its id, its dates and its group. */
  #fields(row: number) {
    const flags = this.#flags[row] as number;
    return {
      title: this.#titles[row] as string,
      description: this.#descriptions.get(row),
      place: this.#places.get(row),
      kind: this.kinds.get(row),
      status: STATUSES[flags & 3] as ModelEvent["status"],
      importance: this.#importances.get(row),
      background: (flags & BACKGROUND) !== 0,
      within: (flags & WITHIN) !== 0,
      lang: this.#langs.get(row),
      className: this.#classNames.get(row),
      color: this.#colors.get(row),
      record: this.record(row),
    };
  }

  #extent(row: number): TimeRange {
    return { start: this.starts[row] as number, end: this.ends[row] as number };
  }

  /** Returns the dates of a row as the record gives them. */
  #dates(row: number): Pick<Row, "rawStart" | "rawEnd"> {
    const { start, end } = this.#extent(row);
    const hasEnd = ((this.#flags[row] as number) & HAS_END) !== 0;
    return {
      rawStart: this.#rawStarts.get(row) ?? start,
      rawEnd: hasEnd ? (this.#rawEnds.get(row) ?? end) : undefined,
    };
  }

  /** Whether a row holds this very record, by identity. */
  isOf(row: number, record: EventRecord): boolean {
    return this.#records[row] === record;
  }

  record(row: number): EventRecord {
    return this.#records[row] as EventRecord;
  }

  /** Returns the id that the record of a row gives itself. */
  ownId(row: number): string | undefined {
    return this.#ids.get(row);
  }

  /**
   * Returns the id of a row. Without an id of its own, this is the row's index, with as many
   * underscores after it as make it differ from the own ids of all other records.
   */
  id(row: number): string {
    const own = this.ownId(row);
    if (own !== undefined) return own;
    let id = String(row);
    while (this.ids.size > 0 && this.ids.find(id) >= 0) id += "_";
    return id;
  }

  /** Returns the row of an id; -1 if there is none. */
  rowOf(id: string): number {
    const own = this.ids.find(id);
    if (own >= 0) return own;
    const row = parseInt(id, 10);
    return row >= 0 && row < this.#titles.length && this.#titles[row] !== undefined && this.id(row) === id
      ? row
      : -1;
  }

  /** Returns title, description and place, separated by line breaks. */
  text(row: number): string {
    const [title, description, place] = [
      this.#titles[row] as string,
      this.#descriptions.get(row),
      this.#places.get(row),
    ];
    // Among a million events, most have nothing but a title.
    return description === "" && place === "" ? title : `${title}\n${description}\n${place}`;
  }

  isBackground(row: number): boolean {
    return ((this.#flags[row] as number) & BACKGROUND) !== 0;
  }

  /**
   * Returns the event of a row: the same object from frame to frame, while it is asked for again
   * before many others are.
   */
  event(row: number): ModelEvent {
    const edition = this.#editions.get(row);
    return this.#events(edition === undefined ? row : row + ROWS * edition, this.#createEvent);
  }

  readonly #createEvent = (key: number): ModelEvent => {
    const row = key % ROWS;
    const { rawStart, rawEnd } = this.#dates(row);
    return {
      ...this.#fields(row),
      row,
      id: this.id(row),
      span: this.#spans.get(row) ?? readSpan(rawStart, rawEnd, this.#zone),
      extent: this.#extent(row),
      group: this.bands[row] as number,
    };
  };

  /** Creates the event of a row again when it is asked for next. */
  renewEvent(row: number): void {
    this.#editions.set(row, (this.#editions.get(row) ?? 0) + 1);
  }

  /** Creates all events again when they are asked for next. */
  forgetEvents(): void {
    this.#events = boundedCache(KEPT);
  }

  /**
   * Order in which events get their lanes: by importance, then by length, then by start. Events of
   * equal rank are in the order of their records.
   */
  readonly isBefore = (a: number, b: number): boolean => {
    const [importanceA, importanceB] = [this.#importances.get(a), this.#importances.get(b)];
    if (importanceA !== importanceB) return importanceA > importanceB;
    const [startA, startB] = [this.starts[a] as number, this.starts[b] as number];
    const [lengthA, lengthB] = [(this.ends[a] as number) - startA, (this.ends[b] as number) - startB];
    if (lengthA !== lengthB) return lengthA > lengthB;
    return startA === startB ? a < b : startA < startB;
  };

  /** Compares two rows in the order in which events are read, the same as `byStart`. */
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
 * Rows by the ids that records give themselves. Each takes about ten to twenty bytes, where a `Map`
 * would take about fifty.
 */
interface IdTable {
  readonly size: number;
  /** Returns the row of an id; -1 if there is none. */
  find(id: string): number;
  /** Adds a row, whose id must not be in the table yet. */
  add(row: number): void;
}

/**
 * Creates an empty table of ids. `idOf` returns the id of a row that was added. `expected` is the
 * number of rows if there are any; the first row allocates room for all of them, so that the table
 * need not grow.
 */
export function createIdTable(idOf: (row: number) => string | undefined, expected: number): IdTable {
  /**
   * Slots of a hash table with open addressing. A slot holds the row plus one, or 0 if it is free.
   */
  let slots = new Uint32Array(16);
  /**
   * Eight bits of the hash for each used slot. They avoid reading most other ids, which lie
   * anywhere in memory and are slow to read.
   */
  let tags = new Uint8Array(16);
  let size = 0;
  const slotOf = (id: string, bits: number): number => {
    const mask = slots.length - 1;
    let slot = bits & mask;
    while (slots[slot] !== 0 && (tags[slot] !== bits >>> 24 || idOf(slots[slot]! - 1) !== id))
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
  /**
   * At most half of the slots are used: with three quarters, a search for an id that is not there
   * would look at more than eight slots.
   */
  const grow = (): void => {
    const before = slots;
    let length = 16;
    while (length < 2 * Math.max(size, expected)) length *= 2;
    slots = new Uint32Array(length);
    tags = new Uint8Array(length);
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
 * Returns the FNV-1a hash of the UTF-16 units, mixed so that its low bits and its high bits depend
 * on the whole text.
 */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x2c1b3c6d);
  return bits ^ (bits >>> 12);
}

/** Returns a date that is a text; `undefined` for a number. */
function textOf(date: number | string | undefined): string | undefined {
  return typeof date === "string" ? date : undefined;
}
