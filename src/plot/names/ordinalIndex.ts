import { boundedCache } from "../../base/memo.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import { indicesOf, ordinalOf } from "../../model/neighbour.ts";
import type { TimeRange } from "../../time/scale.ts";

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
