import { DAY, HOUR, MINUTE, SECOND } from "../../base/durations.ts";
import { boundedCache } from "../../base/memo.ts";
import { type CalendarSystem, covers, createGregorian, meets } from "../calendar/calendar.ts";
import type { RenameMonth } from "../calendar/monthNames.ts";
import { msFromCivil } from "../civil.ts";
import type { TimeSpan } from "../span.ts";
import { clockWidth, type TickStep, type TickUnit, upperStep, yearsAgo } from "../tickStep.ts";
import { isRepeated, type Zone } from "../zone.ts";
import { createAgeText, digitsDownTo } from "./ageText.ts";
import { createDateFormats, type DateFormats, type DatePattern, localeDefaults } from "./dateFormats.ts";
import { type DateWords, ENGLISH_DATE_WORDS } from "./dateWords.ts";
import { spanText } from "./spanText.ts";

export type { DateWords } from "./dateWords.ts";

export type TextLength = "long" | "short";

/**
 * Every text of a date that a reader sees. Instants are ms. For a finite instant, nothing throws or
 * is "Invalid Date".
 */
export interface DateText {
  /**
   * Returns the lower-tier label: a year, a month's name, a day's number, a clock time, or seconds
   * with a fraction.
   */
  tick(instant: number, step: TickStep, length: TextLength): string;
  /**
   * Returns the upper-tier label of the period in which the instant lies, above a lower tier of
   * `step`; "" above years, which say all themselves. `years`: whether a month or a day has its
   * year, which a label before it may have said; default true.
   */
  upper(instant: number, step: TickStep, length: TextLength, years?: boolean): string;
  /**
   * Returns the text under a lower-tier label: the weekday of a day, the UTC offset of a clock time
   * that is shown twice, or the second name of a month with a short label; otherwise "".
   */
  note(instant: number, step: TickStep, length: TextLength): string;
  /**
   * Writes a span at its own precision, with the words of its certainty. `within`: some time in the
   * span is meant, not all of it; default false.
   */
  span(span: TimeSpan, within?: boolean): string;
  /**
   * Whether the calendar covers a span; otherwise the span is written in the Gregorian calendar.
   */
  knows(span: TimeSpan): boolean;
  /**
   * Returns lower-tier labels of a step, the widest one included, so that a label's room can be
   * measured without knowing the view. Years have four digits (five with steps of 1,000 and more,
   * six with steps of 10,000 and more). They have an era only with the option `era`, or with steps
   * of 500 and more, which cannot stay within one era. Ages have no samples.
   */
  samples(step: TickStep, length: TextLength): readonly string[];
  /** Returns upper-tier labels above a step, without their years: one of each month. */
  upperSamples(step: TickStep): readonly string[];
}

export interface DateTextOptions {
  /** BCP 47 tag. */
  readonly locale: string;
  /** CLDR name, such as "arab" or "latn"; default the locale's own. */
  readonly numberingSystem?: string;
  readonly zone: Zone;
  /**
   * Calendar of ticks and spans. Times that it does not cover are written in the Gregorian
   * calendar, with the era.
   * @default Gregorian
   */
  readonly calendar?: CalendarSystem;
  /** Other names for Gregorian months than the locale's. */
  readonly renameMonth?: RenameMonth | undefined;
  /**
   * Whether Gregorian years from 100 on have their era too. Earlier years, and those of other
   * calendars, always have it.
   * @default false
   */
  readonly era?: boolean;
  /** Words around dates. @default English */
  readonly words?: DateWords;
}

/** Patterns of ticks by the unit of their step, where they have room. */
const TICKS: Readonly<Record<TickUnit, DatePattern>> = {
  millisecond: "fraction",
  second: "second",
  minute: "minute",
  hour: "minute",
  day: "day",
  week: "day",
  month: "monthLong",
  year: "year",
  age: "year",
};

/** Patterns of the upper tier by its unit, with the year and without; others are years. */
const PERIODS: Readonly<
  Partial<Record<TickUnit, Readonly<Record<TextLength, readonly [DatePattern, DatePattern]>>>>
> = {
  second: { long: ["dateSecond", "second"], short: ["dateSecond", "second"] },
  day: { long: ["dateWithWeekday", "dayWithWeekday"], short: ["dateShort", "dayMonth"] },
  month: { long: ["monthYear", "monthLong"], short: ["monthYearShort", "monthShort"] },
};

/** Returns a label of a time, which is an instant or a wall time. */
type Label = (at: number, step: TickStep, length: TextLength) => string;

/**
 * Creates the texts of dates from `Intl`. Calendar, numbering system and zone are always passed, so
 * that engines agree. `Intl` gets wall time as UTC rather than the zone, so that one offset
 * function rules both ticks and their labels.
 *
 * @throws RangeError if the locale is not a BCP 47 tag.
 */
export function createDateText(options: DateTextOptions): DateText {
  const {
    locale,
    zone,
    calendar = createGregorian(1),
    renameMonth,
    words = ENGLISH_DATE_WORDS,
    era = false,
    numberingSystem = localeDefaults(locale).numberingSystem,
  } = options;
  const shared = { locale, numberingSystem, renameMonth, rangeWords: words.range };
  const own = createDateFormats({ ...shared, era, calendar: calendar.id });
  // Gregorian years beside those of another calendar always have their era, to tell them apart.
  const gregorian = own.isGregorian ? own : createDateFormats({ ...shared, era: true, calendar: "gregory" });
  const ages = createAgeText(locale, numberingSystem, words);
  const formatsAt = (wall: number): DateFormats => (meets(calendar, wall) ? own : gregorian);
  const knows = ({ start, end }: TimeSpan): boolean => {
    const known = [start, end].filter(Number.isFinite).map((instant) => zone.toWall(instant));
    return covers(calendar, Math.min(...known), Math.max(...known));
  };
  const samples = boundedCache<readonly string[]>();
  // "2 PM" is clear, but a bare "14" would look like a day.
  const shortTicks = { ...TICKS, month: "monthShort", hour: own.twelveHours ? "hour" : "minute" } as const;

  const tickAt: Label = (wall, step, length) => {
    const { unit, count } = step;
    if (unit === "age") return ages.text(yearsAgo(wall), digitsDownTo(yearsAgo(wall), count), length);
    return formatsAt(wall).one((length === "long" ? TICKS : shortTicks)[unit], wall);
  };
  const upperAt = (wall: number, step: TickStep, length: TextLength, years: boolean): string => {
    const period = upperStep(step);
    if (period?.count !== 1) return "";
    return formatsAt(wall).one(PERIODS[period.unit]?.[length][years ? 0 : 1] ?? "year", wall);
  };
  const noteAt: Label = (instant, step, length) => {
    const { unit } = step;
    if (unit === "day") return own.one("weekday", zone.toWall(instant));
    if (unit === "month")
      return length === "short" && own.isGregorian ? (renameMonth?.second(zone.toWall(instant)) ?? "") : "";
    return clockWidth(step) > 0 && isRepeated(instant, zone) ? own.offset(instant, zone.name) : "";
  };
  // An axis asks for the same texts at every frame, and `Intl` is slow.
  const memoized = <R extends readonly unknown[]>(
    label: (at: number, step: TickStep, length: TextLength, ...rest: R) => string,
  ): typeof label => {
    const memo = boundedCache<string>(5_000);
    return (at, step, length, ...rest) =>
      memo(`${step.unit} ${step.count} ${length} ${at} ${rest.join()}`, () =>
        label(at, step, length, ...rest),
      );
  };
  return {
    tick: memoized((instant, step, length) => tickAt(zone.toWall(instant), step, length)),
    upper: memoized((instant, step, length, years = true) =>
      upperAt(zone.toWall(instant), step, length, years),
    ),
    note: memoized(noteAt),
    span: (span, within = false) =>
      spanText(span, { formats: knows(span) ? own : gregorian, words, ages, zone }, within),
    knows,
    upperSamples: (step) =>
      samples(`above ${step.unit} ${step.count}`, () =>
        sampleMonths(calendar).map((wall, index) =>
          upperAt(wall + (20 + (index % 7)) * DAY, step, "long", false),
        ),
      ),
    samples: (step, length) =>
      samples(`${step.unit} ${step.count} ${length}`, () => [
        ...new Set(sampleWalls(step, calendar, era).map((wall) => tickAt(wall, step, length))),
      ]),
  };
}

/** Returns wall times whose labels differ in every way that labels of the step can. */
function sampleWalls({ unit, count }: TickStep, calendar: CalendarSystem, era: boolean): number[] {
  const twoDigits = [0, 11, 22, 33, 44, 55, 48, 56, 57, 59]; // no 66: minutes end at 59
  switch (unit) {
    case "age":
      return [];
    case "year":
      return sampleYears(count, era).map((year) => msFromCivil(year, 1, 1));
    case "month":
      return sampleMonths(calendar);
    case "week":
    case "day":
      return upTo(31).map((i) => msFromCivil(2022, 1, i + 1));
    case "hour":
      return upTo(24).map((i) => i * HOUR);
    case "minute":
    case "second":
      return upTo(24).flatMap((i) => twoDigits.map((n) => i * HOUR + n * (MINUTE + SECOND)));
    case "millisecond":
      return twoDigits.flatMap((n) => upTo(10).map((i) => n * SECOND + i * 111));
  }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/**
 * Returns the months of a year. For other calendars, returns those of three years, which include a
 * leap month where the calendar has one.
 */
function sampleMonths(calendar: CalendarSystem): number[] {
  const first = calendar.floor("year", 1, msFromCivil(2022, 7, 1));
  const months = [first];
  const count = calendar.id === "gregory" ? 12 : 37;
  for (let month = first; months.length < count; months.push(month)) month = calendar.next("month", 1, month);
  return months;
}

function sampleYears(count: number, era: boolean): number[] {
  // Each year repeats one digit, since the font decides which digit is the widest.
  const leading = count >= 10_000 ? 100_000 : 0;
  const ones = count >= 1_000 ? 11_111 : 1_111;
  const years = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => leading + ones * digit);
  years.push(leading + (ones > 10_000 ? 20_000 : 2_000));
  return era || count >= 500 ? [...years, ...years.map((year) => 1 - year)] : years;
}
