import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quote } from "../../src/base/platform.ts";
import type { EventRecord } from "../../src/model/records.ts";
import { CALENDAR_IDS } from "../../src/time/calendar/createCalendar.ts";
import { OptionError } from "../../src/options/optionChecks.ts";
import { resolveOptions, type Environment, type ResolvedOptions } from "../../src/options/resolveOptions.ts";
import type { StaticOptions, TimelineOptions } from "../../src/options/timelineOptions.ts";
import { renderToString } from "../../src/plot/static/renderToString.ts";
import { membersOf } from "../support/membersOf.ts";
import { evenly } from "../support/evenly.ts";
import { runs } from "../support/sweep.ts";

const environment: Environment = {
  locale: "fa-IR",
  direction: null,
  timeZone: "Asia/Tehran",
  report: () => {},
};
const DAY = 86_400_000;

/** Resolves options as a page without types may pass them. */
function resolve(options: object, around: Environment = environment): ResolvedOptions {
  return resolveOptions({ events: [], ...options }, around);
}

function refusal(attempt: () => unknown): OptionError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof OptionError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

interface Row {
  /**
   * Values that are rejected; `at` is the option that the error names, if it is a part of this one.
   */
  readonly bad: readonly (readonly [value: unknown, at?: string])[];
  readonly good: readonly unknown[];
}

const noText: Row["bad"] = [[7], [null], [{}], [[]], [Symbol("s")]];
const direction: Row = { bad: [["left"], [""], ["RTL"], ...noText], good: ["auto", "ltr", "rtl", undefined] };
const figureText: Row = { bad: noText, good: ["", " ", "قمم", "<b>", undefined] };

/** One row for each option. The first test fails for a new option without a row. */
const rows: Readonly<Record<keyof TimelineOptions, Row>> = {
  events: {
    bad: [[undefined], [null], [{}], ["[]"], [7], [new Set()], [{ length: 0 }]],
    good: [[], [null], [{ title: "قمة", start: 0 }]],
  },
  groups: { bad: [[null], [{}], ["a"], [7]], good: [[], [null], undefined] },
  hiddenKinds: {
    bad: [[new Array(2)], [new Set(["war"])], ["war"], [[1]], [null], [{}]],
    good: [[], ["war", "حرب"], undefined],
  },
  kindTitles: {
    bad: [
      ["war"],
      [["war"]],
      [null],
      [{ war: 7 }, 'kindTitles["war"]'],
      [{ war: null }, 'kindTitles["war"]'],
      [new Map([["war", "حرب"]])],
      [() => "war"],
    ],
    good: [{}, { war: "حرب", __proto__: null }, { constructor: "مجلس" }, undefined],
  },
  markers: {
    bad: [
      [null],
      [{}],
      ["2022"],
      [7],
      [[null], "markers[0]"],
      [["2022"], "markers[0]"],
      [[{ date: "2022", titel: "x" }], "markers[0].titel"],
      [[{ title: "قمة" }], "markers[0].date"],
      [
        [
          { date: "2022", title: "א" },
          { date: "2022-13", title: "ب" },
        ],
        "markers[1].date",
      ],
      [[{ date: "../2022", title: "ب" }], "markers[0].date"],
      [[{ date: "2022" }], "markers[0].title"],
      [[{ date: "2022", title: " " }], "markers[0].title"],
      [[{ date: "2022", title: 7 }], "markers[0].title"],
      [[{ date: "2022", title: "قمة", lang: "no_lang" }], "markers[0].lang"],
      [[{ date: "2022", title: "قمة", lang: null }], "markers[0].lang"],
    ],
    good: [
      [],
      [{ date: "2022-09~", title: "قمة", lang: "ar" }],
      [
        { date: 0, title: "0" },
        { date: new Date(0), title: "סמרקנד" },
      ],
      undefined,
    ],
  },
  filter: { bad: [["kind"], [null], [{}], [true]], good: [() => true, undefined] },
  icon: { bad: [["★"], [null], [{ text: "★" }], [true]], good: [() => null, undefined] },
  text: { bad: [["title"], [null], [{}], [true]], good: [() => null, undefined] },
  card: { bad: [["title"], [null], [{}], [true]], good: [() => null, false, undefined] },
  locale: {
    bad: [["no_locale"], [""], ["a"], ["en-"], ...noText, [["ar"]]],
    good: ["ar-EG", "he", "AR-eg", "zh-Hant-TW", "fa-u-nu-latn", undefined],
  },
  direction,
  timeDirection: direction,
  calendar: { bad: [["foo"], ["islamic"], [""], ...noText], good: [...CALENDAR_IDS, undefined] },
  secondaryCalendar: {
    bad: [["gregorian"], ["__proto__"], [""], ...noText],
    good: [...CALENDAR_IDS, undefined],
  },
  monthNames: {
    bad: [["both"], [["سبتمبر"]], ...noText],
    good: ["locale", "dual", (month: number) => String(month), undefined],
  },
  weekStart: { bad: [[0], [8], [1.5], ["1"], [NaN], ...noText.slice(1)], good: [1, 6, 7, undefined] },
  weekend: { bad: [[[0]], [["5"]], [5], [null], [{}], ["56"]], good: [[], [5], [5, 6], undefined] },
  timeZone: {
    bad: [["Mars/Olympus"], [""], ["+03:00"], ...noText],
    good: ["Asia/Samarkand", "UTC", undefined],
  },
  numberingSystem: {
    bad: [["arabic"], [""], ["ARAB"], ...noText],
    good: ["arab", "latn", "arabext", undefined],
  },
  view: {
    bad: [
      [null],
      [7],
      ["2022"],
      [[1, 2]],
      [{}, "view.start"],
      [{ start: "2022", end: "2023", zoom: 2 }, "view.zoom"],
      [{ start: "2022" }, "view.end"],
      [{ start: "?", end: "2023" }, "view.start"],
      [{ start: "2022", end: NaN }, "view.end"],
      [{ start: "2022", end: "2021" }, "view.end"],
      [{ start: 5, end: 5 }, "view.end"],
      [{ start: "2022/..", end: "2023" }, "view.start"],
      [{ start: "..", end: "2023" }, "view.start"],
      [{ start: new Date(NaN), end: 7 }, "view.start"],
    ],
    good: [
      { start: "2022", end: "2022" },
      { start: 0, end: 1 },
      { start: new Date(0), end: "1970-01-02T00:00Z" },
      undefined,
    ],
  },
  controls: { bad: [["true"], [1], [null], [{}]], good: [true, false, undefined] },
  list: { bad: [["ol"], [0], [null], [{}]], good: [true, false, undefined] },
  overview: { bad: [["true"], [1], [null], [{}]], good: [true, false, undefined] },
  now: {
    bad: [["now"], ["2022-13"], [NaN], [null], [{}], ["2022/.."]],
    good: [true, false, 0, new Date(0), "2022-09-15", undefined],
  },
  limits: {
    bad: [
      [null],
      [7],
      ["2022"],
      [{ start: "?" }, "limits.start"],
      [{ end: null }, "limits.end"],
      [{ start: "2022", end: "2021" }, "limits.end"],
      [{ start: 5, end: 5 }, "limits.end"],
      [{ minSpan: 5 }, "limits.minSpan"],
      [new Map()],
      [{ minSpanMs: 0 }, "limits.minSpanMs"],
      [{ minSpanMs: -1 }, "limits.minSpanMs"],
      [{ minSpanMs: NaN }, "limits.minSpanMs"],
      [{ minSpanMs: "7" }, "limits.minSpanMs"],
      [{ minSpanMs: null }, "limits.minSpanMs"],
      [{ maxSpanMs: Infinity }, "limits.maxSpanMs"],
      [{ minSpanMs: 1000, maxSpanMs: 10 }, "limits.maxSpanMs"],
      [{ start: 0, end: 1000, minSpanMs: 2000 }, "limits.minSpanMs"],
      // Dates beyond 100 billion years are out of range.
      [{ start: 3.2e21 }, "limits.start"],
      [{ end: "Y-100000000001" }, "limits.end"],
    ],
    good: [
      {},
      { start: "2022" },
      { end: "2022" },
      { minSpanMs: DAY, maxSpanMs: 7 * DAY },
      { start: 0, end: 10 },
      { start: -8.6e15, end: 8.6e15 },
      { start: "Y-13800000000", end: "Y100000000" },
      undefined,
    ],
  },
  theme: {
    bad: [
      [new Map()],
      [[]],
      [{ base: "blue" }, "theme.base"],
      [{ kinds: new Map() }, "theme.kinds"],
      [{ inc: "#123" }, "theme.inc"],
      ["blue"],
      [""],
      [null],
      [7],
      [true],
      [{ ink: 7 }, "theme.ink"],
    ],
    good: ["light", "dark", "auto", "contrast", {}, { base: "auto", ink: "#123" }, undefined],
  },
  selection: {
    bad: [["all"], ["Single"], [true], ...noText],
    good: ["none", "single", "multiple", undefined],
  },
  maxHeight: {
    bad: [[0], [99], [100_001], [-1], [NaN], [Infinity], ["640"], [null]],
    good: [100, 640, 100_000, undefined],
  },
  legend: { bad: [["yes"], ["true"], [0], [null], [{}]], good: [true, false, undefined] },
  layers: {
    bad: [
      [null],
      [{}],
      [[null], "layers[0]"],
      [[{ name: "a" }], "layers[0].render"],
      [[{ name: 7, render: () => undefined }], "layers[0].name"],
      [[{ name: "a", render: () => undefined, under: 1 }], "layers[0].under"],
      [[{ name: "a", render: () => undefined, height: 0 }], "layers[0].height"],
      [[{ name: "a", render: () => undefined, toNodes: [] }], "layers[0].toNodes"],
    ],
    good: [[], [{ name: "a", render: () => undefined }], undefined],
  },
  title: figureText,
  subtitle: figureText,
  caption: figureText,
  headingLevel: { bad: [[0], [7], [1.5], [NaN], ["2"], [null], [true]], good: [1, 2, 3, 4, 5, 6, undefined] },
  label: { bad: noText, good: ["", "قمم", undefined] },
  messages: {
    bad: [
      [null],
      [7],
      ["قمة"],
      [{ about: 7 }, "messages.about"],
      [{ timeline: null }, "messages.timeline"],
      [{ hello: "x" }, "messages.hello"],
      [{ events: "x" }, "messages.events"],
      [{ events: { one: "x" } }, "messages.events.other"],
      [{ events: { other: "x", othr: "y" } }, "messages.events.othr"],
      [new Map()],
      [{ events: { other: 7 } }, "messages.events.other"],
    ],
    good: [{}, { about: "≈ {date}" }, { about: undefined }, { events: { other: "{count}" } }, undefined],
  },
};

describe("resolveOptions: every option", () => {
  it("has a row in the table of this test", () => {
    expect(Object.keys(rows).sort()).toEqual(
      membersOf("src/options/timelineOptions.ts", "TimelineOptions").sort(),
    );
  });

  const cases = Object.entries(rows);
  it.each(cases.flatMap(([name, { bad }]) => bad.map(([value, at]) => [name, value, at ?? name] as const)))(
    "%s rejects %o in one sentence that names the option and its value",
    (name, value, at) => {
      const error = refusal(() => resolve({ [name]: value }));
      expect(error).toBeInstanceOf(TypeError);
      expect(error.name).toBe("OptionError");
      expect(error.option).toBe(at);
      expect(error.message).toMatch(/^samarkand: the option .+ is .+, expected .+\.$/s);
      expect(error.message).toContain(error.option);
      // The value of a part of an option is quoted alone.
      if (at === name) expect(error.message).toContain(` is ${quote(value)}, `);
    },
  );

  it.each(cases.flatMap(([name, { good }]) => good.map((value) => [name, value] as const)))(
    "%s takes %o",
    (name, value) => {
      expect(() => resolve({ [name]: value })).not.toThrow();
    },
  );

  it("is rejected if it does not exist, since it may be misspelt", () => {
    for (const name of ["event", "Locale", "width", "constructor", "toString", "__proto_"]) {
      const error = refusal(() => resolve({ [name]: 7 }));
      expect(error.option).toBe(name);
      expect(error.message).toContain("7");
      expect(error.message).toContain("timeZone");
    }
    expect(
      refusal(() =>
        resolveOptions(JSON.parse('{"events": [], "__proto__": 7}') as TimelineOptions, environment),
      ).option,
    ).toBe("__proto__");
    expect(() => resolve({ nothing: undefined })).not.toThrow();
  });

  it("is rejected or taken for any value, and never fails in another way", () => {
    const names = fc.constantFrom(...Object.keys(rows));
    const values = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withObjectString: true,
    });
    fc.assert(
      fc.property(names, values, (name, value) => {
        try {
          resolve({ [name]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(OptionError);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe("resolveOptions: options as a whole", () => {
  it("are an object", () => {
    for (const options of [undefined, null, 7, "a"])
      expect(refusal(() => resolveOptions(options as unknown as TimelineOptions, environment)).option).toBe(
        "options",
      );
  });

  it("are the texts of a figure without white space around them, and none by default", () => {
    expect(resolve({}).figure).toEqual({ title: "", subtitle: "", caption: "", headingLevel: 2 });
    const given = { title: " قمة\n", subtitle: "\t", caption: "«a»", headingLevel: 4 };
    expect(resolve(given).figure).toEqual({ title: "قمة", subtitle: "", caption: "«a»", headingLevel: 4 });
  });

  it("have the title as the accessible name, where none is given", () => {
    expect(resolve({ title: "قمة" }).label).toBe("قمة");
    expect(resolve({ title: "قمة", label: "سمرقند" }).label).toBe("سمرقند");
    expect(resolve({ title: "قمة", label: "" }).label).toBe("");
    expect(resolve({ title: " " }).label).toBe("خط زمان");
  });

  it("default to the environment", () => {
    expect(resolve({})).toMatchObject({
      events: [],
      groups: [],
      locale: "fa-IR",
      direction: "rtl",
      timeDirection: "rtl",
      numberingSystem: undefined,
      view: null,
      selection: "single",
      maxHeight: 640,
      label: "خط زمان",
    });
    expect(resolve({}).zone.name).toBe("Asia/Tehran");
    expect(resolve({}, { ...environment, direction: "ltr" })).toMatchObject({
      direction: "ltr",
      timeDirection: "ltr",
    });
  });

  it("take the direction of text from the container, otherwise from the locale; time follows text by default", () => {
    const directions = (options: object, around: Environment["direction"] = null): string => {
      const { direction: text, timeDirection } = resolve(options, { ...environment, direction: around });
      return `${text} ${timeDirection}`;
    };
    expect(directions({ locale: "en" })).toBe("ltr ltr");
    expect(directions({ locale: "ur" })).toBe("rtl rtl");
    expect(directions({ locale: "en" }, "rtl")).toBe("rtl rtl");
    expect(directions({ locale: "ur" }, "ltr")).toBe("ltr ltr");
    expect(directions({ direction: "rtl" }, "ltr")).toBe("rtl rtl");
    expect(directions({ direction: "auto", timeDirection: "ltr" })).toBe("rtl ltr");
    expect(directions({ direction: "ltr", timeDirection: "rtl" })).toBe("ltr rtl");
    expect(directions({ direction: "ltr", timeDirection: "auto" })).toBe("ltr ltr");
  });

  it("read the view and the limits in their zone, the end inclusive at its own precision", () => {
    const { view } = resolve({
      view: { start: "2022-09-15", end: "2022-09-16" },
      timeZone: "Asia/Samarkand",
    });
    expect(view).toEqual({ start: Date.UTC(2022, 8, 14, 19), end: Date.UTC(2022, 8, 16, 19) });
    const { limits } = resolve({
      limits: { start: "2022", end: "2022", maxSpanMs: 7 * DAY },
      timeZone: "UTC",
    });
    expect(limits).toEqual({
      start: Date.UTC(2022, 0, 1),
      end: Date.UTC(2023, 0, 1),
      minSpan: 100,
      maxSpan: 7 * DAY,
    });
  });

  it("limit every view to 100 billion years on either side of 1970, and to at least 100 ms", () => {
    const { limits } = resolve({});
    expect(limits.minSpan).toBe(100);
    expect(limits.start).toBe(-limits.end);
    expect(limits.end / (365.2425 * DAY)).toBeCloseTo(100_000_000_000, 6);
    expect(limits.maxSpan).toBe(limits.end - limits.start);
  });

  it("give limits that a view can satisfy, for any values", () => {
    const dates = fc.oneof(
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
      fc.integer({ min: -1000, max: 1000 }),
    );
    const spans = fc.option(evenly(0.1, 1e16), { nil: undefined });
    fc.assert(
      fc.property(dates, dates, spans, spans, (start, end, minSpanMs, maxSpanMs) => {
        try {
          const { limits } = resolve({ limits: { start, end, minSpanMs, maxSpanMs } });
          expect(limits.end).toBeGreaterThan(limits.start);
          expect(limits.minSpan).toBeGreaterThan(0);
          expect(limits.minSpan).toBeLessThanOrEqual(Math.min(limits.maxSpan, limits.end - limits.start));
        } catch (error) {
          expect(error).toBeInstanceOf(OptionError);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it("write the locale in its canonical form", () => {
    expect(resolve({ locale: "AR-eg" }).locale).toBe("ar-EG");
    expect(resolve({ locale: "iw" }).locale).toBe("he");
  });
});

describe("resolveOptions: the options of a picture as a string", () => {
  const events: readonly EventRecord[] = [{ title: "قمة", start: "2022-09-15" }];
  const own: Readonly<Record<Exclude<keyof StaticOptions, keyof TimelineOptions>, readonly unknown[]>> = {
    width: [undefined, null, 0, -1, NaN, Infinity, 100_001, "800"],
    height: [null, 0, -1, NaN, Infinity, 100_001, "800"],
    measureText: [null, "wide", {}, 7],
    onProblem: [null, "tell", {}, 7],
  };

  it("each have a row in the table of this test", () => {
    expect(Object.keys(own).sort()).toEqual(
      [
        ...membersOf("src/options/timelineOptions.ts", "StaticOptions"),
        ...membersOf("src/options/timelineOptions.ts", "ListOptions"),
      ].sort(),
    );
  });

  it.each(Object.entries(own).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    "%s rejects %o",
    (name, value) => {
      const error = refusal(() => renderToString({ width: 800, events, [name]: value }));
      expect(error.option).toBe(name);
    },
  );

  it("are an object, and reject what a timeline rejects", () => {
    for (const options of [undefined, null, 7])
      expect(refusal(() => renderToString(options as unknown as StaticOptions)).option).toBe("options");
    expect(
      refusal(() => renderToString({ width: 800, events, local: "ar" } as unknown as StaticOptions)).option,
    ).toBe("local");
  });

  it("height is a minimum: the picture may be higher", () => {
    const heightOf = (options: object): number =>
      Number(/ height="([\d.]+)"/.exec(renderToString({ width: 800, events, ...options }))?.[1]);
    const own = heightOf({});
    expect(heightOf({ height: own + 100 })).toBe(own + 100);
    expect(heightOf({ height: 1 })).toBe(own);
  });
});
