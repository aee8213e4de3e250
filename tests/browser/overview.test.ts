import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { getView, mount, plotOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 600 },
});

const DAY = 86_400_000;
const START = Date.UTC(2022, 0, 1);
const directions = (["ltr", "rtl"] as const).flatMap((direction) =>
  (["ltr", "rtl"] as const).map((timeDirection) => ({ direction, timeDirection })),
);
const events: readonly EventRecord[] = Array.from({ length: 101 }, (_, index) => ({
  title: `حدث ${String(index)}`,
  start: START + index * 10 * DAY,
  group: index % 2 === 0 ? "لقاءات" : "Statements",
}));

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Returns the box of a part of the overview, in px of the viewport. */
function boxOf(part: string): Promise<Box> {
  return page.evaluate((name) => {
    const { left, right, top, height } = (
      document.querySelector(`.samarkand-overview${name}`) as Element
    ).getBoundingClientRect();
    return { left, right, y: top + height / 2 };
  }, part);
}

async function drag(x: number, y: number, by: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y);
  await page.mouse.move(x + by, y);
  await page.mouse.up();
  await settle(page);
}

describe.each(directions)(
  "overview, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    const sign = timeDirection === "ltr" ? 1 : -1;
    const show = async (options: Partial<TimelineOptions> = {}): Promise<void> => {
      await page.mouse.move(990, 590);
      const view = { start: START + 400 * DAY, end: START + 600 * DAY };
      await mount(page, {
        options: {
          events,
          locale: "ar",
          timeZone: "UTC",
          maxHeight: 400,
          overview: true,
          view,
          direction,
          timeDirection,
          ...options,
        },
        dir: direction,
      });
    };
    /** Returns the ms of one px of the overview, which is as long as the plot. */
    const scale = async (): Promise<number> => (1000 * 1.02 * DAY) / (await plotOf(page)).width;

    test("stands under the plot, has its length, and shows where the view is", async () => {
      await show();
      const [strip, view, plot] = [await boxOf(""), await boxOf("-view"), await plotOf(page)];
      expect(strip.left).toBeCloseTo(plot.left, 0);
      expect(strip.right).toBeCloseTo(plot.left + plot.width, 0);
      expect(strip.y).toBeGreaterThan(plot.top);
      expect((view.left + view.right) / 2).toBeCloseTo((strip.left + strip.right) / 2, 0);
      expect(view.right - view.left).toBeCloseTo(plot.width / 5.1, 0);
      await show({ overview: false });
      expect(await page.evaluate(() => document.querySelector(".samarkand-overview"))).toBe(null);
    });

    test("moves the view by the distance of a drag", async () => {
      await show();
      const [before, view] = [await getView(page), await boxOf("-view")];
      await drag((view.left + view.right) / 2, view.y, 60);
      const after = await getView(page);
      expect((after.start - before.start) / (await scale())).toBeCloseTo(60 * sign, 0);
      expect(after.end - after.start).toBeCloseTo(before.end - before.start, -3);
      expect((await boxOf("-view")).left).toBeCloseTo(view.left + 60, 0);
    });

    test("resizes the view by a drag of one end, keeps the other end, and never lets them pass each other", async () => {
      await show();
      const before = await getView(page);
      const end = await boxOf("-end");
      await drag((end.left + end.right) / 2, end.y, 40 * sign);
      const after = await getView(page);
      expect(after.start).toBeCloseTo(before.start, -3);
      expect((after.end - before.end) / (await scale())).toBeCloseTo(40, 0);
      const start = await boxOf("-start");
      await drag((start.left + start.right) / 2, start.y, 900 * sign);
      const last = await getView(page);
      expect(last.end).toBeGreaterThan(last.start);
      expect(last.end - last.start).toBeLessThan(DAY);
    });

    test("brings the view to a press beside it, and the drag continues from there", async () => {
      await show();
      const strip = await boxOf("");
      const x = timeDirection === "ltr" ? strip.left + 40 : strip.right - 40;
      await drag(x, strip.y, 30 * sign);
      const { start, end } = await getView(page);
      expect(((start + end) / 2 - (START - 10 * DAY)) / (await scale())).toBeCloseTo(70, 0);
    });

    test("is one Tab stop, where the up and down arrows go from the view to its ends and back", async () => {
      await show();
      const at = (): Promise<string> =>
        page.evaluate(() => document.activeElement?.className.replace("samarkand-overview-", "") ?? "");
      await page.focus("[role=listbox]");
      const [before, seen] = [await getView(page), [] as string[]];
      for (const key of ["Tab", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Shift+Tab", "Tab"]) {
        await page.keyboard.press(key);
        seen.push(await at());
      }
      expect(seen).toEqual(["view", "start", "end", "end", "start", "samarkand-plot", "start"]);
      expect(await getView(page)).toEqual(before);
    });

    test("moves the view and its ends by keys: an arrow to its own side, Page Up, Page Down, Home and End", async () => {
      await show();
      const before = await getView(page);
      const span = before.end - before.start;
      const focus = (part: string): Promise<void> =>
        page.evaluate((name) => {
          (document.querySelector(`.samarkand-overview${name}`) as HTMLElement).focus();
        }, part);
      await focus("-view");
      await page.keyboard.press("ArrowRight");
      await settle(page);
      expect((await getView(page)).start - before.start).toBeCloseTo(0.1 * span * sign, -3);
      await page.keyboard.press("PageDown");
      await settle(page);
      expect((await getView(page)).start - before.start).toBeCloseTo(0.1 * span * sign + span, -3);
      await page.keyboard.press("Home");
      await settle(page);
      expect((await getView(page)).start).toBeCloseTo(START - 10 * DAY, -3);
      await page.keyboard.press("End");
      await page.keyboard.press("-");
      await settle(page);
      expect((await getView(page)).end - (await getView(page)).start).toBeCloseTo(2 * span, -3);
      const wide = await getView(page);
      await focus("-end");
      await page.keyboard.press("ArrowLeft");
      await settle(page);
      const after = await getView(page);
      expect([after.start, Math.sign(after.end - wide.end)]).toEqual([wide.start, -sign]);
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-valuetext"))).toMatch(
        /حدث|أحداث/,
      );
      expect(problems).toEqual([]);
    });
  },
);
