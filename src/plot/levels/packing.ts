import { byRank, byStart, type ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import { createLanes, type Footprint, type Lanes } from "./lanes.ts";
import type { Shape } from "./shape.ts";

/** An event as its level draws it, wherever the window is. */
export interface LevelEvent {
  readonly event: ModelEvent;
  readonly form: Shape["form"];
  readonly label: Shape["label"];
  /** px that a label beside the mark may take. */
  readonly room: number;
  readonly lane: number;
}

/** With what it keeps free in its lane. */
export interface Packed extends LevelEvent {
  readonly footprint: Footprint;
}

/** How much of its label an event is drawn with. */
export type Labelling = "whole" | "short" | "none";

/** The shape of an event at a level. */
export type Shapes = (event: ModelEvent, label: Labelling) => Shape;

/** What has a place in a window, in the order of reading. */
export type Meeting<T> = (window: TimeRange) => T[];

/**
 * By start, each with its label, in as few lanes as it takes; `null` where that is more than the
 * limit.
 */
export function packAll(events: readonly ModelEvent[], shapes: Shapes, limit: number): Packed[] | null {
  const lanes = createLanes(limit);
  const packed: Packed[] = [];
  for (const event of [...events].sort(byStart)) {
    const shape = shapes(event, "whole");
    const lane = lanes.take(shape.footprint);
    if (lane < 0) return null;
    packed.push({ ...shape, event, lane });
  }
  return packed;
}

/**
 * The first in rank first, each with its whole label; then, in what room is left, those that found
 * none with a short one, and then their marks alone. Who finds no room at all is not among what is
 * returned: it is counted.
 */
export function packByRank(events: readonly ModelEvent[], shapes: Shapes, lanes: Lanes): Packed[] {
  const packed: Packed[] = [];
  const place = (event: ModelEvent, label: Labelling): boolean => {
    const shape = shapes(event, label);
    const lane = lanes.take(shape.footprint);
    if (lane >= 0) packed.push({ ...shape, event, lane });
    return lane >= 0;
  };
  // Lanes only fill: where a mark alone finds no room now, it will find none later, and its label
  // need not be measured.
  const hasRoom = (event: ModelEvent): boolean => lanes.isFree(shapes(event, "none").footprint);
  let left = [...events].sort(byRank);
  for (const label of ["whole", "short"] as const)
    left = left.filter((event) => hasRoom(event) && !place(event, label));
  left.forEach((event) => place(event, "none"));
  return packed;
}
