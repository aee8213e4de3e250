import { drain } from "../base/drain.ts";
import { boundedCache } from "../base/memo.ts";
import type { Zone } from "../time/zone.ts";
import { type GrowingIndex, indexRows, withRows } from "./eventIndex.ts";
import { type EventFilter, EventReader } from "./eventReader.ts";
import type { Model, ModelEvent } from "./model.ts";
import { readGroups } from "./readGroups.ts";
import type { EventRecord, GroupRecord, Problem } from "./records.ts";

/**
 * Records of numbers read between two chances to pause; after every other record there is one,
 * since a text may take long.
 */
const SLICE = 2_000;
/** Of the time that reading takes, the part after which all that is left is to sort. */
const READ = 0.7;
/**
 * Events that are kept as objects, so that the same event is the same object from frame to frame.
 */
const KEPT = 4_096;

/** A model that more events can be appended to. */
export interface GrowingModel extends Model {
  /** Whether it was made of the first ones of these records, so that only what follows is new. */
  isStartOf(records: readonly EventRecord[]): boolean;
  /**
   * The model with more records at the end, at the cost of these alone. The old one must not be
   * used again.
   */
  append(records: readonly EventRecord[]): GrowingModel;
}

export interface Source {
  readonly events: readonly EventRecord[];
  readonly groups: readonly GroupRecord[];
  /** All events, unless it is given. */
  readonly filter?: EventFilter | undefined;
}

/**
 * Records → model. Nothing that is passed makes it throw; what cannot be read is in `problems`, the
 * rest is kept.
 */
export function buildModel(source: Source, zone: Zone): GrowingModel {
  return drain(readModel(source, zone));
}

/** The same in steps, each of which tells how much of the work is done, from 0 to 1. */
export function* readModel({ events, groups, filter }: Source, zone: Zone): Generator<number, GrowingModel> {
  const problems: Problem[] = [];
  const reader = new EventReader(readGroups(groups, problems), problems, {
    zone,
    expected: events.length,
    filter,
  });
  let plain = 0;
  // Holes of an array are records that cannot be read, too.
  for (let index = 0; index < events.length; index += 1) {
    plain = reader.read(events[index] as EventRecord) ? plain + 1 : SLICE;
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

/**
 * Where the rows of a band are indexed: eras behind all at 0, then the marks and the eras of each
 * band.
 */
const partOf = (band: number, isEra: boolean): number => 2 * band + (isEra ? 2 : 1);

/** The rows from one on, by the part in which they are indexed. */
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
  // The array has holes where a part has no rows.
  return new Map(Object.entries(lists).map(([part, rows]) => [Number(part), rows]));
}

function modelOf(
  reader: EventReader,
  indices: ReadonlyMap<number, GrowingIndex>,
  event: GrowingModel["event"],
): GrowingModel {
  const {
    table,
    groups: { groups },
    problems,
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
  return {
    groups,
    problems,
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
    isStartOf(records) {
      if (records.length <= count) return false;
      for (let row = 0; row < count; row += 1)
        if (!table.isOf(row, records[row] as EventRecord)) return false;
      return true;
    },
    append(records) {
      for (const record of records) reader.read(record);
      const grown = new Map(indices);
      for (const [part, rows] of partsOf(reader, count))
        grown.set(part, withRows(grown.get(part) ?? empty, rows, table));
      return modelOf(
        reader,
        grown,
        isRenamed(reader, count) ? createEvents((row) => reader.table.event(row)) : event,
      );
    },
  };
}

/**
 * Whether a record from a row on has for its own id what one before it, that has none, was called.
 */
function isRenamed({ table, count }: EventReader, from: number): boolean {
  for (let row = from; row < count; row += 1) {
    const before = parseInt(table.ownId(row) ?? "", 10);
    if (before < from && table.ownId(before) === undefined) return true;
  }
  return false;
}

/**
 * The objects of the rows that are asked for, as long as they are asked for again before many
 * others are.
 */
function createEvents(create: (row: number) => ModelEvent): (row: number) => ModelEvent {
  const events = boundedCache<ModelEvent, number>(KEPT);
  return (row) => events(row, create);
}
