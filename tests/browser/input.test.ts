import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { putFingers } from "../support/platform.ts";
import { frames, rested, tap } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import {
  getView,
  instantAt,
  markOf,
  mount,
  plotOf,
  settle,
  setView,
  type Told,
} from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const blank = `${server.url}/fixtures/blank.html`;
const { page, problems } = await openPage(browser, blank, { viewport: { width: 1000, height: 600 } });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const directions = (
  [
    ["ltr", "ltr"],
    ["rtl", "rtl"],
    ["ltr", "rtl"],
    ["rtl", "ltr"],
  ] as const
).map(([direction, timeDirection]) => ({ direction, timeDirection }));

/**
 * The events: instants, so that each mark has one exact place. Noon of the 5th is in the first
 * quarter of the view, and so on.
 */
const events: readonly EventRecord[] = [
  { id: "early", title: "إعلان", start: Date.UTC(2022, 8, 5, 12), description: "أعلن السفير الموعد" },
  { id: "middle", title: "Samarkand", start: Date.UTC(2022, 8, 15, 12), description: "The presidents meet." },
  { id: "late", title: "סיום", start: Date.UTC(2022, 8, 25, 12) },
];
const september: TimelineOptions = {
  events,
  timeZone: "UTC",
  locale: "en-GB",
  view: { start: "2022-09", end: "2022-09" },
};

interface Ways {
  readonly direction: "ltr" | "rtl";
  readonly timeDirection: "ltr" | "rtl";
}

const shared = page;

async function show(
  options: Partial<TimelineOptions> = {},
  { direction, timeDirection }: Ways = { direction: "ltr", timeDirection: "ltr" },
  on: Page = shared,
): Promise<void> {
  // Moves the pointer away: a pointer that rests where the timeline appears would be a hover.
  await on.mouse.move(990, 590);
  await mount(on, { options: { ...september, direction, timeDirection, ...options }, dir: direction });
}

/** Returns the instant under `x`, in the current view and plot. */
async function under(
  x: number,
  { timeDirection }: Pick<Ways, "timeDirection">,
  on: Page = shared,
): Promise<number> {
  return instantAt(x, { view: await getView(on), plot: await plotOf(on), timeDirection });
}

/** Returns the time that one px spans: how far an instant may be from its place. */
async function pixel(on: Page = shared): Promise<number> {
  const [{ start, end }, { width }] = [await getView(on), await plotOf(on)];
  return (end - start) / width;
}

async function drag(
  from: { x: number; y: number },
  by: { x: number; y?: number },
  { up = true } = {},
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + (by.y ?? 0) / 2);
  await page.mouse.move(from.x + by.x, from.y + (by.y ?? 0));
  if (up) await page.mouse.up();
  await settle(page);
}

async function wheel(
  at: { x: number; y: number },
  delta: { x?: number; y?: number },
  key?: "Control" | "Meta" | "Shift",
): Promise<void> {
  await page.mouse.move(at.x, at.y);
  if (key !== undefined) await page.keyboard.down(key);
  await page.mouse.wheel(delta.x ?? 0, delta.y ?? 0);
  if (key !== undefined) await page.keyboard.up(key);
}

/** Returns a free place of the plot: at its bottom, where no mark is. */
async function ground(part = 0.4): Promise<{ x: number; y: number }> {
  const { left, top, width, height } = await plotOf(page);
  return { x: Math.round(left + width * part), y: Math.round(top + height - 4) };
}

function told(type: Told["type"]): Promise<readonly unknown[]> {
  return page.evaluate(
    (wanted) => window.told.filter((one) => one.type === wanted).map(({ event }) => event),
    type,
  );
}

function selected(): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".is-selected")].map((element) => element.getAttribute("data-event-id")),
  );
}

describe.each(directions)("input, text $direction, time $timeDirection", (ways) => {
  test.each([140, -140])(
    "drag pans by %i px, and the instant under the pointer stays under it",
    async (by) => {
      await show({}, ways);
      const from = await ground();
      const [held, mark, before] = [
        await under(from.x, ways),
        await markOf(page, "middle"),
        await getView(page),
      ];
      await drag(from, { x: by });
      const after = await getView(page);
      expect(Math.abs((await under(from.x + by, ways)) - held)).toBeLessThan(await pixel());
      expect((await markOf(page, "middle")).x).toBeCloseTo(mark.x + by, 0);
      expect(after.end - after.start).toBeCloseTo(before.end - before.start, -1);
      expect(Math.sign(after.start - before.start)).toBe(
        ways.timeDirection === "ltr" ? -Math.sign(by) : Math.sign(by),
      );
    },
  );

  test("drag keeps the label of a range longer than the view in sight, at every step", async () => {
    const long: readonly EventRecord[] = [
      { id: "long", title: "العضوية الدائمة", start: "2022-06", end: "2022-09-14" },
      { id: "era", title: "מועד ההכנה", start: "2022-03", end: "2022-12", display: "background" },
      ...events,
    ];
    await show({ events: long }, ways);
    const [from, plot] = [await ground(0.5), await plotOf(page)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (const by of [60, 150, 240, 120, -40, -130]) {
      await page.mouse.move(from.x + by, from.y);
      await frames(page, 2);
      for (const id of ["long", "era"]) {
        const { left, right } = await page.evaluate(
          (of) =>
            document
              .querySelector(`[data-event-id=${of}] .samarkand-label`)!
              .getBoundingClientRect()
              .toJSON() as DOMRect,
          id,
        );
        expect(left).toBeGreaterThanOrEqual(plot.left);
        expect(right).toBeLessThanOrEqual(plot.left + plot.width);
      }
    }
    await page.mouse.up();
  });

  test.each([
    ["a drag that goes beyond the timeline goes on there", 10],
    ["a drag so fast that its first move is outside of the timeline pans as well", 200],
  ] as const)("%s", async (_what, down) => {
    await show({}, ways);
    const { x, y } = await ground();
    const mark = await markOf(page, "middle");
    await page.mouse.move(x, y - 12);
    await page.mouse.down();
    await page.mouse.move(x + 40, y - 12 + down);
    await page.mouse.move(x + 60, y + 300);
    await page.mouse.up();
    await settle(page);
    expect((await markOf(page, "middle")).x).toBeCloseTo(mark.x + 60, 0);
    await page.mouse.move(x - 100, y);
    await settle(page);
    expect((await markOf(page, "middle")).x).toBeCloseTo(mark.x + 60, 0);
  });

  test.each(["Control", "Meta"] as const)(
    "%s and the wheel zoom in and out at the pointer, whose instant stays",
    async (key) => {
      await show({}, ways);
      const at = await ground(0.3);
      const [held, before] = [await under(at.x, ways), await getView(page)];
      await wheel(at, { y: -100 }, key);
      await expect
        .poll(async () => (await getView(page)).end - (await getView(page)).start)
        .toBeLessThan((before.end - before.start) * 0.95);
      expect(Math.abs((await under(at.x, ways)) - held)).toBeLessThan(await pixel());
      const near = await getView(page);
      await wheel(at, { y: 250 }, key);
      await expect
        .poll(async () => (await getView(page)).end - (await getView(page)).start)
        .toBeGreaterThan((near.end - near.start) * 1.05);
      expect(Math.abs((await under(at.x, ways)) - held)).toBeLessThan(await pixel());
    },
  );

  test.each([
    ["a horizontal wheel", { x: 100 }, undefined],
    ["shift and a horizontal wheel", { x: 100 }, "Shift"],
    ["shift and a vertical wheel", { y: 100 }, "Shift"],
  ] as const)("%s of +100 shows what lies 100 px to the right", async (_what, delta, key) => {
    await show({}, ways);
    const before = await markOf(page, "middle");
    await wheel(await ground(0.2), delta, key);
    await expect.poll(async () => (await markOf(page, "middle")).x).toBeCloseTo(before.x - 100, 0);
  });

  test("double click zooms in, and the instant under it stays", async () => {
    await show({}, ways);
    const at = await ground(0.7);
    const [held, before] = [await under(at.x, ways), await getView(page)];
    await page.mouse.dblclick(at.x, at.y);
    await expect
      .poll(async () => (await getView(page)).end - (await getView(page)).start)
      .toBeCloseTo((before.end - before.start) / 2, -2);
    expect(Math.abs((await under(at.x, ways)) - held)).toBeLessThan(await pixel());
  });

  test("double click on an event selects and then activates it, and does not zoom", async () => {
    await show({}, ways);
    const before = await getView(page);
    const { x, y } = await markOf(page, "late");
    await page.mouse.dblclick(x, y);
    await expect.poll(() => told("activate")).toMatchObject([{ id: "late", event: { title: "סיום" } }]);
    await settle(page);
    expect(
      await page.evaluate(() => window.told.map(({ type }) => type).filter((type) => type !== "hover")),
    ).toEqual(["select", "activate"]);
    expect(await getView(page)).toEqual(before);
  });

  test("Enter on an event selects it before activating it, both within a frame", async () => {
    await show({}, ways);
    await page.focus("[role=listbox]");
    await page.keyboard.press("Control+ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => told("activate")).toHaveLength(1);
    expect(
      await page.evaluate(() =>
        window.told.map(({ type }) => type).filter((type) => type === "select" || type === "activate"),
      ),
    ).toEqual(["select", "activate"]);
  });

  test("hover shows title, date and description of an event, each in its own direction, until the pointer leaves", async () => {
    await show({}, ways);
    const tooltip = page.locator(".samarkand-tooltip");
    expect(await tooltip.isVisible()).toBe(false);
    for (const [id, title, date, description, titleDirection] of [
      ["early", "إعلان", "5 September 2022", "أعلن السفير الموعد", "rtl"],
      ["middle", "Samarkand", "15 September 2022", "The presidents meet.", "ltr"],
    ] as const) {
      const { x, y } = await markOf(page, id);
      await page.mouse.move(x, y);
      await expect.poll(() => tooltip.locator(".samarkand-tooltip-title").textContent()).toBe(title);
      expect(await tooltip.isVisible()).toBe(true);
      expect(await tooltip.locator(".samarkand-tooltip-date").textContent()).toContain(date);
      expect(await tooltip.locator(".samarkand-tooltip-description").textContent()).toBe(description);
      expect(
        await tooltip
          .locator(".samarkand-tooltip-title")
          .evaluate((element) => getComputedStyle(element).direction),
      ).toBe(titleDirection);
      expect(
        await tooltip
          .locator(".samarkand-tooltip-date")
          .evaluate((element) => getComputedStyle(element).direction),
      ).toBe("ltr");
      const card = await tooltip.boundingBox();
      expect(
        card === null || (x > card.x && x < card.x + card.width && y > card.y && y < card.y + card.height),
      ).toBe(false);
    }
    const free = await ground();
    await page.mouse.move(free.x, free.y);
    await expect.poll(() => tooltip.isVisible()).toBe(false);
    const { x, y } = await markOf(page, "late");
    await page.mouse.move(x, y);
    await expect.poll(() => tooltip.isVisible()).toBe(true);
    expect(await tooltip.locator(".samarkand-tooltip-description").isVisible()).toBe(false);
    await page.mouse.move(990, 590);
    await expect.poll(() => tooltip.isVisible()).toBe(false);
    expect((await told("hover")).map((event) => (event as { id: string | null }).id)).toEqual([
      "early",
      "middle",
      null,
      "late",
      null,
    ]);
  });

  test("click on a cluster zooms to it, and the cluster splits", async () => {
    const close = Array.from({ length: 40 }, (_, index): EventRecord => ({
      id: `close-${String(index)}`,
      title: "قريب close קרוב",
      start: Date.UTC(2022, 8, 12) + index * 6 * HOUR,
    }));
    await show({ events: close, maxHeight: 150, view: { start: "2022", end: "2022" } }, ways);
    const counts = (): Promise<number[]> =>
      page
        .locator("[data-cluster]")
        .evaluateAll((all) => all.map((one) => Number(one.getAttribute("data-cluster"))));
    const before = await counts();
    expect(Math.max(...before)).toBeGreaterThan(15);
    await page.locator("[data-cluster] .samarkand-pill").first().click();
    await settle(page);
    const drawn = await page.locator("[data-event-id]").count();
    const after = await counts();
    expect(drawn + after.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    expect(after.length + drawn).toBeGreaterThan(before.length + 3);
    expect(Math.max(0, ...after)).toBeLessThan(Math.max(...before));
  });
});

describe("selection", () => {
  test("is set by a click, and emitted with the application's own record", async () => {
    await show();
    const { x, y } = await markOf(page, "middle");
    await page.mouse.click(x, y);
    await expect.poll(selected).toEqual(["middle"]);
    expect(await told("select")).toMatchObject([{ ids: ["middle"] }]);
    expect(
      await page.evaluate(() => {
        const event = window.told.find(({ type }) => type === "select")?.event as { events: unknown[] };
        return event.events.length === 1 && event.events[0] === window.records[1];
      }),
    ).toBe(true);
  });

  test("is set by a click on the label", async () => {
    await show();
    const box = await page.locator('[data-event-id="middle"] text').boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 3, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await expect.poll(selected).toEqual(["middle"]);
  });

  test("is cleared by a click on empty ground", async () => {
    await show();
    const { x, y } = await markOf(page, "middle");
    await page.mouse.click(x, y);
    await expect.poll(selected).toEqual(["middle"]);
    const free = await ground();
    await page.mouse.click(free.x, free.y);
    await expect.poll(selected).toEqual([]);
    expect(await told("select")).toMatchObject([{ ids: ["middle"] }, { ids: [] }]);
  });

  test('holds one event at a click with Ctrl where `selection` is not "multiple"', async () => {
    await show();
    for (const id of ["early", "late"]) {
      const { x, y } = await markOf(page, id);
      await page.keyboard.down("Control");
      await page.mouse.click(x, y);
      await page.keyboard.up("Control");
    }
    await expect.poll(selected).toEqual(["late"]);
  });

  test.each(["Control", "Meta", "Shift"] as const)(
    'with "multiple", a click with %s adds and removes, and empty ground clears nothing',
    async (key) => {
      await show({ selection: "multiple" });
      const click = async (id: string): Promise<void> => {
        const { x, y } = await markOf(page, id);
        await page.mouse.click(x, y);
        await settle(page);
      };
      await click("early");
      await page.keyboard.down(key);
      await click("late");
      await click("middle");
      await click("early");
      const free = await ground();
      await page.mouse.click(free.x, free.y);
      await page.keyboard.up(key);
      await settle(page);
      expect((await told("select")).map((event) => (event as { ids: string[] }).ids)).toEqual([
        ["early"],
        ["early", "late"],
        ["early", "late", "middle"],
        ["late", "middle"],
      ]);
      await click("early");
      expect(await selected()).toEqual(["early"]);
    },
  );

  test('is empty after a click where `selection` is "none"', async () => {
    await show({ selection: "none" });
    const { x, y } = await markOf(page, "middle");
    await page.mouse.click(x, y);
    await settle(page);
    expect([await selected(), await told("select")]).toEqual([[], []]);
  });

  test.each([
    [30, 0],
    [5, 0],
    [-90, 40],
  ])("is not changed by a drag by %i, %i px that begins on an event", async (x, y) => {
    await show();
    const before = await getView(page);
    await drag(await markOf(page, "middle"), { x, y });
    expect([await selected(), await told("select")]).toEqual([[], []]);
    expect((await getView(page)).start).not.toBe(before.start);
  });

  test("is not changed by a vertical drag, which scrolls a timeline that is higher than its limit", async () => {
    const many = Array.from({ length: 30 }, (_, index): EventRecord => ({
      id: `e${String(index)}`,
      title: `حدث ${String(index)}`,
      start: Date.UTC(2022, 8, 15, 12),
      group: `g${String(index % 10)}`,
    }));
    for (const maxHeight of [200, 5_000]) {
      await show({ events: many, maxHeight });
      const before = await getView(page);
      await page.evaluate(() => {
        window.shown.setSelection(["e0"]);
      });
      await settle(page);
      const { x, y } = await markOf(page, "e0");
      await drag({ x, y: Math.round(y) + 70 }, { x: 0, y: -44 });
      expect(await selected()).toEqual(["e0"]);
      expect(await page.evaluate(() => document.querySelector(".samarkand-scroller")?.scrollTop)).toBe(
        maxHeight === 200 ? 44 : 0,
      );
      expect(await getView(page)).toEqual(before);
    }
  });

  test("is set by a click that moves two pixels, which does not pan", async () => {
    await show();
    const before = await getView(page);
    await drag(await markOf(page, "middle"), { x: 2, y: 1 });
    expect(await selected()).toEqual(["middle"]);
    expect(await getView(page)).toEqual(before);
  });

  test("is set by a click after a drag", async () => {
    await show();
    await drag(await ground(), { x: 40 });
    const { x, y } = await markOf(page, "early");
    await page.mouse.click(x, y);
    await expect.poll(selected).toEqual(["early"]);
  });
});

describe("panning and zooming", () => {
  test.each(["ltr", "rtl"] as const)(
    "the name of the period at the edge of the axis keeps its place during a pan, time %s",
    async (timeDirection) => {
      await show(
        { view: { start: "2022-09-03", end: "2022-09-20" } },
        { direction: timeDirection, timeDirection },
      );
      /** px from the edge of the plot at which time begins to the name of the month. */
      const edge = (): Promise<number> =>
        page.evaluate((way) => {
          const names = [...document.querySelectorAll(".samarkand-axis text")].filter(({ textContent }) =>
            /2022/.test(textContent.normalize("NFKD")),
          );
          const plot = (document.querySelector(".samarkand-window") as Element).getBoundingClientRect();
          const gaps = names.map((name) => {
            const { left, right } = name.getBoundingClientRect();
            return way === "ltr" ? left - plot.left : plot.right - right;
          });
          return Math.min(...gaps.map(Math.abs));
        }, timeDirection);
      const before = await edge();
      expect(before).toBeLessThan(30);
      const { x, y } = await ground();
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (const by of [10, 30]) {
        await page.mouse.move(x + (timeDirection === "ltr" ? -by : by), y, { steps: 3 });
        await page.evaluate(() => window.rest.frame());
        expect(await edge()).toBeCloseTo(before, 0);
      }
      await page.mouse.up();
    },
  );

  test.each([
    ["fades in", "no-preference", true],
    ["is there at once for a reader who prefers reduced motion", "reduce", false],
  ] as const)(
    "the content of a split cluster %s when a zoom has come to rest",
    async (_how, reducedMotion, isFading) => {
      await page.emulateMedia({ reducedMotion });
      const crowd = Array.from({ length: 1_600 }, (_, index): EventRecord => ({
        title: `حدث ${String(index)}`,
        start: Date.UTC(2022, 8, 1) + (index * HOUR) / 4,
      }));
      for (const timeDirection of ["ltr", "rtl"] as const) {
        await show({ events: crowd, maxHeight: 150 }, { direction: "rtl", timeDirection });
        const { left, top, width } = await plotOf(page);
        // Records the opacity of the faintest cluster in each frame, until the timeline rests.
        const seen = page.evaluate(async () => {
          const faintest = [];
          const isMoving = (): boolean =>
            document.querySelector(".is-zooming, .is-resting") !== null ||
            document.getAnimations().some(({ playState }) => playState === "running");
          while (!isMoving()) await window.rest.frame();
          while (isMoving()) {
            await window.rest.frame();
            faintest.push(
              Math.min(
                1,
                ...[...document.querySelectorAll(".samarkand-clusters > g")].map((column) =>
                  Number(getComputedStyle(column).opacity),
                ),
              ),
            );
          }
          return faintest;
        });
        for (let step = 0; step < 6; step += 1)
          await wheel({ x: left + width * 0.4, y: top + 30 }, { y: -100 }, "Control");
        const faintest = await seen;
        expect(faintest.some((opacity) => opacity < 1)).toBe(isFading);
        expect(faintest.at(-1)).toBe(1);
        expect(await page.locator(".is-zooming, .is-resting").count()).toBe(0);
      }
      await page.emulateMedia({ reducedMotion: "reduce" });
    },
  );

  test.each(["right", "middle"] as const)("the %s button neither pans nor selects", async (button) => {
    await show();
    const [before, { x, y }] = [await getView(page), await markOf(page, "middle")];
    await page.mouse.move(x, y);
    await page.mouse.down({ button });
    await page.mouse.move(x + 80, y);
    await page.mouse.up({ button });
    await settle(page);
    expect([await getView(page), await selected()]).toEqual([before, []]);
  });

  test("a press released outside pans nothing when the pointer returns without a button", async () => {
    await show();
    const { left, width, top, height } = await plotOf(page);
    const x = left + width / 2;
    await page.mouse.move(x, top + height - 3);
    await page.mouse.down();
    // Straight down and out of the plot: this is never a drag.
    await page.mouse.move(x, top + height + 60);
    await page.mouse.up();
    const before = await getView(page);
    await page.mouse.move(x, top + height - 3);
    await page.mouse.move(x + 90, top + height - 3);
    await settle(page);
    expect(await getView(page)).toEqual(before);
  });

  test("a drag does not select text of the page", async () => {
    await show();
    await drag(await ground(), { x: 100, y: 20 });
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
  });

  test("a plain wheel scrolls the page and does not change the view", async () => {
    await show();
    await page.evaluate(() => {
      document.documentElement.style.setProperty("height", "3000px");
    });
    const before = await getView(page);
    await wheel(await ground(), { y: 120 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(120);
    expect(await getView(page)).toEqual(before);
    await wheel({ x: 300, y: 20 }, { y: -120 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    expect(await getView(page)).toEqual(before);
    await page.evaluate(() => document.documentElement.style.removeProperty("height"));
  });

  test("a plain wheel scrolls a timeline that is higher than its limit", async () => {
    const many = Array.from({ length: 30 }, (_, index): EventRecord => ({
      title: `حدث ${String(index)}`,
      start: "2022-09-15",
      group: `g${String(index % 10)}`,
    }));
    await show({ events: many, maxHeight: 200 });
    const before = await getView(page);
    await page.mouse.move(400, 100);
    await page.mouse.wheel(0, 60);
    await expect
      .poll(() => page.locator(".samarkand-scroller").evaluate((element) => element.scrollTop))
      .toBe(60);
    expect(await getView(page)).toEqual(before);
  });

  test("a wheel that zooms or pans does not scroll the page", async () => {
    await show();
    await page.evaluate(() => {
      document.documentElement.style.setProperty("height", "3000px");
      document.documentElement.style.setProperty("width", "3000px");
    });
    const at = await ground();
    for (const [delta, key] of [
      [{ y: 80 }, "Control"],
      [{ x: 80 }, undefined],
      [{ y: 80 }, "Shift"],
    ] as const) {
      const { start } = await getView(page);
      await wheel(at, delta, key);
      await expect.poll(async () => (await getView(page)).start).not.toBe(start);
    }
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
    await page.evaluate(() => {
      document.documentElement.style.removeProperty("height");
      document.documentElement.style.removeProperty("width");
    });
  });

  test("a zoom and a pan stop at the limits", async () => {
    const limits = { start: "2022-08", end: "2022-10", minSpanMs: 10 * DAY, maxSpanMs: 50 * DAY };
    await show({ limits });
    const at = await ground();
    for (let turn = 0; turn < 8; turn++) await wheel(at, { y: -400 }, "Control");
    await expect
      .poll(async () => (await getView(page)).end - (await getView(page)).start)
      .toBeCloseTo(10 * DAY, -1);
    for (let turn = 0; turn < 12; turn++) await wheel(at, { y: 400 }, "Control");
    await expect
      .poll(async () => (await getView(page)).end - (await getView(page)).start)
      .toBeCloseTo(50 * DAY, -1);
    for (let turn = 0; turn < 20; turn++) await wheel(at, { x: 400 });
    await expect.poll(async () => (await getView(page)).end).toBeCloseTo(Date.UTC(2022, 10, 1), -1);
  });

  test("the instant stays under the pointer in a page that scales the timeline by a transform", async () => {
    await show();
    const container = page.locator("#timeline");
    await container.evaluate((element) => {
      element.style.setProperty("transform", "scale(0.5)");
      element.style.setProperty("transform-origin", "0 0");
    });
    const [before, from] = [
      await markOf(page, "middle"),
      await page.locator(".samarkand-plot").boundingBox(),
    ];
    await drag({ x: 100, y: (from?.y ?? 0) + (from?.height ?? 0) - 3 }, { x: 60 });
    expect((await markOf(page, "middle")).x).toBeCloseTo(before.x + 60, 0);
    await container.evaluate((element) => element.style.removeProperty("transform"));
  });
});

describe("animated view change", () => {
  /** Returns the start of the view before `what`, in each frame of the movement, and at the end. */
  async function steps(
    what: "setView" | "fit" | "focus" | "click",
    reducedMotion: "reduce" | "no-preference",
  ): Promise<{ from: number; now: number[]; to: number }> {
    await page.emulateMedia({ reducedMotion });
    const close = Array.from({ length: 30 }, (_, index): EventRecord => ({
      id: `close-${String(index)}`,
      title: "قريب",
      start: Date.UTC(2022, 10, 12) + index * HOUR,
    }));
    await show(
      what === "click" ? { events: close, maxHeight: 150, view: { start: "2022", end: "2022" } } : {},
    );
    const spans = await page.evaluate(async (kind) => {
      const timeline = window.shown;
      const from = timeline.getView().start;
      if (kind === "setView") timeline.setView({ start: "2022-10-01", end: "2022-10-20" });
      if (kind === "fit") timeline.fit();
      if (kind === "focus") timeline.reveal("late", { zoom: true });
      if (kind === "click")
        document.querySelector("[data-cluster]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      const now: number[] = [];
      const whole = window.rest.rested().then(() => true);
      for (
        let isOver = false;
        !isOver;
        isOver = await Promise.race([whole, window.rest.frame().then(() => false)])
      )
        now.push(timeline.getView().start);
      now.push(timeline.getView().start);
      return { from, now, to: timeline.getView().start };
    }, what);
    await page.emulateMedia({ reducedMotion: "reduce" });
    return spans;
  }

  test.each(["setView", "fit", "focus", "click"] as const)(
    "%s moves through views in between, always towards the goal",
    async (what) => {
      const { from, now, to } = await steps(what, "no-preference");
      expect(to).not.toBe(from);
      const between = new Set(now.filter((start) => start !== from && start !== to));
      // Their number depends on the frames that the machine has time for.
      expect(between.size).toBeGreaterThan(0);
      const way = now.map((start) => (start - from) / (to - from));
      expect(way).toEqual([...way].sort((a, b) => a - b));
      expect(way.at(-1)).toBe(1);
    },
  );

  test.each(["setView", "fit", "focus", "click"] as const)(
    "%s is immediate for a reader who prefers reduced motion",
    async (what) => {
      const { from, now, to } = await steps(what, "reduce");
      expect(to).not.toBe(from);
      expect(new Set(now)).toEqual(new Set([to]));
    },
  );

  test("ends at a drag, and does not continue afterwards", async () => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await show();
    await page.evaluate(() => {
      window.shown.setView({ start: "2030", end: "2030" });
    });
    await drag(await ground(), { x: 50 });
    const stopped = await getView(page);
    await frames(page, 10);
    expect(await getView(page)).toEqual(stopped);
    await page.emulateMedia({ reducedMotion: "reduce" });
  });

  test("shows a view that is set again, even the one of a moment ago; only a view that another timeline's listener sends back is an echo", async () => {
    await show();
    const home = await getView(page);
    const shown = await page.evaluate(async (wanted) => {
      const rest = (): Promise<unknown> =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      window.shown.setView({ start: wanted.start, end: wanted.end + 1 }, { animate: false });
      window.shown.zoomBy(2);
      await rest();
      window.shown.setView(wanted, { animate: false });
      await rest();
      // Also from within a listener of the timeline itself.
      window.shown.zoomBy(2);
      await rest();
      const stop = window.shown.on("view", () => {
        window.shown.setView(wanted, { animate: false });
      });
      window.shown.zoomBy(2);
      await rest();
      stop();
      return window.shown.getView();
    }, home);
    expect(shown).toEqual(home);
  });

  test("is replaced by a second goal", async () => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await show();
    await page.evaluate(() => {
      window.shown.setView({ start: "2030", end: "2030" });
      window.shown.setView({ start: "2010", end: "2010" });
    });
    await expect
      .poll(() => getView(page))
      .toEqual({ start: Date.UTC(2010, 0, 1), end: Date.UTC(2011, 0, 1) });
    const views = (await told("view")) as { start: number }[];
    expect(Math.max(...views.map(({ start }) => start))).toBeLessThan(Date.UTC(2023, 0, 1));
    await page.emulateMedia({ reducedMotion: "reduce" });
  });
});

describe('"view" event', () => {
  test("is emitted once for ten wheels within a frame", async () => {
    await show();
    const views = await page.evaluate(async () => {
      const plot = document.querySelector(".samarkand-plot") as Element;
      for (let turn = 0; turn < 10; turn++)
        plot.dispatchEvent(
          new WheelEvent("wheel", { deltaX: 20, clientX: 300, clientY: 80, bubbles: true, cancelable: true }),
        );
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return window.told.filter(({ type }) => type === "view").map(({ event }) => event);
    });
    expect(views).toEqual([await getView(page)]);
  });

  test("is emitted at most once a frame during a long drag, and last where the drag ended", async () => {
    await show();
    await page.evaluate(() => {
      const frames: number[] = [];
      let frame = 0;
      const count = (): void => {
        frame++;
        if (frame < 1000) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      window.shown.on("view", () => void frames.push(frame));
      Object.assign(window, { frames });
    });
    const from = await ground();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 200, from.y, { steps: 60 });
    await page.mouse.up();
    await settle(page);
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
    expect(frames.length).toBeGreaterThan(3);
    // Whether the counter or the timeline runs first in a frame differs, so two events may share a
    // number, but never three.
    const most = Math.max(...frames.map((frame) => frames.filter((other) => other === frame).length));
    expect(most).toBeLessThanOrEqual(2);
    expect((await told("view")).at(-1)).toEqual(await getView(page));
  });
});

describe("fingers", async () => {
  const touch = await openPage(browser, blank, { viewport: { width: 800, height: 500 }, hasTouch: true });

  type Finger = readonly [x: number, y: number, id: number];

  /** Puts fingers down, moves all that are down, or lifts those that are named. */
  const put = (what: "down" | "move" | "up", ...fingers: readonly Finger[]): Promise<void> =>
    putFingers(touch.page, what, ...fingers.map(([x, y, id]) => ({ x, y, id })));

  async function showTouch(ways: Ways, on: Page = touch.page): Promise<number> {
    await mount(on, { options: { ...september, ...ways }, dir: ways.direction });
    await on.evaluate(() => {
      document.documentElement.style.setProperty("height", "3000px");
      scrollTo(0, 0);
    });
    // Above the marks, and away from the edge: Chromium takes a finger at the edge for one outside
    // of the page.
    return Math.round((await plotOf(on)).top + 6);
  }

  test.each(directions)(
    "pinch keeps the instant of each finger, text $direction, time $timeDirection",
    async (ways) => {
      const y = await showTouch(ways);
      const before = await getView(touch.page);
      const [left, right] = [await under(300, ways, touch.page), await under(400, ways, touch.page)];
      await put("down", [300, y, 0], [400, y, 1]);
      for (const out of [20, 50, 80]) await put("move", [300 - out, y, 0], [400 + out, y, 1]);
      await put("up", [480, y, 1]);
      await put("up", [220, y, 0]);
      const factor = async (): Promise<number> => {
        const { start, end } = await getView(touch.page);
        return (before.end - before.start) / (end - start);
      };
      await expect.poll(factor).toBeCloseTo(2.6, 1);
      const near = (await pixel(touch.page)) * 1.5;
      expect(Math.abs((await under(220, ways, touch.page)) - left)).toBeLessThan(near);
      expect(Math.abs((await under(480, ways, touch.page)) - right)).toBeLessThan(near);
      expect(await touch.page.evaluate(() => [scrollY, visualViewport?.scale])).toEqual([0, 1]);
    },
  );

  test.each(directions)(
    "one finger across pans, with its instant under it: text $direction, time $timeDirection",
    async (ways) => {
      const y = await showTouch(ways);
      const held = await under(300, ways, touch.page);
      await put("down", [300, y, 0]);
      for (const x of [320, 370, 420]) await put("move", [x, y, 0]);
      await put("up", [420, y, 0]);
      const near = (await pixel(touch.page)) * 1.5;
      await expect.poll(async () => Math.abs((await under(420, ways, touch.page)) - held)).toBeLessThan(near);
      expect(await touch.page.evaluate(() => scrollY)).toBe(0);
    },
  );

  test.each(BOTH_DIRECTIONS)(
    "tap selects an event and shows its card; a tap beside it hides the card: $direction",
    async (ways) => {
      // In a page of its own: Chromium takes a finger that comes soon after another was lifted as
      // the end of a movement, not as a tap.
      const { page: untouched } = await openPage(browser, blank, {
        viewport: { width: 800, height: 500 },
        hasTouch: true,
      });
      const y = await showTouch(ways, untouched);
      const mark = await markOf(untouched, "middle");
      await tap(untouched, mark.x, mark.y);
      const tooltip = untouched.locator(".samarkand-tooltip");
      await expect.poll(() => tooltip.isVisible()).toBe(true);
      expect(await untouched.locator(".is-selected").count()).toBe(1);
      await tap(untouched, 60, y);
      await expect.poll(() => tooltip.isVisible()).toBe(false);
      expect(await untouched.locator(".is-selected").count()).toBe(0);
      await untouched.close();
    },
  );

  test.each(BOTH_DIRECTIONS)(
    "long press shows the card and selects nothing; a tap selects: $direction",
    async (ways) => {
      await showTouch(ways);
      const mark = await markOf(touch.page, "middle");
      const tooltip = touch.page.locator(".samarkand-tooltip");
      await put("down", [mark.x, mark.y, 0]);
      await expect.poll(() => tooltip.isVisible()).toBe(true);
      await put("up", [mark.x, mark.y, 0]);
      await settle(touch.page);
      expect(await tooltip.isVisible()).toBe(true);
      expect(await touch.page.locator(".is-selected").count()).toBe(0);
      await tap(touch.page, mark.x, mark.y);
      await expect.poll(() => touch.page.locator(".is-selected").count()).toBe(1);
    },
  );

  test.each(directions)(
    "pan continues when the finger is lifted, slows down, and stops where a finger is put down: text $direction, time $timeDirection",
    async (ways) => {
      await touch.page.emulateMedia({ reducedMotion: "no-preference" });
      const y = await showTouch(ways);
      const swipe = async (): Promise<void> => {
        await put("down", [300, y, 0]);
        for (const x of [310, 330, 350, 370, 390]) await put("move", [x, y, 0]);
        await put("up", [390, y, 0]);
      };
      const later = ways.timeDirection === "ltr" ? -1 : 1;
      /** Returns how far the view continues after a swipe, until it rests. */
      const goneOn = async (): Promise<number> => {
        const held = await under(300, ways, touch.page);
        await swipe();
        await rested(touch.page);
        return ((await under(390, ways, touch.page)) - held) * later;
      };
      // On a busy machine a swipe may be too slow to have momentum.
      await expect.poll(goneOn).toBeGreaterThan((await pixel(touch.page)) * 20);
      await swipe();
      await put("down", [200, y, 0]);
      await settle(touch.page);
      const stopped = await getView(touch.page);
      await frames(touch.page, 10);
      expect(await getView(touch.page)).toEqual(stopped);
      await put("up", [200, y, 0]);
      await touch.page.emulateMedia({ reducedMotion: "reduce" });
    },
  );

  test("pinch continues as a pan without a jump when one finger is lifted", async () => {
    const ways = { direction: "ltr", timeDirection: "ltr" } as const;
    const y = await showTouch(ways);
    await put("down", [300, y, 0], [400, y, 1]);
    await put("move", [280, y, 0], [420, y, 1]);
    await put("up", [420, y, 1]);
    await settle(touch.page);
    const [lifted, span] = [await getView(touch.page), await pixel(touch.page)];
    await settle(touch.page);
    expect(await getView(touch.page)).toEqual(lifted);
    await put("move", [310, y, 0]);
    await expect
      .poll(async () => (lifted.start - (await getView(touch.page)).start) / span)
      .toBeCloseTo(30, 0);
    const { start, end } = await getView(touch.page);
    expect(end - start).toBeCloseTo(lifted.end - lifted.start, -1);
    await put("up", [310, y, 0]);
  });

  if (can("scrollByFinger"))
    test("one finger up scrolls the page and does not change the view", async () => {
      const y = await showTouch({ direction: "rtl", timeDirection: "rtl" });
      const before = await getView(touch.page);
      await put("down", [300, y, 0]);
      for (let up = 10; up <= 60; up += 10) await put("move", [300, y - up, 0]);
      await put("up", [300, y - 60, 0]);
      await expect.poll(() => touch.page.evaluate(() => scrollY)).toBeGreaterThan(20);
      expect(await getView(touch.page)).toEqual(before);
    });

  test("report no problem", () => {
    expect(touch.problems).toEqual([]);
  });
});

test("setView: a view set by dates ends as its last day ends", async () => {
  await show();
  await setView(page, { start: "2022-09-05", end: "2022-09-06" });
  expect(await getView(page)).toEqual({ start: Date.UTC(2022, 8, 5), end: Date.UTC(2022, 8, 7) });
});

test("input: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
