import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** The timeline as it is on paper. */
interface Printed {
  readonly width: number;
  /** px: size of the smallest text on paper. */
  readonly smallest: number;
  /** Parts that lie beyond the sides of the paper. */
  readonly cut: string[];
  /** Classes of the buttons and sliders on paper. */
  readonly hands: string[];
}

declare global {
  interface Window {
    printed: Printed | undefined;
  }
}

const options = (direction: "ltr" | "rtl"): TimelineOptions => {
  const language = direction === "rtl" ? "ar" : "en";
  return {
    events: articleEvents(language),
    groups: articleGroups(language),
    locale: language,
    timeZone: "UTC",
    overview: true,
    controls: true,
    maxHeight: 300,
  };
};

/**
 * Shows a timeline that fills the window, and records its state when the page is as wide as its
 * paper: a listener of the print medium runs at that moment.
 */
async function show(direction: "ltr" | "rtl"): Promise<void> {
  await mount(page, { options: options(direction), dir: direction, lang: direction === "rtl" ? "ar" : "en" });
  await page.evaluate(() => {
    (document.querySelector("#timeline") as HTMLElement).style.removeProperty("width");
    window.printed = undefined;
    // Runs after the timeline's own listener, which was added earlier.
    matchMedia("print").addEventListener("change", ({ matches }) => {
      if (!matches) return;
      const width = document.documentElement.clientWidth;
      const shown = (selector: string): Element[] =>
        [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
      window.printed = {
        width,
        smallest: Math.min(
          ...shown(".samarkand svg text").map((text) => {
            const { width: wide } = (
              text as SVGTextElement
            ).ownerSVGElement?.getBoundingClientRect() as DOMRect;
            const { width: own } = (text as SVGTextElement).ownerSVGElement?.viewBox.baseVal as SVGRect;
            return Number.parseFloat(getComputedStyle(text).fontSize) * (wide / own);
          }),
        ),
        cut: shown(".samarkand svg, .samarkand-group-head, .samarkand-tick, .samarkand-label").flatMap(
          (element) => {
            const { left, right } = element.getBoundingClientRect();
            return left < -1 || right > width + 1
              ? [
                  `${String(element.getAttribute("class"))} ${element.textContent.slice(0, 20)}: ${String(left)}–${String(right)}`,
                ]
              : [];
          },
        ),
        hands: shown(".samarkand button, .samarkand [role=slider]").map(({ className }) => className),
      };
    });
  });
  await settle(page);
}

const papers = [
  ["A4", false],
  ["A4", true],
  ["Letter", false],
  ["Letter", true],
] as const;

// The other drivers cannot print, or their listeners do not learn the width of the paper.
const told: readonly { direction: "ltr" | "rtl" }[] = ["chromium", "packaged"].includes(engine)
  ? [{ direction: "ltr" }, { direction: "rtl" }]
  : [];
describe.each(told)("print, $direction", ({ direction }) => {
  beforeEach(async () => {
    await show(direction);
  });

  test.each(papers)(
    "lays the timeline out for its paper: whole, with readable texts, without controls and overview: %s, landscape %s",
    async (format, landscape) => {
      await page.pdf({
        format,
        landscape,
        margin: { left: "10mm", right: "10mm", top: "10mm", bottom: "10mm" },
      });
      const { width, smallest, cut, hands } = (await page.evaluate(() => window.printed)) as Printed;
      expect(width).toBeLessThan(landscape ? 1080 : 760);
      expect(cut).toEqual([]);
      expect(hands).toEqual([]);
      // 10.6 px are 8 pt.
      expect(smallest).toBeGreaterThan(10.6);
    },
  );

  test("restores picture, view and scroll position of the screen", async () => {
    await page.evaluate(() => {
      window.shown.setView({ start: "2022-09-01", end: "2022-09-20" }, { animate: false });
      (document.querySelector(".samarkand-scroller") as Element).scrollTop = 70;
    });
    await settle(page);
    const seen = (): Promise<unknown> =>
      page.evaluate(() => [
        window.shown.toSVG(),
        window.shown.getView(),
        document.querySelector(".samarkand-scroller")?.scrollTop,
        document.querySelector(".samarkand")?.innerHTML.length,
      ]);
    const before = await seen();
    await page.pdf({ format: "A4" });
    await settle(page);
    expect(await seen()).toEqual(before);
  });
});

test("print: the picture has a usual paper width where the engine does not report one", async () => {
  await show("ltr");
  const widths = await page.evaluate(() => {
    const width = (): number =>
      (document.querySelector(".samarkand-bands") as SVGSVGElement).viewBox.baseVal.width;
    const before = width();
    window.dispatchEvent(new Event("beforeprint"));
    const onPaper = width();
    window.dispatchEvent(new Event("afterprint"));
    return [before, onPaper, width()];
  });
  const [screen] = widths;
  expect(screen).toBeGreaterThan(1200);
  expect(widths).toEqual([screen, 720, screen]);
});

test("print: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
