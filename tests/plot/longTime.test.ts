import fc from "fast-check";
import { expect, it } from "vitest";
import type { EventRecord } from "../../src/model/records.ts";
import type { AxisRow } from "../../src/plot/axis/axis.ts";
import { reduce } from "../../src/state/reduce.ts";
import { clampView, leastSpan } from "../../src/state/views.ts";
import { initialState } from "../../src/state/state.ts";
import type { TimeRange } from "../../src/time/scale.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { pictureOf, type TestPicture } from "../support/pictures.ts";
import { nodesOf } from "../support/sceneWalk.ts";
import { runs } from "../support/sweep.ts";

const YEAR = 31_556_952_000;
const DAY = 86_400_000;
const FARTHEST = 1e11 * YEAR;

const events: readonly EventRecord[] = [
  { id: "bang", title: "الانفجار العظيم", start: "Y-13800000000" },
  { id: "earth", title: "Earth", start: "Y-4540000000~" },
  { id: "dinosaurs", title: "דינוזאורים", start: "Y-230000000/Y-66000000" },
  { id: "sapiens", title: "انسان خردمند", start: "Y-300000~" },
  { id: "writing", title: "کتابت", start: "-3199~" },
  { id: "summit", title: "قمة سمرقند 2022", start: "2022-09-15/2022-09-16" },
  { id: "minute", title: "one minute", start: "2022-09-15T10:30Z" },
];

const labels = ({ lower, upper, notes }: AxisRow): number => lower.length + upper.length + notes.length;
const numbersOf = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(numbersOf)
      : [];

inBothDirections("long time", (directions) => {
  const pictures = new Map<string, TestPicture>();
  const pictureWith = (options: object, width: number): TestPicture => {
    const key = JSON.stringify([options, width]);
    const known = pictures.get(key) ?? pictureOf({ events, ...directions, ...options }, width);
    pictures.set(key, known);
    return known;
  };
  // ms: spans from the width of the whole axis down to 50 ms, which the limits widen to 100 ms. The
  // middles lie anywhere, most of all near the limits of Date and of the calendars.
  const spans = fc.double({ min: Math.log(50), max: Math.log(2 * FARTHEST), noNaN: true }).map(Math.exp);
  const middles = fc.oneof(
    fc
      .double({ min: 0, max: Math.log(FARTHEST), noNaN: true })
      .chain((log) => fc.constantFrom(-Math.exp(log), Math.exp(log))),
    fc.constantFrom(
      0,
      -FARTHEST,
      FARTHEST,
      8.64e15,
      -8.64e15,
      -8.52e15,
      -8.5203e15,
      8.52e15,
      -6.2e13,
      -4.25e13,
      -1.22e13,
      -9.2e18,
      -4.35e20,
    ),
  );
  const calendars = fc.constantFrom(
    {},
    { secondaryCalendar: "islamic-umalqura" },
    { calendar: "persian", secondaryCalendar: "gregory", locale: "fa" },
    { calendar: "hebrew", locale: "he" },
    { locale: "ar", monthNames: "dual" },
    { locale: "ur" },
  );

  it("has no NaN, no empty axis, and no more ticks than fit, in any view", () => {
    fc.assert(
      fc.property(middles, spans, calendars, fc.constantFrom(320, 1280), (middle, span, options, width) => {
        const {
          picture,
          options: { limits },
        } = pictureWith(options, width);
        const view = clampView({ start: middle - span / 2, end: middle + span / 2 }, limits);
        const { layout, scene } = picture.at({ view, selection: [], hover: null });
        const { axis } = layout;
        expect(labels(axis)).toBeGreaterThan(0);
        for (const row of [axis, axis.secondary ?? axis]) {
          expect(row.lower.length).toBeLessThanOrEqual(width / 10);
          expect(row.lines.length).toBeLessThanOrEqual(width / 5 + 4);
          for (const { text } of [...row.lower, ...row.upper, ...row.notes])
            expect(text).not.toMatch(/invalid|nan|infinity|undefined/i);
        }
        expect(axis.weekends.length).toBeLessThanOrEqual(width / 6);
        expect(
          numbersOf({
            ...layout,
            bands: [],
            marks: layout.marks.map(({ x0, x1, y }) => [x0, x1, y]),
            eras: [],
            clusters: [],
          }).every(Number.isFinite),
        ).toBe(true);
        for (const { node } of nodesOf(scene))
          expect(JSON.stringify(node.attributes)).not.toMatch(/NaN|Infinity|null/);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("keeps a view within its limits unchanged, wherever it lies", () => {
    const {
      options: { limits },
    } = pictureWith({}, 1280);
    fc.assert(
      fc.property(middles, spans, (middle, span) => {
        const view = clampView({ start: middle - span / 2, end: middle + span / 2 }, limits);
        expect(clampView(view, limits)).toEqual(view);
        expect(view.end - view.start).toBeGreaterThanOrEqual(
          leastSpan((view.start + view.end) / 2) * (1 - 1e-6),
        );
        expect(view.start).toBeGreaterThanOrEqual(limits.start);
        expect(view.end).toBeLessThanOrEqual(limits.end);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("returns every event to its place to the pixel after a zoom from all time to one day and back", () => {
    const {
      picture,
      options: { limits },
    } = pictureWith({}, 1280);
    const whole: TimeRange = { start: -14e9 * YEAR, end: 1e9 * YEAR };
    const at = Date.UTC(2022, 8, 15, 12);
    const placesIn = (view: TimeRange): Map<string, number> =>
      new Map(
        picture.at({ view, selection: [], hover: null }).layout.marks.map(({ event, x0 }) => [event.id, x0]),
      );
    let state = initialState(whole, { limits, selectionMode: "single" });
    const zoom = (factor: number): void => {
      state = reduce(state, { type: "zoom", at, factor });
    };
    const passed: TimeRange[] = [];
    while (state.view.end - state.view.start > DAY) {
      passed.push(state.view);
      zoom(1.3);
    }
    expect(passed.length).toBeGreaterThan(100);
    expect(placesIn(state.view).has("minute")).toBe(true);
    for (const view of passed.reverse()) {
      zoom(1 / 1.3);
      const [before, after] = [placesIn(view), placesIn(state.view)];
      expect([...after.keys()]).toEqual([...before.keys()]);
      for (const [id, x] of before) expect(Math.abs((after.get(id) as number) - x), id).toBeLessThan(0.5);
    }
    expect(placesIn(state.view).size).toBeGreaterThan(4);
  });
});

it("long time: years before calendars are counted back from now, in the reader's language", () => {
  const view = { start: -70e6 * YEAR, end: -60e6 * YEAR };
  const ticksIn = (locale: string): string[] =>
    pictureOf({ events: [], locale }, 1280)
      .at(view)
      .layout.axis.lower.map(({ text }) => text);
  expect(ticksIn("en")).toContain("66 million years ago");
  expect(ticksIn("ar")).toContain("قبل 66 مليون سنة");
  expect(ticksIn("fr").every((text) => /^il y a \d+ millions d’années$/.test(text))).toBe(true);
  for (const locale of ["fa", "he", "ur"]) expect(new Set(ticksIn(locale)).size).toBeGreaterThan(4);
});

it('long time: ticks before calendars stand on round numbers of years before 2000, and "now" stands between past and future', () => {
  const { lower, upper } = pictureOf({ events: [], locale: "en" }, 1280).at({
    start: -3e6 * YEAR,
    end: 3e6 * YEAR,
  }).layout.axis;
  expect(upper).toEqual([]);
  expect(lower.map(({ text }) => text)).toContain("now");
  expect(lower.map(({ text }) => text)).toContain("in 1 million years");
  const now = lower.find(({ text }) => text === "now");
  expect(Number(now?.key)).toBe(Date.UTC(2000));
});

it("long time: a narrow view in deep time counts every year, and has eras where days are in view", () => {
  const { axis } = pictureOf({ events: [], locale: "en" }, 1280).at({
    start: -300_050 * YEAR,
    end: -300_000 * YEAR,
  }).layout;
  const texts = axis.lower.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.every((text) => /years ago$/.test(text))).toBe(true);
  const days = pictureOf({ events: [], locale: "en" }, 1280).at({
    start: -273_000 * YEAR,
    end: -273_000 * YEAR + 30 * DAY,
  }).layout.axis;
  expect(days.upper.some(({ text }) => /27\d,\d\d\d BC/.test(text))).toBe(true);
});

it.each([
  ["fr", 3_426_158_784_442_865_000, 14_381],
  ["fa", -3_656_092_853_097_651_700, 661_160],
  ["de", -1.3652838817491478e21, 74_962],
  ["fr", -41_852_819_720_289_985_000, 4_310_786_201_418],
])("long time: the axis has a label at every zoom on a phone: %s at %d ms", (locale, middle, span) => {
  const { lower, upper } = pictureOf({ events: [], locale }, 320).at({
    start: middle - span / 2,
    end: middle + span / 2,
  }).layout.axis;
  expect(lower.length + upper.length).toBeGreaterThan(0);
});
