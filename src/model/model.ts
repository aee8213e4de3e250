import type { TimeRange } from "../time/scale.ts";
import type { TimeSpan } from "../time/span.ts";
import type { EventRecord, Problem } from "./records.ts";

/** A record that has been read: every field checked, every default in place. */
export interface ModelEvent {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly span: TimeSpan;
  /** What is known to be filled (ms): the span, or the known end alone where the other is unknown. It may be infinite. */
  readonly extent: TimeRange;
  /** Index into `Model.groups`; -1 for an era behind all groups. */
  readonly group: number;
  readonly kind: string | undefined;
  readonly status: "confirmed" | "tentative" | "cancelled";
  readonly importance: number;
  readonly background: boolean;
  /** Whether it happened some time in its span, rather than throughout. */
  readonly within: boolean;
  readonly lang: string | undefined;
  /** The application's own record, by reference. */
  readonly record: EventRecord;
}

/** A band of the timeline. */
export interface ModelGroup {
  readonly id: string;
  /** Empty for the band of events without a group. */
  readonly title: string;
  /** How many groups it stands in. */
  readonly depth: number;
}

/** The events by start, the groups in the order of their bands, and what could not be read. */
export interface Model {
  readonly events: readonly ModelEvent[];
  readonly groups: readonly ModelGroup[];
  readonly byId: ReadonlyMap<string, ModelEvent>;
  readonly problems: readonly Problem[];
}

/**
 * Whether an extent and a window share any time. Both are half-open, and an instant is met where it stands:
 * the one definition behind what is drawn, what is counted and what the truth "nothing is lost" compares.
 */
export function meets(extent: TimeRange, range: TimeRange): boolean {
  return extent.start < range.end && (extent.end > range.start || extent.start === range.start);
}

/** The order of events: by start, the longer first, and then by id, so that it is the same whatever the order of the records. */
export function byStart(a: ModelEvent, b: ModelEvent): number {
  // Infinite starts are equal to each other, and their difference is not a number.
  if (a.extent.start !== b.extent.start) return a.extent.start < b.extent.start ? -1 : 1;
  if (a.extent.end !== b.extent.end) return a.extent.end > b.extent.end ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
