import { describe, expect, it, test } from "vitest";
import { builtInThemes, renderToString, type EventRecord } from "../../src/entries/index.ts";
import type { Direction } from "../../src/base/direction.ts";
import { pictureOf } from "../support/pictures.ts";
import { boxOf, walk } from "../support/sceneWalk.ts";

const view = { start: "2022-08-25", end: "2022-10-05" } as const;
const DIRECTIONS = ["ltr", "rtl"] as const;

type Shape = Pick<EventRecord, "start" | "end" | "extent" | "status" | "display">;

/** Dates of which each has a shape of its own. */
const shapes: Readonly<Record<string, Shape>> = {
  "an instant": { start: "2022-09-15T10:30" },
  "some time within": { start: "2022-09" },
  throughout: { start: "2022-09", extent: "throughout" },
  "lone ~": { start: "2022-09~" },
  "lone ?": { start: "2022-09?" },
  "lone %": { start: "2022-09%" },
  "interval ~": { start: "2022-09-12~/2022-09-20~" },
  "interval ?": { start: "2022-09-12?/2022-09-20?" },
  "interval %": { start: "2022-09-12%/2022-09-20%" },
  "unknown start": { start: "/2022-09-10" },
  "unknown end": { start: "2022-09-20/" },
  "open start": { start: "../2022-09-10" },
  "open end": { start: "2022-09-20/.." },
  "an end beyond the view": { start: "2022-09-20/2023" },
  "one of": { start: "[2022-09-05,2022-09-12,2022-09-20..2022-09-24]" },
  "all of": { start: "{2022-09-05,2022-09-12,2022-09-20..2022-09-24}" },
  "not all digits": { start: "2022-09-1X" },
  planned: { start: "2022-09-12/2022-09-20", status: "tentative" },
  cancelled: { start: "2022-09-12/2022-09-20", status: "cancelled" },
};

/**
 * Dates that are drawn like one of `shapes`: a day like some time within it, an interval like a
 * month that is filled.
 */
const alike: Readonly<Record<string, Shape>> = {
  "a day": { start: "2022-09-15" },
  "a day ~": { start: "2022-09-15~" },
  "a day ?": { start: "2022-09-15?" },
  "a day %": { start: "2022-09-15%" },
  "an interval": { start: "2022-09-12/2022-09-20" },
  "a range of which one is meant": { start: "[2022-09-05..2022-09-20]" },
  "within an interval": { start: "2022-09-08/2022-09-24", extent: "within" },
  "open, of unknown start": { start: "", end: ".." },
  "a planned day": { start: "2022-09-08", status: "tentative" },
  "a cancelled day": { start: "2022-09-08", status: "cancelled" },
};

const titled = ({ start, end, ...rest }: Shape): EventRecord => {
  const words = [
    String(start) + (end === undefined ? "" : `/${String(end)}`),
    rest.extent,
    rest.status,
  ].filter((word) => word !== undefined);
  return { title: words.join(" "), start, ...(end === undefined ? {} : { end }), ...rest };
};

interface Options {
  readonly direction?: Direction;
  readonly theme?: keyof typeof builtInThemes;
  readonly locale?: string;
  readonly view?: { readonly start: string; readonly end: string };
}

/** px: tolerance. A place and its content are each rounded to two decimals. */
const ROUNDING = 0.011;

const draw = (shape: Shape & { readonly title?: string }, options: Options = {}): string =>
  renderToString({
    width: 900,
    view,
    locale: "en",
    legend: false,
    ...options,
    events: [{ title: "x", ...shape }],
  });

/** Returns the source of the event in a picture. */
const eventIn = (svg: string): string => /<g class="samarkand-event .*?<\/g>/.exec(svg)?.[0] ?? "";
/** px: x of the point of the picture from which an event is drawn. */
const pointIn = (svg: string): number => Number(/ transform="translate\((\S+)/.exec(eventIn(svg))?.[1]);
/** Returns the sources of the elements of a class. */
const ofClass = (svg: string, name: string): string[] =>
  svg.match(new RegExp(`<[a-z]+ [^>]*class="(?:[^"]* )?${name}(?: [^"]*)?"[^>]*>`, "g")) ?? [];

/** Returns what remains of a shape in black and white, without its place, its size and its name. */
function inkOf(svg: string, ground: string): string[] {
  const elements = eventIn(svg).match(/<(?:rect|line|circle|polyline|text)[^>]*>/g) ?? [];
  return elements
    .filter((element) => !/samarkand-(?:hit|label)/.test(element))
    .map((element) =>
      element
        .replace(/ (?:x|y|x1|x2|y1|y2|cx|cy|width|height|points|text-anchor)="[^"]*"/g, "")
        .replace(/ (fill|stroke)="([^"]*)"/g, (_, name: string, value: string) =>
          value === "none" ? "" : ` ${name}="${value === ground ? "paper" : "ink"}"`,
        ),
    )
    .sort();
}

test.each(DIRECTIONS)("every shape of a date, looked at and approved, %s", async (direction) => {
  const events = [...Object.values(shapes), ...Object.values(alike)].map((shape, index) => ({
    id: String(index),
    ...titled(shape),
  }));
  const svg = renderToString({
    events,
    width: 1000,
    maxHeight: 1600,
    direction,
    locale: direction === "rtl" ? "ar" : "en",
    numberingSystem: "latn",
    view,
    label: "Shapes",
  });
  await expect(`${svg.replaceAll("><", ">\n<")}\n`).toMatchFileSnapshot(
    `../snapshots/shapes-${direction}.svg`,
  );
});

describe.each(["light", "dark", "contrast"] as const)("in the theme %s", (theme) => {
  it.each(DIRECTIONS)(
    "any two shapes can be told apart without colour, without comparing sizes, %s",
    (direction) => {
      const { ground } = builtInThemes[theme];
      const drawn = Object.entries(shapes).map(([name, shape]) => ({
        name,
        ink: inkOf(draw(shape, { theme, direction }), ground).join("\n"),
      }));
      expect(drawn.filter(({ ink }) => ink === "")).toEqual([]);
      const same = drawn.flatMap((one, index) =>
        drawn
          .slice(index + 1)
          .filter(({ ink }) => ink === one.ink)
          .map(({ name }) => `${one.name} and ${name}`),
      );
      expect(same).toEqual([]);
    },
  );
});

test("what is meant alike is drawn alike", () => {
  const ink = (shape: Shape): string[] =>
    inkOf(draw(shape, { view: { start: "2022-08-01", end: "2022-12-31" } }), builtInThemes.light.ground);
  const long = { start: "2022-08-10/2022-12-10", extent: "within" } as const;
  expect(ink(long)).toEqual(ink({ start: "[2022-08-10..2022-12-10]" }));
  expect(ink({ start: "2022-09", extent: "throughout" })).toEqual(ink({ start: "2022-09-01/2022-09-30" }));
  expect(ink({ start: "{2022-09-01..2022-09-30}" })).toEqual(ink({ start: "2022-09-01/2022-09-30" }));
});

describe.each(DIRECTIONS)("a shape, %s", (direction) => {
  const options = { direction } as const;
  const colors = (elements: readonly string[]): string[] => [
    ...new Set(elements.map((element) => / fill="([^"]*)"/.exec(element)?.[1] ?? "")),
  ];
  const {
    ground,
    palette: [ink],
  } = builtInThemes.light;

  it("of one of several dates has a hollow mark at each of them and fills none", () => {
    const svg = draw({ start: "[2022-09-05,2022-09-12,2022-09-20]" }, options);
    expect(ofClass(svg, "samarkand-member")).toHaveLength(3);
    expect(colors(ofClass(svg, "samarkand-member"))).toEqual([ground]);
    expect(ofClass(svg, "samarkand-body")).toEqual([]);
  });

  it("of all of several dates has a filled mark at each of them, but for one that is doubtful itself", () => {
    const members = ofClass(draw({ start: "{2022-09-05,2022-09-12?}" }, options), "samarkand-member");
    expect(members.map((member) => / fill="([^"]*)"/.exec(member)?.[1])).toEqual([ink, ground]);
  });

  it("of some time within has one filled mark in the middle, hollow where that is doubtful or planned, and none where digits are missing", () => {
    const marks = (shape: Shape): string[] => ofClass(draw(shape, options), "samarkand-member");
    expect(colors(marks({ start: "2022-09" }))).toEqual([ink]);
    for (const shape of [
      { start: "2022-09?" },
      { start: "2022-09~" },
      { start: "2022-09", status: "tentative" as const },
    ]) {
      expect(marks(shape)).toHaveLength(1);
      expect(colors(marks(shape))).toEqual([ground]);
    }
    expect(marks({ start: "2022-09-1X" })).toEqual([]);
    const span: Shape = { start: "2022-09-10/2022-09-20", extent: "within" };
    const [mark = ""] = marks(span);
    // 15 September at noon is the middle: 21.5 of the 42 days in sight.
    const x =
      pointIn(draw(span, options)) +
      Number(/ x="(-?[\d.]+)"/.exec(mark)?.[1]) +
      Number(/ width="([\d.]+)"/.exec(mark)?.[1]) / 2;
    expect(x).toBeCloseTo(direction === "ltr" ? (900 * 21.5) / 42 : 900 - (900 * 21.5) / 42, 1);
  });

  it("that is uncertain has a question mark of the locale's script at each end that is, once for a single date", () => {
    const questionMarks = (start: string, locale: string): string[] =>
      [
        ...draw({ start }, { ...options, locale }).matchAll(
          /samarkand-doubt"[^>]*>[\u2066\u2067]([^<]*)\u2069</g,
        ),
      ].map(([, text]) => text ?? "");
    for (const locale of ["ar", "fa", "ur", "ar-EG"])
      expect(questionMarks("2022-09-15?", locale)).toEqual(["؟"]);
    for (const locale of ["en", "he", "fr"]) expect(questionMarks("2022-09-15%", locale)).toEqual(["?"]);
    expect(questionMarks("2022-09-12?/2022-09-20?", "en")).toEqual(["?", "?"]);
    expect(questionMarks("2022-09-12?/2022-09-20", "en")).toEqual(["?"]);
    expect(questionMarks("2022-09-12~/2022-09-20", "en")).toEqual([]);
  });

  it("that is uncertain has its question mark outside of the end in question, between it and the label", () => {
    const title = "لقاء بوتين وشي في سمرقند";
    const { layout } = pictureOf(
      {
        events: [
          { title, start: "2022-09-12?/2022-09-14", id: "x" },
          { title, start: "2022-09-12/2022-09-14?", id: "y" },
        ],
        ...options,
      },
      900,
    ).at({ start: Date.UTC(2022, 7, 25), end: Date.UTC(2022, 9, 6) });
    const [x, y] = ["x", "y"].map((id) => layout.marks.find(({ event }) => event.id === id));
    expect(x?.questionMarks).toEqual([{ x: (x?.x0 ?? 0) - 3, before: true }]);
    expect(y?.questionMarks).toEqual([{ x: (y?.x1 ?? 0) + 3, before: false }]);
    expect(y?.label?.x).toBeGreaterThan((y?.questionMarks[0]?.x ?? 0) + 5);
    expect(x?.label?.x).toBe((x?.x1 ?? 0) + 6);
  });

  it("keeps its question mark whole: one that the edge of the view would cut is left out", () => {
    const events = [{ title: "", start: "2022-09-15?" }];
    for (let hour = 0; hour < 60; hour++) {
      const end = Date.UTC(2022, 8, 15) + hour * 3_600_000;
      const { scene } = pictureOf({ events, legend: false, ...options }, 900).at({
        start: end - 20 * 86_400_000,
        end,
      });
      for (const { node } of walk(scene.plot, { left: 0, width: 900 })) {
        if (node.attributes.class !== "samarkand-doubt") continue;
        expect(boxOf(node).left).toBeGreaterThan(-ROUNDING);
        expect(boxOf(node).right).toBeLessThan(900 + ROUNDING);
      }
    }
  });

  it("without an end has a full arrowhead at the edge of the view, and an open one where only the view ends", () => {
    const arrows = (start: string): string[] => ofClass(draw({ start }, options), "samarkand-arrow");
    expect(arrows("2022-09-20/..").map((arrow) => arrow.includes('fill="none"'))).toEqual([false]);
    expect(arrows("../2022-09-20").map((arrow) => arrow.includes('fill="none"'))).toEqual([false]);
    expect(arrows("2022-09-20/2023").map((arrow) => arrow.includes('fill="none"'))).toEqual([true]);
    expect(arrows("2022-09-12/2022-09-20")).toEqual([]);
  });

  it("of which neither end has a date fades out in sight where the start is unknown", () => {
    const svg = draw({ start: "", end: ".." }, options);
    const dotted = ofClass(svg, "samarkand-edge").filter((line) => line.includes("stroke-dasharray"));
    const xs = dotted.flatMap((line) =>
      [...line.matchAll(/ x[12]="([\d.-]+)"/g)].map(([, x]) => pointIn(svg) + Number(x)),
    );
    expect([Math.min(...xs), Math.max(...xs)]).toEqual(direction === "ltr" ? [0, 72] : [828, 900]);
    expect(ofClass(svg, "samarkand-open")).toHaveLength(1);
  });

  it("of an era fades where an end is approximate or unknown, and has no edge there", () => {
    const parts = (start: string): [number, number, number] => {
      const svg = draw({ start, display: "background" }, options);
      return [
        ofClass(svg, "samarkand-era-ground").length,
        (eventIn(svg).match(/<line/g) ?? []).length,
        ofClass(svg, "samarkand-doubt").length,
      ];
    };
    expect(parts("2022-09-05/2022-09-20")).toEqual([1, 2, 0]);
    expect(parts("2022-09-05~/2022-09-20")).toEqual([7, 1, 0]);
    expect(parts("2022-09-05%/2022-09-20%")).toEqual([13, 0, 2]);
    expect(parts("2022-09-05?/2022-09-20")).toEqual([1, 2, 1]);
    expect(parts("2022-09-20/")[1]).toBe(1);
  });

  it("whose label stands over a line keeps it clear of the marks on that line, and strikes it through where it is", () => {
    const title = "نشر الخبر [صفحة 7]";
    for (const start of [
      "[2022-09-05,2022-09-12,2022-09-20]",
      "{2022-09-05,2022-09-12,2022-09-20}",
      "2022-09",
    ]) {
      const events = [{ title, start, status: "cancelled" as const }];
      const { scene } = pictureOf({ events, legend: false, ...options }, 900).at({
        start: Date.UTC(2022, 7, 25),
        end: Date.UTC(2022, 9, 6),
      });
      const nodes = [...walk(scene.plot, { left: 0, width: 900 })].map(({ node }) => node);
      const ofName = (name: string): typeof nodes =>
        nodes.filter(({ attributes }) => (attributes.class as string | undefined)?.startsWith(name));
      const top = Math.min(
        ...ofName("samarkand-member").map(
          ({ attributes }) => Number(attributes.y) - Number(attributes["stroke-width"]) / 2,
        ),
      );
      const ground = Number(ofName("samarkand-fade")[0]?.attributes.y);
      const label = boxOf(ofName("samarkand-label")[0] as (typeof nodes)[number]);
      const strike = Number(ofName("samarkand-strike")[0]?.attributes.y1);
      // The tails of Arabic letters and brackets reach a tenth lower than most.
      expect(label.bottom + 1.3).toBeLessThanOrEqual(top);
      expect(label.top).toBeGreaterThanOrEqual(ground);
      expect(strike).toBeGreaterThan(label.top + 5);
      expect(strike).toBeLessThan(label.bottom - 5);
    }
  });

  it("that is cancelled is struck through its label and its mark", () => {
    const strikes = (start: string): number =>
      ofClass(draw({ title: "Summit", start, status: "cancelled" }, options), "samarkand-strike").length;
    expect(strikes("2022-09")).toBe(1);
    expect(strikes("2022-09-15")).toBe(2);
    expect(strikes("2022-09-15T10:30")).toBe(2);
  });

  it("can be hit where it fades and at its question mark", () => {
    const hits = (start: string): number =>
      Number(/ width="([\d.]+)"/.exec(ofClass(draw({ start }, options), "samarkand-hit")[0] ?? "")?.[1]);
    expect(hits("/2022-09-15")).toBeGreaterThan(hits("2022-09-15/2022-09-15") + 60);
  });
});

test("what is selected keeps the width of its lines", () => {
  const events = [{ id: "a", title: "قمة", start: "2022-09" }];
  const { picture, options } = pictureOf({ events, locale: "ar" }, 900);
  const range = options.view ?? picture.fit({ start: 0, end: 1 });
  const widths = (selection: string[], part: string): unknown[] =>
    [...walk(picture.at({ view: range, selection, hover: null }).scene.plot, { left: 0, width: 900 })]
      .filter(({ node }) => node.attributes.class === part)
      .map(({ node }) => node.attributes["stroke-width"]);
  expect(widths(["a"], "samarkand-edge")).toEqual(widths([], "samarkand-edge"));
  expect(new Set(widths([], "samarkand-edge"))).toEqual(new Set([1.5]));
});
