import type { TimeRange } from "../scale.ts";

/** Day of the week: 1 (Monday) to 7, as ISO 8601 and `Intl` count them. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * The months and years of a calendar. Times are wall ms, as if in UTC. Groups of months are counted
 * from the first month of a year. If a year is not a whole number of groups, its last group is
 * shorter.
 */
export interface CalendarSystem {
  /** CLDR name of the calendar. */
  readonly id: string;
  /** Day on which a week begins. */
  readonly weekStart: Weekday;
  /**
   * Range in which the dates of the calendar are known. Outside it the Gregorian calendar is used.
   */
  readonly range: TimeRange;
  /** Length of the shortest year, in days. */
  readonly shortestYear: number;
  /** Returns the start of the group of `count` months in which a time lies. */
  floorMonths(count: number, wall: number): number;
  /** Returns the start of the group of months after the one that begins at `boundary`. */
  nextMonths(count: number, boundary: number): number;
  /**
   * Returns the start of the group of `count` years in which a time lies. A group begins with a
   * year that is a multiple of `count`, or with the first year of an era.
   */
  floorYears(count: number, wall: number): number;
  /** Returns the start of the group of years after the one that begins at `boundary`. */
  nextYears(count: number, boundary: number): number;
}

/** Whether a calendar covers all of a stretch of wall time. */
export function covers({ range }: CalendarSystem, from: number, to: number): boolean {
  return from >= range.start && to <= range.end;
}

/**
 * Whether a calendar covers some of a stretch of wall time; without `to`, whether it covers the
 * moment `from`.
 */
export function meets({ range }: CalendarSystem, from: number, to: number = from + 1): boolean {
  return from < range.end && to > range.start;
}
