import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { axNodes, putFingers } from "../support/platform.ts";
import { serve } from "../support/server.ts";
import { getView, markOf, mount, plotOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const blank = `${server.url}/fixtures/blank.html`;
const { page } = await openPage(browser, blank, { viewport: { width: 1000, height: 700 } });

const HOUR = 3_600_000;
const languages = [
  ["en", "ltr"],
  ["ar", "rtl"],
] as const;
const crowd = Array.from({ length: 5_000 }, (_, index): EventRecord => ({
  id: `e${String(index)}`,
  title: `حدث event ${String(index)}`,
  start: Date.UTC(2022, 0, 1) + index * HOUR,
  group: `g${String(index % 4)}`,
  kind: `k${String(index % 3)}`,
}));

/** Returns all options, as the engine passes them to a screen reader. */
async function options(
  on: Page = page,
): Promise<{ place: boolean; isSelected: boolean | undefined; name: string }[]> {
  return (await axNodes(on, "option")).map(({ posInSet, setSize, isSelected, name }) => ({
    place: (posInSet ?? 0) >= 1 && (setSize ?? 0) >= (posInSet ?? 0),
    isSelected,
    name,
  }));
}

const drawn = (on: Page = page): Promise<number> =>
  on.evaluate(() => document.querySelectorAll("[data-event-id], [data-cluster]").length);

if (can("axTree"))
  describe.each(languages)("screen reader, in %s", (lang, dir) => {
    const sets: readonly [string, TimelineOptions][] = [
      [
        "an article",
        { events: articleEvents(lang), groups: articleGroups(lang), locale: lang, timeZone: "UTC" },
      ],
      ["5,000 events, of which most are counted", { events: crowd, locale: lang, timeZone: "UTC" }],
    ];

    test.each(sets)(
      "finds each event and each cluster of %s as an option of a listbox, with its place and its selected state",
      async (_what, given) => {
        await mount(page, { options: { ...given, selection: "multiple" }, dir, lang });
        const before = await options();
        expect(before.length).toBe(await drawn());
        expect(before.length).toBeGreaterThan(10);
        expect(
          before.filter(({ place, isSelected, name }) => !place || isSelected !== false || name === ""),
        ).toEqual([]);
        await page.evaluate(() => {
          const ids = [...document.querySelectorAll("[data-event-id]")]
            .slice(0, 2)
            .map((event) => event.getAttribute("data-event-id") ?? "");
          window.shown.setSelection(ids);
        });
        await settle(page);
        expect((await options()).filter(({ isSelected }) => isSelected)).toHaveLength(2);
        const [listbox] = await axNodes(page, "listbox");
        expect(listbox?.isFocusable).toBe(true);
      },
    );

    test("finds a cluster with a selected event selected, and the others not", async () => {
      await mount(page, {
        options: { events: crowd, locale: lang, timeZone: "UTC", selection: "multiple", maxHeight: 5_000 },
        dir,
        lang,
      });
      const hidden = await page.evaluate(() => {
        const shown = new Set(
          [...document.querySelectorAll("[data-event-id]")].map((event) =>
            event.getAttribute("data-event-id"),
          ),
        );
        const id = window.shown.getEventIds().find((one) => !shown.has(one)) as string;
        window.shown.setSelection([id]);
        return id;
      });
      expect(hidden).not.toBe(undefined);
      await settle(page);
      expect(await page.locator("[data-cluster][aria-selected=true]").count()).toBe(1);
      expect(await page.locator("[data-cluster] .samarkand-ring").count()).toBe(1);
      expect((await options()).filter(({ isSelected }) => isSelected)).toHaveLength(1);
    });

    test("finds the active descendant among the options", async () => {
      await mount(page, {
        options: { events: crowd, locale: lang, timeZone: "UTC", view: { start: "2022-03", end: "2022-04" } },
        dir,
        lang,
      });
      await page.focus("[role=listbox]");
      for (const key of ["ArrowDown", "ArrowDown", "End", "Home", "PageDown"]) {
        await page.keyboard.press(key);
        await settle(page);
        const id = await page.getAttribute("[role=listbox]", "aria-activedescendant");
        expect(
          (await axNodes(page, "option")).filter((option) => option.id === id),
          key,
        ).toHaveLength(1);
      }
    });
  });

describe.each(BOTH_DIRECTIONS)("Tab, $direction", ({ direction }) => {
  /** Returns the Tab stops of the page, once round. */
  async function stops(key: "Tab" | "Shift+Tab"): Promise<string[]> {
    const found: string[] = [];
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press(key);
      const at = await page.evaluate(() =>
        document.activeElement === document.body || document.activeElement === null
          ? null
          : `${document.activeElement.className} ${document.activeElement.getAttribute("role") ?? ""}`.trim(),
      );
      if (at === null || (found.length > 0 && at === found[0])) return found;
      found.push(at);
    }
    return found;
  }

  test.each([
    ["as high as its events", 5_000],
    ["that scrolls", 180],
  ])(
    "stops once at a timeline %s, once at its controls, and once at the overview",
    async (_how, maxHeight) => {
      const events = Array.from({ length: 40 }, (_, index): EventRecord => ({
        title: `حدث ${String(index)}`,
        start: "2022-09-15",
        group: `g${String(index)}`,
      }));
      await mount(page, {
        options: {
          events,
          timeZone: "UTC",
          locale: "en",
          maxHeight,
          controls: true,
          overview: true,
          now: "2022-09-15",
        },
        dir: direction,
      });
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
      });
      const there = await stops("Tab");
      expect(there).toEqual([
        "samarkand-control samarkand-control-asList",
        "samarkand-plot listbox",
        "samarkand-overview-view slider",
      ]);
    },
  );

  test("leaves the way between controls to the arrows, each to its own side", async () => {
    await mount(page, {
      options: { events: crowd.slice(0, 9), timeZone: "UTC", locale: "en", controls: true },
      dir: direction,
    });
    const [onwards, back] =
      direction === "ltr" ? (["ArrowRight", "ArrowLeft"] as const) : (["ArrowLeft", "ArrowRight"] as const);
    const at = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.className.replace("samarkand-control samarkand-control-", "") ?? "",
      );
    await page.focus(".samarkand-control-asList");
    const seen: string[] = [];
    for (const key of [onwards, onwards, onwards, onwards, back, "Home", "End"]) {
      await page.keyboard.press(key);
      seen.push(await at());
    }
    // Without a line of now its button is hidden.
    expect(seen).toEqual(["fit", "zoomOut", "zoomIn", "zoomIn", "zoomOut", "asList", "zoomIn"]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await at()).toBe("zoomIn");
  });

  test("is not needed after a press on the plot or the axis: keys go through the events", async () => {
    await mount(page, {
      options: { events: crowd.slice(0, 40), timeZone: "UTC", locale: "en", maxHeight: 150 },
      dir: direction,
    });
    for (const place of [".samarkand-plot .samarkand-window", ".samarkand-axis"]) {
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
      });
      // Clicks by position, not on the element: the element is higher than its scroller, and
      // Firefox's driver would scroll its top out of sight.
      const { x, y } = (await page.locator(place).first().boundingBox()) as { x: number; y: number };
      await page.mouse.click(x + 300, y + 6);
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role")), place).toBe("listbox");
      expect(await page.locator(".samarkand-focus").count(), place).toBe(0);
    }
  });
});

describe.each(BOTH_DIRECTIONS)("ends of the events, $direction", ({ direction }) => {
  const years = Array.from({ length: 60 }, (_, index): EventRecord => ({
    id: String(1900 + index),
    title: `سنة ${String(1900 + index)}`,
    start: String(1900 + index),
  }));

  test.each(["Home", "End"] as const)(
    "%s shows the event at the edge, and fills the view with the events beside it",
    async (key) => {
      await mount(page, {
        options: { events: years, timeZone: "UTC", locale: "en", view: { start: "1925", end: "1934" } },
        dir: direction,
      });
      await page.focus("[role=listbox]");
      await page.keyboard.press(key);
      await settle(page);
      const [{ x }, plot] = [await markOf(page, key === "Home" ? "1900" : "1959"), await plotOf(page)];
      const part = (x - plot.left) / plot.width;
      const fromItsEdge = (key === "Home") === (direction === "ltr") ? part : 1 - part;
      expect(fromItsEdge).toBeGreaterThan(0);
      expect(fromItsEdge).toBeLessThan(0.3);
    },
  );

  test.each([{ zoom: true }, {}])(
    "reveal, %j: an event near an end leaves no half of the view empty",
    async (how) => {
      await mount(page, {
        options: { events: years, timeZone: "UTC", locale: "en", view: { start: "1925", end: "1934" } },
        dir: direction,
      });
      await page.evaluate((given) => {
        window.shown.reveal("1901", given);
      }, how);
      await settle(page);
      const { start, end } = await getView(page);
      expect(Date.UTC(1900, 0, 1) - start).toBeLessThan((end - start) / 4);
    },
  );
});

if (can("fingers"))
  test("Enter: the first press on a group's title folds it, even after fingers have panned or rested", async () => {
    const touch = await openPage(browser, blank, { viewport: { width: 800, height: 500 }, hasTouch: true });
    await touch.page.evaluate(readFileSync(new URL("../../dist/groups.min.js", import.meta.url), "utf8"));
    await mount(touch.page, {
      options: {
        events: crowd.slice(0, 40),
        groups: [{ id: "g0", title: "لقاءات" }],
        timeZone: "UTC",
        locale: "en",
      },
    });
    await touch.page.evaluate(() => {
      (window.samarkand as unknown as { createGroups: (timeline: unknown) => void }).createGroups(
        window.shown,
      );
    });
    const { left, top, width } = await plotOf(touch.page);
    const y = Math.round(top + 60);
    const fold = async (isExpanded: string): Promise<void> => {
      await touch.page.focus(".samarkand-fold");
      await touch.page.keyboard.press("Enter");
      await expect.poll(() => touch.page.getAttribute(".samarkand-fold", "aria-expanded")).toBe(isExpanded);
    };
    await putFingers(touch.page, "down", { x: left + width / 2, y });
    for (const by of [10, 30, 60]) await putFingers(touch.page, "move", { x: left + width / 2 + by, y });
    await putFingers(touch.page, "up", { x: left + width / 2 + 60, y });
    await settle(touch.page);
    await fold("false");
    await fold("true");
    const mark = await touch.page.locator("[data-event-id]").first().boundingBox();
    const at = { x: (mark?.x ?? 0) + 8, y: (mark?.y ?? 0) + 8 };
    await putFingers(touch.page, "down", at);
    await expect.poll(() => touch.page.locator(".samarkand-tooltip").isVisible()).toBe(true);
    await putFingers(touch.page, "up", at);
    await fold("false");
  });
