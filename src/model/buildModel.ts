import { drain } from "../base/drain.ts";
import { boundedCache } from "../base/memo.ts";
import type { Zone } from "../time/zone.ts";
import { type GrowingIndex, indexRows, withRows } from "./eventIndex.ts";
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

/** Model to which more events can be appended. */
export interface GrowingModel extends Model {
  /**
   * Whether `records` begin with the very records of this model, and have more after them. Then
   * only those that follow are new.
   */
  isStartOf(records: readonly EventRecord[]): boolean;
  /**
   * Returns the model with more records at the end. The cost depends on the new records alone. The
   * old model must not be used afterwards.
   */
  append(records: readonly EventRecord[]): GrowingModel;
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

/** Builds the model in steps. Each step yields the share of the work that is done, from 0 to 1. */
export function* readModel(
  { events, groups, filter, isColor }: Source,
  zone: Zone,
): Generator<number, GrowingModel> {
  const problems: Problem[] = [];
  const reader = new EventReader(readGroups(groups, problems), problems, {
    zone,
    expected: events.length,
    filter,
    isColor,
  });
  let plain = 0;
  // A hole in the array counts as a record that cannot be read.
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

/**
 * Creates a cache of events by row. An event stays cached while it is asked for again before many
 * others are.
 */
function createEvents(create: (row: number) => ModelEvent): (row: number) => ModelEvent {
  const events = boundedCache<ModelEvent, number>(KEPT);
  return (row) => events(row, create);
}
