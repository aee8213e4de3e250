import { drain, yielding } from "../base/drain.ts";
import { memoizeLast } from "../base/memo.ts";
import type { Zone } from "../time/zone.ts";
import { type GrowingIndex, indexRows, withoutRows, withRows } from "./eventIndex.ts";
import { EventReader, type Source } from "./eventReader.ts";
import type { Model, ModelEvent } from "./model.ts";
import type { EventRecord, Problem } from "./records.ts";
import { groupRows } from "./rows.ts";

/**
 * Number of plain records (with numbers as dates) that are read between two pauses. Any other
 * record is followed by a pause, because reading a text may take long.
 */
const SLICE = 2_000;
/** Share of the progress that reading the records takes. Sorting them takes the rest. */
const READ = 0.7;
/** Model to which events can be appended, and in which they can be replaced. */
export interface GrowingModel extends Model {
  /** Reader of the records, from which a later model copies what it knows. */
  readonly reader: EventReader;
  /** Problems of the records that were read for this model, without those that were copied. */
  readonly found: readonly Problem[];
  /**
   * Returns the model with more records at the end. The cost depends on the new records alone. The
   * old model must not be used afterwards.
   */
  append(records: readonly EventRecord[]): GrowingModel;
  /**
   * Returns the model with other records in some rows. Only these are read, and only the indices of
   * their bands are made again. The old model must not be used afterwards. Returns `null`, and
   * changes nothing, where more than these events would differ (see `readAgain`).
   */
  replace(rows: readonly number[], records: readonly EventRecord[]): GrowingModel | null;
}

/**
 * Builds the model of records. It throws for no input: what cannot be read is in `problems`, and
 * the rest is in the model.
 */
export function buildModel(source: Source, zone: Zone): GrowingModel {
  return drain(readModel(source, zone));
}

/**
 * Builds the model in steps, and yields after each the share of the work that is done, 0 to 1.
 * `earlier`: a model of the same zone, whose records are not read again.
 */
export function* readModel(
  source: Source,
  zone: Zone,
  earlier?: GrowingModel,
): Generator<number, GrowingModel> {
  const { events } = source;
  const reader = new EventReader(source, zone, earlier?.reader.signatures);
  // The new reader keeps no reference to the earlier one, whose records may be gone.
  const known = earlier && { reader: earlier.reader, rows: yield* rowsByRecord(earlier.reader) };
  let plain = 0;
  // A hole in the array counts as a record that cannot be read.
  for (let index = 0; index < events.length; index += 1) {
    plain = reader.read(events[index] as EventRecord, known) ? plain + 1 : SLICE;
    if (plain < SLICE) continue;
    plain = 0;
    yield (READ * (index + 1)) / events.length;
  }
  const indices = new Map<number, GrowingIndex>();
  let done = 0;
  for (const [part, rows] of partsOf(reader, shownFrom(0, reader))) {
    const share = READ + ((1 - READ) * done) / events.length;
    indices.set(part, yield* yielding(share, indexRows(rows, reader.table)));
    done += rows.length;
  }
  return modelOf(reader, indices);
}

/** Returns the rows of the records of a reader. */
function* rowsByRecord({ table, count }: EventReader): Generator<number, ReadonlyMap<EventRecord, number>> {
  const rows = new Map<EventRecord, number>();
  for (let row = 0; row < count; row += 1) {
    rows.set(table.record(row), row);
    if (row % SLICE === SLICE - 1) yield 0;
  }
  return rows;
}

/**
 * Returns the part in which the rows of a band are indexed. Part 0 holds the eras behind all
 * groups. After it come the marks and the eras of each band.
 */
const partOf = (band: number, isEra: boolean): number => 2 * band + (isEra ? 2 : 1);

/** Returns the rows of the records that are shown, from a row on. */
function shownFrom(from: number, { count, absent }: EventReader): number[] {
  const rows: number[] = [];
  for (let row = from; row < count; row += 1) if (!absent.has(row)) rows.push(row);
  return rows;
}

/** Groups rows by the part in which they are indexed. */
function partsOf({ table }: EventReader, rows: readonly number[]): Map<number, Uint32Array> {
  return groupRows(rows, (row) => partOf(table.bands[row] as number, table.isBackground(row)));
}

function modelOf(reader: EventReader, indices: ReadonlyMap<number, GrowingIndex>): GrowingModel {
  const {
    table,
    groups: { groups },
    kinds,
    varieties,
    firsts,
    count,
    absent,
  } = reader;
  const empty = drain(indexRows(new Uint32Array(0), table));
  const at = (band: number, isEra: boolean): GrowingIndex => indices.get(partOf(band, isEra)) ?? empty;
  const marks = groups.map((_, band) => at(band, false));
  const eras = groups.map((_, band) => at(band, true));
  const erasBehindAll = at(-1, true);
  const all = [erasBehindAll, ...marks, ...eras];
  const problems = memoizeLast(() => reader.problems);
  const event = (row: number): ModelEvent => table.event(row);
  /** Returns what a function has for the row of an id; `undefined` if there is none. */
  const ofId = <T>(id: string, of: (row: number) => T): T | undefined => {
    const row = reader.rowOf(id);
    return row < 0 ? undefined : of(row);
  };
  /** Returns the model with more rows in indices. */
  const grown = (before: ReadonlyMap<number, GrowingIndex>, rows: readonly number[]): GrowingModel => {
    const after = new Map(before);
    for (const [part, added] of partsOf(reader, rows))
      after.set(part, withRows(before.get(part) ?? empty, added, table));
    return modelOf(reader, after);
  };
  return {
    reader,
    found: reader.takeFound(),
    edition: reader.edition,
    groups,
    get problems() {
      return problems();
    },
    count,
    size: count - absent.size,
    isShown: (row) => !absent.has(row),
    table,
    marks,
    eras,
    erasBehindAll,
    indices: all,
    bounds: reader.bounds,
    kinds,
    varieties: [...varieties.values()].map(event),
    firstOf: (band) => (firsts[band] === undefined ? undefined : event(firsts[band])),
    event,
    rowOf: (id) => reader.rowOf(id),
    find: (id) => ofId(id, event),
    record: (id) => ofId(id, (row) => table.record(row)),
    idsMeeting: (range) =>
      all
        .flatMap((index) => index.rowsMeeting(range, Infinity))
        .sort(table.compareStarts)
        .map((row) => table.id(row)),
    append(records) {
      for (const record of records) reader.read(record);
      if (isRenamed(reader, count)) table.forgetEvents();
      return grown(indices, shownFrom(count, reader));
    },
    replace(rows, records) {
      const replacements = reader.readAgain(rows, records);
      if (replacements === null) return null;
      const left = new Map(indices);
      for (const [part, removed] of partsOf(reader, rows))
        left.set(part, withoutRows(left.get(part) ?? empty, new Set(removed), table));
      reader.replace(replacements);
      return grown(left, rows);
    },
  };
}

/**
 * Whether a record from row `from` on has, as its own id, the id that an earlier record without one
 * got from its index. That earlier record then has another id.
 */
function isRenamed({ table, count }: EventReader, from: number): boolean {
  for (let row = from; row < count; row += 1) {
    const before = parseInt(table.ownId(row) ?? "", 10);
    if (before < from && table.ownId(before) === undefined) return true;
  }
  return false;
}
