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
   * Returns the ordinal of the first event that begins in a cluster's range, in its band (-1: eras
   * behind all groups).
   */
  cluster(band: number, range: TimeRange): Ordinal;
}

/**
 * Creates an index of ordinals. Each ordinal is computed once and cached, because ordinals are
 * requested in every frame.
 */
export function createOrdinalIndex(model: Model): OrdinalIndex {
  const known = new WeakMap<ModelEvent | TimeRange, Ordinal>();
  const all = (group: number): number => indicesOf({ group }, model).reduce((sum, { size }) => sum + size, 0);
  const sizes = new Map<number, number>();
  const sizeOf = (group: number): number => {
    const size = sizes.get(group) ?? all(group);
    sizes.set(group, size);
    return size;
  };
  const firstIn = (band: number, { start }: TimeRange): number => {
    const before = indicesOf({ group: band }, model).reduce(
      (sum, index) => sum + index.countFrom(-Infinity, start),
      0,
    );
    return Math.min(before + 1, sizeOf(band));
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
    cluster(band, range) {
      const place = known.get(range) ?? { at: firstIn(band, range), of: sizeOf(band) };
      known.set(range, place);
      return place;
    },
  };
}
