import { compare } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimeSpan } from "../time/span.ts";
import type { EventIndex } from "./eventIndex.ts";
import type { EventRecord, Problem } from "./records.ts";

/** Event of a record that has been read: every field is checked, and every default is set. */
export interface ModelEvent {
  /** Index of the record. */
  readonly row: number;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly span: TimeSpan;
  /**
   * Time that the event is known to fill, in ms: the span, or only the known end if the other end
   * is unknown. It may be infinite.
   */
  readonly extent: TimeRange;
  /** Index into `Model.groups`; -1 for an era behind all groups. */
  readonly group: number;
  readonly kind: string | undefined;
  readonly status: "confirmed" | "tentative" | "cancelled";
  readonly importance: number;
  readonly background: boolean;
  /** Whether the event happened at some time within its span, rather than throughout it. */
  readonly within: boolean;
  readonly lang: string | undefined;
  /** Classes of the event's element, separated by spaces. */
  readonly className: string | undefined;
  /** CSS colour that the record gives its event. */
  readonly color: string | undefined;
  /** Record of the application, by reference. */
  readonly record: EventRecord;
}

/** Band of the timeline. */
export interface ModelGroup {
  readonly id: string;
  /** Title of the group. Empty for the band of events without a group. */
  readonly title: string;
  /** Number of groups that contain this group. */
  readonly depth: number;
  /** Index of the innermost group that contains this group; -1 if there is none. */
  readonly parent: number;
  /** Whether the group is folded at first. */
  readonly isCollapsed: boolean;
}

/**
 * Groups in the order of their bands, the events of each group, and the problems of the records.
 */
export interface Model {
  readonly groups: readonly ModelGroup[];
  readonly problems: readonly Problem[];
  /** Changes whenever records were replaced by others. It stays the same when some are appended. */
  readonly edition: number;
  /** Number of records that were read. The rows of the model are the numbers below it. */
  readonly count: number;
  /** Number of events that are shown: those that could be read and that no filter leaves out. */
  readonly size: number;
  /** Whether the record of a row could be read, and no filter leaves it out. */
  readonly isShown: (row: number) => boolean;
  readonly table: SearchedTable;
  /** Index of the events of each band, without its eras. */
  readonly marks: readonly EventIndex[];
  readonly eras: readonly EventIndex[];
  readonly erasBehindAll: EventIndex;
  /** All indices above. The one of the eras behind all groups is first. */
  readonly indices: readonly EventIndex[];
  /** Range from the first finite date to the last one; `null` if there is none. */
  readonly bounds: TimeRange | null;
  /**
   * Number of records of each kind, whether a filter shows them or not. The kinds are in the order
   * of the records.
   */
  readonly kinds: ReadonlyMap<string, number>;
  /** First event of each combination of date form and status that occurs. */
  readonly varieties: readonly ModelEvent[];
  /** Returns the first event of a band, in the order of the records. */
  readonly firstOf: (band: number) => ModelEvent | undefined;
  /** Returns the event of a row. The row must come from an index of this model. */
  readonly event: (row: number) => ModelEvent;
  /** Returns the row of an event; -1 if there is none. */
  readonly rowOf: (id: string) => number;
  readonly find: (id: string) => ModelEvent | undefined;
  /** Returns the record of an event. This costs less than `find`. */
  readonly record: (id: string) => EventRecord | undefined;
  /** Returns the ids of all events that share any time with a range, in the order of reading. */
  readonly idsMeeting: (range: TimeRange) => string[];
}

/**
 * Whether an extent and a window share any time. Both are half-open, and an instant at the start of
 * the window is in it. Drawing, counting and the tests that no event is lost use this one
 * definition.
 */
export function meets(extent: TimeRange, range: TimeRange): boolean {
  return extent.start < range.end && (extent.end > range.start || extent.start === range.start);
}

/**
 * Compares two events in the order of reading: by start, then the longer first, then in the order
 * of their records.
 */
export function byStart(a: ModelEvent, b: ModelEvent): number {
  return compare(a.extent.start, b.extent.start) || compare(b.extent.end, a.extent.end) || a.row - b.row;
}

/**
 * Compares two events in the order in which they get their lanes: by importance, then by length,
 * then by start.
 */
export function byRank(a: ModelEvent, b: ModelEvent): number {
  return (
    compare(b.importance, a.importance) ||
    compare(b.extent.end - b.extent.start, a.extent.end - a.extent.start) ||
    compare(a.extent.start, b.extent.start) ||
    a.row - b.row
  );
}

/** Columns of a model that a search needs. Appending rows may replace the arrays. */
export interface SearchedTable {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly bands: Int32Array;
  /** Compares two rows in the order of reading. */
  readonly compareStarts: (a: number, b: number) => number;
  /** Returns all texts of a row, without its dates. */
  text(row: number): string;
}
