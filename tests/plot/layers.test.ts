import fc from "fast-check";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { type Layer, type LayerView, renderToString, type Shape } from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";

const events = [
  { id: "a", title: "زيارة", start: "2022-09-01", group: "g" },
  { id: "b", title: "קמפיין", start: "2022-09-15", end: "2022-09-16", group: "g" },
];

/** Renders one layer; returns its element in the picture, and what the layer drew with. */
function drawn(
  layer: Partial<Layer>,
  directions: { direction: "ltr" | "rtl"; timeDirection: "ltr" | "rtl" },
): { element: Element; view: LayerView; svg: Document } {
  let view: LayerView | undefined;
  const text = renderToString({
    events,
    width: 800,
    locale: directions.direction === "rtl" ? "ar" : "en",
    ...directions,
    layers: [
      {
        name: "mine",
        render: () => undefined,
        ...layer,
        toNodes(given) {
          view = given;
          return layer.toNodes?.(given) ?? [];
        },
      },
    ],
  });
  const svg = new JSDOM(text, { contentType: "image/svg+xml" }).window.document;
  return { element: svg.querySelector("[data-layer=mine]") as Element, view: view as LayerView, svg };
}

inBothDirections("layers in a string", (directions) => {
  test("a line that joins two boxes, a band of its own, a text and a circle are drawn as data says", () => {
    const { element, view, svg } = drawn(
      {
        height: 60,
        title: "الحرارة",
        toNodes: ({ getBox, plot, theme }) => [
          { type: "line", x1: getBox("a")?.x ?? NaN, y1: plot.y, x2: getBox("b")?.x ?? NaN, y2: plot.y },
          { type: "circle", x: plot.x + 9, y: plot.y + 9, r: 3, fill: theme.ink, opacity: 0.5 },
          { type: "text", x: 5, y: 5, text: '<b> & "قمة"', anchor: "middle", weight: 600 },
          { type: "rect", x: 1, y: 2, width: 3, height: 4, rx: 1 },
          { type: "path", d: "M0 0L9 9", stroke: "red", dash: "2 2" },
        ],
      },
      directions,
    );
    const [a, b] = [view.getBox("a"), view.getBox("b")];
    const [line] = element.children;
    expect(Number(line?.getAttribute("x1"))).toBeCloseTo(a?.x ?? NaN, 1);
    expect(Number(line?.getAttribute("x2"))).toBeCloseTo(b?.x ?? NaN, 1);
    expect((a?.x ?? NaN) < (b?.x ?? NaN)).toBe(directions.timeDirection === "ltr");
    expect(view.plot).toMatchObject({ height: 60, y: view.getBand("g")!.y + view.getBand("g")!.height });
    expect([...element.children].map(({ localName }) => localName)).toEqual([
      "line",
      "circle",
      "text",
      "rect",
      "path",
    ]);
    expect(element.children[2]?.textContent.replace(/[\u2066-\u2069]/g, "")).toBe('<b> & "قمة"');
    expect(element.children[1]?.getAttribute("fill")).toMatch(/^#/);
    expect(svg.querySelector(".samarkand-layer-title")?.textContent).toContain("الحرارة");
  });

  test("x is linear over its domain and stands on the boxes", () => {
    const { view } = drawn({}, directions);
    const [from, to] = view.x.range();
    expect(from < to).toBe(directions.timeDirection === "ltr");
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const [start, end] = view.x.domain().map(Number) as [number, number];
        const at = start + share * (end - start);
        expect(view.x(at)).toBeCloseTo(from + share * (to - from), 4);
        expect(view.x.invertMs(view.x(at))).toBeCloseTo(at, -2);
      }),
      { numRuns: 1000 },
    );
    const box = view.getBox("b")!;
    expect([box.x, box.x + box.width].sort((a, b) => a - b)).toEqual(
      [view.x("2022-09-15"), view.x("2022-09-17")]
        .sort((a, b) => a - b)
        .map((px) => expect.closeTo(px, 0) as number),
    );
  });

  test("a shape with a number that is not finite, no list, and an error of the layer reach the caller", () => {
    const bad: readonly (() => unknown)[] = [
      () => [{ type: "circle", x: NaN, y: 0, r: 1 }],
      () => [{ type: "rect", x: 0, y: 0, width: "9", height: 9 }],
      () => "shapes",
      () => {
        throw new Error("of the layer");
      },
    ];
    for (const toNodes of bad)
      expect(() => drawn({ toNodes: toNodes as () => readonly Shape[] }, directions)).toThrow();
  });

  test("hostile strings in shapes, titles and names stay texts and values", () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const { svg } = drawn(
      {
        title: hostile,
        height: 40,
        toNodes: () => [
          { type: "text", x: 0, y: 0, text: hostile, fill: hostile },
          { type: "path", d: hostile, stroke: hostile, dash: hostile },
        ],
      },
      directions,
    );
    expect(svg.querySelectorAll("script, img, image, foreignObject, a").length).toBe(0);
    expect(
      [...svg.querySelectorAll("*")].flatMap((one) =>
        [...one.attributes].filter(({ name }) => name.startsWith("on") || name.endsWith("href")),
      ),
    ).toEqual([]);
  });
});
