import { readFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { Timeline } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { rested } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { MARKS } from "../support/timelinePage.ts";

// These tests use only the mouse and the keys of the page, because not every driver can look into
// another root.

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
});
const style = readFileSync(new URL("../../dist/style.css", import.meta.url), "utf8");

interface Placed {
  readonly root: Document | ShadowRoot;
  readonly timeline: Timeline;
  readonly told: string[];
}

declare global {
  interface Window {
    placed: Placed;
  }
}

afterEach(() =>
  page.evaluate(() => {
    window.placed.timeline.destroy();
    document.querySelector(".place")?.remove();
  }),
);

const cases = (["a shadow root", "an iframe"] as const).flatMap((place) =>
  (["ltr", "rtl"] as const).map((direction) => ({ place, direction })),
);

describe.each(cases)("timeline in $place, $direction", ({ place, direction }) => {
  const language = direction === "rtl" ? "ar" : "en";
  const put = (): Promise<void> =>
    page.evaluate(
      async ([kind, dir, css, options]) => {
        const host = document.createElement(kind === "an iframe" ? "iframe" : "div");
        host.className = "place";
        for (const [name, value] of [
          ["width", "900px"],
          ["height", "600px"],
          ["border", "0"],
        ] as const)
          host.style.setProperty(name, value);
        document.body.append(host);
        const root =
          host instanceof HTMLIFrameElement
            ? (host.contentDocument as Document)
            : host.attachShadow({ mode: "open" });
        const sheet = new (root.ownerDocument ?? root).defaultView!.CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [sheet];
        const container = (root.ownerDocument ?? root).createElement("div");
        container.dir = dir;
        container.style.setProperty("width", "860px");
        (root instanceof ShadowRoot ? root : root.body).append(container);
        const timeline = window.samarkand.createTimeline(container, options);
        const told: string[] = [];
        timeline.on("select", ({ ids }) => told.push(`select ${ids.join(" ")}`));
        timeline.on("activate", ({ id }) => told.push(`activate ${id}`));
        window.placed = { root, timeline, told };
        await timeline.ready;
      },
      [
        place,
        direction,
        style,
        {
          events: articleEvents(language),
          groups: articleGroups(language),
          locale: language,
          timeZone: "UTC",
          direction,
          timeDirection: direction,
          view: { start: "2022-08-25", end: "2022-09-20" },
          maxHeight: 560,
        },
      ] as const,
    );

  /** Returns the middle of a mark, in px of the page's own viewport. */
  const middle = (id: string): Promise<{ x: number; y: number }> =>
    page.evaluate(
      ([wanted, marks]) => {
        const { root } = window.placed;
        const frame =
          root.ownerDocument === null
            ? document.querySelector(".place")!.getBoundingClientRect()
            : new DOMRect();
        const { left, top, width, height } = root
          .querySelector(`[data-event-id="${wanted}"] :is(${marks})`)!
          .getBoundingClientRect();
        return { x: frame.left + left + width / 2, y: frame.top + top + height / 2 };
      },
      [id, MARKS] as const,
    );

  const told = (): Promise<string[]> => page.evaluate(() => window.placed.told);
  /** Returns the id of the event that is the active descendant. */
  const pointed = (): Promise<string | null> =>
    page.evaluate(() => {
      const { root } = window.placed;
      const id = root.activeElement?.getAttribute("aria-activedescendant");
      return typeof id === "string" ? (root.getElementById(id)?.getAttribute("data-event-id") ?? null) : null;
    });

  test("a press selects, and a drag pans", async () => {
    await put();
    const { x, y } = await middle("ambassador");
    // Moves the mouse here first, as a real one does: Firefox does not count the first event that
    // it gets from a pointer as a press.
    await page.mouse.move(5, 5);
    await rested(page);
    await page.mouse.click(x, y);
    await expect.poll(told).toEqual(["select ambassador"]);
    const start = (): Promise<number> => page.evaluate(() => window.placed.timeline.getView().start);
    const before = await start();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y);
    await page.mouse.move(x + 90, y);
    await page.mouse.up();
    await expect.poll(async () => Math.sign((await start()) - before)).toBe(direction === "ltr" ? -1 : 1);
  });

  test("keys walk through the events and open one", async () => {
    await put();
    const { x, y } = await middle("ambassador");
    await page.mouse.click(x, y);
    await page.keyboard.press("Home");
    await expect.poll(pointed).not.toBe(null);
    const first = await pointed();
    await page.keyboard.press(direction === "ltr" ? "ArrowRight" : "ArrowLeft");
    await expect.poll(pointed).not.toBe(first);
    const next = await pointed();
    await page.keyboard.press("Enter");
    await expect.poll(told).toContain(`activate ${String(next)}`);
  });
});

test("other roots: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
