import type { TimeRange } from "../scale.ts";

/** Days of the week: 1 (Monday) to 7, as ISO 8601 and `Intl` count them. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * The months and years of a calendar. Times are wall ms, as if in UTC. Months are counted from the
 * year's first; a year that is no whole number of groups of months has a shorter one at its end.
 */
export interface CalendarSystem {
  /** Its CLDR name. */
  readonly id: string;
  /** The day on which a week begins. */
  readonly weekStart: Weekday;
  /** Where its dates are known; beyond, the Gregorian calendar is used. */
  readonly range: TimeRange;
  /** Days of its shortest year. */
  readonly shortestYear: number;
  /** The start of the group of `count` months in which a time lies. */
  floorMonths(count: number, wall: number): number;
  /** The start of the group after the one that begins at `boundary`. */
  nextMonths(count: number, boundary: number): number;
  /**
   * The start of the `count` years in which a time lies: from a year that is a multiple of it, or
   * from the first of an era.
   */
  floorYears(count: number, wall: number): number;
  nextYears(count: number, boundary: number): number;
}

/** Whether all of a stretch of wall time can be told in a calendar. */
export function covers({ range }: CalendarSystem, from: number, to: number): boolean {
  return from >= range.start && to <= range.end;
}

/**
 * Whether some of a stretch of wall time can be told in a calendar; of a moment, whether it can.
 */
export function meets({ range }: CalendarSystem, from: number, to: number = from + 1): boolean {
  return from < range.end && to > range.start;
}
