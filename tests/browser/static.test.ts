import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type * as Samarkand from "../../src/entries/index.ts";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { mixedRecords } from "../support/randomRecords.ts";
import { serve } from "../support/server.ts";
import { mount } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** A page that may show images and that parses SVG, as a consumer of the string does. */
const gallery = await serve({ csp: "default-src 'self'; img-src blob: data:" });
afterAll(() => gallery.close());
const { page: viewer, problems: complaints } = await openPage(browser, `${gallery.url}/fixtures/blank.html`);

for (const one of [page, viewer])
  await one.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
  });

/** Switches the library's stylesheet in the viewer on or off: the string has to work without it. */
async function withStylesheet(wanted: boolean): Promise<void> {
  await viewer.evaluate((on) => {
    for (const sheet of document.styleSheets)
      if (sheet.href?.endsWith("/style.css") === true) sheet.disabled = !on;
  }, wanted);
}
await withStylesheet(false);

/**
 * The package as it is published, in Node. The name is in a variable, so that type checking needs
 * no build.
 */
const built = "../../dist/index.js";
let renderToString: typeof Samarkand.renderToString;
beforeAll(async () => {
  ({ renderToString } = (await import(built)) as typeof Samarkand);
});

const WIDTH = 900;
const theme = { fontFamily: "Noto Sans Test" };
const article = (language: "ar" | "en"): TimelineOptions => ({
  events: articleEvents(language),
  groups: articleGroups(language),
  locale: language === "ar" ? "ar-EG" : "en-GB",
  timeZone: "Asia/Samarkand",
  theme,
});

const first: TimelineOptions = {
  ...article("ar"),
  direction: "rtl",
  view: { start: "2022-08-29", end: "2022-09-19" },
};

const cases: { what: string; options: TimelineOptions }[] = [
  { what: "the article in Arabic", options: first },
  {
    what: "the article in English",
    options: { ...article("en"), direction: "ltr", view: { start: "2022-08-29", end: "2022-09-19" } },
  },
  {
    what: "the article in Arabic, time from left to right",
    options: {
      ...article("ar"),
      direction: "rtl",
      timeDirection: "ltr",
      view: { start: "2020", end: "2022" },
    },
  },
  {
    what: "the article in English, time from right to left",
    options: {
      ...article("en"),
      direction: "ltr",
      timeDirection: "rtl",
      view: { start: "2022", end: "2022" },
    },
  },
  {
    what: "all of the article, in the dark",
    options: { ...article("ar"), direction: "rtl", theme: { ...theme, base: "dark" } },
  },
  {
    what: "a crowd",
    options: {
      events: mixedRecords(200, 11),
      locale: "fa",
      direction: "rtl",
      timeZone: "UTC",
      theme,
      view: { start: "2022-08", end: "2022-10" },
    },
  },
];

/**
 * Returns the widths of texts in the page, so that Node can lay out with exactly the same widths.
 */
async function widthsOf(options: TimelineOptions): Promise<Map<string, number>> {
  const entries = await page.evaluate(
    ([given, width]) => {
      const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
      const widths = new Map<string, number>();
      window.samarkand.renderToString({
        ...given,
        width,
        measureText: (text, { weight, size, family }) => {
          context.font = `${String(weight)} ${String(size)}px ${family}`;
          const measured = context.measureText(text).width;
          widths.set(`${String(weight)} ${String(size)} ${text}`, measured);
          return measured;
        },
      });
      return [...widths];
    },
    [options, WIDTH] as const,
  );
  return new Map(entries);
}

async function inNode(options: TimelineOptions): Promise<string> {
  const widths = await widthsOf(options);
  return renderToString({
    ...options,
    width: WIDTH,
    measureText: (text, { weight, size }) => {
      const width = widths.get(`${String(weight)} ${String(size)} ${text}`);
      if (width === undefined) throw new Error(`The page never measured “${text}”.`);
      return width;
    },
  });
}

async function inPage(options: TimelineOptions): Promise<string> {
  await mount(page, { options, width: WIDTH, dir: options.direction === "rtl" ? "rtl" : "ltr" });
  return page.evaluate(() => window.shown.toSVG());
}

/**
 * Removes spaces around the dash of a range of dates, in which engines differ by the age of their
 * data.
 */
function dashed(svg: string): string {
  return svg.replace(/\s*–\s*/gu, "–");
}

interface Shape {
  event: string;
  tag: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Returns the box of everything that is drawn in a picture, from the picture's own corner, in
 * drawing order.
 */
function shapesOf(svg: string): Promise<Shape[]> {
  return viewer.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const fault = parsed.querySelector("parsererror");
    if (fault !== null) throw new Error(fault.textContent);
    const root = document.importNode(parsed.documentElement, true);
    document.body.replaceChildren(root);
    const corner = root.getBoundingClientRect();
    return [...root.querySelectorAll("rect, circle, line, polyline, text")].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return {
        event:
          element.closest("[data-event-id]")?.getAttribute("data-event-id") ??
          element.closest("[data-cluster]")?.getAttribute("data-cluster") ??
          "",
        tag: element.tagName,
        left: left - corner.left,
        top: top - corner.top,
        width,
        height,
      };
    });
  }, svg);
}

describe.each(cases)("renderToString, $what", ({ options }) => {
  if (can("data"))
    test("returns in Node exactly the string of the live timeline for the same view and widths", async () => {
      const [node, live] = [await inNode(options), await inPage(options)];
      expect(node.length).toBeGreaterThan(5000);
      expect(dashed(node)).toBe(dashed(live));
    });

  test("draws everything where the live timeline has it", async () => {
    const shapes = await shapesOf(await inNode(options));
    await inPage(options);
    const live = await page.evaluate(() => {
      const corner = (document.querySelector(".samarkand-axis") as Element).getBoundingClientRect();
      return [
        ...document.querySelectorAll(
          ".samarkand-event rect, .samarkand-event circle, .samarkand-event text, .samarkand-cluster text",
        ),
      ].flatMap((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        // Firefox reports no position for an element without a size.
        if (width === 0 && height === 0) return [];
        return {
          event:
            element.closest("[data-event-id]")?.getAttribute("data-event-id") ??
            element.closest("[data-cluster]")?.getAttribute("data-cluster") ??
            "",
          tag: element.tagName,
          left: left - corner.left,
          top: top - corner.top,
          width,
          height,
        };
      });
    });
    const isAt = (one: Shape, other: Shape): boolean =>
      one.event === other.event &&
      one.tag === other.tag &&
      (["left", "top", "width", "height"] as const).every((side) => Math.abs(one[side] - other[side]) < 0.1);
    expect(live.length).toBeGreaterThan(20);
    expect(live.filter((one) => !shapes.some((other) => isAt(one, other)))).toEqual([]);
  });
});

test("renderToString: an image of the string has its size and shows something in every quarter", async () => {
  const svg = await inNode(first);
  const found = await viewer.evaluate(async (text) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const colors = (x: number, y: number): number => {
      const { data } = context.getImageData(x, y, canvas.width / 2, canvas.height / 2);
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4)
        seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      return seen.size;
    };
    return {
      width: image.naturalWidth,
      height: image.naturalHeight,
      colors: [
        colors(0, 0),
        colors(canvas.width / 2, 0),
        colors(0, canvas.height / 2),
        colors(canvas.width / 2, canvas.height / 2),
      ],
    };
  }, svg);
  expect(found.width).toBe(WIDTH);
  expect(Math.abs(found.height - Number(/ height="([\d.]+)"/.exec(svg)?.[1]))).toBeLessThan(1);
  for (const colors of found.colors) expect(colors).toBeGreaterThan(10);
});

test("renderToString: needs no stylesheet, no custom property and no font of the page for its colours", async () => {
  const svg = await inNode(first);
  expect(svg).not.toContain("var(");
  expect(svg).not.toMatch(/<style|style=|href|url\(/);
  const colors = await viewer.evaluate((text) => {
    const root = document.importNode(
      new DOMParser().parseFromString(text, "image/svg+xml").documentElement,
      true,
    );
    document.body.replaceChildren(root);
    const ground = getComputedStyle(root.querySelector("rect") as Element).fill;
    const ink = getComputedStyle(root.querySelector("text") as Element).fill;
    return [ground, ink];
  }, svg);
  expect(colors).toEqual(["rgb(251, 250, 246)", "rgb(27, 36, 48)"]);
});

test("renderToString: size and places stay the same in a page with the stylesheet of the library", async () => {
  const svg = await inNode(first);
  await withStylesheet(false);
  const without = await shapesOf(svg);
  await withStylesheet(true);
  const within = await shapesOf(svg);
  await withStylesheet(false);
  expect(without.length).toBeGreaterThan(100);
  expect(
    within.filter(
      (shape, index) =>
        Math.abs(shape.left - (without[index]?.left ?? 0)) > 0.5 ||
        Math.abs(shape.width - (without[index]?.width ?? 0)) > 0.5,
    ),
  ).toEqual([]);
});

test("renderToString: keeps a minimum height", async () => {
  const svg = renderToString({ events: [{ title: "قمة", start: "2022" }], width: 300, height: 1000 });
  expect(
    await shapesOf(svg).then((shapes) => Math.max(...shapes.map(({ top, height }) => top + height))),
  ).toBe(1000);
});

test("renderToString: the pages report no problem", () => {
  expect([problems, complaints]).toEqual([[], []]);
});
