import { compare } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimeSpan } from "../time/span.ts";
import type { EventIndex } from "./eventIndex.ts";
import type { EventRecord, Problem } from "./records.ts";

/** A record that has been read: every field checked, every default in place. */
export interface ModelEvent {
  /** The place of its record. */
  readonly row: number;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly span: TimeSpan;
  /**
   * What is known to be filled (ms): the span, or the known end alone where the other is unknown.
   * It may be infinite.
   */
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
  /** The index of the innermost of these; -1 at the top. */
  readonly parent: number;
  /** Whether it is folded at first. */
  readonly isCollapsed: boolean;
}

/** The groups in the order of their bands, the events of each, and what could not be read. */
export interface Model {
  readonly groups: readonly ModelGroup[];
  readonly problems: readonly Problem[];
  /** How many records it was made of: its rows are the numbers below that. */
  readonly count: number;
  /** How many events could be read. */
  readonly size: number;
  /** Whether the record of a row could be read, and no filter leaves it out. */
  readonly isShown: (row: number) => boolean;
  readonly table: SearchedTable;
  /** The events of each band. */
  readonly marks: readonly EventIndex[];
  readonly eras: readonly EventIndex[];
  readonly erasBehindAll: EventIndex;
  /** All of these: eras behind all first. */
  readonly indices: readonly EventIndex[];
  /** From the first finite date to the last one; `null` where there is none. */
  readonly bounds: TimeRange | null;
  /**
   * The kinds in the order of the records, and how many records have each, whether a filter shows
   * them or not.
   */
  readonly kinds: ReadonlyMap<string, number>;
  /** For each sort of date and status that occurs, the first event that has it. */
  readonly varieties: readonly ModelEvent[];
  /** The first event of a band, in the order of the records. */
  readonly firstOf: (band: number) => ModelEvent | undefined;
  /** The event of a row, which must be one that an index of this model gave. */
  readonly event: (row: number) => ModelEvent;
  /** The row of an event; -1: there is none. */
  readonly rowOf: (id: string) => number;
  readonly find: (id: string) => ModelEvent | undefined;
  /** The record of an event, at less than it costs to find that. */
  readonly record: (id: string) => EventRecord | undefined;
  /**
   * The ids of all events that share any time with a range, in the order in which events are read.
   */
  readonly idsMeeting: (range: TimeRange) => string[];
}

/**
 * Whether an extent and a window share any time. Both are half-open, and an instant is met where it
 * stands: the one definition behind what is drawn, what is counted and what the truth "nothing is
 * lost" compares.
 */
export function meets(extent: TimeRange, range: TimeRange): boolean {
  return extent.start < range.end && (extent.end > range.start || extent.start === range.start);
}

/**
 * The order in which events are read: by start, the longer first, and then as their records are
 * given.
 */
export function byStart(a: ModelEvent, b: ModelEvent): number {
  return compare(a.extent.start, b.extent.start) || compare(b.extent.end, a.extent.end) || a.row - b.row;
}

/** The order in which they get their places: the important first, then the long, then the early. */
export function byRank(a: ModelEvent, b: ModelEvent): number {
  if (a.importance !== b.importance) return b.importance - a.importance;
  const lengthA = a.extent.end - a.extent.start;
  const lengthB = b.extent.end - b.extent.start;
  if (lengthA !== lengthB) return lengthA > lengthB ? -1 : 1;
  if (a.extent.start !== b.extent.start) return a.extent.start < b.extent.start ? -1 : 1;
  return a.row - b.row;
}

/**
 * What of a model's columns a search needs: rows are appended to them, and the arrays are then
 * others.
 */
export interface SearchedTable {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly bands: Int32Array;
  /** All that a row says, besides its date. */
  text(row: number): string;
}
