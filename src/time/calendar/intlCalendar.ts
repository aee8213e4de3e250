import { DAY } from "../../base/durations.ts";
import { boundedCache } from "../../base/memo.ts";
import type { TimeRange } from "../scale.ts";
import type { CalendarSystem, Weekday } from "./calendar.ts";

/** Limits in days: no month and no year of any calendar is longer. */
const LONGEST_MONTH = 32;
const LONGEST_YEAR = 386;
const CACHE_LIMIT = 25_000;

/** Fields of a day, as the platform writes them. */
interface Fields {
  readonly era: string;
  readonly year: number;
  readonly month: string;
  readonly day: string;
}

/**
 * Creates a calendar from what the platform writes for its days: a month or a year ends before the
 * first day on which another one is written. So leap months, thirteenth months of five days and
 * eras that begin within a year need no rules here.
 */
export function createIntlCalendar(
  id: string,
  { range, shortestYear }: { readonly range: TimeRange; readonly shortestYear: number },
  weekStart: Weekday,
): CalendarSystem {
  const fields = createFields(id);
  // Months are compared by name alone, not by year: an era can begin within a month.
  const sameMonth = (a: Fields, b: Fields): boolean => a.month === b.month;
  // A month or year that begins before the range of the calendar starts with that range.
  const first = (same: Same, wall: number, longest: number): number =>
    Math.max(range.start, firstDay(fields, same, wall, longest));
  const floorMonth = (wall: number): number => first(sameMonth, wall, LONGEST_MONTH);
  const nextMonth = (boundary: number): number => nextDay(fields, sameMonth, boundary, LONGEST_MONTH);
  const inYears = (count: number) => (a: Fields, b: Fields) => sameYears(count, a, b);
  const floorYears = (count: number, wall: number): number =>
    first(inYears(count), wall, (count + 1) * LONGEST_YEAR);
  const nextYears = (count: number, boundary: number): number =>
    nextDay(fields, inYears(count), boundary, (count + 1) * LONGEST_YEAR);

  /** Returns the boundary `count` months later, or the end of the year if that comes first. */
  function nextMonths(count: number, boundary: number): number {
    const end = count > 1 ? nextYears(1, boundary) : Infinity;
    let month = boundary;
    for (let i = 0; i < count; i += 1) month = Math.min(nextMonth(month), end);
    return month;
  }
  return {
    id,
    weekStart,
    range,
    shortestYear,
    floorMonths(count, wall) {
      if (count === 1) return floorMonth(wall);
      let group = floorYears(1, wall);
      for (let next = nextMonths(count, group); next <= wall; next = nextMonths(count, group)) group = next;
      return group;
    },
    nextMonths,
    floorYears,
    nextYears,
  };
}

/**
 * Whether two days lie in the same group of `count` years. As for Gregorian years, 1444 lies in the
 * ten years from 1440, and the year 5 in those from 1. Eras are never joined.
 */
function sameYears(count: number, a: Fields, b: Fields): boolean {
  const group = (year: number): number => Math.floor(year / count);
  return a.era === b.era && group(a.year) === group(b.year);
}

type Same = (a: Fields, b: Fields) => boolean;
type FieldsOf = (day: number) => Fields;

/**
 * Finds the first day of the stretch in which `wall` lies, in wall ms. The stretch is at most
 * `longest` days long.
 */
function firstDay(fieldsOf: FieldsOf, same: Same, wall: number, longest: number): number {
  const day = Math.floor(wall / DAY);
  const here = fieldsOf(day);
  let [before, within] = [day - longest, day];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (same(fieldsOf(middle), here)) within = middle;
    else before = middle;
  }
  return within * DAY;
}

/** Finds the first day after the stretch in which `boundary` lies, in wall ms. */
function nextDay(fieldsOf: FieldsOf, same: Same, boundary: number, longest: number): number {
  const day = Math.floor(boundary / DAY);
  const here = fieldsOf(day);
  let [within, after] = [day, day + longest];
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (same(fieldsOf(middle), here)) within = middle;
    else after = middle;
  }
  return after * DAY;
}

/**
 * Creates a function that returns the fields of a day (counted from 1 January 1970). The fields are
 * cached, since an axis asks for the same days at every frame.
 */
function createFields(id: string): FieldsOf {
  const format = createFieldsFormat(id);
  const days = boundedCache<Fields, number>(CACHE_LIMIT);
  const read = (day: number): Fields => readFields(format, day * DAY);
  return (day) => days(day, read);
}

/**
 * Creates the format from which a calendar is read. It has English names and Latin digits, so that
 * fields can be compared and read.
 */
export function createFieldsFormat(id: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en", {
    calendar: id,
    numberingSystem: "latn",
    timeZone: "UTC",
    era: "short",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
}

/**
 * Reads the fields of a day. The lunisolar calendars of East Asia name their years, and give the
 * number of a year as `relatedYear`.
 */
export function readFields(format: Intl.DateTimeFormat, wall: number): Fields {
  const parts = new Map(format.formatToParts(wall).map(({ type, value }) => [type as string, value]));
  return {
    era: parts.get("era") ?? "",
    year: Number(parts.get("relatedYear") ?? parts.get("year")),
    month: parts.get("month") ?? "",
    day: parts.get("day") ?? "",
  };
}
