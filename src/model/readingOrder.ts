import { nextUp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { EventIndex } from "./eventIndex.ts";
import { byStart, type Model, type ModelEvent } from "./model.ts";

/** Direction of a step through events in the order of reading. */
export type Way = "after" | "before";

/** Returns the indices of an event's band: those of its marks and of its eras. */
export function indicesOf({ group }: Pick<ModelEvent, "group">, model: Model): EventIndex[] {
  return group < 0
    ? [model.erasBehindAll]
    : [model.marks[group] as EventIndex, model.eras[group] as EventIndex];
}

/**
 * Returns the first events that share any time with a view, in the order of reading: at most
 * `most`.
 */
export function eventsInSight(model: Model, view: TimeRange, most: number): ModelEvent[] {
  return inOrder(
    model.indices.flatMap((index) => index.rowsMeeting(view, most)),
    model,
  ).slice(0, most);
}

function inOrder(rows: readonly number[], model: Model): ModelEvent[] {
  return rows.map((row) => model.event(row)).sort(byStart);
}

interface Where {
  readonly way: Way;
  readonly model: Model;
}

/**
 * Returns the event of some indices that comes after a given one, or before it, in the order of
 * reading; `undefined` at the end. Without a given event it returns the first event, or, in the
 * direction "before", the last.
 */
export function neighbour(
  indices: readonly EventIndex[],
  of: ModelEvent | undefined,
  where: Where,
): ModelEvent | undefined {
  const isAfter = where.way === "after";
  const instant = of?.extent.start ?? (isAfter ? -Infinity : Infinity);
  const same = beginningAt(indices, instant, where.model);
  const place = same.findIndex(({ row }) => row === of?.row);
  return same[place + (isAfter ? 1 : -1)] ?? besideInstant(indices, instant, where);
}

/**
 * Returns the first event of some indices that begins after an instant, or the last one that begins
 * before it.
 */
export function besideInstant(
  indices: readonly EventIndex[],
  instant: number,
  { way, model }: Where,
): ModelEvent | undefined {
  const starts = indices.flatMap((index) => index.startBeside(instant, way) ?? []);
  if (starts.length === 0) return undefined;
  return way === "after"
    ? beginningAt(indices, Math.min(...starts), model)[0]
    : beginningAt(indices, Math.max(...starts), model).at(-1);
}

/** Returns the ordinal of an event among those of some indices, from 1 on. */
export function ordinalOf(indices: readonly EventIndex[], of: ModelEvent, model: Model): number {
  const { start } = of.extent;
  const place = beginningAt(indices, start, model).findIndex(({ row }) => row === of.row);
  return countBefore(indices, start) + place + 1;
}

function countBefore(indices: readonly EventIndex[], instant: number): number {
  return indices.reduce((sum, index) => sum + index.countFrom(-Infinity, instant), 0);
}

function beginningAt(indices: readonly EventIndex[], instant: number, model: Model): ModelEvent[] {
  return inOrder(
    indices.flatMap((index) => index.rowsFrom(instant, nextUp(instant))),
    model,
  );
}

/** Position in the order of time, from 1 on, and the number of positions. */
export interface Ordinal {
  readonly at: number;
  readonly of: number;
}

/** Ordinals of a model's events, each among the events of its group. */
export interface OrdinalIndex {
  event(event: ModelEvent): Ordinal;
  /**
   * Returns the ordinal of the first event that begins in a cluster's range, among the events of
   * the groups that are counted in its band: its own (-1: eras behind all groups) and, where that
   * is folded, the groups within it.
   */
  cluster(groups: readonly number[], range: TimeRange): Ordinal;
}

/**
 * Creates an index of ordinals. Each ordinal is computed once and cached, because ordinals are
 * requested in every frame.
 */
export function createOrdinalIndex(model: Model): OrdinalIndex {
  const known = new WeakMap<ModelEvent | TimeRange, Ordinal>();
  const remember = (key: ModelEvent | TimeRange, ordinal: Ordinal): Ordinal => {
    known.set(key, ordinal);
    return ordinal;
  };
  const sizeOf = (indices: readonly EventIndex[]): number => indices.reduce((sum, { size }) => sum + size, 0);
  const eventOrdinal = (event: ModelEvent): Ordinal => {
    const indices = indicesOf(event, model);
    return { at: ordinalOf(indices, event, model), of: sizeOf(indices) };
  };
  const clusterOrdinal = (groups: readonly number[], { start }: TimeRange): Ordinal => {
    const indices = groups.flatMap((group) => indicesOf({ group }, model));
    const of = sizeOf(indices);
    return { at: Math.min(countBefore(indices, start) + 1, of), of };
  };
  return {
    event: (event) => known.get(event) ?? remember(event, eventOrdinal(event)),
    cluster: (groups, range) => known.get(range) ?? remember(range, clusterOrdinal(groups, range)),
  };
}
