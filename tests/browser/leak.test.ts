import { afterAll, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { type Alive, countAlive, leftBehind } from "../support/platform.ts";
import { mixedRecords } from "../support/randomRecords.ts";
import { frames, rested } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { getView, markOf, mount, plotOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** Counts what is alive after garbage collection. */
async function count(): Promise<Alive> {
  await page.mouse.move(1270, 710);
  await settle(page);
  return countAlive(page);
}

const article: TimelineOptions = {
  events: articleEvents("ar"),
  groups: articleGroups("ar"),
  locale: "ar-EG",
  timeZone: "UTC",
  view: { start: "2022-09-01", end: "2022-09-20" },
};

/**
 * Uses a timeline as a reader does, with a drag, a hover, a wheel, a click and an update; then
 * destroys or abandons it.
 */
async function round({ destroy = true } = {}): Promise<void> {
  await mount(page, { options: article, dir: "rtl" });
  const { x, y } = await markOf(page, "ambassador");
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
  const { left, top, height } = await plotOf(page);
  await page.mouse.move(left + 300, top + height - 3);
  await page.mouse.down();
  await page.mouse.move(left + 340, top + height - 3);
  await page.mouse.up();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -40);
  await page.keyboard.up("Control");
  await page.evaluate((events) => {
    window.shown.update({ theme: "dark", events });
  }, articleEvents("en"));
  await settle(page);
  await page.evaluate((end) => {
    const container = document.querySelector("#timeline") as HTMLElement;
    window.records = [];
    window.told = [];
    if (end) window.shown.destroy();
    else Reflect.deleteProperty(window, "shown");
    // Without `destroy` the elements are removed all the same: what remains is what a forgotten
    // timeline holds.
    if (!end)
      (window as unknown as { left: unknown[] }).left = [
        ...((window as { left?: unknown[] }).left ?? []),
        container.firstElementChild,
      ];
    container.replaceChildren();
  }, destroy);
}

test("leak: twenty timelines that were used and destroyed leave no nodes and listeners", async () => {
  for (let warm = 0; warm < 3; warm++) await round();
  const before = await count();
  for (let index = 0; index < 20; index++) await round();
  const after = await count();
  expect(leftBehind(before, after, 20)).toEqual([]);
});

test("leak: the counter of this file counts timelines that are not released", async () => {
  const before = await count();
  for (let index = 0; index < 3; index++) await round({ destroy: false });
  const after = await count();
  expect(after.nodes - before.nodes).toBeGreaterThan(100);
  expect(after.listeners - before.listeners).toBeGreaterThan(20);
  await page.reload();
});

test("leak: a destroyed timeline can be collected, though its container, its page and its window live on", async () => {
  await mount(page, { options: article });
  await page.evaluate(() => {
    const weak = [new WeakRef(window.shown), new WeakRef(document.querySelector(".samarkand") as Element)];
    window.shown.destroy();
    window.told = [];
    Reflect.deleteProperty(window, "shown");
    Object.assign(window, { weak });
  });
  await count();
  expect(
    await page.evaluate(() =>
      (window as unknown as { weak: WeakRef<object>[] }).weak.map(
        (reference) => reference.deref() === undefined,
      ),
    ),
  ).toEqual([true, true]);
});

test("leak: a destroyed timeline that is still referenced releases its records, nodes, options and listeners", async () => {
  await page.evaluate(async () => {
    const container = document.querySelector("#timeline") as HTMLElement;
    const frames = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const make = async (): Promise<{
      timeline: typeof window.shown;
      stop: () => void;
      weak: Record<string, WeakRef<object>>;
    }> => {
      const record = { id: "a", title: "قمة سمرقند", start: "2022-09-15", group: "g", kind: "summit" };
      const options = {
        events: [record],
        groups: [{ id: "g", title: "ג" }],
        filter: () => true,
        locale: "ar-EG",
        overview: true,
        controls: true,
      };
      const listener = (): void => undefined;
      const timeline = window.samarkand.createTimeline(container, options);
      const stop = timeline.on("select", listener);
      timeline.setSelection(["a"]);
      await timeline.search.run("قمة");
      await frames();
      const nodes = {
        scroller: ".samarkand-scroller",
        mark: "[data-event-id]",
        overview: ".samarkand-overview",
        controls: ".samarkand-controls",
      };
      const found = Object.entries(nodes).map(
        ([name, selector]) => [name, container.querySelector(selector)] as [string, Element],
      );
      const all = {
        record,
        events: options.events,
        filter: options.filter,
        listener,
        ...Object.fromEntries(found),
      };
      return {
        timeline,
        stop,
        weak: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, new WeakRef(value)])),
      };
    };
    const { timeline, stop, weak } = await make();
    timeline.destroy();
    await frames();
    Object.assign(window, { kept: [timeline, stop], weak });
  });
  await count();
  const kept = await page.evaluate(() =>
    Object.entries((window as unknown as { weak: Record<string, WeakRef<object>> }).weak)
      .filter(([, one]) => one.deref() !== undefined)
      .map(([name]) => name),
  );
  expect(kept).toEqual([]);
});

/**
 * Counts how often the page requests a frame, sets a timer or changes its content while `run` runs.
 */
async function activity(
  run: () => Promise<void>,
): Promise<{ frames: number; timers: number; changes: number }> {
  await page.evaluate(() => {
    const counts = { frames: 0, timers: 0, changes: 0 };
    const kinds = { requestAnimationFrame: "frames", setTimeout: "timers", setInterval: "timers" } as const;
    const names = Object.keys(kinds) as (keyof typeof kinds)[];
    const before = names.map((name) => ({
      name,
      original: Reflect.get(window, name) as (...given: unknown[]) => unknown,
    }));
    for (const { name, original } of before)
      Reflect.set(window, name, (...given: unknown[]) => {
        counts[kinds[name]]++;
        return original.apply(window, given);
      });
    const watcher = new MutationObserver((records) => {
      counts.changes += records.length;
    });
    watcher.observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
    const stop = (): typeof counts => {
      watcher.disconnect();
      for (const { name, original } of before) Reflect.set(window, name, original);
      return counts;
    };
    Object.assign(window, { stop });
  });
  await run();
  return page.evaluate(() =>
    (window as unknown as { stop: () => { frames: number; timers: number; changes: number } }).stop(),
  );
}

/** Waits half a second of frames, which do not count as requested by the page. */
const idle = (): Promise<void> => frames(page, 30);

test("idle: while nothing changes, no frame is requested, no timer set and nothing drawn", async () => {
  await mount(page, { options: { events: mixedRecords(100, 3), timeZone: "UTC" }, width: 700 });
  expect(await activity(idle)).toEqual({ frames: 0, timers: 0, changes: 0 });
});

test("idle: a drag, a hover, a selection and an update leave no frame, timer or change behind", async () => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await mount(page, { options: article, dir: "rtl" });
  const { x, y } = await markOf(page, "ambassador");
  await page.mouse.click(x, y);
  await page.mouse.move(x + 200, y + 3);
  await page.evaluate(() => {
    window.shown.update({ theme: "auto" });
    window.shown.fit();
  });
  await rested(page);
  expect((await getView(page)).start).toBeLessThan(Date.UTC(2021, 0, 1));
  expect(await activity(idle)).toEqual({ frames: 0, timers: 0, changes: 0 });
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("idle: the counter of this file counts frames, timers and changes", async () => {
  await mount(page, { options: article });
  const seen = await activity(async () => {
    await page.evaluate(() => {
      setTimeout(() => undefined, 1);
      window.shown.setView({ start: "2021", end: "2021" });
    });
    await idle();
  });
  expect(seen.frames).toBe(1);
  // The timeline may set a timer of its own.
  expect(seen.timers).toBeGreaterThanOrEqual(1);
  expect(seen.changes).toBeGreaterThan(10);
});

test("idle: ten changes at once request one frame", async () => {
  await mount(page, { options: article });
  const { frames } = await activity(() =>
    page.evaluate(() => {
      for (let day = 1; day <= 9; day++)
        window.shown.setView({ start: `2022-09-0${String(day)}`, end: "2022-09-20" });
      window.shown.setSelection(["ambassador"]);
    }),
  );
  expect(frames).toBe(1);
});

test("destroy: a timeline destroyed while it moves requests no more frames and emits nothing more", async () => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await mount(page, { options: article });
  await page.evaluate(async () => {
    window.shown.setView({ start: "1990", end: "1991" });
    const { start } = window.shown.getView();
    while (window.shown.getView().start === start)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    window.told.length = 0;
    window.shown.destroy();
  });
  expect(await activity(idle)).toEqual({ frames: 0, timers: 0, changes: 0 });
  expect(
    await page.evaluate(() => [window.told.length, document.querySelectorAll(".samarkand").length]),
  ).toEqual([0, 0]);
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("destroy: later calls request no frame, even where movements are animated", async () => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await mount(page, { options: article });
  await page.evaluate(() => {
    window.shown.destroy();
  });
  const after = await activity(async () => {
    await page.evaluate(() => {
      window.shown.setView({ start: "1990", end: "1991" });
      window.shown.fit();
      window.shown.reveal("ambassador", { zoom: true });
      window.shown.setSelection(["ambassador"]);
      window.shown.update({ theme: "dark" });
      window.shown.destroy();
    });
    await idle();
  });
  expect(after).toEqual({ frames: 0, timers: 0, changes: 0 });
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("destroy: changes around a destroyed timeline no longer reach it", async () => {
  await mount(page, { options: article });
  await page.evaluate(() => {
    window.shown.destroy();
  });
  const { frames, timers } = await activity(async () => {
    await page.evaluate(() => {
      const container = document.querySelector("#timeline") as HTMLElement;
      container.style.setProperty("width", "300px");
      container.dir = "rtl";
      document.documentElement.lang = "ar-EG";
      document.fonts.dispatchEvent(new Event("loadingdone"));
      dispatchEvent(new Event("resize"));
    });
    await idle();
    await page.evaluate(() => {
      document.documentElement.lang = "en";
    });
  });
  expect([frames, timers]).toEqual([0, 0]);
});

test("leak: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
