import { boundedCache } from "../base/memo.ts";
import { quote } from "../base/platform.ts";
import { isColorText } from "../base/safeValues.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { EventTable, type Row } from "./eventTable.ts";
import { createNumbers } from "./kindColumn.ts";
import { plainRow } from "./plainRow.ts";
import { type Fault, parseSignature, readEvent } from "./readEvent.ts";
import type { GroupTable } from "./readGroups.ts";
import type { EventRecord, Problem } from "./records.ts";

/** Tells whether a record that can be read is shown. */
export type EventFilter = (record: EventRecord) => boolean;

/** Settings of an `EventReader`. */
export interface Reading {
  readonly zone: Zone;
  /** Number of records that will be read, approximately. */
  readonly expected: number;
  /** Filter of the records; default: all are shown. */
  readonly filter?: EventFilter | undefined;
  /** Tells whether the platform accepts a colour; default: all of the form of a colour. */
  readonly isColor?: ((text: string) => boolean) | undefined;
  /** Numbers of varieties that an earlier reader gave. */
  readonly signatures?: Map<string, number> | undefined;
}

/** Records that an earlier reader has read, in the same zone. */
interface Earlier {
  readonly reader: EventReader;
  readonly rows: ReadonlyMap<EventRecord, number>;
}

/** Values of a record that can be drawn. */
interface Values {
  readonly row: Row;
  /** Span of a record with dates as text. `undefined`: it can be computed from the row. */
  readonly span: TimeSpan | undefined;
  /** Number of the variety; 0 for a plain record, which needs no explanation in the legend. */
  readonly variety: number;
  readonly faults: readonly Fault[];
  /** Whether reading the record took almost no time. */
  readonly isQuick: boolean;
}

const NO_FAULTS: readonly Fault[] = [];
/** Number of colours whose check is remembered. */
const COLORS = 1_000;

/** Reads records into columns, one after another. */
export class EventReader {
  readonly table: EventTable;
  readonly groups: GroupTable;
  /** Number of records of each kind, shown or not. The kinds are in the order of the records. */
  readonly kinds: Map<string, number> = new Map();
  /** First row of each variety, by its number. */
  readonly varieties: Map<number, number> = new Map();
  /** First row of each band. */
  readonly firsts: number[] = [];
  /** Number of records that were passed so far. */
  count = 0;
  /** How many times records were replaced by others. */
  edition = 0;
  /** Rows of records that could not be read, or that the filter leaves out. */
  readonly absent: Set<number> = new Set();
  /** Rows of records that the filter leaves out. */
  readonly #filtered: Set<number> = new Set();
  readonly #zone: Zone;
  #filter: EventFilter;
  readonly #isColor: (text: string) => boolean;
  /** Numbers of the varieties, from 1, by their signatures. */
  readonly signatures: Map<string, number>;
  readonly #varieties = createNumbers(0);
  readonly #firstOfKind = new Map<string, number>();
  readonly #groupProblems: readonly Problem[];
  /** Number of bands that group records name. */
  readonly #named: number;
  readonly #faults = new Map<number, readonly Fault[]>();
  /** Problem of the first number that looks like a year. */
  #yearProblem: Problem | null = null;
  /** Problems that were found and not yet taken. */
  #found: Problem[];
  #first = Infinity;
  #last = -Infinity;

  constructor(
    groups: GroupTable,
    groupProblems: readonly Problem[],
    { zone, expected, filter = () => true, isColor = () => true, signatures = new Map() }: Reading,
  ) {
    this.#zone = zone;
    this.#filter = filter;
    const checked = boundedCache<{ readonly isColor: boolean }>(COLORS);
    this.#isColor = (text) => checked(text, () => ({ isColor: isColorText(text) && isColor(text) })).isColor;
    this.signatures = signatures;
    this.groups = groups;
    this.#named = groups.groups.length;
    this.#groupProblems = groupProblems;
    this.#found = [...groupProblems];
    this.table = new EventTable(zone, expected);
  }

  /**
   * Reads the next record. A record that cannot be read becomes a problem. A record among the
   * earlier ones is not read again; its values are copied. Returns whether the record took almost
   * no time, as a plain one with numbers as dates does.
   */
  read(record: EventRecord, earlier?: Earlier): boolean {
    const row = this.count;
    this.count += 1;
    this.table.keep(row, record);
    const copied = earlier === undefined ? null : this.#copied(record, earlier);
    const values = copied ?? this.#valuesOf(record, row);
    if (values === null || this.#isTaken(values.row.id, row)) {
      this.absent.add(row);
      return false;
    }
    if (values.faults.length > 0) this.#faults.set(row, values.faults);
    if (this.#yearProblem === null) this.#tellYear(values.row, row, copied === null);
    const { kind } = values.row;
    if (kind !== undefined) {
      this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
      if (!this.#firstOfKind.has(kind)) this.#firstOfKind.set(kind, row);
    }
    if (!this.#filter(record)) {
      this.absent.add(row);
      this.#filtered.add(row);
      return values.isQuick;
    }
    this.#put(row, values, this.#bandOf(values.row));
    if (values.row.id !== undefined) this.table.ids.add(row);
    return values.isQuick;
  }

  /**
   * Reads records that come in place of earlier ones with the same ids, and returns their values.
   * Returns `null` if more than these events would differ: an event would come or go, or would no
   * more be the first of its group, kind or variety.
   */
  readAgain(rows: readonly number[], records: readonly EventRecord[]): readonly Replacement[] | null {
    const found: Replacement[] = [];
    for (const [index, row] of rows.entries()) {
      const record = records[index] as EventRecord;
      const values = this.absent.has(row) ? null : this.#valuesOf(record, null);
      if (values === null || !this.#filter(record) || !this.#isAlone(row, values)) return null;
      found.push({ row, values, band: this.#knownBandOf(values.row) ?? -1 });
    }
    return found;
  }

  /** Puts the values of records in place of those of earlier ones with the same ids. */
  replace(replacements: readonly Replacement[]): void {
    this.edition += 1;
    for (const { row, values, band } of replacements) {
      const before = this.table.kinds.get(row);
      if (before !== undefined) this.kinds.set(before, (this.kinds.get(before) ?? 1) - 1);
      const { kind } = values.row;
      if (kind !== undefined) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
      this.#faults.delete(row);
      if (values.faults.length > 0) this.#faults.set(row, values.faults);
      for (const fault of values.faults) this.#found.push({ index: row, ...fault });
      this.table.keep(row, values.row.record);
      this.#put(row, values, band);
    }
    this.#first = Infinity;
    this.#last = -Infinity;
    for (let row = 0; row < this.count; row += 1) if (!this.absent.has(row)) this.#include(row);
  }

  /** Uses another filter from now on. */
  setFilter(filter: EventFilter = () => true): void {
    this.#filter = filter;
  }

  /** Whether a filter shows the same of the records that were read as the one in use. */
  isFilteredAlike(filter: EventFilter = () => true): boolean {
    for (let row = 0; row < this.count; row += 1) {
      const isShown = !this.absent.has(row);
      if ((isShown || this.#filtered.has(row)) && filter(this.table.record(row)) !== isShown) return false;
    }
    return true;
  }

  /** Range from the first finite date to the last one; `null` if there is none. */
  get bounds(): TimeRange | null {
    return this.#first <= this.#last ? { start: this.#first, end: this.#last } : null;
  }

  /** All problems: those of the groups, then those of the records in their order. */
  get problems(): readonly Problem[] {
    const ofRecords = [...this.#faults].flatMap(([row, faults]) =>
      faults.map((fault): Problem => ({ index: row, ...fault })),
    );
    if (this.#yearProblem !== null) ofRecords.push(this.#yearProblem);
    return [...this.#groupProblems, ...ofRecords.sort((a, b) => a.index - b.index)];
  }

  /** Returns the problems that were found since they were taken last. */
  takeFound(): readonly Problem[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  /** Returns the row of an id; -1 if there is none, or if its record is not shown. */
  rowOf(id: string): number {
    const row = this.table.rowOf(id);
    return this.absent.has(row) ? -1 : row;
  }

  /** Returns a record's values from an earlier reader; `null` if the record was not drawn there. */
  #copied(record: EventRecord, { reader, rows }: Earlier): Values | null {
    const row = rows.get(record);
    if (row === undefined || reader.absent.has(row)) return null;
    const group = reader.groups.groups[reader.table.bands[row] as number]?.id;
    return {
      row: reader.table.values(row, group),
      span: reader.table.keptSpan(row),
      variety: reader.#varieties.get(row),
      faults: reader.#faults.get(row) ?? NO_FAULTS,
      isQuick: true,
    };
  }

  /**
   * Returns the values of a record; `null` if it cannot be drawn. `index`: where its faults are
   * reported at once; `null`: nowhere.
   */
  #valuesOf(record: EventRecord, index: number | null): Values | null {
    const plain = plainRow(record, this.#isColor);
    if (plain !== null) return { row: plain, span: undefined, variety: 0, faults: NO_FAULTS, isQuick: true };
    const { event, faults } = readEvent(record, this.#zone, this.#isColor);
    if (index !== null) for (const fault of faults) this.#found.push({ index, ...fault });
    if (event === null) {
      if (index !== null) this.#faults.set(index, faults);
      return null;
    }
    const { start, end } = event.extent;
    return {
      row: { ...event, start, end, hasEnd: event.rawEnd !== undefined },
      span: event.span,
      variety: this.#varietyOf(parseSignature(event)),
      faults,
      isQuick: false,
    };
  }

  #varietyOf(signature: string): number {
    const known = this.signatures.get(signature);
    if (known !== undefined) return known;
    const variety = this.signatures.size + 1;
    this.signatures.set(signature, variety);
    return variety;
  }

  /** Stores the values of a row that is shown. */
  #put(row: number, { row: values, span, variety }: Values, band: number): void {
    this.table.set(row, values, band);
    this.table.keepSpan(row, span);
    this.#varieties.set(row, variety);
    if (band >= 0) this.firsts[band] = Math.min(this.firsts[band] ?? row, row);
    if (variety > 0 && !this.varieties.has(variety)) this.varieties.set(variety, row);
    this.#include(row);
  }

  #include(row: number): void {
    this.#includeInstant(this.table.starts[row] as number);
    this.#includeInstant(this.table.ends[row] as number);
  }

  #includeInstant(instant: number): void {
    if (!Number.isFinite(instant)) return;
    if (instant < this.#first) this.#first = instant;
    if (instant > this.#last) this.#last = instant;
  }

  /**
   * Whether other values of a row change no other event, no order of groups, kinds or varieties,
   * and no problem of another record.
   */
  #isAlone(row: number, { row: values, variety }: Values): boolean {
    const { table, firsts, varieties } = this;
    const isLater = (first: number | undefined): boolean => first !== undefined && first < row;
    const [kind, band, before] = [table.kinds.get(row), table.bands[row] as number, this.#varieties.get(row)];
    const now = this.#knownBandOf(values);
    const isOfKinds =
      values.kind === kind ||
      ((kind === undefined || isLater(this.#firstOfKind.get(kind))) &&
        (values.kind === undefined || isLater(this.#firstOfKind.get(values.kind))));
    const isOfBands =
      now === band ||
      (now !== undefined &&
        (band < 0 || isLater(firsts[band])) &&
        (now < this.#named || isLater(firsts[now])));
    const isOfVarieties =
      variety === before ||
      ((before === 0 || isLater(varieties.get(before))) &&
        (variety === 0 || isLater(varieties.get(variety))));
    const isYearAlike =
      yearField(values) === null ? this.#yearProblem?.index !== row : isLater(this.#yearProblem?.index);
    return values.id === table.ownId(row) && isOfKinds && isOfBands && isOfVarieties && isYearAlike;
  }

  /**
   * Reports a number that looks like a year. It is drawn as the instant that it is, which is
   * probably not meant. Only the first one is reported. `isNew`: it was not reported
   * before.
   */
  #tellYear(values: Row, row: number, isNew: boolean): void {
    const field = yearField(values);
    if (field === null) return;
    const { id, rawStart = values.start, rawEnd = values.end } = values;
    const value = field === "start" ? rawStart : rawEnd;
    const year = String(value).padStart(4, "0");
    const reason = `the number ${value} is an instant, ${value} ms after 1970 began; the year is the text "${year}" (this is said once)`;
    this.#yearProblem = { index: row, id, field, value, reason };
    if (isNew) this.#found.push(this.#yearProblem);
  }

  /**
   * Tells whether an event that is shown has this id already, and reports it. The first event keeps
   * the id. Ids that are derived from an index do not count: they give way to own ids.
   */
  #isTaken(id: string | undefined, row: number): boolean {
    if (id === undefined || this.table.ids.find(id) < 0) return false;
    const fault = { id, field: "id", value: id, reason: `another event has the id ${quote(id)}` };
    this.#faults.set(row, [fault]);
    this.#found.push({ index: row, ...fault });
    return true;
  }

  /**
   * Returns the index of a group's band; -1 for an era without a group. A group that no record
   * names gets its own band, with the id as its title, so that no event is lost.
   */
  #bandOf(values: Row): number {
    const known = this.#knownBandOf(values);
    if (known !== undefined) return known;
    const id = values.group ?? "";
    const { groups, bandOf } = this.groups;
    const band = groups.push({ id, title: id, depth: 0, parent: -1, isCollapsed: false }) - 1;
    bandOf.set(id, band);
    return band;
  }

  /** Returns the index of a group's band; `undefined` if the group has none yet. */
  #knownBandOf({ group, background }: Row): number | undefined {
    return background && group === undefined ? -1 : this.groups.bandOf.get(group ?? "");
  }
}

/** Values of a record that comes in place of another one. */
interface Replacement {
  readonly row: number;
  readonly values: Values;
  readonly band: number;
}

/** Returns the field of a date that looks like a year; `null` if there is none. */
function yearField({ start, end, rawStart = start, rawEnd = end, hasEnd }: Row): "start" | "end" | null {
  return isYear(rawStart) ? "start" : hasEnd && isYear(rawEnd) ? "end" : null;
}

function isYear(date: number | string): boolean {
  return typeof date === "number" && date >= 1 && date <= 9_999 && Number.isInteger(date);
}
