import { describe, expect, it, test } from "vitest";
import { renderToString, type EventRecord, type TimelineOptions } from "../../src/entries/index.ts";
import { SWATCH_WIDTH } from "../../src/plot/legend/legend.ts";
import type { SceneNode } from "../../src/plot/base/sceneNode.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { pictureOf } from "../support/pictures.ts";
import { boxOf, numberOf, walk, type Box } from "../support/sceneWalk.ts";

type Record = Pick<EventRecord, "start" | "end" | "extent" | "status" | "display">;

/** Records whose shapes need no explanation. */
const plain: readonly Record[] = [
  { start: "2022-09-15" },
  { start: "2022-09-15T10:30Z" },
  { start: Date.UTC(2022, 8, 15) },
  { start: "2022-09-12/2022-09-20" },
  { start: "2022-09", extent: "throughout" },
  { start: "2022", display: "background" },
  // An era shows only its ends, not its status.
  { start: "2022", display: "background", status: "cancelled" },
  { start: "{2022-09-05..2022-09-08}" },
];

/** Records and their entries in the legend, in the legend's order. */
const explained: readonly (readonly [Record, readonly string[]])[] = [
  [{ start: "2022-09" }, ["some time within"]],
  [{ start: "2022-09-12/2022-09-20", extent: "within" }, ["some time within"]],
  [{ start: "[2022-09-05..2022-09-20]" }, ["some time within"]],
  [{ start: "[2022-09-05,2022-09-20]" }, ["one of these dates"]],
  [{ start: "{2022-09-05,2022-09-20}" }, ["all of these dates"]],
  [{ start: "2022-09-1X" }, ["date not fully known"]],
  [{ start: "2022-09~" }, ["approximate"]],
  [{ start: "2022-09-15?" }, ["uncertain"]],
  [{ start: "2022-09?" }, ["some time within", "uncertain"]],
  [{ start: "2022-09-15%" }, ["approximate and uncertain"]],
  [{ start: "2022-09-12~/2022-09-20?" }, ["approximate", "uncertain"]],
  [{ start: "/2022-09-20" }, ["start or end unknown"]],
  [{ start: "2022-09-20", end: "" }, ["start or end unknown"]],
  [{ start: "../2022-09-20" }, ["open-ended"]],
  [{ start: "2022-09-20~", end: ".." }, ["approximate", "open-ended"]],
  [{ start: "2022-09-15", status: "tentative" }, ["planned"]],
  [{ start: "2022-09-15", status: "cancelled" }, ["cancelled"]],
  [{ start: "2022~", display: "background" }, ["approximate"]],
];
const all = [...plain, ...explained.map(([record]) => record)].map((record): EventRecord => ({
  title: "قمة",
  ...record,
}));

interface Drawn {
  readonly items: readonly SceneNode[];
  readonly height: number;
  readonly texts: readonly string[];
}

function legendOf(records: readonly Record[], options: Partial<TimelineOptions> = {}, width = 900): Drawn {
  const { picture } = pictureOf(
    { locale: "en", ...options, events: records.map((record) => ({ title: "x", ...record })) },
    width,
  );
  const { scene } = picture.at({
    view: { start: Date.UTC(2022, 7, 25), end: Date.UTC(2022, 9, 5) },
    selection: [],
    hover: null,
  });
  return {
    items: scene.legend,
    height: scene.legendHeight,
    texts: scene.legend.map((item) => item.children?.at(-1)?.text ?? ""),
  };
}

describe.each(BOTH_DIRECTIONS)("legend, $direction", (directions) => {
  it.each(plain.map((record) => [record]))("does not explain %j", (record) => {
    expect(legendOf([record], directions)).toEqual({ items: [], height: 0, texts: [] });
  });

  it.each(explained)("explains %j: %j", (record, texts) => {
    expect(legendOf([...plain, record, record], directions).texts).toEqual(texts);
  });

  it("has each shape once, in the same order for any order of the records", () => {
    const { texts } = legendOf(all, directions);
    expect(texts).toHaveLength(11);
    expect(new Set(texts).size).toBe(11);
    expect(legendOf([...all].reverse(), directions).texts).toEqual(texts);
  });

  it("is omitted with `legend: false`, and then takes no room", () => {
    const options = { events: all, width: 700, maxHeight: 2000, ...directions };
    expect(legendOf(all, { ...directions, legend: false }).height).toBe(0);
    expect(renderToString({ ...options, legend: false })).not.toContain("samarkand-legend");
    const tall = (svg: string): number => Number(/ height="([\d.]+)"/.exec(svg)?.[1]);
    const [withIt, without] = [renderToString(options), renderToString({ ...options, legend: false })];
    expect(tall(withIt) - tall(without)).toBe(legendOf(all, directions, 700).height);
  });

  it("depends on the records, not on the view: panning leaves it unchanged", () => {
    const { picture } = pictureOf({ events: all, ...directions }, 900);
    const at = (year: number): unknown =>
      picture.at({
        view: { start: Date.UTC(year), end: Date.UTC(year + 1) },
        selection: ["0"],
        hover: { type: "event", id: "1" },
      }).scene.legend;
    expect(at(1900)).toEqual(at(2022));
  });

  it("starts where reading starts, and shows time in the direction of the plot", () => {
    for (const timeDirection of ["ltr", "rtl"] as const) {
      const { items } = legendOf([{ start: "2022-09-20", end: ".." }], { ...directions, timeDirection });
      const [swatch, text] = items[0]?.children ?? [];
      const words = boxOf(text as SceneNode);
      const left = numberOf(swatch as SceneNode, "x");
      const isRight = directions.direction === "rtl";
      expect(left).toBe(isRight ? 900 - 12 - SWATCH_WIDTH : 12);
      if (isRight) expect(words.right).toBeLessThanOrEqual(left);
      else expect(words.left).toBeGreaterThanOrEqual(left + SWATCH_WIDTH);
      const arrow = swatch?.children?.find(({ key }) => key === "arrow-end");
      const tips = (arrow?.attributes.points as string)
        .split(" ")
        .map((point) => Number(point.split(",")[0]));
      expect(tips).toHaveLength(3);
      expect((tips[1] ?? 0) > SWATCH_WIDTH / 2).toBe(timeDirection === "ltr");
    }
  });

  it("keeps its words equally near to all shapes, long or short", () => {
    const { items } = legendOf(all, { ...directions, timeDirection: directions.direction });
    const gaps = items.map(({ children: [swatch, text] = [] }) => {
      const [width, left] = [numberOf(swatch as SceneNode, "width"), numberOf(swatch as SceneNode, "x")];
      const { left: from, right: to } = extentOf(swatch?.children ?? [], width);
      const words = boxOf(text as SceneNode);
      return directions.direction === "rtl" ? left + from - words.right : words.left - (left + to);
    });
    expect(gaps).toHaveLength(11);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(11);
  });

  it.each(["ar", "en", "fa", "fr", "he", "ur"])(
    "keeps words and shapes apart and within the picture at any width: %s",
    (locale) => {
      for (const width of [200, 360, 700, 1600]) {
        const { items, height } = legendOf(all, { ...directions, locale }, width);
        const boxes = items.flatMap(({ children = [] }) =>
          children.map((node): Box => (node.tag === "text" ? boxOf(node) : boxOfSwatch(node))),
        );
        expect(boxes).toHaveLength(22);
        for (const [index, one] of boxes.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.right).toBeLessThanOrEqual(width);
          expect(one.top).toBeGreaterThanOrEqual(0);
          expect(one.bottom).toBeLessThanOrEqual(height);
          const met = boxes
            .slice(index + 1)
            .filter(
              (other) =>
                one.left < other.right - 0.05 &&
                other.left < one.right - 0.05 &&
                one.top < other.bottom &&
                other.top < one.bottom,
            );
          expect(met).toEqual([]);
        }
        if (width >= 360) expect(boxes.filter(({ text }) => text.endsWith("…"))).toEqual([]);
      }
    },
  );
});

/** Returns the left and right edge of the drawn part of a swatch, in px of the swatch. */
function extentOf(nodes: readonly SceneNode[], width: number): { left: number; right: number } {
  const ends = [...walk(nodes, { left: 0, width })].flatMap(({ node }) => {
    const at = (name: keyof typeof node.attributes): number => Number(node.attributes[name]);
    if (node.tag === "text") return [boxOf(node).left, boxOf(node).right];
    if (node.tag === "circle") return [at("cx") - at("r"), at("cx") + at("r")];
    if (node.tag === "line") return [at("x1"), at("x2")];
    return node.tag === "rect" ? [at("x"), at("x") + at("width")] : [];
  });
  return { left: Math.max(0, Math.min(...ends)), right: Math.min(width, Math.max(...ends)) };
}

function boxOfSwatch(node: SceneNode): Box {
  const [left, top] = [numberOf(node, "x"), numberOf(node, "y")];
  return {
    text: "",
    className: "",
    left,
    right: left + numberOf(node, "width"),
    top,
    bottom: top + numberOf(node, "height"),
  };
}

test("legend: a shape consists of the same elements as in the plot", () => {
  for (const start of [
    "2022-09",
    "2022-09~",
    "[2022-09-05,2022-09-12,2022-09-20]",
    "2022-09-1X",
    "2022-09-15?",
    "2022-09-10/..",
  ]) {
    const { picture } = pictureOf({ events: [{ title: "", start }], locale: "en" }, 900);
    const { scene } = picture.at({
      view: { start: Date.UTC(2022, 7, 25), end: Date.UTC(2022, 9, 5) },
      selection: [],
      hover: null,
    });
    const classes = (nodes: readonly SceneNode[]): string[] =>
      [
        ...new Set(
          [...walk(nodes, { left: 0, width: 900 })].map(({ node }) => node.attributes.class as string),
        ),
      ]
        .filter((name) => !/hit|label/.test(name))
        .sort();
    const event = [...walk(scene.plot, { left: 0, width: 900 })].find(
      ({ node }) => node.attributes["data-event-id"] === "0",
    )?.node;
    const swatch = scene.legend.at(-1)?.children?.[0];
    // A single day is shown as a dot, as in most views.
    const expected =
      start === "2022-09-15?"
        ? ["samarkand-body samarkand-hollow", "samarkand-doubt"]
        : classes(event?.children ?? []);
    expect(classes(swatch?.children ?? []), start).toEqual(expected);
  }
});

test("legend: is a list with a name, and its shapes are hidden from screen readers", () => {
  const svg = renderToString({ events: all, width: 700, locale: "ar" });
  expect(svg).toMatch(/<svg class="samarkand-legend"[^>]* role="list" aria-label="معاني الأشكال">/);
  expect(svg.match(/role="listitem"/g)).toHaveLength(11);
  expect(svg.match(/class="samarkand-swatch [^>]*aria-hidden="true"/g)).toHaveLength(11);
});

test("legend: fits together with the scrolling part into the maximum height, unless that is very low", () => {
  const [high, low] = [640, 100].map(
    (maxHeight) => pictureOf({ events: all, maxHeight }, 700).at({ start: 0, end: 1 }).scene,
  );
  expect((high?.maxScroll ?? 0) + (high?.legendHeight ?? 0)).toBe(640);
  expect(low?.maxScroll).toBe(100);
});
