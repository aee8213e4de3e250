import { expect, it } from "vitest";
import { builtInMessages } from "../../src/options/builtInMessages.ts";
import { createCalendar } from "../../src/time/calendar/createCalendar.ts";
import { createDateText } from "../../src/time/text/dateText.ts";
import type { DateWords } from "../../src/time/text/dateWords.ts";
import { readSpan } from "../../src/time/span.ts";
import { createZone } from "../../src/time/zone.ts";

const zone = createZone("Asia/Samarkand");
const wordsIn = (locale: string): DateWords => builtInMessages[locale] ?? builtInMessages.en;
const digits = (text: string): string[] => text.match(/\d+/g) ?? [];
const sayIn = (calendar: string, date: string, locale = "en"): string =>
  createDateText({
    locale,
    zone,
    words: wordsIn(locale),
    numberingSystem: "latn",
    calendar: createCalendar(calendar, 1),
  }).span(readSpan(date, undefined, zone));

it("foreign calendar text: writes a day as that day in the other calendar", () => {
  expect(digits(sayIn("islamic-umalqura", "2022-07-30"))).toEqual(["1", "1444"]);
  expect(digits(sayIn("persian", "2022-03-21", "fa"))).toEqual(["1", "1401"]);
  expect(digits(sayIn("hebrew", "2022-09-26", "he"))).toEqual(["1", "5783"]);
  expect(digits(sayIn("islamic-umalqura", "2022-09-15/2022-09-16", "ar"))).toEqual(["19", "20", "1444"]);
  expect(digits(sayIn("islamic-umalqura", "2022-09-15T10:30+05:00", "ar"))).toEqual([
    "19",
    "1444",
    "10",
    "30",
  ]);
});

it("foreign calendar text: writes the era of the calendar with the year", () => {
  expect(sayIn("islamic-umalqura", "2022-07-30", "ar")).toContain("هـ");
  expect(sayIn("islamic-umalqura", "2022", "ar")).toContain("هـ");
  expect(sayIn("persian", "2022", "en")).toMatch(/AP/);
});

it("foreign calendar text: writes a month or a year as the months or years that it touches, never as a day", () => {
  expect(digits(sayIn("islamic-umalqura", "2022-09", "ar"))).toEqual(["1444"]);
  expect(sayIn("islamic-umalqura", "2022-09", "ar")).toMatch(/صفر.*ربيع الأول/);
  expect(digits(sayIn("islamic-umalqura", "2022"))).toEqual(["1443", "1444"]);
  expect(digits(sayIn("persian", "202X"))).toEqual(["1398", "1408"]);
  expect(digits(sayIn("hebrew", "2022-XX-XX"))).toEqual(["5782", "5783"]);
  expect(digits(sayIn("persian", "2022-21"))).toEqual(["1400", "1401"]);
});

it("foreign calendar text: writes an interval from the first month that it touches to the last", () => {
  const text = sayIn("islamic-umalqura", "2022-02/2022-09", "ar");
  expect(text).toMatch(/جمادى الآخرة.*ربيع الأول/);
  expect(digits(text)).toEqual(["1443", "1444"]);
});

it("foreign calendar text: keeps uncertainty and open ends", () => {
  expect(sayIn("islamic-umalqura", "2022-09~", "ar")).toContain("نحو");
  expect(sayIn("islamic-umalqura", "2022-09-15/..", "ar")).toContain("منذ");
  expect(digits(sayIn("islamic-umalqura", "[2022-07-30,2022-09-15]"))).toEqual(["1", "1444", "19", "1444"]);
});

it("foreign calendar text: writes dates before the calendar begins in the Gregorian calendar, with the era", () => {
  expect(digits(sayIn("islamic-umalqura", "0600"))).toEqual(["600"]);
  expect(sayIn("islamic-umalqura", "0600")).toMatch(/AD/);
  expect(digits(sayIn("islamic-umalqura", "-0043-03-15"))).toEqual(["15", "44"]);
});

it("ages: years that Date cannot hold are counted back from now, as precisely as they are given", () => {
  const say = (date: string, locale = "en"): string =>
    createDateText({ locale, zone, words: wordsIn(locale), numberingSystem: "latn" }).span(
      readSpan(date, undefined, zone),
    );
  expect(say("Y-66000000")).toBe("66 million years ago");
  expect(say("Y-13800000000")).toBe("13.8 billion years ago");
  expect(say("Y-4540000000~")).toBe("about 4.54 billion years ago");
  expect(say("Y-300000")).toBe("300 thousand years ago");
  // 66,040,000 years, to five digits.
  expect(say("Y-66038000")).toBe("66.04 million years ago");
  // "About" stands beside the number, not before a phrase that begins with "before" or "in".
  expect(say("Y-13800000000~", "ar")).toBe("قبل نحو 13.8 مليار سنة");
  expect(say("Y-66000000~", "fr")).toBe("il y a environ 66 millions d’années");
  expect(say("Y-66000000%", "fa")).toMatch(/^حدود .*\(/);
  expect(
    createDateText({ locale: "en", zone }).span(readSpan("Y-171010000S3", undefined, zone), true),
  ).toMatch(/^between/);
  expect(say("Y5000000000")).toBe("in 5 billion years");
  expect(say("Y-66000000", "ar")).toBe("قبل 66 مليون سنة");
  expect(say("Y-230000000/Y-66000000")).toBe("230 million years ago – 66 million years ago");
  expect(say("Y-538800000/..")).toBe("since 538.8 million years ago");
  expect(say("Y-171010000S3")).toBe("between 172 million years ago and 171 million years ago");
  for (const locale of ["he", "fa", "ur", "fr"]) expect(say("Y-66000000", locale)).toMatch(/6/);
});
