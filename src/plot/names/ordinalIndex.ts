import type { Model, ModelEvent } from "../../model/model.ts";
import { indicesOf, ordinalOf } from "../../model/neighbour.ts";
import type { TimeRange } from "../../time/scale.ts";

/** A place in the order of time, from 1 on, among how many. */
export interface Ordinal {
  readonly at: number;
  readonly of: number;
}

/** The places of a model's events, each among those of its group. */
export interface OrdinalIndex {
  event(event: ModelEvent): Ordinal;
  /**
   * That of the first event that begins in the range of a cluster, in its band (-1: eras behind
   * all).
   */
  cluster(band: number, range: TimeRange): Ordinal;
}

/** Each is counted once: they are asked for at every frame. */
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
