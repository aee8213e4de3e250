import { expect, test } from "vitest";
import type * as AgainstTemporal from "../support/againstTemporal.ts";
import type { TickStep } from "../../src/time/tickStep.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { bundle } from "../support/bundle.ts";

declare global {
  interface Window {
    againstTemporal: typeof AgainstTemporal;
  }
}

/** The zones with the oddest days of our century, among others. */
const zones = [
  "Asia/Tehran",
  "Asia/Beirut",
  "Africa/Cairo",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "America/Santiago",
  "Asia/Gaza",
  "Asia/Amman",
  "Africa/Casablanca",
  "Europe/Berlin",
  "America/New_York",
  "UTC",
  "Asia/Riyadh",
  "America/Asuncion",
];

const steps = (unit: TickStep["unit"], ...counts: number[]): TickStep[] =>
  counts.map((count) => ({ unit, count }));

const browser = await launchBrowser();
// The library's code runs in the page, because another engine may have other zone data.
const { page } = await openPage(browser, "about:blank");
await page.addScriptTag({ content: await bundle("tests/support/againstTemporal.ts", "againstTemporal") });

const DAYS = 7305; // 2005–2024
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

test("Temporal: exists in this browser, as the comparisons need it", async () => {
  const advice = `Chromium ${browser.version()} has no Temporal; put the path of one of version 144 or later in CHROMIUM_PATH.`;
  expect(await page.evaluate(() => typeof Temporal), advice).toBe("object");
});

test("Temporal: every day, month and year of 2005–2024 begins at the same instant, in 16 zones", async () => {
  const all = [
    ...steps("day", 1, 2, 5),
    ...steps("week", 1),
    ...steps("month", 1, 3, 6),
    ...steps("year", 1, 2, 10),
  ];
  const results = await page.evaluate(
    ([names, wanted]) => names.map((name) => window.againstTemporal.compareDates(name, wanted)),
    [zones, all] as const,
  );
  expect(results.flatMap(({ differences }) => differences)).toEqual([]);
  const total = (about: string): number => sum(results.map(({ expected }) => expected[about] ?? NaN));
  // 116,880 days, less the one that Apia skipped.
  expect(total("1 day")).toBe(16 * DAYS - 1);
  expect(total("1 week")).toBe(16 * 1044);
  expect(total("1 month")).toBe(16 * 240);
  expect(total("1 year")).toBe(16 * 20);
  expect(total("10 year")).toBe(16 * 2);
});

test("Temporal: hours and less around every clock change in 2005–2024 are the same, repeated and skipped ones too", async () => {
  const all = [...steps("hour", 1, 2, 3, 6, 12), ...steps("minute", 30)];
  const results = await page.evaluate(
    ([names, wanted]) => names.map((name) => window.againstTemporal.compareClock(name, wanted)),
    [zones, all] as const,
  );
  expect(results.flatMap(({ differences }) => differences)).toEqual([]);
  const of = (name: string): AgainstTemporal.ComparedClock | undefined => results[zones.indexOf(name)];
  expect(of("America/New_York")).toMatchObject({ changes: 40, repeatedHours: 20, skippedHours: 20 });
  // The clock goes from 02:00 to 02:30, and from 02:00 back to 01:30: one full hour is skipped, and
  // no full hour is repeated.
  expect(of("Australia/Lord_Howe")).toMatchObject({ changes: 40, skippedHours: 20, repeatedHours: 0 });
  expect(of("UTC")).toMatchObject({ changes: 0 });
  expect(sum(results.map(({ changes }) => changes))).toBeGreaterThan(400);
});

test("Temporal: the wall time around every clock change in every zone from 1800 to 2037 is the same", async () => {
  const {
    zones: count,
    offsets,
    shortestMs,
    differences,
  } = await page.evaluate(() => window.againstTemporal.compareOffsets());
  expect(differences).toEqual([]);
  expect(count).toBeGreaterThan(400);
  expect(offsets).toBeGreaterThan(60_000);
  // The ticks of hours and the cache of offsets rely on this.
  expect(shortestMs).toBeGreaterThan(4 * 86_400_000);
});

const calendars = [
  ["islamic-umalqura", "1883-01-01", "2077-01-01"],
  ["islamic-civil", "0700-01-01", "1200-01-01"],
  ["islamic-tbla", "1700-01-01", "2100-01-01"],
  ["persian", "1700-01-01", "2100-01-01"],
  ["hebrew", "1500-01-01", "2500-01-01"],
  ["ethiopic", "1700-01-01", "2100-01-01"],
  ["ethioaa", "1700-01-01", "2100-01-01"],
  ["coptic", "1700-01-01", "2100-01-01"],
  ["indian", "1700-01-01", "2100-01-01"],
  ["buddhist", "1583-01-01", "1800-01-01"],
  ["roc", "1912-01-01", "2100-01-01"],
] as const;

test.each(calendars)(
  "Temporal: the months and years of %s, %s to %s, are the same",
  async (id, from, until) => {
    const { expected, differences } = await page.evaluate(
      ([...range]) => window.againstTemporal.compareCalendar(...range),
      [id, from, until] as const,
    );
    expect(differences).toEqual([]);
    expect(expected["months"]).toBeGreaterThan(1_600);
    expect(expected["years"]).toBeGreaterThan(140);
  },
);

test.each(["chinese", "dangi"])(
  "Temporal: the months of %s are the same where the platform has them right; otherwise the calendar is refused",
  async (id) => {
    const result = await page.evaluate((calendar) => {
      try {
        return window.againstTemporal.compareCalendar(calendar, "1901-02-19", "2050-01-23").differences;
      } catch (error) {
        return String(error);
      }
    }, id);
    if (typeof result === "string")
      expect(result).toMatch(/This platform's calendar "\w+" is wrong: \d{4}-\d\d-\d\d is not/);
    else expect(result).toEqual([]);
  },
);
