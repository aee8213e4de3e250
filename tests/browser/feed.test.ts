import { afterAll, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { countAlive } from "../support/platform.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** The feed: events per second, its length in seconds, and the seconds between two updates. */
const FEED = { rate: 50, seconds: 3_600, every: 8 };
const BEFORE = 25_000;
/** Bytes per event beyond its record, at most: the columns of the events, which have spare room. */
const EACH = 96;
const start = Date.UTC(2022, 8, 15);

declare global {
  interface Window {
    feed: EventRecord[];
  }
}

/**
 * Feeds the timeline from second `from` to second `to`, with a frame for each update. The view
 * follows the clock.
 */
async function run(from: number, to: number): Promise<void> {
  await page.evaluate(
    async ({ rate, every, before, first, last, zero }) => {
      for (let second = first; second < last; second += every) {
        const now = zero + (second + every) * 1000;
        window.shown.update({ events: window.feed.slice(0, before + (second + every) * rate) });
        window.shown.setView({ start: now - 600_000, end: now + 60_000 }, { animate: false });
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    { ...FEED, before: BEFORE, first: from, last: to, zero: start },
  );
  await settle(page);
}

test.each(["ltr", "rtl"] as const)(
  "feed: an hour of fifty events a second adds only the columns of the events to the page's memory: %s",
  { timeout: 240_000 },
  async (direction) => {
    const options: TimelineOptions = {
      events: [],
      groups: ["نظام", "شبكة", "Deployments"].map((title) => ({ id: title, title })),
      locale: "ar",
      direction,
      timeZone: "UTC",
      maxHeight: 400,
      view: { start: start - 600_000, end: start + 60_000 },
    };
    await mount(page, { options, width: 900, dir: direction });
    // All records exist before anything is measured: they belong to the application.
    await page.evaluate(
      ({ rate, seconds, before, zero, groups }) => {
        window.feed = Array.from({ length: before + seconds * rate }, (_, index) => {
          const at = zero + ((index - before) * 1000) / rate;
          return {
            title: `حدث ${String(index)}`,
            start: at,
            group: groups[index % 3] as string,
            ...(index % 7 === 0 ? { end: at + 20_000 } : {}),
          };
        });
        window.shown.update({ events: window.feed.slice(0, before) });
      },
      { ...FEED, before: BEFORE, zero: start, groups: ["نظام", "شبكة", "Deployments"] },
    );
    await page.evaluate(() => window.shown.ready);
    // By half of the hour the caches of a limited size, such as the browser's of texts, are full.
    await run(0, FEED.seconds / 2);
    const early = await countAlive(page);
    await run(FEED.seconds / 2, FEED.seconds);
    const late = await countAlive(page);
    const came = (FEED.seconds * FEED.rate) / 2;
    const shown = await page.evaluate(() => [
      document.querySelectorAll("[data-event-id]").length,
      document.querySelectorAll("[data-cluster]").length,
    ]);
    expect(Math.min(...shown)).toBeGreaterThan(3);
    expect(late.bytes - early.bytes).toBeLessThan(EACH * came);
    expect(late.nodes).toBeLessThan(1.2 * early.nodes);
    expect(late.listeners).toBe(early.listeners);
    expect(problems).toEqual([]);
  },
);
