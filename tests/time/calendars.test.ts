import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { CalendarSystem, Weekday } from "../../src/time/calendar/calendar.ts";
import { CALENDAR_IDS, createCalendar } from "../../src/time/calendar/createCalendar.ts";
import { hebrewNewYear } from "../../src/time/calendar/knownCalendars.ts";
import { civilFromMs, msFromCivil } from "../../src/time/civil.ts";
import { TICK_STEPS, type TickStep, tickStepMs } from "../../src/time/tickStep.ts";
import { floorStep, nextStep, ticks } from "../../src/time/ticks.ts";
import { createZone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const DAY = 86_400_000;
const utc = createZone("UTC");
/**
 * Ids of the calendars to test. The East Asian ones are omitted where the platform's data for them
 * are wrong, because `createCalendar` then refuses them.
 */
const rightHere = CALENDAR_IDS.filter((id) => (id !== "chinese" && id !== "dangi") || !isRefused(id));
const others = rightHere.filter((id) => id !== "gregory");
const calendars = new Map(rightHere.map((id) => [id, createCalendar(id, 1)]));
const of = (id: string): CalendarSystem => calendars.get(id) as CalendarSystem;
const day = (text: string): number => Date.parse(`${text}T00:00Z`);
const month: TickStep = { unit: "month", count: 1 };
const year: TickStep = { unit: "year", count: 1 };
const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

function isRefused(id: string): boolean {
  try {
    createCalendar(id, 1);
    return false;
  } catch {
    return true;
  }
}

/** Returns the parts of a day as the platform writes it, by type of part. */
function written(id: string, at: number): Record<string, string> {
  const format = new Intl.DateTimeFormat("en", {
    calendar: id,
    numberingSystem: "latn",
    timeZone: "UTC",
    era: "short",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
const yearOf = (id: string, at: number): string => {
  const { era, relatedYear, year: number } = written(id, at);
  return `${String(era)} ${String(relatedYear ?? number)}`;
};

afterEach(() => vi.restoreAllMocks());

describe("calendars: months and years begin on the real dates", () => {
  it.each([
    ["islamic-umalqura", "2022-07-30", "2023-07-19"], // 1 Muharram 1444, 1445
    ["persian", "2022-03-21", "2023-03-21"], // 1 Farvardin 1401, 1402
    ["hebrew", "2022-09-26", "2023-09-16"], // 1 Tishri 5783, 5784
    ["ethiopic", "2022-09-11", "2023-09-12"], // 1 Meskerem 2015, 2016
    ["coptic", "2022-09-11", "2023-09-12"],
    ["indian", "2022-03-22", "2023-03-22"],
    ["buddhist", "2022-01-01", "2023-01-01"],
    ["japanese", "1989-01-08", "1990-01-01"], // Heisei began within a month
    ["japanese", "2019-05-01", "2020-01-01"], // Reiwa
  ])("%s: has a year from %s to %s", (id, from, to) => {
    const calendar = of(id);
    expect(iso(floorStep(year, day(from) + 100 * DAY, calendar))).toBe(from);
    expect(iso(floorStep(year, day(from), calendar))).toBe(from);
    expect(iso(nextStep(year, day(from), calendar))).toBe(to);
    expect(iso(floorStep(month, day(from) + 4 * DAY, calendar))).toBe(
      from.replace("1989-01-08", "1989-01-01"),
    );
  });

  it("gives Ramadan 1445 thirty days from 11 March 2024, and Adar once in 5783 and twice in 5784", () => {
    const ramadan = floorStep(month, day("2024-03-20"), of("islamic-umalqura"));
    expect([iso(ramadan), iso(nextStep(month, ramadan, of("islamic-umalqura")))]).toEqual([
      "2024-03-11",
      "2024-04-10",
    ]);
    const monthsIn = (from: string, to: string): number =>
      ticks(month, { start: day(from), end: day(to) }, utc, of("hebrew")).length - 1;
    expect(monthsIn("2022-09-26", "2023-09-16")).toBe(12);
    expect(monthsIn("2023-09-16", "2024-10-03")).toBe(13);
    expect(
      ticks(month, { start: day("2022-09-11"), end: day("2023-09-12") }, utc, of("ethiopic")),
    ).toHaveLength(14);
  });

  it.each(others)(
    "%s: begins every month on the first day that is written with its name, checked day by day",
    (id) => {
      const calendar = of(id);
      const start = day("2021-06-01");
      const end = day("2025-06-01");
      const walked: string[] = [];
      let before = written(id, start - DAY);
      for (let at = start; at < end; at += DAY) {
        const now = written(id, at);
        if (now["month"] !== before["month"]) walked.push(iso(at));
        before = now;
      }
      expect(
        ticks(month, { start, end }, utc, calendar)
          .filter((at) => at >= start && at < end)
          .map(iso),
      ).toEqual(walked);
      expect(walked.length).toBeGreaterThan(46);
    },
  );

  it.each(others)("%s: groups months and years by the calendar's own numbers", (id) => {
    const calendar = of(id);
    const start = day("1950-01-01");
    const end = day("2040-01-01");
    const firsts = ticks(year, { start, end }, utc, calendar);
    for (const count of [3, 6]) {
      const groups = ticks({ unit: "month", count }, { start, end }, utc, calendar);
      // Each year begins with a group, and no group spans two years.
      for (const at of firsts.slice(1, -1)) expect(groups).toContain(at);
    }
    for (const count of [2, 10, 20]) {
      for (const at of ticks({ unit: "year", count }, { start, end }, utc, calendar).slice(1, -1)) {
        const number = Number(yearOf(id, at).split(" ").at(-1));
        const isNewEra = yearOf(id, at).split(" ")[0] !== yearOf(id, at - DAY).split(" ")[0];
        expect(number % count === 0 || isNewEra, `${id} ${String(count)} ${iso(at)}`).toBe(true);
      }
    }
  });
});

describe("calendars: steps of any calendar", () => {
  const steps = TICK_STEPS.filter(
    ({ unit }) => unit === "day" || unit === "week" || unit === "month" || unit === "year",
  ).filter(({ count }) => count <= 100);

  it("floor to a boundary that is its own floor, and the next boundary is the first with another floor", () => {
    const walls = fc.integer({ min: day("1905-01-01"), max: day("2045-01-01") });
    fc.assert(
      fc.property(fc.constantFrom(...rightHere), fc.constantFrom(...steps), walls, (id, step, wall) => {
        const calendar = of(id);
        if (wall < calendar.range.start) return;
        const floor = floorStep(step, wall, calendar);
        const next = nextStep(step, floor, calendar);
        expect(floor).toBeLessThanOrEqual(wall);
        expect(next).toBeGreaterThan(wall);
        expect(floorStep(step, floor, calendar)).toBe(floor);
        expect(floorStep(step, next - 1, calendar)).toBe(floor);
        expect(floorStep(step, next, calendar)).toBe(next);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("have ticks that strictly increase, cover the range and are no more than the range has room for", () => {
    const starts = fc.integer({ min: day("1905-01-01"), max: day("2020-01-01") });
    fc.assert(
      fc.property(
        fc.constantFrom(...others),
        fc.constantFrom(...steps),
        starts,
        fc.integer({ min: 0, max: 30 }),
        (id, step, start, cells) => {
          const calendar = of(id);
          const end = Math.min(start + cells * tickStepMs(step), day("2048-01-01"));
          if (start < calendar.range.start + DAY) return;
          const found = ticks(step, { start, end }, createZone("Asia/Tehran"), calendar);
          for (let i = 1; i < found.length; i += 1) expect(found[i]).toBeGreaterThan(found[i - 1] as number);
          expect(found.filter((at) => at <= start)).toHaveLength(1);
          expect(found.filter((at) => at >= end)).toHaveLength(1);
          // In years of thirteen months the third half-year has one month.
          expect(found.length).toBeLessThan(cells * 1.6 + 8);
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it("begin a week on the requested day, in every calendar", () => {
    for (const weekStart of [1, 2, 3, 4, 5, 6, 7] as Weekday[]) {
      const calendar = createCalendar("persian", weekStart);
      for (const at of ticks(
        { unit: "week", count: 1 },
        { start: day("1969-11-20"), end: day("1970-02-20") },
        utc,
        calendar,
      )) {
        expect(new Date(at).getUTCDay()).toBe(weekStart % 7);
      }
    }
  });

  it("match the Gregorian arithmetic for the Gregorian calendar", () => {
    const gregorian = of("gregory");
    fc.assert(
      fc.property(
        fc.integer({ min: -260_000, max: 260_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (y, m, d) => {
          const wall = msFromCivil(y, m, d);
          expect(civilFromMs(floorStep(year, wall, gregorian))).toEqual({ year: y, month: 1, day: 1 });
          expect(floorStep({ unit: "month", count: 3 }, wall, gregorian)).toBe(
            msFromCivil(y, m - ((m - 1) % 3), 1),
          );
          expect(nextStep(month, msFromCivil(y, m, 1), gregorian)).toBe(msFromCivil(y, m + 1, 1));
        },
      ),
      { numRuns: runs(1_000) },
    );
  });
});

describe("calendars: the Hebrew new year", () => {
  // From a table of the Hebrew calendar. The table includes a year of each kind of postponement.
  it.each([
    [1, "-003760-09-07"],
    [5461, "1700-09-14"],
    [5559, "1798-09-11"],
    [5765, "2004-09-16"],
    [5766, "2005-10-04"],
    [5783, "2022-09-26"],
    [5784, "2023-09-16"],
    [5806, "2045-09-12"],
    [5807, "2046-10-01"],
  ])("falls, for year %i, on %s", (of, on) => {
    expect(hebrewNewYear(of)).toBe(Date.parse(on));
  });

  it("never falls on a Sunday, Wednesday or Friday, and gives years of six lengths", () => {
    const lengths = new Set<number>();
    for (let number = 1; number < 7_000; number += 1) {
      expect([0, 3, 5]).not.toContain(new Date(hebrewNewYear(number)).getUTCDay());
      lengths.add((hebrewNewYear(number + 1) - hebrewNewYear(number)) / DAY);
    }
    expect([...lengths].sort()).toEqual([353, 354, 355, 383, 384, 385]);
  });

  it("bounds the years that are trusted on this platform", () => {
    const { range } = of("hebrew");
    for (const at of ticks(
      year,
      { start: Math.max(range.start, day("1500-01-01")), end: Math.min(range.end, day("2500-01-01")) },
      utc,
      of("hebrew"),
    ).slice(1, -1)) {
      expect(hebrewNewYear(Number(written("hebrew", at)["year"]))).toBe(at);
    }
    expect(
      [range.start, range.end].every(
        (edge) => [hebrewNewYear(1), day("3000-01-01")].includes(edge) || isNewYear(edge),
      ),
    ).toBe(true);
  });
  const isNewYear = (edge: number): boolean =>
    hebrewNewYear(Math.round((edge - hebrewNewYear(1)) / (365.2468 * DAY)) + 1) === edge;
});

describe("calendars: a platform with wrong data", () => {
  const real = Intl.DateTimeFormat;
  /** Simulates a platform whose dates are off by `shift` ms, as on some phones. */
  function breakPlatform(shift: number, calendar?: string): void {
    vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function (
      this: unknown,
      ...args: ConstructorParameters<typeof real>
    ) {
      const made = new real(...args);
      return Object.assign(Object.create(made) as Intl.DateTimeFormat, {
        formatToParts: (at: number) => made.formatToParts(at + shift),
        resolvedOptions: () => ({
          ...made.resolvedOptions(),
          ...(calendar === undefined ? {} : { calendar }),
        }),
      });
    });
  }

  it.each(others)("is detected by a known date: %s", (id) => {
    for (const shift of [DAY, -DAY, 354 * DAY]) {
      breakPlatform(shift);
      expect(() => createCalendar(id, 1)).toThrow(
        /^This platform's calendar ".*" is wrong: \d{4}-\d\d-\d\d is not the first day of a month of \d+ there\.$/,
      );
      vi.restoreAllMocks();
    }
    expect(() => createCalendar(id, 1)).not.toThrow();
  });

  it("is detected if it uses another calendar than the requested one", () => {
    breakPlatform(0, "islamic-tbla");
    expect(() => createCalendar("islamic-umalqura", 1)).toThrow(
      'This platform has no calendar "islamic-umalqura".',
    );
  });

  it("rejects an unknown calendar id", () => {
    for (const id of ["foo", "islamic", "__proto__", "toString", ""])
      expect(() => createCalendar(id, 1)).toThrow(RangeError);
  });
});
