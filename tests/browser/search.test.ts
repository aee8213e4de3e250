import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import type { Panel } from "../../src/entries/search.ts";
import type * as Search from "../../src/entries/search.ts";
import { ALL_DIRECTIONS, BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { type Alive, countAlive, leftBehind } from "../support/platform.ts";
import { rested } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { getView, mount, plotOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/search.html`, {
  viewport: { width: 1000, height: 700 },
});
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    panel: Panel;
  }
}

const groups = [
  { id: "meetings", title: "لقاءات" },
  { id: "statements", title: "Statements" },
];
const events: readonly EventRecord[] = [
  { id: "a", title: "إعلان القِمّة", start: "2022-09-05", group: "meetings" },
  {
    id: "b",
    title: "Samarkand summit",
    start: "2022-09-15/2022-09-16",
    group: "meetings",
    description: "قمة ٢٠٢٢",
  },
  { id: "c", title: "סיום", start: "2022-09-25", group: "meetings" },
  { id: "d", title: "بیانیه", start: "2022-09-15", group: "statements" },
  {
    id: "era",
    title: "عام القمم",
    start: "2022",
    display: "background",
    extent: "throughout",
    description: "قمة",
  },
  { id: "later", title: "قمة بعد عام", start: "2023-09-15", group: "meetings" },
];
const september: TimelineOptions = {
  events,
  groups,
  timeZone: "UTC",
  locale: "ar",
  numberingSystem: "latn",
  overview: true,
  view: { start: "2022-09", end: "2022-09" },
};

interface Showing {
  readonly options?: Partial<TimelineOptions>;
  readonly direction: "ltr" | "rtl";
  readonly timeDirection: "ltr" | "rtl";
  readonly width?: number;
}

async function show({ options = {}, direction, timeDirection, width = 800 }: Showing): Promise<void> {
  await page.evaluate(() => {
    (window.panel as Panel | undefined)?.destroy();
  });
  await page.mouse.move(990, 690);
  await mount(page, {
    options: { ...september, direction, timeDirection, ...options },
    dir: direction,
    width,
  });
  await page.evaluate((px) => {
    const place = document.querySelector("#search") as HTMLElement;
    place.style.setProperty("width", `${String(px)}px`);
    window.panel = (window.samarkand as unknown as typeof Search).createSearch(place, window.shown);
  }, width);
}

const status = (): Promise<string | null> => page.textContent(".samarkand-search-status");
const focusedEvent = (): Promise<string | null> =>
  page.evaluate(
    () =>
      document.querySelector(".samarkand-focus")?.closest("[data-event-id]")?.getAttribute("data-event-id") ??
      null,
  );
const marked = (): Promise<(string | undefined)[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGElement>(".samarkand-event.is-match")]
      .map(({ dataset }) => dataset["eventId"])
      .sort(),
  );
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settle(page);
  }
};
/** Types as a user does, and waits for the result. */
const type = async (text: string): Promise<void> => {
  await page.focus(".samarkand-search-field");
  await page.keyboard.type(text);
  await page.waitForFunction(() => document.querySelector(".samarkand-search-status")?.textContent !== "");
  await settle(page);
};
const boxOf = (
  selector: string,
): Promise<{ left: number; right: number; width: number; height: number; top: number }> =>
  page.evaluate((wanted) => {
    const { left, right, width, height, top } = (
      document.querySelector(wanted) as Element
    ).getBoundingClientRect();
    return { left, right, width, height, top };
  }, selector);

describe.each(ALL_DIRECTIONS)("search, text $direction, time $timeDirection", (directions) => {
  const { timeDirection } = directions;

  test("is focused by the slash key, marks its matches, goes through them by Enter, and is left by Escape", async () => {
    await show(directions);
    await page.focus("[role=listbox]");
    await press("/");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("samarkand-search-field");
    await type("القمة");
    expect([await status(), await marked()]).toEqual(["نتيجة واحدة", ["a"]]);
    await press("Control+a");
    await page.keyboard.type("قمه");
    await press("Enter");
    expect([await status(), await focusedEvent()]).toEqual(["2 من 4", "a"]);
    expect(await marked()).toEqual(["a", "b", "era"]);
    await press("Enter", "Enter");
    expect([await status(), await focusedEvent()]).toEqual(["4 من 4", "later"]);
    const { start, end } = await getView(page);
    expect(start < Date.UTC(2023, 8, 15) && Date.UTC(2023, 8, 15) < end).toBe(true);
    expect(await page.textContent(".samarkand .samarkand-status")).toContain("قمة بعد عام");
    await press("Shift+Enter");
    expect([await status(), await focusedEvent()]).toEqual(["3 من 4", "b"]);
    await press("Escape");
    expect([await status(), await marked(), await page.inputValue(".samarkand-search-field")]).toEqual([
      "",
      [],
      "",
    ]);
    await press("Escape");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("listbox");
  });

  test("has buttons that stand and point to the sides of earlier and later", async () => {
    await show(directions);
    await type("قمة");
    const [earlier, later] = [
      await boxOf(".samarkand-search-earlier"),
      await boxOf(".samarkand-search-later"),
    ];
    expect(Math.sign(later.left - earlier.left)).toBe(timeDirection === "ltr" ? 1 : -1);
    // A triangle points away from its broad border.
    const broad = await page.evaluate(() =>
      ["earlier", "later"].map((name) => {
        const { borderLeftWidth, borderRightWidth } = getComputedStyle(
          document.querySelector(`.samarkand-search-${name}`) as Element,
          "::before",
        );
        return parseFloat(borderLeftWidth) > parseFloat(borderRightWidth) ? "right" : "left";
      }),
    );
    expect(broad).toEqual(timeDirection === "ltr" ? ["left", "right"] : ["right", "left"]);
    await page.click(".samarkand-search-later");
    await settle(page);
    expect(await focusedEvent()).toBe("a");
    await page.click(".samarkand-search-earlier");
    await settle(page);
    expect(await status()).toBe("1 من 4");
  });

  test("has a tick in the overview for each match", async () => {
    await show(directions);
    await type("عام");
    const ticks = await page.evaluate(() =>
      [...document.querySelectorAll(".samarkand-overview .samarkand-match")].map(
        (tick) => tick.getBoundingClientRect().left,
      ),
    );
    const { left, right } = await boxOf(".samarkand-overview");
    expect(ticks.length).toBe(2);
    // One match is at the start of 2022, one late in 2023.
    const parts = ticks
      .map((x) => (timeDirection === "ltr" ? x - left : right - x) / (right - left))
      .sort((a, b) => a - b);
    expect(parts[0]).toBeLessThan(0.1);
    expect(parts[1]).toBeGreaterThan(0.9);
  });

  test("keeps the picture a function of the view: after a pan it equals that of a new timeline", async () => {
    const picture = (): Promise<string> =>
      page.evaluate(() =>
        [...document.querySelectorAll(".samarkand-plot svg")].map(({ outerHTML }) => outerHTML).join("\n"),
      );
    await show(directions);
    await type("قمة");
    const { left, top, width, height } = await plotOf(page);
    await page.mouse.move(left + width / 2, top + height - 3);
    await page.mouse.down();
    for (const by of [40, 120, 60]) await page.mouse.move(left + width / 2 + by, top + height - 3);
    await page.mouse.up();
    await page.mouse.move(990, 690);
    // The hover of an event lasts a moment longer.
    await rested(page);
    const [panned, view] = [await picture(), await getView(page)];
    await show({ ...directions, options: { view } });
    await page.evaluate(() => window.shown.search.run("قمة"));
    await settle(page);
    expect(await picture()).toBe(panned);
    expect(panned).toContain("is-match");
  });
});

describe.each(BOTH_DIRECTIONS)("search panel, in $direction", (directions) => {
  test("names in a cluster how many of its events match", async () => {
    const many = Array.from({ length: 400 }, (_, index): EventRecord => ({
      title: index % 10 === 0 ? "قمة" : "לקראת",
      start: Date.UTC(2022, 8, 1) + index * 3_600_000,
    }));
    await show({ ...directions, options: { events: many, groups: [], maxHeight: 160 } });
    await type("قمه");
    const found = await page.evaluate(() =>
      [...document.querySelectorAll(".samarkand-cluster")].map((cluster) => ({
        name: cluster.getAttribute("aria-label") ?? "",
        isMatch: cluster.classList.contains("is-match"),
        hasLine: cluster.querySelector(".samarkand-match") !== null,
      })),
    );
    expect(found.some(({ isMatch }) => isMatch)).toBe(true);
    for (const { name, isMatch, hasLine } of found)
      expect([/نتيج|نتائج/.test(name), hasLine], name).toEqual([isMatch, isMatch]);
  });

  test("shows a match without room at its cluster, in a view of the same length", async () => {
    const crowd = Array.from({ length: 150 }, (_, index): EventRecord => ({
      id: `e${String(index)}`,
      title: index === 149 ? "قمة أخيرة" : "לקראת",
      start: "2022-09-15",
      group: `group ${String(Math.floor(index / 50))}`,
    }));
    const view = { start: "2022-09-10", end: "2022-09-20" };
    await show({ ...directions, options: { events: crowd, groups: [], maxHeight: 160, view } });
    const before = await getView(page);
    await type("قمه");
    await press("Enter");
    const after = await getView(page);
    expect(Math.abs((after.end - after.start) / (before.end - before.start) - 1)).toBeLessThan(1e-6);
    expect(
      await page.evaluate(
        () => document.querySelector(".samarkand-focus")?.closest(".samarkand-cluster.is-match") !== null,
      ),
    ).toBe(true);
    expect(await page.textContent(".samarkand-tooltip-title")).toBe("قمة أخيرة");
    expect(await page.isVisible(".samarkand-tooltip")).toBe(true);
    // The match is in the last of the groups, which do not fit into the height.
    const [pill, scroller] = [
      await boxOf(".samarkand-cluster.is-match .samarkand-pill"),
      await boxOf(".samarkand-scroller"),
    ];
    expect(pill.top >= scroller.top && pill.top + pill.height <= scroller.top + scroller.height).toBe(true);
    expect(
      await page.evaluate(() => (document.querySelector(".samarkand-scroller") as Element).scrollTop),
    ).toBeGreaterThan(0);
  });

  test("fits into 360 px, with targets of at least 24 px", async () => {
    await show({ ...directions, width: 340 });
    await type("قمة");
    const panel = await boxOf(".samarkand-search");
    for (const part of ["field", "earlier", "later", "clear"]) {
      const { left, right, width, height } = await boxOf(`.samarkand-search-${part}`);
      expect(
        left >= panel.left - 0.5 && right <= panel.right + 0.5 && width >= 24 && height >= 24,
        part,
      ).toBe(true);
    }
    expect((await boxOf(".samarkand-search-field")).width).toBeGreaterThan(90);
  });

  test("opens with the search of a link", async () => {
    await show(directions);
    await type("قمة سمر");
    const hash = await page.evaluate(() => window.shown.toHash());
    await page.evaluate(() => window.shown.search.run(""));
    await settle(page);
    expect(await page.inputValue(".samarkand-search-field")).toBe("");
    await page.evaluate((text) => window.shown.fromHash(text), hash);
    await settle(page);
    expect([await page.inputValue(".samarkand-search-field"), await status(), await marked()]).toEqual([
      "قمة سمر",
      "لا نتائج",
      [],
    ]);
  });

  test("is listed among the keys while it exists", async () => {
    const keys = async (): Promise<string[]> => {
      await page.focus("[role=listbox]");
      await press("?");
      const found = await page.evaluate(() =>
        [...document.querySelectorAll(".samarkand-keys kbd")].map(({ textContent }) => textContent),
      );
      await press("Escape");
      return found;
    };
    await show(directions);
    expect(await keys()).toContain("/");
    await page.evaluate(() => {
      window.panel.destroy();
    });
    const without = await keys();
    expect(without.length).toBeGreaterThan(5);
    expect(without).not.toContain("/");
  });

  test.each(["light", "dark", "contrast"] as const)(
    "has no violation for axe in the theme %s",
    async (theme) => {
      await page.evaluate(axe);
      await show({ ...directions, options: { theme, view: { start: "2022", end: "2023" } } });
      const violations = async (): Promise<string[]> => {
        const { violations: found, passes } = await page.evaluate(() =>
          window.axe.run("body", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
        );
        expect(passes.length).toBeGreaterThan(5);
        return found.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
        );
      };
      expect(await violations()).toEqual([]);
      await type("قمة");
      await press("Enter");
      expect(await violations()).toEqual([]);
    },
  );
});

if (can("countAlive"))
  test("search: panels that were used and destroyed leave no nodes and listeners", async () => {
    const round = async (): Promise<void> => {
      await show({ direction: "rtl", timeDirection: "rtl" });
      await type("قمة");
      await press("Enter", "Escape", "Escape", "/");
      await page.evaluate(() => {
        window.panel.destroy();
        window.shown.destroy();
        (document.querySelector("#timeline") as HTMLElement).replaceChildren();
        Reflect.deleteProperty(window, "panel");
        Reflect.deleteProperty(window, "shown");
        window.told = [];
      });
    };
    const count = async (): Promise<Alive> => {
      await settle(page);
      return countAlive(page);
    };
    for (let warm = 0; warm < 3; warm++) await round();
    const before = await count();
    for (let index = 0; index < 8; index++) await round();
    const after = await count();
    expect(leftBehind(before, after, 8)).toEqual([]);
  });

test("search: a million events are searched without blocking the page", async () => {
  await page.evaluate(async () => {
    const million = Array.from({ length: 1_000_000 }, (_, index) => ({
      title: index % 1000 === 0 ? `قِمّة رقم ${String(index)}` : `لقاءٌ رقم ${String(index)}`,
      start: index * 60_000,
    }));
    window.shown = window.samarkand.createTimeline(document.querySelector("#timeline") as HTMLElement, {
      events: million,
      locale: "ar",
      timeZone: "UTC",
      overview: true,
    });
    await window.shown.ready;
  });
  await settle(page);
  const { count, frames } = await page.evaluate(async () => {
    let [frame, isOver] = [0, false];
    const step = (): void => {
      frame += 1;
      if (!isOver) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    void window.shown.search.run("لقاء");
    const found = await window.shown.search.run("قمه رقم");
    isOver = true;
    return { count: found, frames: frame };
  });
  expect(count).toBe(1000);
  expect(frames).toBeGreaterThan(3);
  await page.evaluate(() => {
    window.shown.destroy();
  });
});

test("search: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
