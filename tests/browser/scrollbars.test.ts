import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { seeded } from "../support/seeded.ts";
import { serve } from "../support/server.ts";

/**
 * One of so many seeds is tested. All seeds take minutes: `npm run sweep`. This WebKit takes
 * several times as long for each as the other engines.
 */
const EVERY = engine === "webkit" ? 45 : 10;
const SEEDS = Array.from({ length: 90 }, (_, seed) => seed + 1).filter(
  (seed) => process.env["SWEEP"] === "all" || seed % EVERY === 1,
);
/** Widths around the one at which titles move above their bands. */
const NARROW = Array.from({ length: 8 }, (_, index) => 636 + 3 * index);
const WIDTHS = Array.from({ length: 34 }, (_, index) => 600 + 3 * index);

// Scrollbars take room here, as on most desktops.
const browser = await launchBrowser({ scrollbars: true });
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1280, height: 520 },
});

beforeAll(async () => {
  const widths = await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement("div"));
    box.style.setProperty("overflow", "scroll");
    const { offsetWidth, clientWidth } = box;
    box.remove();
    return offsetWidth - clientWidth;
  });
  expect(widths).toBeGreaterThan(5);
});

const DAY = 86_400_000;
const NEW_YEAR = Date.UTC(2022, 0, 1);

/** Returns some events over a year, in a few groups. */
function recordsOf(seed: number): EventRecord[] {
  const random = seeded(seed);
  const [count, groups] = [12 + Math.floor(random() * 60), 1 + Math.floor(random() * 5)];
  return Array.from({ length: count }, (_, index) => {
    const day = NEW_YEAR + Math.floor(random() * 365) * DAY;
    return {
      id: String(index),
      title: `Event ${"of the year ".repeat(Math.floor(random() * 3))}${String(index)}`,
      start: day,
      group: `Group ${String(Math.floor(random() * groups))}`,
      ...(random() < 0.3 ? { end: day + Math.floor(random() * 60) * DAY } : {}),
    };
  });
}

/** The records with which the fault was first seen. */
const flipping: EventRecord[] = Array.from({ length: 40 }, (_, index) => ({
  id: String(index),
  title: `Event ${String(index)}`,
  start: NEW_YEAR + ((index * 29) % 365) * DAY,
  group: "group",
}));

interface Rest {
  readonly width: number;
  /** Number of layouts after the change of size. */
  readonly layouts: number;
  /** Whether the timeline has come to rest. */
  readonly rests: boolean;
}

/**
 * Gives a timeline each width in turn, by its container or by the window. Counts layouts until
 * nothing changes for three frames.
 */
function sweep(
  options: TimelineOptions,
  { widths, height }: { widths: readonly number[]; height: number },
): Promise<Rest[]> {
  return page.evaluate(
    async ([given, all, tall]) => {
      (window.shown as typeof window.shown | undefined)?.destroy();
      const container = document.querySelector("#timeline") as HTMLElement;
      // To a timeline, a box with a scrollbar of its own is like a page.
      const box =
        container.parentElement?.id === "box" ? container.parentElement : document.createElement("div");
      box.id = "box";
      document.body.append(box);
      box.append(container);
      box.style.setProperty("overflow-y", tall === 0 ? "visible" : "auto");
      box.style.setProperty("height", tall === 0 ? "auto" : `${String(tall)}px`);
      box.style.setProperty("width", `${String(all[0])}px`);
      await Promise.all([...document.fonts].map((face) => face.load()));
      const timeline = window.samarkand.createTimeline(container, given);
      window.shown = timeline;
      let layouts = 0;
      timeline.on("change", () => {
        layouts += 1;
      });
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      const found: Rest[] = [];
      for (const width of all) {
        layouts = 0;
        box.style.setProperty("width", `${String(width)}px`);
        let [quiet, frames, last] = [0, 0, 0];
        while (quiet < 3 && frames < 60) {
          await frame();
          quiet = layouts === last ? quiet + 1 : 0;
          last = layouts;
          frames += 1;
        }
        found.push({ width, layouts, rests: quiet === 3 });
      }
      return found;
    },
    [options, widths, height] as const,
  );
}

const busy = (found: readonly Rest[]): Rest[] => found.filter(({ layouts, rests }) => layouts > 2 || !rests);

describe.each(["ltr", "rtl"] as const)("scrollbars in %s", (direction) => {
  test("do not make the timeline flicker at a width just above the one at which titles move above their bands", async () => {
    const options: TimelineOptions = { events: flipping, timeZone: "UTC", locale: "en", direction };
    for (const maxHeight of [200, 300, 400, 500, 640])
      expect(busy(await sweep({ ...options, maxHeight }, { widths: NARROW, height: 0 }))).toEqual([]);
  });

  test("of the surroundings do not make the timeline flicker either", async () => {
    const options: TimelineOptions = {
      events: flipping,
      timeZone: "UTC",
      locale: "en",
      direction,
      maxHeight: 2000,
    };
    for (const height of [300, 340, 380, 420, 460])
      expect(busy(await sweep(options, { widths: NARROW, height }))).toEqual([]);
  });
});

test.each(SEEDS)(
  "scrollbars: at most two layouts follow a change of size, with any events, any width, either scrollbar: set %i",
  async (seed) => {
    const options: TimelineOptions = {
      events: recordsOf(seed),
      timeZone: "UTC",
      locale: "en",
      direction: seed % 2 === 0 ? "ltr" : "rtl",
      overview: seed % 3 === 0,
    };
    const random = seeded(1_000 + seed);
    expect(
      busy(
        await sweep(
          { ...options, maxHeight: 200 + Math.floor(random() * 300) },
          { widths: WIDTHS, height: 0 },
        ),
      ),
    ).toEqual([]);
    expect(
      busy(
        await sweep(
          { ...options, maxHeight: 2_000 },
          { widths: WIDTHS, height: 200 + Math.floor(random() * 400) },
        ),
      ),
    ).toEqual([]);
  },
);

test("scrollbars: a timeline that scrolls is drawn beside its scrollbar at once, and not again", async () => {
  const changes = await page.evaluate(
    async (events) => {
      (window.shown as typeof window.shown | undefined)?.destroy();
      const container = document.body.appendChild(document.createElement("div"));
      container.style.setProperty("width", "800px");
      await Promise.all([...document.fonts].map((face) => face.load()));
      // The document reports loaded fonts a moment later.
      for (let frame = 0; frame < 6; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      const timeline = window.samarkand.createTimeline(container, {
        events,
        timeZone: "UTC",
        maxHeight: 200,
      });
      window.shown = timeline;
      const scroller = container.querySelector(".samarkand-scroller") as HTMLElement;
      const first = [
        scroller.clientWidth < scroller.offsetWidth,
        (container.querySelector(".samarkand-bands") as Element).getBoundingClientRect().width ===
          scroller.clientWidth,
      ];
      let count = 0;
      timeline.on("change", () => {
        count += 1;
      });
      for (let frame = 0; frame < 6; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return [...first, count];
    },
    flipping.map((event, index) => ({ ...event, group: `Group ${String(index % 12)}` })),
  );
  expect(changes).toEqual([true, true, 0]);
});

test("scrollbars: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
