import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { getView, mount, plotOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 600 },
});

const events = Array.from({ length: 30 }, (_, index): EventRecord => ({
  title: `حدث ${String(index)}`,
  start: "2022-09-15",
  group: `g${String(index % 10)}`,
}));
const september: TimelineOptions = {
  events,
  timeZone: "UTC",
  locale: "en-GB",
  view: { start: "2022-09", end: "2022-09" },
  overview: true,
  controls: true,
  maxHeight: 5_000,
};

/** Shows a timeline in a page that is higher than the window. */
async function show(options: Partial<TimelineOptions> = {}, dir: "ltr" | "rtl" = "ltr"): Promise<void> {
  await page.mouse.move(990, 590);
  await mount(page, { options: { ...september, ...options }, dir });
  await page.evaluate(() => {
    document.documentElement.style.setProperty("height", "4000px");
    scrollTo(0, 0);
  });
}

/** Turns a real wheel, or swipes on a trackpad. */
async function turn(at: { x: number; y: number }, deltaX: number, deltaY: number): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(deltaX, deltaY);
}

const scrolled = (): Promise<number> => page.evaluate(() => scrollY);

async function middleOf(selector: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await page.locator(selector).first().boundingBox()) as {
    x: number;
    y: number;
    width: number;
    height: number;
  };
  return { x: x + width / 2, y: y + Math.min(height / 2, 60) };
}

/**
 * Returns the zoom factor of one wheel event, above 1 when zooming in. NaN where the timeline
 * leaves the event to the page.
 */
function zoomedBy(init: {
  readonly deltaY: number;
  readonly deltaMode?: number;
  readonly ctrlKey: boolean;
}): Promise<number> {
  return page.evaluate((given) => {
    const span = (): number => window.shown.getView().end - window.shown.getView().start;
    const [before, plot] = [span(), document.querySelector(".samarkand-plot") as Element];
    const { left, top, width } = plot.getBoundingClientRect();
    const event = new WheelEvent("wheel", {
      clientX: left + width / 3,
      clientY: top + 20,
      bubbles: true,
      cancelable: true,
      ...given,
    });
    plot.dispatchEvent(event);
    return event.defaultPrevented ? before / span() : NaN;
  }, init);
}

describe.each(BOTH_DIRECTIONS)("wheel over a timeline: $direction", ({ direction }) => {
  describe("left to the page", () => {
    beforeEach(() => show({}, direction));

    test.each([
      [1, 90],
      [3, 90],
      [-2, 60],
      [0, 90],
    ])("scrolls the page by a slightly slanted trackpad swipe of %i, %i px", async (x, y) => {
      const before = await getView(page);
      for (const place of [".samarkand-plot .samarkand-window", ".samarkand-axis", ".samarkand-group-head"]) {
        await page.evaluate(() => {
          scrollTo(0, 0);
        });
        await expect.poll(scrolled).toBe(0);
        await turn(await middleOf(place), x, y);
        await expect.poll(scrolled, { message: place }).toBe(y);
      }
      await settle(page);
      expect(await getView(page)).toEqual(before);
    });
  });

  test.each([
    [90, 1],
    [90, -30],
    [-60, 20],
  ])("pans time by a mostly horizontal swipe of %i, %i px, and scrolls nothing", async (x, y) => {
    await show({}, direction);
    const { start } = await getView(page);
    await turn(await middleOf(".samarkand-plot .samarkand-window"), x, y);
    await expect
      .poll(async () => Math.sign((await getView(page)).start - start))
      .toBe(direction === "ltr" ? Math.sign(x) : -Math.sign(x));
    await settle(page);
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
  });

  test("scrolls a tall timeline first by a slanted swipe, and then the page", async () => {
    await show({ maxHeight: 250 }, direction);
    const inner = (): Promise<number> =>
      page.evaluate(() => document.querySelector(".samarkand-scroller")?.scrollTop ?? 0);
    const at = await middleOf(".samarkand-plot .samarkand-window");
    await turn(at, 2, 60);
    await expect.poll(inner).toBe(60);
    expect(await scrolled()).toBe(0);
    await page.evaluate(() => {
      document.querySelector(".samarkand-scroller")?.scrollTo(0, 10_000);
    });
    await expect
      .poll(async () => {
        await turn(at, 2, 60);
        return scrolled();
      })
      .toBeGreaterThan(0);
  });

  test("never zooms the page with Ctrl, not even over the legend, the overview, the controls or a title", async () => {
    await show({ events: [...events, { title: "c. 2022", start: "2022-09-20~" }] }, direction);
    const places = [
      ".samarkand-axis",
      ".samarkand-plot",
      ".samarkand-group-head",
      ".samarkand-legend",
      ".samarkand-overview-view",
      ".samarkand-control",
    ];
    const turned = await page.evaluate(
      (selectors) =>
        selectors.map((selector) => {
          const { start, end } = window.shown.getView();
          const event = new WheelEvent("wheel", {
            deltaY: -100,
            ctrlKey: true,
            bubbles: true,
            cancelable: true,
            clientX: 400,
            clientY: 100,
          });
          document.querySelector(selector)?.dispatchEvent(event);
          const now = window.shown.getView();
          return {
            selector,
            isPrevented: event.defaultPrevented,
            isNearer: now.end - now.start < end - start,
          };
        }),
      places,
    );
    expect(turned).toEqual(places.map((selector) => ({ selector, isPrevented: true, isNearer: true })));
    const plain = await page.evaluate(
      (selectors) =>
        selectors.map((selector) => {
          const event = new WheelEvent("wheel", { deltaX: 3, deltaY: 100, bubbles: true, cancelable: true });
          document.querySelector(selector)?.dispatchEvent(event);
          return event.defaultPrevented;
        }),
      places,
    );
    expect(plain).toEqual(places.map(() => false));
  });

  test.each([
    ["px", 0, [53, 100, 120, 300]],
    ["lines, as Firefox counts a mouse", 1, [3, 6]],
    ["pages", 2, [1]],
  ] as const)(
    "with Ctrl zooms by a factor of 1.1 to 1.3 per notch in %s",
    async (_unit, deltaMode, notches) => {
      await show({}, direction);
      for (const notch of notches) {
        const [near, far] = [
          await zoomedBy({ deltaY: -notch, deltaMode, ctrlKey: true }),
          await zoomedBy({ deltaY: notch, deltaMode, ctrlKey: true }),
        ];
        expect(near).toBeGreaterThan(1.1);
        expect(near).toBeLessThan(1.3);
        expect(near * far).toBeCloseTo(1, 6);
      }
    },
  );

  test("follows the fingers of a trackpad pinch in one continuous curve, and small steps add up", async () => {
    await show({}, direction);
    const sizes = [1, 2, 3, 8, 16, 38, 39, 40, 41];
    const factors = new Map<number, number>();
    for (const px of sizes) {
      factors.set(px, await zoomedBy({ deltaY: -px, ctrlKey: true }));
      await zoomedBy({ deltaY: px, ctrlKey: true });
    }
    const of = (px: number): number => factors.get(px) as number;
    expect(of(1)).toBeGreaterThan(1.005);
    expect(of(1) * of(2)).toBeCloseTo(of(3), 6);
    expect(of(8) * of(8)).toBeCloseTo(of(16), 6);
    for (const px of [39, 40, 41]) expect(of(px) / of(px - 1)).toBeCloseTo(1, 1);
    expect(of(41)).toBeLessThan(1.3);
  });

  test.each([
    ["lines", 1, 3, 60],
    ["pages", 2, 1, 400],
  ] as const)("pans in %s, too, horizontally and with Shift", async (_unit, deltaMode, delta, px) => {
    await show({}, direction);
    const { width } = await plotOf(page);
    for (const init of [
      { deltaX: delta, deltaMode },
      { deltaY: delta, deltaMode, shiftKey: true },
    ]) {
      const { start, end } = await getView(page);
      await page.evaluate(
        (given) =>
          document
            .querySelector(".samarkand-plot")
            ?.dispatchEvent(
              new WheelEvent("wheel", { clientX: 400, bubbles: true, cancelable: true, ...given }),
            ),
        init,
      );
      expect(Math.abs((await getView(page)).start - start) / ((end - start) / width)).toBeCloseTo(px, 0);
    }
  });
});
