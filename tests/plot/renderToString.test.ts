import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import type { EventRecord, GroupRecord } from "../../src/model/records.ts";
import { renderToString } from "../../src/plot/static/renderToString.ts";
import { BOTH_DIRECTIONS, inBothDirections, type Directions } from "../support/bothDirections.ts";
import { recordSets } from "../support/recordSets.ts";
import { runs } from "../support/sweep.ts";

const parser = new new JSDOM("").window.DOMParser();
const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = ["svg", "g", "rect", "line", "circle", "path", "polyline", "text"];

/** Parses the string as a browser parses an SVG image. */
function parse(svg: string): Element {
  const parsed = parser.parseFromString(svg, "application/xml");
  expect(parsed.getElementsByTagName("parsererror")).toHaveLength(0);
  return parsed.documentElement;
}

/** Checks that the picture contains only elements and attributes that the library draws. */
function expectHarmless(root: Element): void {
  const faults: string[] = [];
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (!ELEMENTS.includes(element.localName) || element.namespaceURI !== SVG)
      faults.push(`<${element.tagName}>`);
    for (const { name, value } of element.attributes) {
      if (
        /^on|href|style|^src$/i.test(name) ||
        /url\(|javascript:/i.test(name === "aria-label" || name === "data-event-id" ? "" : value)
      )
        faults.push(`${element.tagName} ${name}="${value}"`);
    }
  }
  expect(faults).toEqual([]);
}

const payloads = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  "</text></svg><script>alert(1)</script>",
  "&lt;b&gt; &amp;amp; &#60;",
  "]]>",
  "<!-- -->",
  "<![CDATA[x]]>",
  "<!ENTITY a 'b'>&a;",
  "&undefined;",
  "<?xml?>",
  "${alert(1)}",
  "{{7*7}}",
  "`x`",
  "\\u003cscript\\u003e",
  "javascript:alert(1)",
  "url(javascript:alert(1))",
  "expression(1)",
  "$& $1 $$",
  "__proto__",
  "constructor",
  "\u202Eabc",
  "\u2066abc",
  "\uFEFFabc",
  "\u200B",
  "قمة <b>سمرقند</b>",
  "פגישה & סיכום",
  "نشست «سران»",
  "😀",
  "a\u0301\u0302\u0303\u0304",
  "ا".repeat(10_000),
];
/** Characters that XML cannot hold, which are shown as U+FFFD. */
const unspeakable = [
  "\u0000",
  "a\u0001b",
  "\u001F",
  "\uD800",
  "\uDC00a",
  "a\uD83D",
  "\uFFFE",
  "\uFFFF",
  "\u000B",
];

function pictureOf(payload: string, directions: Directions): string {
  const event = {
    title: payload,
    description: payload,
    kind: payload,
    group: payload,
    start: "2022-09-15",
    end: "2022-09-20",
    lang: payload,
  };
  const events: EventRecord[] = [
    { ...event, id: payload },
    { ...event, start: "2022-09-16~", id: `${payload}2`, status: "tentative" },
    { ...event, display: "background", id: `${payload}3` },
    { ...event, display: "background", id: `${payload}4`, group: "other" },
  ];
  const groups: GroupRecord[] = [
    { id: payload, title: payload },
    { id: `${payload}0`, title: payload, parent: payload },
  ];
  return renderToString({
    width: 1600,
    events,
    groups,
    label: payload,
    locale: "ar",
    timeZone: "UTC",
    theme: { kinds: { [payload]: "teal" } },
    ...directions,
  });
}

inBothDirections("renderToString", (directions) => {
  const parsed = new Map<string, Element>();
  /** Returns the root of a picture, cached, because several tests use each picture. */
  function rootOf(payload: string): Element {
    const root = parsed.get(payload) ?? parse(pictureOf(payload, directions));
    parsed.set(payload, root);
    return root;
  }

  it.each([...payloads, ...unspeakable].map((payload) => [payload]))(
    "treats every record as text only: %j",
    (payload) => {
      const root = rootOf(payload);
      expectHarmless(root);
      expect(root.querySelectorAll("[data-event-id]")).toHaveLength(4);
    },
  );

  it.each(payloads.map((payload) => [payload]))("returns titles, ids and names unchanged: %j", (payload) => {
    const root = rootOf(payload);
    const ids = [...root.querySelectorAll("[data-event-id]")].map((element) =>
      element.getAttribute("data-event-id"),
    );
    expect(ids.sort()).toEqual([payload, `${payload}2`, `${payload}3`, `${payload}4`].sort());
    expect(root.getAttribute("aria-label")).toBe(payload);
    for (const element of root.querySelectorAll("[data-event-id]"))
      expect(element.getAttribute("aria-label")).toContain(payload);
    const labels = [...root.querySelectorAll(".samarkand-label")].map(({ textContent }) =>
      textContent.slice(1, -1),
    );
    // The isolate around a label is removed. A label may be a beginning of the title.
    for (const label of labels)
      expect(
        label === payload || (label.endsWith("…") && payload.startsWith(label.slice(0, -1))),
        label.slice(0, 50),
      ).toBe(true);
    if (payload.length < 30) expect(labels).toContain(payload);
  });

  it("returns ids with line ends and tabs unchanged, which attributes lose unless they are escaped", () => {
    const id = "a\nb\tc\r\nd\re";
    const root = parse(pictureOf(id, directions));
    expect(
      [...root.querySelectorAll("[data-event-id]")].map((element) => element.getAttribute("data-event-id")),
    ).toContain(id);
  });

  it("returns well-formed XML with the same set of elements for any records", () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.anything(),
      fc.record({
        title: fc.string({ unit: "binary" }),
        start: fc.constantFrom("2022", 0),
        id: fc.string({ unit: "binary" }),
        group: fc.string({ unit: "binary", maxLength: 3 }),
        kind: fc.string(),
      }),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (events) => {
        const svg = renderToString({
          width: 400,
          events: events as EventRecord[],
          groups: events as GroupRecord[],
          timeZone: "UTC",
          ...directions,
        });
        expectHarmless(parse(svg));
        expect(svg).not.toMatch(/NaN|Infinity|undefined=|="undefined"/);
      }),
      { numRuns: runs(50) },
    );
  });

  it("needs no external resource: no colour from a stylesheet, no reference to follow", () => {
    fc.assert(
      fc.property(
        recordSets({ maxLength: 6 }),
        fc.constantFrom("light" as const, "dark" as const, "contrast" as const),
        (set, theme) => {
          const svg = renderToString({
            width: 700,
            events: set.events,
            groups: set.groups,
            locale: "he",
            timeZone: "UTC",
            theme,
            maxHeight: 160,
            ...directions,
          });
          expect(svg).not.toMatch(/url\(|var\(|href|<style|style=|\sid=|currentColor/);
          expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
          const root = parse(svg);
          expectHarmless(root);
          // Without a value of their own, these elements would be black.
          const elements = [...root.querySelectorAll("*")];
          const isFilled = (element: Element): boolean =>
            !["rect", "circle", "text"].includes(element.localName) || element.hasAttribute("fill");
          const isDrawn = (element: Element): boolean => {
            const of = { line: ["stroke"], polyline: ["stroke", "fill"] }[element.localName];
            return (
              of === undefined || of.some((name) => element.getAttribute(name)?.startsWith("#") === true)
            );
          };
          expect(
            elements
              .filter((element) => !isFilled(element) || !isDrawn(element))
              .map(({ outerHTML }) => outerHTML),
          ).toEqual([]);
        },
      ),
      { numRuns: runs(50) },
    );
  });

  it("returns the same string at each call, and does not change its input", () => {
    fc.assert(
      fc.property(recordSets({ maxLength: 6 }), (set) => {
        const options = {
          width: 700,
          events: set.events,
          groups: set.groups,
          locale: "fa",
          timeZone: "Asia/Tehran",
          ...directions,
        };
        const before = JSON.stringify(options);
        expect(renderToString(options)).toBe(renderToString(options));
        expect(JSON.stringify(options)).toBe(before);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe("renderToString: the root", () => {
  it("is a group with a name and a language, itself from left to right, since texts have their own direction", () => {
    for (const directions of BOTH_DIRECTIONS) {
      const root = parse(
        renderToString({
          width: 640,
          height: 400,
          events: [],
          locale: "ur-PK",
          label: "سمرقند",
          ...directions,
        }),
      );
      const attributes = Object.fromEntries([...root.attributes].map(({ name, value }) => [name, value]));
      expect(attributes).toMatchObject({
        class: "samarkand",
        width: "640",
        height: "400",
        viewBox: "0 0 640 400",
        direction: "ltr",
        lang: "ur-PK",
        role: "group",
        "aria-label": "سمرقند",
      });
    }
  });

  it("isolates every text in its own direction, anchored at the side of its mark, so that other programs read it", () => {
    const titles = ["قمة سمرقند", "פגישה", "COVID-19: تفشي", "summit", "2022"];
    const events = titles.map((title, index) => ({ title, start: `2022-0${String(index + 1)}-15` }));
    const anchors = BOTH_DIRECTIONS.map((directions) => {
      const root = parse(renderToString({ width: 1200, events, locale: "en", ...directions }));
      return titles.map((title) => {
        const text = [...root.querySelectorAll("text.samarkand-label")].find(
          ({ textContent }) => textContent.slice(1, -1) === title,
        );
        expect(text?.getAttribute("direction")).toBe("ltr");
        expect(text?.textContent.at(-1)).toBe("\u2069");
        return `${text?.textContent.startsWith("\u2067") === true ? "rtl" : "ltr"} ${text?.getAttribute("text-anchor") ?? ""}`;
      });
    });
    expect(anchors).toEqual([
      ["rtl start", "rtl start", "ltr start", "ltr start", "ltr start"],
      ["rtl end", "rtl end", "ltr end", "ltr end", "rtl end"],
    ]);
  });
});
