import { afterAll, describe, expect, test } from "vitest";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { markOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 700, height: 420 },
});

const letters = (language: string): string =>
  (language === "ar" ? "وصف طويل لما حدث " : "A long account of it ").repeat(60).slice(0, 900);
const options = (direction: "ltr" | "rtl", description: string): TimelineOptions => {
  const language = direction === "rtl" ? "ar" : "en";
  return {
    locale: language,
    timeZone: "UTC",
    view: { start: "2022-09-01", end: "2022-09-30" },
    events: [
      {
        id: "one",
        title: direction === "rtl" ? "لقاء" : "Meeting",
        start: "2022-09-15",
        description,
        group: "a",
      },
      { id: "two", title: "Two", start: "2022-09-17", group: "a" },
    ],
    groups: [{ id: "a", title: direction === "rtl" ? "لقاءات" : "Meetings" }],
  };
};

interface Where {
  /** Size of the box around the timeline, in px. @default none: no box */
  readonly box?: { readonly width: number; readonly height: number };
}

/** Shows a timeline in a box that clips what overflows it. */
async function show(direction: "ltr" | "rtl", given: TimelineOptions, { box }: Where = {}): Promise<void> {
  await page.mouse.move(699, 419);
  await page.evaluate(
    async ([dir, settings, size]) => {
      (window.shown as typeof window.shown | undefined)?.destroy();
      const cell = document.createElement("div");
      const container = document.createElement("div");
      container.id = "timeline";
      cell.append(container);
      document.body.replaceChildren(cell);
      document.documentElement.dir = dir;
      if (size !== null) {
        cell.style.setProperty("overflow", "hidden");
        cell.style.setProperty("width", `${String(size.width)}px`);
        cell.style.setProperty("height", `${String(size.height)}px`);
      }
      await Promise.all([...document.fonts].map((face) => face.load()));
      window.shown = window.samarkand.createTimeline(container, settings);
    },
    [direction, given, box ?? null] as const,
  );
  await settle(page);
}

const card = page.locator(".samarkand-tooltip");

/** Returns whether all corners of the card are visible, and the card's box. */
const seen = (): Promise<{ whole: boolean; top: number; bottom: number; left: number; right: number }> =>
  card.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    (element as HTMLElement).style.setProperty("pointer-events", "auto");
    const corners = [
      [left + 6, top + 6],
      [right - 6, top + 6],
      [left + 6, bottom - 6],
      [right - 6, bottom - 6],
    ] as const;
    const whole = corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
    (element as HTMLElement).style.removeProperty("pointer-events");
    return { whole, left, top, right, bottom };
  });

async function rest(id: string): Promise<void> {
  const { x, y } = await markOf(page, id);
  await page.mouse.move(x, y);
  await expect.poll(() => card.isVisible()).toBe(true);
}

describe.each(["ltr", "rtl"] as const)("card, %s", (direction) => {
  test("is whole in a cell that clips what overflows it", async () => {
    await show(direction, options(direction, letters(direction === "rtl" ? "ar" : "en").slice(0, 200)), {
      box: { width: 400, height: 150 },
    });
    await rest("one");
    const { whole, bottom } = await seen();
    expect(whole).toBe(true);
    // The card reaches beyond the cell; without that, this test would prove nothing.
    expect(bottom).toBeGreaterThan(150);
  });

  test("with 900 letters, is no higher than the window, can be scrolled, and does not make the page grow", async () => {
    await show(direction, options(direction, letters(direction === "rtl" ? "ar" : "en")));
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await rest("one");
    const { whole, top, bottom, left, right } = await seen();
    expect([whole, top >= 0, bottom <= 420, left >= 0, right <= 700]).toEqual([true, true, true, true, true]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    const [tall, shown] = await card.evaluate(
      (element) => [element.scrollHeight, element.clientHeight] as const,
    );
    expect(tall).toBeGreaterThanOrEqual(shown);
    expect(await card.evaluate((element) => getComputedStyle(element).overflowY)).toBe("auto");
  });

  test("stays at its event while the page scrolls", async () => {
    await show(direction, options(direction, "Short"));
    await page.evaluate(() => {
      document.body.style.setProperty("height", "2000px");
    });
    await page.evaluate(() => {
      (document.querySelector(".samarkand-plot") as HTMLElement).focus();
    });
    await expect.poll(() => card.isVisible()).toBe(true);
    const distance = (): Promise<number> =>
      page.evaluate(
        () =>
          (document.querySelector(".samarkand-tooltip") as Element).getBoundingClientRect().top -
          (document.querySelector(".samarkand") as Element).getBoundingClientRect().top,
      );
    const before = await distance();
    await page.evaluate(() => {
      window.scrollTo(0, 60);
    });
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(60);
    await expect.poll(distance).toBeCloseTo(before, 0);
    await page.evaluate(() => {
      document.body.style.removeProperty("height");
    });
  });

  test("is hidden during a drag, and shown again when the drag ends", async () => {
    await show(direction, options(direction, "Short"));
    await rest("one");
    const { x, y } = await markOf(page, "one");
    await page.mouse.down();
    await page.mouse.move(x + 40, y, { steps: 4 });
    await expect.poll(() => card.isVisible()).toBe(false);
    await page.mouse.up();
    await settle(page);
    expect(await card.isVisible()).toBe(true);
  });

  test("covers neither the axis nor titles where there is room elsewhere", async () => {
    await show(direction, options(direction, "Short"));
    await rest("one");
    const { top, bottom } = await seen();
    const axis = await page
      .locator(".samarkand-axis")
      .evaluate((element) => element.getBoundingClientRect().bottom);
    expect(top >= axis || bottom <= 0).toBe(true);
  });
});

test("card: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
