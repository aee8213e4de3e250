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

// Runs in Node and in a page of any engine: it asks `Intl` there what a date is called, and
// compares no text with ours.

const HOUR = 3_600_000;
const YEAR: Intl.DateTimeFormatOptions = { year: "numeric" };
const MONTH: Intl.DateTimeFormatOptions = { ...YEAR, month: "long" };
const DAY: Intl.DateTimeFormatOptions = { ...MONTH, day: "numeric" };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: "numeric", minute: "2-digit" };
const SECOND: Intl.DateTimeFormatOptions = { ...MINUTE, second: "2-digit" };

/** Dates with the fields that their text has to have of each of their ends. */
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
  // Ends that differ in their year, era, month, day, half of the day, hour, minute or second
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

/** Dates whose texts are no more than looked at. */
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

/** What is wrong with our texts of dates in a locale, in every calendar that the platform knows. */
export function dateTextFaults(locale: string, calendars: readonly string[] = CALENDAR_IDS): string[] {
  return calendars.flatMap((id) => {
    const calendar = knownCalendar(id, locale);
    return calendar === undefined ? [] : faultsIn(locale, calendar);
  });
}

/**
 * As the options take it: one that the platform does not know, or cannot tell in the locale, is
 * refused there.
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

/** The first moment and the last: an instant is both. */
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

/** What the platform writes of a time by itself. */
interface Fields {
  /** The value of each field, in each of the forms that it can have. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /**
   * How many of its words are such for a half of the day, or look like it: "am" is "on" in Welsh.
   */
  readonly clockWords: number;
  readonly dayPeriod: string;
}

interface Looks {
  /** What the platform writes of a time by itself: the value of each field. */
  fields(wall: number, wanted: Intl.DateTimeFormatOptions, calendar: string): Fields;
  /** What no reader should see, as more words for a half of the day than there are clock times. */
  garbled(shown: string, clockTimes: number): string[];
  /** Fields of one of the ends that are not in the text. */
  lost(shown: string, ends: readonly Fields[]): string[];
  /**
   * Clock times of which the letters run the other way than the text, and that are not isolated.
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
      // A range may have the number of a month instead of its name, as in Czech, or its name
      // instead of that (Chinese in Firefox), or the part of that in which two differ (Finnish), or
      // R4 for Reiwa 4; a first year has a word.
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
        // 凌晨 is the half of the day in which 上午 is, too.
        dayPeriod: () => [inRange("dayPeriod", MINUTE, 13 * HOUR)],
        era: () => [other("era", { year: "numeric", era: "narrow" })],
        year: () => [other("year", { year: "numeric", month: "numeric", day: "numeric", era: "narrow" })],
      };
      const known = parts.filter(
        ({ type, value }) => type !== "literal" && !(type === "era" && isMisread(value)),
      );
      return {
        values: new Map(known.map(({ type, value }) => [type, [value, ...(others[type]?.() ?? [])]])),
        // Of the Gregorian era, readers of Arabic know that it has one letter with the afternoon.
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
 * Without the marks, points and cases by which one word can be written in two ways: a Tibetan one
 * ends in a tsheg, or not.
 */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\s.\u0F0B]/gu, "")
    .toLowerCase();
}

/** A number is the same with a zero before it. */
function hasNumber(numbers: readonly string[], value: string): boolean {
  return numbers.some((number) => number === value || withoutZero(number) === withoutZero(value));
}

function withoutZero(number: string): string {
  return /^\p{Nd}{2}$/u.test(number) && Number.isInteger(digitOf(number)) && digitOf(number) === 0
    ? number.slice(digitLength(number))
    : number;
}

/** The value of the first digit: the digits of every script stand in a row, ten at a time. */
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
