import { nextUp } from "../base/maths.ts";
import { boundedCache } from "../base/memo.ts";
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
  return model.indices
    .flatMap((index) => index.rowsMeeting(view, most))
    .map((row) => model.event(row))
    .sort(byStart)
    .slice(0, most);
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
  { way, model }: Where,
): ModelEvent | undefined {
  if (of === undefined) {
    if (way === "before") return besideInstant(indices, Infinity, { way, model });
    // An event without a start comes before all others.
    return beginningAt(indices, -Infinity, model)[0] ?? besideInstant(indices, -Infinity, { way, model });
  }
  const same = beginningAt(indices, of.extent.start, model);
  const beside = same[same.findIndex(({ row }) => row === of.row) + (way === "after" ? 1 : -1)];
  return beside ?? besideInstant(indices, of.extent.start, { way, model });
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
  const before = indices.reduce((sum, index) => sum + index.countFrom(-Infinity, of.extent.start), 0);
  return before + beginningAt(indices, of.extent.start, model).findIndex(({ row }) => row === of.row) + 1;
}

function beginningAt(indices: readonly EventIndex[], instant: number, model: Model): ModelEvent[] {
  return indices
    .flatMap((index) => index.rowsFrom(instant, nextUp(instant)))
    .map((row) => model.event(row))
    .sort(byStart);
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
  const sizes = boundedCache<number, number>();
  const countAll = (group: number): number =>
    indicesOf({ group }, model).reduce((sum, { size }) => sum + size, 0);
  const sizeOf = (group: number): number => sizes(group, countAll);
  const countBefore = (group: number, { start }: TimeRange): number =>
    indicesOf({ group }, model).reduce((sum, index) => sum + index.countFrom(-Infinity, start), 0);
  const clusterOrdinal = (groups: readonly number[], range: TimeRange): Ordinal => {
    const [before, of] = [
      groups.reduce((sum, group) => sum + countBefore(group, range), 0),
      groups.reduce((sum, group) => sum + sizeOf(group), 0),
    ];
    return { at: Math.min(before + 1, of), of };
  };
  return {
    event(event) {
      const place = known.get(event) ?? {
        at: ordinalOf(indicesOf(event, model), event, model),
        of: sizeOf(event.group),
      };
      known.set(event, place);
      return place;
    },
    cluster(groups, range) {
      const place = known.get(range) ?? clusterOrdinal(groups, range);
      known.set(range, place);
      return place;
    },
  };
}
