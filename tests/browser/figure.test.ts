import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { serve } from "../support/server.ts";
import { mount } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** A page that parses SVG, as a consumer of the string does. */
const gallery = await serve({ csp: "default-src 'self'" });
afterAll(() => gallery.close());
const { page: viewer } = await openPage(browser, `${gallery.url}/fixtures/blank.html`);
await viewer.evaluate(() =>
  Promise.all([...document.fonts].map((face) => face.load())).then(() => undefined),
);

const options: TimelineOptions = {
  events: [
    { id: "a", title: "قمة سمرقند", start: "2022-09-15", group: "g" },
    { id: "b", title: "Talks", start: "2019~/2021", group: "g" },
  ],
  groups: [{ id: "g", title: "لقاءات" }],
  timeZone: "UTC",
  theme: { fontFamily: "Noto Sans Test" },
  overview: true,
  controls: true,
  title: "The long road from Shanghai to Samarkand, in twenty-eight years of summits and talks",
  subtitle: "لقاءات الرئيسين",
  caption: "Source: secretariat, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
};

/** Boxes of the lines of what is seen, in px of the root, under the class of each. */
interface Seen {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const NAMES = ["title", "subtitle", "controls", "scroller", "overview", "legend", "caption"];

/** Returns where parts of an element are. */
function placesOf(on: Page, root: string, selectors: readonly string[]): Promise<Seen[]> {
  return on.evaluate(
    ([path, parts, names]) => {
      const whole = document.querySelector(path) as Element;
      const { left, top } = whole.getBoundingClientRect();
      return parts.flatMap((selector, index) =>
        [...whole.querySelectorAll(selector)].map((element) => {
          const box = element.getBoundingClientRect();
          const [x, y] = [box.left - left, box.top - top];
          return { name: names[index] ?? "", left: x, right: x + box.width, top: y, bottom: y + box.height };
        }),
      );
    },
    [root, selectors, NAMES] as const,
  );
}

/** Returns where the parts of the figure are, in the page and in its picture by `toSVG`. */
async function look(): Promise<{ readonly inPage: Seen[]; readonly inPicture: Seen[] }> {
  const svg = await page.evaluate(() => window.shown.toSVG());
  await viewer.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    document.querySelector("#timeline")?.replaceChildren(document.importNode(parsed, true));
  }, svg);
  const inPage = NAMES.map(
    (name) => `.samarkand-${name} > bdi, div.samarkand-${name}, svg.samarkand-${name}`,
  );
  const inPicture = NAMES.map((name) => `text.samarkand-${name}, svg.samarkand-${name}`);
  return {
    inPage: await placesOf(page, "#timeline > .samarkand", inPage),
    inPicture: await placesOf(viewer, "#timeline > svg", inPicture),
  };
}

inBothDirections("a figure", ({ direction }) => {
  const mounted = (width: number): Promise<void> =>
    mount(page, {
      options: { ...options, locale: direction === "rtl" ? "ar" : "en" },
      width,
      dir: direction,
    });

  test.each([900, 340])("stands around everything that belongs to it, %d px wide", async (width) => {
    await mounted(width);
    const { inPage, inPicture } = await look();
    expect(inPage.map(({ name }) => name)).toHaveLength(7);
    for (const seen of [inPage, inPicture]) {
      const bottoms = seen.map(({ bottom }) => Math.round(bottom));
      expect(bottoms).toEqual([...bottoms].sort((a, b) => a - b));
      for (const { left, right } of seen) {
        expect(left).toBeGreaterThanOrEqual(-0.5);
        expect(right).toBeLessThanOrEqual(width + 0.5);
      }
    }
  });

  test("begins all texts at the start side, in the page as in the picture", async () => {
    await mounted(900);
    const { inPage, inPicture } = await look();
    for (const seen of [inPage, inPicture]) {
      const texts = seen.filter(({ name }) => ["title", "subtitle", "caption"].includes(name));
      expect(new Set(texts.map(({ name }) => name)).size).toBe(3);
      for (const { left, right } of texts)
        expect(Math.abs((direction === "rtl" ? 900 - right : left) - 16)).toBeLessThan(3);
    }
  });

  test("has the sizes and colours of the theme, whatever a page says of headings and paragraphs", async () => {
    await mounted(900);
    const styles = await page.evaluate(() => {
      const rules = new CSSStyleSheet();
      rules.replaceSync("h2 { margin: 40px; color: red; text-transform: uppercase } p { font-size: 40px }");
      document.adoptedStyleSheets = [rules];
      const { element } = window.shown;
      const found = ["title", "subtitle", "caption"].map((name) => {
        const style = getComputedStyle(element.querySelector(`:scope > .samarkand-${name}`) as Element);
        return [style.fontSize, style.fontWeight, style.color];
      });
      document.adoptedStyleSheets = [];
      return found;
    });
    expect(styles).toEqual([
      ["22px", "700", "rgb(27, 36, 48)"],
      ["15px", "400", "rgb(27, 36, 48)"],
      ["11px", "400", "rgb(86, 96, 112)"],
    ]);
  });

  test("stays where geometry is asked for: the plot is under the title", async () => {
    await mounted(900);
    const [y, top] = await page.evaluate(() => {
      const { element } = window.shown;
      const from = element.getBoundingClientRect().top;
      const plot = element.querySelector(".samarkand-plot") as Element;
      return [window.shown.getPlot().y, plot.getBoundingClientRect().top - from];
    });
    expect(Math.abs(y - top)).toBeLessThan(1);
    expect(y).toBeGreaterThan(80);
  });

  test("is printed", async () => {
    if (!can("media")) return;
    await mounted(600);
    await page.emulateMedia({ media: "print", forcedColors: "active" });
    const heights = await page.evaluate(() =>
      ["title", "subtitle", "caption"].map(
        (name) =>
          window.shown.element.querySelector(`.samarkand-${name} > bdi`)?.getBoundingClientRect().height ?? 0,
      ),
    );
    await page.emulateMedia({ media: null, forcedColors: null });
    expect(heights.filter((height) => height < 8)).toEqual([]);
  });
});

test("no error or warning was logged", () => {
  expect(problems).toEqual([]);
});
