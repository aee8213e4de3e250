import { drain } from "../base/drain.ts";
import { boundedCache, memoizeLast } from "../base/memo.ts";
import type { Zone } from "../time/zone.ts";
import { type GrowingIndex, indexRows, withoutRows, withRows } from "./eventIndex.ts";
import { type EventFilter, EventReader } from "./eventReader.ts";
import type { Model, ModelEvent } from "./model.ts";
import { readGroups } from "./readGroups.ts";
import type { EventRecord, GroupRecord, Problem } from "./records.ts";

/**
 * Number of plain records (with numbers as dates) that are read between two pauses. Any other
 * record is followed by a pause, because reading a text may take long.
 */
const SLICE = 2_000;
/** Share of the progress that reading the records takes. Sorting them takes the rest. */
const READ = 0.7;
/**
 * Number of events that stay cached as objects, so that an event is the same object from frame to
 * frame.
 */
const KEPT = 4_096;
/** More than the greatest number of rows. */
const ROWS = 2 ** 32;

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

export interface Source {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  /** Filter of the events; default: all are shown. */
  readonly filter?: EventFilter | undefined;
  /** Tells whether the platform accepts a colour; default: all of the form of a colour. */
  readonly isColor?: ((text: string) => boolean) | undefined;
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
  { events, groups, filter, isColor }: Source,
  zone: Zone,
  earlier?: GrowingModel,
): Generator<number, GrowingModel> {
  const problems: Problem[] = [];
  const reader = new EventReader(readGroups(groups, problems), problems, {
    zone,
    expected: events.length,
    filter,
    isColor,
    signatures: earlier?.reader.signatures,
  });
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
  const parts = partsOf(reader, 0);
  const indices = new Map<number, GrowingIndex>();
  let done = 0;
  for (const [part, rows] of parts) {
    const steps = indexRows(rows, reader.table);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        indices.set(part, step.value);
        break;
      }
      yield READ + ((1 - READ) * done) / events.length;
    }
    done += rows.length;
  }
  return modelOf(
    reader,
    indices,
    createEvents((row) => reader.table.event(row)),
  );
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

/** Groups the shown rows from `from` on by the part in which they are indexed. */
function partsOf({ table, count, absent }: EventReader, from: number): Map<number, Uint32Array> {
  const parts = new Uint32Array(count - from);
  const sizes: number[] = [];
  for (let row = from; row < count; row += 1) {
    if (absent.has(row)) continue;
    const part = partOf(table.bands[row] as number, table.isBackground(row));
    parts[row - from] = part;
    sizes[part] = (sizes[part] ?? 0) + 1;
  }
  const lists = sizes.map((size) => new Uint32Array(size));
  for (let row = count - 1; row >= from; row -= 1) {
    if (absent.has(row)) continue;
    const part = parts[row - from] as number;
    const place = (sizes[part] as number) - 1;
    sizes[part] = place;
    (lists[part] as Uint32Array)[place] = row;
  }
  // The array has a hole for each part without rows.
  return new Map(Object.entries(lists).map(([part, rows]) => [Number(part), rows]));
}

function modelOf(
  reader: EventReader,
  indices: ReadonlyMap<number, GrowingIndex>,
  events: Events,
): GrowingModel {
  const { event } = events;
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
  const [marks, eras] = [false, true].map((isEra) => groups.map((_, band) => at(band, isEra))) as [
    GrowingIndex[],
    GrowingIndex[],
  ];
  const erasBehindAll = at(-1, true);
  const all = [erasBehindAll, ...marks, ...eras];
  const problems = memoizeLast(() => reader.problems);
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
    varieties: [...varieties.values()].filter((row) => !absent.has(row)).map(event),
    firstOf: (band) => (firsts[band] === undefined ? undefined : event(firsts[band])),
    event,
    rowOf: (id) => reader.rowOf(id),
    find(id) {
      const row = reader.rowOf(id);
      return row < 0 ? undefined : event(row);
    },
    record(id) {
      const row = reader.rowOf(id);
      return row < 0 ? undefined : table.record(row);
    },
    idsMeeting: (range) =>
      all
        .flatMap((index) => index.rowsMeeting(range, Infinity))
        .sort(table.compareStarts)
        .map((row) => table.id(row)),
    append(records) {
      for (const record of records) reader.read(record);
      const grown = new Map(indices);
      for (const [part, rows] of partsOf(reader, count))
        grown.set(part, withRows(grown.get(part) ?? empty, rows, table));
      return modelOf(
        reader,
        grown,
        isRenamed(reader, count) ? createEvents((row) => reader.table.event(row)) : events,
      );
    },
    replace(rows, records) {
      const replacements = reader.readAgain(rows, records);
      if (replacements === null) return null;
      const changed = new Map(indices);
      for (const [part, removed] of byPart(reader, rows))
        changed.set(part, withoutRows(changed.get(part) ?? empty, new Set(removed), table));
      reader.replace(replacements);
      for (const [part, added] of byPart(reader, rows))
        changed.set(part, withRows(changed.get(part) ?? empty, Uint32Array.from(added), table));
      events.renew(rows);
      return modelOf(reader, changed, events);
    },
  };
}

/** Groups rows by the part in which they are indexed. */
function byPart({ table }: EventReader, rows: readonly number[]): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  for (const row of rows) {
    const part = partOf(table.bands[row] as number, table.isBackground(row));
    const known = parts.get(part);
    if (known === undefined) parts.set(part, [row]);
    else known.push(row);
  }
  return parts;
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

/** Events by row. */
interface Events {
  event(this: void, row: number): ModelEvent;
  /** Creates the events of some rows again when they are asked for next. */
  renew(rows: readonly number[]): void;
}

/**
 * Creates a cache of events by row. An event stays cached while it is asked for again before many
 * others are.
 */
function createEvents(create: (row: number) => ModelEvent): Events {
  const cached = boundedCache<ModelEvent, number>(KEPT);
  /** How many times each row got other values. An event of old values is never asked for again. */
  const editions = new Map<number, number>();
  return {
    event: (row) =>
      cached(editions.size === 0 ? row : row + ROWS * (editions.get(row) ?? 0), () => create(row)),
    renew(rows) {
      for (const row of rows) editions.set(row, (editions.get(row) ?? 0) + 1);
    },
  };
}
