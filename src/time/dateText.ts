import { floorStep, nextStep } from "./calendarStep.ts";
import { civilFromMs, msFromCivil } from "./civil.ts";
import { createDateFormats } from "./dateFormats.ts";
import type { DateFormats, DatePattern } from "./dateFormats.ts";
import { ENGLISH_DATE_WORDS } from "./dateWords.ts";
import type { DateWords } from "./dateWords.ts";
import type { TimeSpan } from "./span.ts";
import { spanText } from "./spanText.ts";
import { upperStep } from "./tickStep.ts";
import type { TickStep } from "./tickStep.ts";
import type { Zone } from "./zone.ts";

export { upperStep } from "./tickStep.ts";
export type { DateWords } from "./dateWords.ts";

export type TextLength = "long" | "short";

/** Every text of a date that a reader sees. Instants are ms; nothing throws or is "Invalid Date" for a finite one. */
export interface DateText {
  /** The lower-tier label: a year, a month's name, a day's number, a clock time, or seconds with a fraction. */
  tick(instant: number, step: TickStep, length: TextLength): string;
  /** The upper-tier label over the lower step `step` of the period in which the instant lies; "" if there is none. */
  upper(instant: number, step: TickStep, length: TextLength): string;
  /** The short name of the weekday. */
  weekday(instant: number): string;
  /** A span at its own precision, with the words of its certainty. */
  span(span: TimeSpan): string;
  /**
   * Lower-tier labels of a step among which its widest is, so that a label's room can be measured without knowing the
   * view. Years have four digits (five, six with steps of 1,000, 10,000 and more), and an era only with `era` or
   * steps of 500 and more, which cannot stay within one.
   */
  samples(step: TickStep, length: TextLength): readonly string[];
}

export interface DateTextOptions {
  /** BCP 47. */
  readonly locale: string;
  /** "arab", "latn", …; default the locale's own. */
  readonly numberingSystem?: string;
  readonly zone: Zone;
  /** Print the era of years from 1 on too; BCE years always have it. @default false */
  readonly era?: boolean;
  /** @default English */
  readonly words?: DateWords;
}

/**
 * Texts from Intl with calendar, numbering system and zone always passed, so that engines agree (notes C.2). We pass
 * wall time as UTC rather than the zone: one offset function then rules ticks and their labels, before 1900 too.
 *
 * @throws RangeError if the locale is not a BCP 47 tag.
 */
export function createDateText(options: DateTextOptions): DateText {
  const { locale, zone, words = ENGLISH_DATE_WORDS, era = false } = options;
  const numberingSystem =
    options.numberingSystem ?? new Intl.NumberFormat(locale).resolvedOptions().numberingSystem;
  const formats = createDateFormats({ locale, numberingSystem, era });
  const samples = new Map<string, readonly string[]>();
  return {
    tick: (instant, step, length) =>
      formats.one(tickPattern(step, length, formats), zone.toWall(instant)),
    upper: (instant, step, length) => upperText(zone.toWall(instant), { step, length, formats }),
    weekday: (instant) => formats.one("weekday", zone.toWall(instant)),
    span: (span) => spanText(span, { formats, words, zone }),
    samples(step, length) {
      const key = `${step.unit} ${String(step.count)} ${length}`;
      const known = samples.get(key);
      if (known !== undefined) return known;
      const pattern = tickPattern(step, length, formats);
      const made = [...new Set(sampleWalls(step, era).map((wall) => formats.one(pattern, wall)))];
      samples.set(key, Object.freeze(made));
      return made;
    },
  };
}

function tickPattern(step: TickStep, length: TextLength, formats: DateFormats): DatePattern {
  switch (step.unit) {
    case "year":
      return "year";
    case "month":
      return length === "long" ? "monthLong" : "monthShort";
    case "day":
      return "day";
    case "hour":
      // "2 PM" is plain, but a bare "14" would look like a day.
      return length === "short" && formats.twelveHours ? "hour" : "minute";
    case "minute":
      return "minute";
    case "second":
      return "second";
    case "millisecond":
      return "fraction";
  }
}

interface UpperOptions {
  readonly step: TickStep;
  readonly length: TextLength;
  readonly formats: DateFormats;
}

function upperText(wall: number, { step, length, formats }: UpperOptions): string {
  const isLong = length === "long";
  switch (step.unit) {
    case "millisecond":
      return formats.one(isLong ? "dateSecond" : "second", wall);
    case "second":
    case "minute":
    case "hour":
      return formats.one(isLong ? "dateWithWeekday" : "dayMonth", wall);
    case "day":
      return formats.one(isLong ? "monthYear" : "monthShort", wall);
    case "month":
      return formats.one("year", wall);
    case "year": {
      const period = upperStep(step);
      if (period === null) return "";
      const from = floorStep(period, wall);
      const lastYear = civilFromMs(nextStep(period, from)).year - 1;
      return formats.range("year", from, msFromCivil(lastYear, 1, 1));
    }
  }
}

/** Wall times whose labels differ in every way that a label of the step can. */
function sampleWalls(step: TickStep, era: boolean): number[] {
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const twoDigits = [0, 11, 22, 33, 44, 55, 48, 56, 57, 59]; // a minute has no 66
  switch (step.unit) {
    case "year":
      return sampleYears(step.count, era).map((year) => msFromCivil(year, 1, 1));
    case "month":
      return upTo(12).map((i) => msFromCivil(2022, i + 1, 1));
    case "day":
      return upTo(31).map((i) => msFromCivil(2022, 1, i + 1));
    case "hour":
      return upTo(24).map((i) => i * 3_600_000);
    case "minute":
      return upTo(24).flatMap((i) => twoDigits.map((n) => i * 3_600_000 + n * 60_000));
    case "second":
      return upTo(24).flatMap((i) => twoDigits.map((n) => i * 3_600_000 + n * 61_000));
    case "millisecond":
      return twoDigits.flatMap((n) => upTo(10).map((i) => n * 1_000 + i * 111));
  }
}

function sampleYears(count: number, era: boolean): number[] {
  // Digits alike, since which of them is the widest is the font's secret.
  const leading = count >= 10_000 ? 100_000 : 0;
  const ones = count >= 1_000 ? 11_111 : 1_111;
  const years = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => leading + ones * digit);
  years.push(leading + (ones > 10_000 ? 20_000 : 2_000));
  return era || count >= 500 ? [...years, ...years.map((year) => 1 - year)] : years;
}
