import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import type { StaticOptions } from "../../src/options/timelineOptions.ts";
import { renderToString } from "../../src/plot/static/renderToString.ts";
import { ALL_DIRECTIONS, inBothDirections } from "../support/bothDirections.ts";

const parser = new new JSDOM("").window.DOMParser();
const parse = (svg: string): Element => parser.parseFromString(svg, "application/xml").documentElement;

const options: StaticOptions = {
  width: 600,
  events: [
    { id: "a", title: "قمة سمرقند", start: "2022-09-15", group: "g" },
    { id: "b", title: "Talks", start: "2019~/2021", group: "g" },
  ],
  groups: [{ id: "g", title: "لقاءات" }],
  locale: "ar",
  timeZone: "UTC",
};
const title = "The road to Samarkand";
const subtitle = "لقاءات الرئيسين";
const caption = "Source: «סוכנות»";

const numberOf = (element: Element | null, name: string): number => Number(element?.getAttribute(name));
/** Text without the characters that isolate it. */
const textOf = ({ textContent }: Element): string => textContent.slice(1, -1);
/** px from the top of the picture to where a node stands. */
function topOf(element: Element): number {
  let top = numberOf(element, "y") || 0;
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const moved = /^translate\(\S+ (\S+)\)$/.exec(at.getAttribute("transform") ?? "");
    top += Number(moved?.[1] ?? 0) + (numberOf(at, "y") || 0);
  }
  return top;
}

inBothDirections("a figure", (directions) => {
  const draw = (own: Partial<StaticOptions>): Element =>
    parse(renderToString({ ...options, ...directions, ...own }));
  const linesOf = (root: Element, name: string): Element[] => [
    ...root.querySelectorAll(`text.samarkand-${name}`),
  ];
  const heightOf = (own: Partial<StaticOptions>): number => numberOf(draw(own), "height");

  test("without texts is the picture as it was, also where they are empty", () => {
    const none = renderToString({ ...options, ...directions });
    const empty = { title: "", subtitle: " ", caption: "\n", headingLevel: 3 } as const;
    expect(renderToString({ ...options, ...directions, ...empty })).toBe(none);
  });

  test("has its title and subtitle above the axis, and its caption under the legend", () => {
    const root = draw({ title, subtitle, caption });
    const all = [
      "text.samarkand-title",
      "text.samarkand-subtitle",
      "text.samarkand-tick",
      ".samarkand-label",
    ];
    const selectors = [...all, "text.samarkand-legend-text", "text.samarkand-caption"];
    const tops = selectors.map((selector) => topOf(root.querySelector(selector) as Element));
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(numberOf(root, "height") - (tops.at(-1) ?? 0)).toBeGreaterThan(8);
    const order = [...root.querySelectorAll(selectors.join())].map(({ classList }) => classList[0]);
    expect([...new Set(order)]).toEqual(selectors.map((selector) => selector.split(".")[1]));
  });

  test("is higher by its texts alone: nothing else moves against another", () => {
    const least = heightOf({});
    for (const own of [{ title }, { subtitle }, { caption }]) expect(heightOf(own)).toBeGreaterThan(least);
    const whole = heightOf({ title, subtitle, caption });
    expect(whole - least).toBe(heightOf({ title, subtitle }) - least + heightOf({ caption }) - least);
    const inner = (root: Element): (string | undefined)[] =>
      [...root.querySelectorAll(":scope > g:not(:last-child), :scope > svg")].map((part) => part.innerHTML);
    expect(inner(draw({ title, subtitle, caption })).slice(0, 2)).toEqual(inner(draw({})).slice(0, 2));
    expect(heightOf({ title, height: 900 })).toBe(900);
  });

  test("begins each text at the start side, with its own direction", () => {
    const root = draw({ title, subtitle, caption });
    const isRight = directions.direction === "rtl";
    for (const [name, own] of [
      ["title", "\u2066"],
      ["subtitle", "\u2067"],
      ["caption", "\u2066"],
    ] as const) {
      const [line] = linesOf(root, name) as [Element];
      expect(line.textContent[0]).toBe(own);
      expect(numberOf(line, "x")).toBe(isRight ? 600 - 16 : 16);
      expect(line.getAttribute("text-anchor")).toBe(isRight ? "end" : "start");
    }
  });

  test("breaks its texts between words, each line within the picture and in the direction of the whole", () => {
    const long = `${"قمة سمرقند ".repeat(9)}and COVID-19 in 2022`;
    const root = draw({ width: 320, title: long, subtitle: long, caption: long });
    const isRight = directions.direction === "rtl";
    for (const name of ["title", "subtitle", "caption"]) {
      const lines = linesOf(root, name);
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.map(textOf).join(" ")).toBe(long);
      // The last line begins with Latin letters.
      expect(new Set(lines.map(({ textContent }) => textContent[0]))).toEqual(new Set(["\u2067"]));
      expect(new Set(lines.map((line) => numberOf(line, "x")))).toEqual(new Set([isRight ? 304 : 16]));
      const tops = lines.map(topOf);
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
    }
    const exact = draw({
      title: "one two three",
      measureText: (text, { size, weight }) => text.length * (weight === 700 ? size : 1),
      width: 32 + 8 * 22,
    });
    expect(linesOf(exact, "title").map(textOf)).toEqual(["one two", "three"]);
  });

  test("cuts a word that is wider than the picture", () => {
    const root = draw({ title: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch!", width: 300 });
    const [line, ...more] = linesOf(root, "title").map(textOf);
    expect(line).toMatch(/^Llanfair\w+…$/);
    expect(more).toEqual([]);
    expect(linesOf(draw({ title, caption, width: 8 }), "title")).toEqual([]);
  });

  test.each(["<img src=x onerror=alert(1)>", "</text></svg><script>", '" onload="x', "&lt;b&gt;", "]]>"])(
    "draws %j as text",
    (hostile) => {
      const svg = renderToString({
        ...options,
        ...directions,
        title: hostile,
        subtitle: hostile,
        caption: hostile,
      });
      const root = parse(svg);
      expect(root.localName).toBe("svg");
      expect(root.querySelector("img, script")).toBeNull();
      expect([...root.querySelectorAll("*")].filter((one) => one.hasAttribute("onload"))).toEqual([]);
      for (const name of ["title", "subtitle", "caption"])
        expect(linesOf(root, name).map(textOf).join(" ")).toBe(hostile);
      expect(root.getAttribute("aria-label")).toBe(hostile);
    },
  );

  test("has the colours and sizes of the theme", () => {
    const theme = { ink: "#123456", muted: "#654321", titleSize: 30, noteSize: 10, spineWidth: 8 };
    const root = draw({ title, subtitle, caption, theme });
    const look = ["title", "subtitle", "caption"].map((name) => {
      const [line] = linesOf(root, name) as [Element];
      return ["fill", "font-size", "font-weight"].map((attribute) => line.getAttribute(attribute));
    });
    expect(look).toEqual([
      ["#123456", "44", "700"],
      ["#123456", "30", "400"],
      ["#654321", "10", "400"],
    ]);
  });

  test("has its title as the name of the picture, which is read once", () => {
    const named = draw({ title });
    expect(named.getAttribute("aria-label")).toBe(title);
    expect(named.querySelector("text.samarkand-title")?.getAttribute("aria-hidden")).toBe("true");
    const other = draw({ title, label: "سمرقند" });
    expect(other.getAttribute("aria-label")).toBe("سمرقند");
    expect(other.querySelector("text.samarkand-title")?.hasAttribute("aria-hidden")).toBe(false);
  });
});

describe("a figure", () => {
  test("stands at the start of the text, whichever way time runs", () => {
    for (const directions of ALL_DIRECTIONS) {
      const root = parse(renderToString({ ...options, ...directions, title }));
      const x = numberOf(root.querySelector("text.samarkand-title"), "x");
      expect(x).toBe(directions.direction === "rtl" ? 584 : 16);
    }
  });
});
