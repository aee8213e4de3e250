import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSpan } from "../../src/time/span.ts";
import type { DateInput } from "../../src/time/span.ts";
import { createDateText } from "../../src/time/text/dateText.ts";
import type { DateText, DateWords } from "../../src/time/text/dateText.ts";
import { ENGLISH_DATE_WORDS } from "../../src/time/text/dateWords.ts";
import { TICK_STEPS, type TickStep, tickStepMs, type TickUnit, upperStep } from "../../src/time/tickStep.ts";
import { ticks } from "../../src/time/ticks.ts";
import { createZone } from "../../src/time/zone.ts";
import type { Zone } from "../../src/time/zone.ts";
import { runs } from "../support/sweep.ts";

const LOCALES = ["en", "en-GB", "ar", "ar-EG", "ar-LB", "fa", "he", "ur", "fr"] as const;
const ZONE_NAMES = ["UTC", "Asia/Tehran", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"] as const;
const utc = createZone("UTC");
const step = (count: number, unit: TickUnit): TickStep => ({ count, unit });
const year = (y: number): number => new Date(0).setUTCFullYear(y, 0, 1);
const SEPTEMBER_15 = Date.UTC(2022, 8, 15, 14, 5, 9, 7);

/**
 * Returns the text with Latin digits, without direction marks and with plain spaces, because the
 * literals of Intl differ by engine.
 */
function plain(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u061c]/g, "")
    .replace(/\s/g, " ");
}

function numbers(text: string): number[] {
  return (plain(text).match(/\d+/g) ?? []).map(Number);
}

function spanIn(text: DateText, start: DateInput, end?: DateInput): string {
  return text.span(readSpan(start, end, utc));
}

// Zones and texts have caches of their own. The properties share them, as one timeline does.
const made = new Map<string, DateText>();
function textOf(locale: string, era = false): DateText {
  const key = `${locale} ${String(era)}`;
  const known = made.get(key) ?? createDateText({ locale, zone: utc, era });
  made.set(key, known);
  return known;
}

const placed = new Map<string, { zone: Zone; text: DateText }>();
function inZone(name: string, locale: string): { zone: Zone; text: DateText } {
  const key = `${name} ${locale}`;
  let known = placed.get(key);
  if (known === undefined) {
    const zone = createZone(name);
    known = { zone, text: createDateText({ locale, zone }) };
    placed.set(key, known);
  }
  return known;
}

describe("upperStep", () => {
  it.each([
    [step(20, "millisecond"), step(1, "second")],
    [step(15, "second"), step(1, "day")],
    [step(30, "minute"), step(1, "day")],
    [step(12, "hour"), step(1, "day")],
    [step(5, "day"), step(1, "month")],
    [step(3, "month"), step(1, "year")],
    [step(1, "year"), step(10, "year")],
    [step(5, "year"), step(10, "year")],
    [step(10, "year"), step(100, "year")],
    [step(50, "year"), step(100, "year")],
    [step(20_000, "year"), step(100_000, "year")],
    [step(100_000, "year"), null],
    [step(200_000, "year"), null],
  ])("puts above %j the tier %j", (lower, upper) => {
    expect(upperStep(lower)).toEqual(upper);
  });

  it("has a boundary only where the lower tier has one, except for weeks", () => {
    for (const lower of TICK_STEPS) {
      const upper = upperStep(lower);
      if (upper === null || lower.unit === "week" || lower.unit === "hour" || lower.unit === "minute")
        continue;
      const cells = lower.unit === "second" ? 9_000 : lower.unit === "year" ? 30 * lower.count : 2_000;
      const start = year(2021);
      const range = {
        start,
        end: Math.min(year(260_000), start + (cells * tickStepMs(lower)) / lower.count),
      };
      const fine = ticks(lower, range, utc);
      for (const tick of ticks(upper, range, utc)) {
        if (tick >= range.start && tick < range.end) expect(fine).toContain(tick);
      }
    }
  });
});

describe("date text: tick", () => {
  it("shows the part of the date that the step counts, in the locale's digits", () => {
    for (const locale of LOCALES) {
      const text = createDateText({ locale, zone: utc });
      expect(numbers(text.tick(SEPTEMBER_15, step(10, "year"), "long"))).toEqual([2022]);
      expect(numbers(text.tick(SEPTEMBER_15, step(5, "day"), "short"))).toEqual([15]);
      expect(text.tick(SEPTEMBER_15, step(1, "month"), "long")).toMatch(/^\p{L}+$/u);
      expect(numbers(text.tick(SEPTEMBER_15, step(1, "minute"), "long")).at(-1)).toBe(5);
      expect(numbers(text.tick(SEPTEMBER_15, step(1, "second"), "long")).at(-1)).toBe(9);
      expect(numbers(text.tick(SEPTEMBER_15, step(5, "millisecond"), "long"))).toEqual([9, 7]);
    }
  });

  it("writes two digits of the hour on a 24-hour clock, and omits the minutes of a full hour only with AM and PM", () => {
    const [gb, us] = ["en-GB", "en"].map((locale) => createDateText({ locale, zone: utc }));
    const at = Date.UTC(2022, 0, 1, 2);
    expect(gb?.tick(at, step(1, "hour"), "short")).toBe("02:00");
    expect(gb?.tick(Date.UTC(2022, 0, 1), step(1, "hour"), "long")).toBe("00:00");
    expect(plain(us?.tick(at, step(1, "hour"), "short") ?? "")).toBe("2 AM");
    expect(plain(us?.tick(at, step(1, "hour"), "long") ?? "")).toBe("2:00 AM");
  });

  it("takes the numbering system from the locale unless one is given", () => {
    const digits = (locale: string, numberingSystem?: string): string =>
      createDateText({
        locale,
        zone: utc,
        ...(numberingSystem === undefined ? {} : { numberingSystem }),
      }).tick(SEPTEMBER_15, step(1, "year"), "long");
    expect(digits("ar-EG")).toBe("٢٠٢٢");
    expect(digits("fa")).toBe("۲۰۲۲");
    expect(digits("he")).toBe("2022");
    expect(digits("ar-EG", "latn")).toBe("2022");
    expect(digits("en", "arab")).toBe("٢٠٢٢");
    expect(digits("en-u-nu-arab")).toBe("٢٠٢٢");
  });

  it("is Gregorian in locales with another calendar", () => {
    for (const locale of ["fa", "fa-AF", "ar-SA", "th", "en-u-ca-islamic-umalqura"]) {
      const text = createDateText({ locale, zone: utc });
      expect(numbers(text.tick(SEPTEMBER_15, step(1, "year"), "long"))).toEqual([2022]);
    }
  });

  it("labels every tick with what the clock shows there, in any zone", () => {
    const starts = fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...ZONE_NAMES), starts, (name, start) => {
        const { zone, text } = inZone(name, "en-GB");
        for (const tick of ticks(step(1, "day"), { start, end: start + 3 * 86_400_000 }, zone)) {
          const wall = new Date(zone.toWall(tick));
          expect(text.tick(tick, step(1, "day"), "long")).toBe(String(wall.getUTCDate()));
        }
        for (const tick of ticks(step(1, "year"), { start, end: start + 1 }, zone)) {
          const wall = new Date(zone.toWall(tick));
          expect(text.tick(tick, step(1, "year"), "long")).toBe(String(wall.getUTCFullYear()));
        }
      }),
      { numRuns: runs(1_000) },
    );
  });
});

describe("date text: upper", () => {
  it.each([
    [step(50, "millisecond"), [2022, 15, 5, 9]],
    [step(30, "minute"), [2022, 15]],
    [step(1, "hour"), [2022, 15]],
    [step(2, "day"), [2022]],
    [step(3, "month"), [2022]],
    [step(1, "year"), []],
    [step(500, "year"), []],
    [step(100_000, "year"), []],
  ])("above %j shows these numbers: %j", (lower, expected) => {
    for (const locale of LOCALES) {
      const shown = numbers(createDateText({ locale, zone: utc }).upper(SEPTEMBER_15, lower, "long"));
      for (const number of expected) expect(shown).toContain(number);
      if (lower.unit === "year") expect(shown).toEqual(expected);
    }
  });

  it("is the same throughout its period, and the short form is never longer", () => {
    for (const locale of LOCALES) {
      const text = createDateText({ locale, zone: utc });
      for (const lower of TICK_STEPS) {
        const upper = upperStep(lower);
        if (upper === null) continue;
        const [from, to] = ticks(upper, { start: SEPTEMBER_15, end: SEPTEMBER_15 + 1 }, utc);
        const label = text.upper(SEPTEMBER_15, lower, "long");
        expect(text.upper(from ?? NaN, lower, "long")).toBe(label);
        expect(text.upper((to ?? NaN) - 1, lower, "long")).toBe(label);
        expect(text.upper(SEPTEMBER_15, lower, "short").length).toBeLessThanOrEqual(label.length);
      }
    }
  });
});

describe("date text: era", () => {
  it("is on every BCE year and on every year of one or two digits in every language, and on others only on request", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), fc.integer({ min: 1, max: 269_999 }), (locale, n) => {
        const text = textOf(locale);
        const label = text.tick(year(1 - n), step(1, "year"), "short");
        expect(numbers(label)).toEqual([n]);
        expect(label).toMatch(/\p{L}/u);
        const own = text.tick(year(n), step(1, "year"), "short");
        if (n < 100) expect(own).toMatch(/\p{L}/u);
        else expect(own).not.toMatch(/\p{L}/u);
        expect(textOf(locale, true).tick(year(n), step(1, "year"), "short")).toMatch(/\p{L}/u);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("distinguishes a year of two digits from any other number: 50 is 50 AD, also in a range and a day", () => {
    for (const locale of LOCALES) {
      const text = createDateText({ locale, zone: utc });
      const [ad, bc] = [year(50), year(-49)].map((at) =>
        text.tick(at, step(1, "year"), "long").replace(/[\p{N}\s]/gu, ""),
      ) as [string, string];
      expect(ad).not.toBe(bc);
      for (const date of ["0050", "0050-03", "0050-03-15", "0050/0070", "0050/0150", "-0043/0014"]) {
        expect(spanIn(text, date).replace(/\s/g, "")).toContain(ad.replace(/\s/g, ""));
      }
      expect(numbers(spanIn(text, "0050/0070"))).toEqual([50, 70]);
      expect(spanIn(text, "0150")).not.toMatch(/\p{L}/u);
    }
  });

  it("is also in days, months and spans of BCE", () => {
    for (const locale of LOCALES) {
      const text = createDateText({ locale, zone: utc });
      const era = text.tick(year(-43), step(1, "year"), "long").match(/\p{L}/u)?.[0] ?? "missing";
      expect(numbers(spanIn(text, "-0043-03-15")).sort((a, b) => a - b)).toEqual([15, 44]);
      for (const shown of [
        spanIn(text, "-0043-03-15"),
        spanIn(text, "-0043-03-15", "-0043-03-16"),
        spanIn(text, "-0043/0014"),
        text.upper(Date.parse("-000043-03-15"), step(1, "day"), "long"),
        text.upper(Date.parse("-000043-03-15"), step(1, "hour"), "long"),
      ]) {
        expect(shown).toContain(era);
      }
    }
  });
});

describe("date text: span", () => {
  it("shows exactly the parts that a date has", () => {
    for (const locale of LOCALES) {
      const text = createDateText({ locale, zone: utc });
      const month = text.tick(SEPTEMBER_15, step(1, "month"), "long");
      expect(spanIn(text, "2022")).toBe(text.tick(SEPTEMBER_15, step(1, "year"), "long"));
      expect(numbers(spanIn(text, "2022-09"))).toEqual([2022]);
      expect(spanIn(text, "2022-09")).toContain(month);
      expect(numbers(spanIn(text, "2022-09-15")).sort((a, b) => a - b)).toEqual([15, 2022]);
      expect(numbers(spanIn(text, "2022-09-15T14:05Z"))).toHaveLength(4);
      expect(numbers(spanIn(text, "2022-09-15T14:05:09Z"))).toHaveLength(5);
      expect(numbers(spanIn(text, "2022-09-15T14:05:09.007Z"))).toHaveLength(6);
    }
  });

  it("leaves out seconds and ms of zero of a Date", () => {
    const text = createDateText({ locale: "en-GB", zone: utc });
    expect(spanIn(text, new Date("2022-09-15T14:05:00Z"))).toBe(spanIn(text, "2022-09-15T14:05"));
    expect(spanIn(text, new Date("2022-09-15T14:05:09Z"))).toBe(spanIn(text, "2022-09-15T14:05:09"));
    expect(spanIn(text, new Date("1922-09-15T14:05:09.007Z"))).toContain("007");
  });

  it("writes a range in order, with the common parts once, and never with a hyphen", () => {
    for (const locale of [...LOCALES, "de", "sv", "pt", "zh", "lt", "nl", "tr"]) {
      const text = createDateText({ locale, zone: utc });
      const days = spanIn(text, "2022-09-15", "2022-09-16");
      const shown = numbers(days);
      if (LOCALES.includes(locale as (typeof LOCALES)[number])) {
        expect(shown.filter((number) => number !== 2022)).toEqual([15, 16]);
        expect(shown).toContain(2022);
      }
      for (const range of [days, spanIn(text, "2020/2022")]) {
        expect(range).not.toMatch(/-/);
        expect(range).toMatch(/[–~～]|تا|至/u);
      }
    }
  });

  it("replaces a hyphen between two dates by an en dash, and keeps the hyphens within a date", () => {
    const [danish, greek, uzbek] = ["da", "el", "uz"].map((locale) => createDateText({ locale, zone: utc }));
    expect(danish && spanIn(danish, "2022-09-15T10:00/2022-09-17T12:00")).toMatch(/10.00\s?–\s?17/);
    expect(greek && spanIn(greek, "2020-02/2021-04")).toMatch(/2020 – /);
    expect(uzbek && spanIn(uzbek, "2020-02-01/2021-04-05")).toMatch(/1-\p{L}+.*5-\p{L}+/u);
  });

  it("uses the en dash in Arabic, Hebrew, Urdu and English", () => {
    for (const locale of ["en", "ar", "ar-EG", "ar-LB", "he", "ur"]) {
      const text = createDateText({ locale, zone: utc });
      expect(spanIn(text, "2022-09-15/2022-09-16")).toMatch(/[15١٥]\s?–\s?[16١٦]/u);
    }
  });

  it("shows the last day of a range, not the day after it", () => {
    const text = createDateText({ locale: "en-GB", zone: utc });
    expect(numbers(spanIn(text, "2022-09-30/2022-09-30"))).toEqual([30, 2022]);
    expect(spanIn(text, "2022-09/2022-12")).toMatch(/September.*December 2022/);
    expect(numbers(spanIn(text, "2020/2022"))).toEqual([2020, 2022]);
  });

  it("never moves a floating date by a day, in any zone, including the day that Apia skipped", () => {
    const days = fc.oneof(
      fc.integer({ min: 0, max: 60_000 }).map((n) => Date.UTC(1895, 0, 1) + n * 86_400_000),
      fc.constant(Date.UTC(2011, 11, 30)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ZONE_NAMES), days, (name, day) => {
        const { zone, text } = inZone(name, "en-GB");
        const iso = new Date(day).toISOString().slice(0, 10);
        const expected = [Number(iso.slice(8)), Number(iso.slice(0, 4))];
        expect(numbers(text.span(readSpan(iso, undefined, zone)))).toEqual(expected);
        expect(numbers(text.span(readSpan(iso, iso, zone)))).toEqual(expected);
        // Without the wall bounds, as a caller may have rebuilt the span. The skipped day is then
        // unknown.
        const { startWall, endWall, ...bare } = readSpan(iso, undefined, zone);
        expect([startWall, endWall]).toEqual([day, day + 86_400_000]);
        if (bare.start < bare.end) expect(numbers(text.span(bare))).toEqual(expected);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("keeps a day that the zone skipped, also beside an end with a time", () => {
    const { zone, text } = inZone("Pacific/Apia", "en-GB");
    expect(text.span(readSpan("2011-12-30", "2012-01-05T00:00Z", zone))).toMatch(
      /^30 December 2011 – 5 January 2012/,
    );
    expect(text.span(readSpan("2011-12-30/2012-01-05T10:00", undefined, zone))).toMatch(
      /^30 December 2011 – 5 January 2012/,
    );
    expect(text.span(readSpan(Date.UTC(2011, 11, 20), "2011-12-30", zone))).toMatch(/– 30 December 2011$/);
  });

  it("writes each end with its own precision and certainty where these differ, joined by a spaced en dash", () => {
    const text = createDateText({ locale: "en-GB", zone: utc });
    expect(spanIn(text, "2022-02/2022-09-16")).toBe("February 2022 – 16 September 2022");
    expect(spanIn(text, "2020~/2022")).toBe("about 2020 – 2022");
    expect(spanIn(text, "2020/2022?")).toBe("2020 – 2022 (uncertain)");
    expect(plain(spanIn(text, "2020~/2022~"))).toBe("about 2020 – 2022");
    expect(spanIn(text, "2022%")).toBe("about 2022 (uncertain)");
  });

  it("says in words which ends are open and which are unknown", () => {
    const words: DateWords = {
      ...ENGLISH_DATE_WORDS,
      about: "A {date}",
      uncertain: "U {date}",
      range: "{start} R {end}",
      since: "S {date}",
      sinceEndUnknown: "SU {date}",
      until: "T {date}",
      untilStartUnknown: "TU {date}",
      always: "always",
      startUnknown: "start?",
      endUnknown: "end?",
      dateUnknown: "when?",
    };
    const text = createDateText({ locale: "en", zone: utc, words });
    const shown = ["2022~/..", "2022/", "../2022?", "/2022", "../..", "/..", "../"].map((span) =>
      spanIn(text, span),
    );
    expect(shown).toEqual(["S A 2022", "SU 2022", "T U 2022", "TU 2022", "always", "start?", "end?"]);
    expect(spanIn(text, "2020%/2022")).toBe("U A 2020 R 2022");
  });

  it("inserts dates into the words literally", () => {
    const words = { about: "$& {date} {date}", uncertain: "({date})" } as DateWords;
    expect(spanIn(createDateText({ locale: "en", zone: utc, words }), "2022%")).toBe("($& 2022 {date})");
  });

  it("shows times in the display zone, with the offset only where the clock shows the time twice", () => {
    const berlin = createZone("Europe/Berlin");
    const text = createDateText({ locale: "en-GB", zone: berlin });
    const at = (iso: string, end?: string): string => text.span(readSpan(iso, end, berlin));
    expect(at("2022-07-01T10:00Z")).toMatch(/12:00$/);
    expect(at("2022-10-30T00:30Z")).toMatch(/02:30 .*\+2$/);
    expect(at("2022-10-30T01:30Z")).toMatch(/02:30 .*\+1$/);
    expect(at("2022-10-30T00:30Z", "2022-10-30T01:30Z")).toMatch(/02:30 .*\+2.*–.*02:30 .*\+1/);
  });
});

describe("date text: samples", () => {
  it("are as wide as any label that a tick of the step can have", () => {
    // Width in characters: digits are equally wide in most fonts, and the samples contain equal
    // digits.
    const instants = fc.integer({ min: year(1000), max: year(9999) });
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.constantFrom(...TICK_STEPS.filter(({ unit, count }) => unit !== "year" || count < 500)),
        fc.constantFrom("long", "short"),
        instants,
        (locale, each, length, instant) => {
          const text = textOf(locale);
          const [tick = NaN] = ticks(each, { start: instant, end: instant }, utc);
          const widest = Math.max(...text.samples(each, length).map((sample) => sample.length));
          expect(text.tick(tick, each, length).length).toBeLessThanOrEqual(widest);
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it("are few, distinct, and independent of earlier calls", () => {
    for (const each of TICK_STEPS) {
      const samples = textOf("ar-EG").samples(each, "long");
      expect(samples.length).toBeGreaterThan(5);
      expect(samples.length).toBeLessThan(250);
      expect(new Set(samples).size).toBe(samples.length);
      expect(createDateText({ locale: "ar-EG", zone: utc }).samples(each, "long")).toEqual(samples);
    }
  });

  it("contain the era with `era`, and with steps too long to stay within one era", () => {
    const withEra = createDateText({ locale: "en", zone: utc, era: true });
    expect(withEra.samples(step(1, "year"), "long").join()).toMatch(/BC/);
    expect(textOf("en").samples(step(10, "year"), "long").join()).not.toMatch(/BC/);
    expect(textOf("en").samples(step(1_000, "year"), "long").join()).toMatch(/BC/);
  });
});

describe("date text: every text", () => {
  it("is valid and never throws, within Date's range and beyond", () => {
    const anywhere = fc.oneof(
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
      fc.constantFrom(8.64e15, -8.64e15, year(270_000), year(-270_000), 1e17, -1e17),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ZONE_NAMES), anywhere, (name, instant) => {
        const { zone, text } = inZone(name, "fa");
        const inRange = Math.max(-8.64e15, Math.min(8.64e15, instant));
        const texts = TICK_STEPS.filter((_, i) => i % 3 === 0).flatMap((each) => [
          text.tick(instant, each, "long"),
          text.upper(instant, each, "short"),
        ]);
        texts.push(
          text.note(instant, { unit: "day", count: 1 }, "long"),
          text.span(readSpan(inRange, undefined, zone)),
        );
        for (const shown of texts) expect(shown).not.toMatch(/invalid|NaN/i);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("marks only a repeated hour by its offset under the label", () => {
    const zone = createZone("Europe/Berlin");
    for (const locale of ["en-GB", "ar-EG", "he", "fa", "ur"]) {
      const text = createDateText({ locale, zone, numberingSystem: "latn" });
      const found = ticks(
        step(1, "hour"),
        { start: Date.parse("2022-10-29T23:00Z"), end: Date.parse("2022-10-30T03:00Z") },
        zone,
      );
      const notes = found.map((at) => text.note(at, step(1, "hour"), "long"));
      expect(notes.map((note) => /\d/.exec(note)?.[0])).toEqual([undefined, "2", "1", undefined, undefined]);
    }
  });

  it("names the weekday of the wall day", () => {
    const text = createDateText({ locale: "en", zone: createZone("Pacific/Apia") });
    expect(text.note(Date.UTC(2022, 8, 15, 12), step(1, "day"), "long")).toBe("Fri");
    expect(
      createDateText({ locale: "en", zone: utc }).note(Date.UTC(2022, 8, 15, 12), step(1, "day"), "long"),
    ).toBe("Thu");
  });

  it("rejects a locale that is no language tag", () => {
    expect(() => createDateText({ locale: "not a locale", zone: utc })).toThrow(RangeError);
  });
});

describe("date text: a date-time of 1900 and before", () => {
  it("keeps the clock time as written, in every zone: midnight in Riyadh is not 3:06:52", () => {
    for (const name of Intl.supportedValuesOf("timeZone")) {
      const zone = createZone(name);
      const text = createDateText({ locale: "en-GB", zone });
      for (const start of [
        "1900-01-01T00:00:00",
        "1899-12-31T23:59:00",
        "1899-12-31T12:00",
        "1850-06-01T06:30",
      ]) {
        const said = plain(text.span(readSpan(start, undefined, zone)));
        const [, date, clock] = /^(\S+)T(\d\d:\d\d)/.exec(start) ?? [];
        // Where the clock showed the time twice, its offset follows.
        expect(said, `${name} ${start}`).toMatch(
          new RegExp(`^${String(Number(date?.slice(8)))} .*${String(date?.slice(0, 4))}.*${String(clock)}`),
        );
      }
    }
  });
});
