import { builtInMessages } from "../../src/options/builtInMessages.ts";
import { covers } from "../../src/time/calendar/calendar.ts";
import type { CalendarSystem } from "../../src/time/calendar/calendar.ts";
import { CALENDAR_IDS, createCalendar } from "../../src/time/calendar/createCalendar.ts";
import { readSpan } from "../../src/time/span.ts";
import type { TimeSpan } from "../../src/time/span.ts";
import { localeDefaults } from "../../src/time/text/dateFormats.ts";
import { createDateText } from "../../src/time/text/dateText.ts";
import type { DateText, TextLength } from "../../src/time/text/dateText.ts";
import type { TickStep } from "../../src/time/tickStep.ts";
import { createZone } from "../../src/time/zone.ts";

export { sweptLocales } from "./cldrLocales.ts";

// This module runs in Node and in a page of any engine. It takes the names of dates from `Intl`
// there, and has no expected texts of its own.

const HOUR = 3_600_000;
const YEAR: Intl.DateTimeFormatOptions = { year: "numeric" };
const MONTH: Intl.DateTimeFormatOptions = { ...YEAR, month: "long" };
const DAY: Intl.DateTimeFormatOptions = { ...MONTH, day: "numeric" };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: "numeric", minute: "2-digit" };
const SECOND: Intl.DateTimeFormatOptions = { ...MINUTE, second: "2-digit" };

/** Dates, each with the fields that its text must have for each of its ends. */
const DATES: readonly (readonly [edtf: string, fields: Intl.DateTimeFormatOptions])[] = [
  ["2022", YEAR],
  ["2022-09", MONTH],
  ["2022-09-15", DAY],
  ["2022-09-15T13:05", MINUTE],
  ["2022-09-15T00:07:09", SECOND],
  ["201X", YEAR],
  ["0050", YEAR],
  ["0050-03", MONTH],
  ["0050-03-15", DAY],
  ["-0043", YEAR],
  ["-0043-03-15", DAY],
  // Ends that differ in their year, era, month, day, half of the day, hour, minute or second.
  ["2020/2022", YEAR],
  ["2018/2020", YEAR],
  ["0050/0070", YEAR],
  ["0050/0150", YEAR],
  ["-0043/0014", YEAR],
  ["-0043/-0013", YEAR],
  ["2022-09/2022-10", MONTH],
  ["2022-10/2022-12", MONTH],
  ["2020-11/2021-02", MONTH],
  ["2019-04/2019-05", MONTH],
  ["-0043-03/0014-08", MONTH],
  ["2022-09-15/2022-09-16", DAY],
  ["2022-09-15/2022-10-03", DAY],
  ["2022-09-15/2023-01-02", DAY],
  ["2019-04-20/2019-05-10", DAY],
  ["-0043-03-15/0014-08-19", DAY],
  ["2022-09-15T09:00/2022-09-15T10:30", MINUTE],
  ["2022-09-15T09:00/2022-09-15T09:40", MINUTE],
  ["2022-09-15T00:00/2022-09-15T13:05", MINUTE],
  ["2022-09-14T00:00/2022-09-15T13:05", MINUTE],
  ["2022-09-14T13:00/2022-10-15T13:05", MINUTE],
  ["2021-09-14T13:00/2022-09-15T01:05", MINUTE],
  ["-0043-03-15T09:00/0014-08-19T13:00", MINUTE],
  ["2022-09-15T09:00:07/2022-09-15T09:00:40", SECOND],
  ["2022-09-15T09:00:07/2022-09-16T13:00:40", SECOND],
];

/** Dates whose texts are only checked for garbled parts. */
const OTHERS: readonly string[] = [
  "2001-21",
  "2001-24",
  "2001-34",
  "2001-41",
  "19XX",
  "1X84",
  "2022-09~",
  "2022-09-15?",
  "2022-09/..",
  "../2022-09",
  "/..",
  "[2020..2022]",
  "{1984,1986}",
  "2022-09-15/2022-10",
  "2022-09-15T13:05/2022-10-03",
  "Y-66000000",
  "Y-4540000000~",
  "Y300000",
];

const STEPS: readonly TickStep[] = [
  { unit: "year", count: 1 },
  { unit: "year", count: 10 },
  { unit: "month", count: 1 },
  { unit: "day", count: 1 },
  { unit: "hour", count: 1 },
  { unit: "minute", count: 15 },
  { unit: "second", count: 1 },
  { unit: "millisecond", count: 100 },
  { unit: "age", count: 1_000_000 },
];
const TICKED: readonly number[] = [
  "2022-09-15",
  "2022-09-15T13:05:09.300Z",
  "0050-01-01",
  "-000043-01-01",
].map((day) => Date.parse(day));

const utc = createZone("UTC");
const RTL_LETTER = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}]/u;
const LATIN_LETTER = /\p{sc=Latn}/u;
const ISOLATED = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g;

/**
 * Returns the faults of the library's date texts in a locale, in every calendar that the platform
 * knows.
 */
export function dateTextFaults(locale: string, calendars: readonly string[] = CALENDAR_IDS): string[] {
  return calendars.flatMap((id) => {
    const calendar = knownCalendar(id, locale);
    return calendar === undefined ? [] : faultsIn(locale, calendar);
  });
}

/**
 * Creates a calendar as the options do. Returns undefined where the platform does not know it, or
 * cannot name it in the locale.
 */
function knownCalendar(id: string, locale: string): CalendarSystem | undefined {
  try {
    return createCalendar(id, 1, locale);
  } catch {
    return undefined;
  }
}

function faultsIn(locale: string, calendar: CalendarSystem): string[] {
  const words = builtInMessages[new Intl.Locale(locale).language] ?? builtInMessages.en;
  const text = createDateText({ locale, zone: utc, calendar, words });
  const looks = createLooks(locale);
  const found: string[] = [];
  const add = (about: string, shown: string, faults: readonly string[]): void => {
    found.push(...faults.map((fault) => `${locale}, ${calendar.id}, ${about}: ${fault} in "${shown}"`));
  };
  for (const [edtf, fields] of DATES) {
    const span = readSpan(edtf, undefined, utc);
    const shown = text.span(span);
    const ends = endsOf(span).map((wall) =>
      looks.fields(wall, fields, covers(calendar, ...bounds(span)) ? calendar.id : "gregory"),
    );
    add(edtf, shown, [
      ...looks.garbled(
        shown,
        ends.reduce((sum, end) => sum + end.clockWords, 0),
      ),
      ...looks.lost(shown, ends),
      ...looks.loose(shown, ends),
    ]);
  }
  for (const edtf of OTHERS) {
    const span = readSpan(edtf, undefined, utc);
    for (const shown of [text.span(span), text.span(span, true)]) add(edtf, shown, looks.garbled(shown, 2));
  }
  for (const [about, shown] of axisTexts(text)) add(about, shown, looks.garbled(shown, 2));
  return found;
}

function bounds({ start, end }: TimeSpan): [number, number] {
  return [start, end];
}

/** Returns the first and the last moment of a span; one moment for an instant. */
function endsOf(span: TimeSpan): number[] {
  const isClock = span.endPrecision !== null && ["minute", "second"].includes(span.endPrecision);
  const last = isClock ? span.end : span.end - 1;
  return span.start === last ? [last] : [span.start, last];
}

function axisTexts(text: DateText): (readonly [about: string, shown: string])[] {
  return STEPS.flatMap((step) =>
    (["long", "short"] as const satisfies readonly TextLength[]).flatMap((length) =>
      TICKED.flatMap((at) => {
        const about = `${step.count} ${step.unit} ${length}`;
        return [
          [`tick of ${about}`, text.tick(at, step, length)] as const,
          [`period over ${about}`, text.upper(at, step, length)] as const,
        ];
      }),
    ),
  );
}

/** What the platform itself writes for a time. */
interface Fields {
  /** The value of each field, in each of the forms that it can have. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Number of words that name a half of the day, or look like it: "am" is "on" in Welsh. */
  readonly clockWords: number;
  readonly dayPeriod: string;
}

interface Looks {
  /** Returns what the platform itself writes for a time: the value of each field. */
  fields(wall: number, wanted: Intl.DateTimeFormatOptions, calendar: string): Fields;
  /**
   * Returns faults that no reader should see, such as more words for a half of the day than there
   * are clock times.
   */
  garbled(shown: string, clockTimes: number): string[];
  /** Returns the fields of the ends that are missing in the text. */
  lost(shown: string, ends: readonly Fields[]): string[];
  /**
   * Returns clock times whose letters run against the direction of the text and that are not
   * isolated.
   */
  loose(shown: string, ends: readonly Fields[]): string[];
}

function createLooks(locale: string): Looks {
  const { numberingSystem } = localeDefaults(locale);
  const formats = new Map<string, Intl.DateTimeFormat>();
  const format = (wanted: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(wanted);
    const made =
      formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...wanted, numberingSystem, timeZone: "UTC" });
    formats.set(key, made);
    return made;
  };
  const halves = [9, 21].map((hour) => {
    const parts = format({ hour: "numeric", hour12: true }).formatToParts(hour * HOUR);
    return parts.find(({ type }) => type === "dayPeriod")?.value ?? "";
  });
  const clockWords = new Set(["am", "pm", ...halves.map(plain)].filter((word) => word !== ""));
  const isClockWord = (word: string): boolean => clockWords.has(plain(word));

  return {
    fields(wall, wanted, calendar) {
      const isEarly = new Date(wall).getUTCFullYear() < 100;
      const era = calendar === "gregory" && !isEarly ? {} : { era: "short" as const };
      const parts = format({ ...wanted, ...era, calendar }).formatToParts(wall);
      const isMisread = (value: string): boolean =>
        calendar !== "gregory" && (isClockWord(value) || /\p{N}/u.test(value));
      // A range may have another form of a field: the number of a month instead of its name
      // (Czech), its name instead of the number (Chinese in Firefox), only the part of the name in
      // which two months differ (Finnish), or R4 for Reiwa 4. A first year has a word.
      const other = (type: string, options: Intl.DateTimeFormatOptions): string =>
        format({ ...options, calendar })
          .formatToParts(wall)
          .find((part) => part.type === type)?.value ?? "";
      const inRange = (type: string, options: Intl.DateTimeFormatOptions, ms: number): string =>
        format({ ...options, ...era, calendar })
          .formatRangeToParts(wall, wall + ms)
          .find((part) => part.type === type)?.value ?? "";
      const others: Readonly<Record<string, () => string[]>> = {
        month: () => [
          other("month", { month: "numeric" }),
          inRange("month", DAY, 40 * 24 * HOUR),
          inRange("month", MONTH, 40 * 24 * HOUR),
        ],
        // 凌晨 is part of the half of the day that 上午 names.
        dayPeriod: () => [inRange("dayPeriod", MINUTE, 13 * HOUR)],
        era: () => [other("era", { year: "numeric", era: "narrow" })],
        year: () => [other("year", { year: "numeric", month: "numeric", day: "numeric", era: "narrow" })],
      };
      const known = parts.filter(
        ({ type, value }) => type !== "literal" && !(type === "era" && isMisread(value)),
      );
      return {
        values: new Map(known.map(({ type, value }) => [type, [value, ...(others[type]?.() ?? [])]])),
        // Does not count words of an era that look like a half of the day: in Arabic, the Gregorian
        // era and the afternoon have the same letter.
        clockWords: wordsOf(
          parts
            .filter(({ type, value }) => type !== "era" || !isMisread(value))
            .map(({ value }) => value)
            .join(" "),
        ).filter(isClockWord).length,
        dayPeriod: parts.find(({ type }) => type === "dayPeriod")?.value ?? "",
      };
    },
    garbled(shown, clockTimes) {
      const faults: string[] = [];
      if (/undefined|NaN|Invalid|[{}]/.test(shown)) faults.push("a placeholder");
      if (/ERA\d|\bM\d\d/.test(shown)) faults.push("a placeholder of CLDR");
      if (/[\u2066-\u2069]/.test(shown.replace(ISOLATED, ""))) faults.push("an isolate that is not closed");
      if (wordsOf(shown).filter(isClockWord).length > clockTimes)
        faults.push("an era that reads as a clock word");
      return faults;
    },
    lost(shown, ends) {
      const rest = plain(shown);
      const numbers: readonly string[] = shown.match(/\p{N}+/gu) ?? [];
      const isIn = (value: string): boolean =>
        /^\p{N}+$/u.test(value) ? hasNumber(numbers, value) : value !== "" && rest.includes(plain(value));
      return ends.flatMap(({ values }) =>
        [...values]
          .filter(([, forms]) => !forms.some(isIn))
          .map(([type, forms]) => `no ${type} ${forms.join(" or ")}`),
      );
    },
    loose(shown, ends) {
      const halvesShown = ends.map(({ dayPeriod }) => dayPeriod).filter((word) => LATIN_LETTER.test(word));
      if (!RTL_LETTER.test(shown) || halvesShown.length === 0) return [];
      const outside = shown.replace(ISOLATED, " ");
      return halvesShown
        .filter((word) => outside.includes(word))
        .map((word) => `${word} apart from its clock time`);
    },
  };
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,،、/–-]+/);
}

/**
 * Returns the text without the marks, points and cases in which spellings of one word differ: a
 * Tibetan word may end in a tsheg or not.
 */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\s.\u0F0B]/gu, "")
    .toLowerCase();
}

/** Whether a number is among others, with or without a leading zero. */
function hasNumber(numbers: readonly string[], value: string): boolean {
  return numbers.some((number) => number === value || withoutZero(number) === withoutZero(value));
}

function withoutZero(number: string): string {
  return /^\p{Nd}{2}$/u.test(number) && Number.isInteger(digitOf(number)) && digitOf(number) === 0
    ? number.slice(digitLength(number))
    : number;
}

/**
 * Returns the value of the first digit: the digits of every script have ten consecutive code
 * points.
 */
function digitOf(number: string): number {
  const code = number.codePointAt(0) as number;
  let zero = code;
  while (
    code - zero < 9 &&
    /\p{Nd}/u.test(String.fromCodePoint(zero - 1)) &&
    zero % 16 !== 0 &&
    zero % 16 !== 6
  )
    zero -= 1;
  return code - zero;
}

function digitLength(number: string): number {
  return (number.codePointAt(0) as number) > 0xffff ? 2 : 1;
}
