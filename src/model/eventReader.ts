import { boundedCache } from "../base/memo.ts";
import { quote } from "../base/platform.ts";
import { isColorText } from "../base/safeValues.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimeSpan } from "../time/span.ts";
import type { Zone } from "../time/zone.ts";
import { EventTable } from "./eventTable.ts";
import { createNumbers } from "./kindColumn.ts";
import { plainRow } from "./plainRow.ts";
import { type Fault, parseSignature, readEvent, type Row } from "./readEvent.ts";
import { type GroupTable, readGroups } from "./readGroups.ts";
import type { EventRecord, GroupRecord, Problem } from "./records.ts";

/** Tells whether a record that can be read is shown. */
export type EventFilter = (record: EventRecord) => boolean;

/** Records with their groups, and what decides how they are read. */
export interface Source {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  /** Filter of the events; default: all are shown. */
  readonly filter?: EventFilter | undefined;
  /** Tells whether the platform accepts a colour; default: all of the form of a colour. */
  readonly isColor?: ((text: string) => boolean) | undefined;
}

/** Records that an earlier reader has read, in the same zone. */
interface Earlier {
  readonly reader: EventReader;
  readonly rows: ReadonlyMap<EventRecord, number>;
}

/** Values of a record, and what is wrong with it. */
interface Values {
  /** `null`: the record cannot be drawn. */
  readonly row: Row | null;
  /** Span of a record with dates as text. `undefined`: it can be computed from the row. */
  readonly span: TimeSpan | undefined;
  /** Number of the variety; 0 for a plain record, which needs no explanation in the legend. */
  readonly variety: number;
  readonly faults: readonly Fault[];
}

/** Values of a record that can be drawn. */
interface DrawnValues extends Values {
  readonly row: Row;
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
  readonly #varieties = createNumbers(0, Int32Array);
  readonly #firstOfKind = new Map<string, number>();
  /** Number of bands that group records name. */
  readonly #named: number;
  readonly #faults = new Map<number, readonly Fault[]>();
  /** Problem of the first number that looks like a year. */
  #yearProblem: Problem | null = null;
  /** Problems that were found and not yet taken. */
  #found: Problem[];
  #first = Infinity;
  #last = -Infinity;

  /** The events of the source are read later. `signatures`: numbers that an earlier reader gave. */
  constructor(
    { events, groups, filter = () => true, isColor = () => true }: Source,
    zone: Zone,
    signatures: Map<string, number> = new Map(),
  ) {
    this.#zone = zone;
    this.#filter = filter;
    const cached = boundedCache<boolean>(COLORS);
    const check = (text: string): boolean => isColorText(text) && isColor(text);
    this.#isColor = (text) => cached(text, check);
    this.signatures = signatures;
    this.groups = readGroups(groups);
    this.#named = this.groups.groups.length;
    this.#found = [...this.groups.problems];
    this.table = new EventTable(zone, events.length);
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
    const values = copied ?? this.#valuesOf(record);
    if (values.faults.length > 0) this.#putFaults(row, values.faults, copied === null);
    if (!isDrawn(values) || this.#isTaken(values.row.id, row)) {
      this.absent.add(row);
      return false;
    }
    if (this.#yearProblem === null) this.#tellYear(values.row, row, copied === null);
    const { kind } = values.row;
    this.#countKind(kind, 1);
    if (kind !== undefined && !this.#firstOfKind.has(kind)) this.#firstOfKind.set(kind, row);
    const isQuick = copied !== null || values.variety === 0;
    if (!this.#filter(record)) {
      this.absent.add(row);
      this.#filtered.add(row);
      return isQuick;
    }
    this.#put(row, values);
    if (values.row.id !== undefined) this.table.ids.add(row);
    return isQuick;
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
      if (this.absent.has(row)) return null;
      const values = this.#valuesOf(record);
      if (!isDrawn(values) || !this.#filter(record) || !this.#isAlone(row, values)) return null;
      found.push({ row, values });
    }
    return found;
  }

  /** Puts the values of records in place of those of earlier ones with the same ids. */
  replace(replacements: readonly Replacement[]): void {
    this.edition += 1;
    for (const { row, values } of replacements) {
      this.#countKind(this.table.kinds.get(row), -1);
      this.#countKind(values.row.kind, 1);
      this.#faults.delete(row);
      if (values.faults.length > 0) this.#putFaults(row, values.faults, true);
      this.table.keep(row, values.row.record);
      this.#put(row, values);
      this.table.renewEvent(row);
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
    return [...this.groups.problems, ...ofRecords.sort((a, b) => a.index - b.index)];
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
    };
  }

  #valuesOf(record: EventRecord): Values {
    const plain = plainRow(record, this.#isColor);
    if (plain !== null) return { row: plain, span: undefined, variety: 0, faults: NO_FAULTS };
    const { row, span, faults } = readEvent(record, this.#zone, this.#isColor);
    return { row, span, faults, variety: row === null ? 0 : this.#varietyOf(parseSignature(row, span)) };
  }

  #varietyOf(signature: string): number {
    const variety = this.signatures.get(signature) ?? this.signatures.size + 1;
    this.signatures.set(signature, variety);
    return variety;
  }

  /** Stores what is wrong with a record. `isNew`: it was not reported before. */
  #putFaults(row: number, faults: readonly Fault[], isNew: boolean): void {
    this.#faults.set(row, faults);
    if (isNew) for (const fault of faults) this.#found.push({ index: row, ...fault });
  }

  #countKind(kind: string | undefined, by: number): void {
    if (kind !== undefined) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + by);
  }

  /** Stores the values of a row that is shown. */
  #put(row: number, { row: values, span, variety }: DrawnValues): void {
    const band = this.#bandOf(values);
    this.table.set(row, values, band);
    this.table.keepSpan(row, span);
    this.#varieties.set(row, variety);
    if (band >= 0) this.firsts[band] = Math.min(this.firsts[band] ?? row, row);
    if (variety > 0 && !this.varieties.has(variety)) this.varieties.set(variety, row);
    this.#include(row);
  }

  /** Widens the bounds to the finite dates of a row. */
  #include(row: number): void {
    const { starts, ends } = this.table;
    const [start, end] = [starts[row] as number, ends[row] as number];
    this.#first = Math.min(this.#first, start === -Infinity ? end : start);
    this.#last = Math.max(this.#last, end === Infinity ? start : end);
  }

  /**
   * Whether other values of a row change no other event, no order of groups, kinds or varieties,
   * and no problem of another record.
   */
  #isAlone(row: number, { row: values, variety }: DrawnValues): boolean {
    const { table, firsts, varieties } = this;
    const isLater = (first: number | undefined): boolean => first !== undefined && first < row;
    /** Whether a row may go from one to another, which stay what they are without it. */
    const isFree = <T>(from: T, to: T, isCommon: (one: T) => boolean): boolean =>
      from === to || (isCommon(from) && isCommon(to));
    const [band, now] = [table.bands[row] as number, this.#knownBandOf(values)];
    return (
      values.id === table.ownId(row) &&
      isFree(
        table.kinds.get(row),
        values.kind,
        (kind) => kind === undefined || isLater(this.#firstOfKind.get(kind)),
      ) &&
      (now === band ||
        (now !== undefined &&
          isFree(band, now < this.#named ? -1 : now, (one) => one < 0 || isLater(firsts[one])))) &&
      isFree(this.#varieties.get(row), variety, (one) => one === 0 || isLater(varieties.get(one))) &&
      (yearField(values) === null ? this.#yearProblem?.index !== row : isLater(this.#yearProblem?.index))
    );
  }

  /**
   * Reports a number that looks like a year. It is drawn as the instant that it is, which is
   * probably not meant. Only the first one is reported. `isNew`: it was not reported
   * before.
   */
  #tellYear(values: Row, row: number, isNew: boolean): void {
    const field = yearField(values);
    if (field === null) return;
    const { id, rawStart, rawEnd } = values;
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
    const reason = `another event has the id ${quote(id)}`;
    this.#putFaults(row, [{ id, field: "id", value: id, reason }], true);
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
  readonly values: DrawnValues;
}

function isDrawn(values: Values): values is DrawnValues {
  return values.row !== null;
}

/** Returns the field of a date that looks like a year; `null` if there is none. */
function yearField({ rawStart, rawEnd }: Row): "start" | "end" | null {
  return isYear(rawStart) ? "start" : isYear(rawEnd) ? "end" : null;
}

function isYear(date: number | string | undefined): boolean {
  return typeof date === "number" && date >= 1 && date <= 9_999 && Number.isInteger(date);
}
