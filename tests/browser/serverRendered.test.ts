import { afterAll, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import { renderListToString, renderToString, type TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve({
  csp: "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'",
});
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** State of the page in one frame, as a reader sees it. */
interface Frame {
  /** px from the top of the page to the text after the timeline. */
  readonly after: number;
  /** Number of visible pictures. */
  readonly pictures: number;
}

/**
 * Hydrates as an application does: puts the strings of the server into the page, then creates the
 * timeline there.
 */
async function hydrate(
  html: string,
  options: TimelineOptions,
  { dir, copies = 0 }: { dir: string; copies?: number },
): Promise<Frame[]> {
  return page.evaluate(
    async ([text, given, direction, more]) => {
      (window.shown as typeof window.shown | undefined)?.destroy();
      const container = document.querySelector("#timeline") as HTMLElement;
      container.dir = direction;
      container.style.setProperty("width", "900px");
      container.innerHTML = text;
      document.querySelector("#after")?.remove();
      container.insertAdjacentHTML("afterend", '<p id="after">After</p>');
      await Promise.all([...document.fonts].map((face) => face.load()));
      const isSeen = (element: Element): boolean =>
        element.isConnected &&
        getComputedStyle(element).visibility === "visible" &&
        element.getBoundingClientRect().height > 0;
      const look = (): Frame => ({
        after: (document.querySelector("#after") as Element).getBoundingClientRect().top,
        pictures: [...container.querySelectorAll("svg.samarkand, .samarkand-plot")].filter(isSeen).length,
      });
      const frames = [look()];
      const events = [
        ...given.events,
        ...Array.from({ length: more }, (_, index) => ({
          id: `more ${String(index)}`,
          title: "More",
          start: "2022-09-10",
          group: "none",
        })),
      ];
      window.shown = window.samarkand.createTimeline(container, {
        ...given,
        events,
        ...(more > 0 ? { filter: ({ group }) => group !== "none" } : {}),
      });
      frames.push(look());
      const ready = window.shown.ready.then(() => true);
      for (let isDone = false, rest = 3; rest > 0; rest -= isDone ? 1 : 0) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        frames.push(look());
        isDone = isDone || (await Promise.race([ready, Promise.resolve(false)]));
      }
      return frames;
    },
    [html, options, dir, copies] as const,
  );
}

describe.each(["ltr", "rtl"] as const)("server-rendered, in %s", (direction) => {
  const language = direction === "rtl" ? "ar" : "en";
  const options: TimelineOptions = {
    events: articleEvents(language),
    groups: articleGroups(language),
    locale: language,
    direction,
    timeZone: "UTC",
    view: { start: "2022-08-25", end: "2022-09-20" },
  };

  test.each([
    ["few records, read at once", 0],
    ["many, read in slices", 40_000],
  ])("picture is replaced by the timeline, and nothing below moves: %s", async (_what, copies) => {
    const frames = await hydrate(renderToString({ ...options, width: 900 }), options, {
      dir: direction,
      copies,
    });
    expect(frames.map(({ pictures }) => pictures)).toEqual(frames.map(() => 1));
    const [first] = frames;
    expect(frames.map(({ after }) => Math.round(after))).toEqual(
      frames.map(() => Math.round(first?.after ?? NaN)),
    );
    expect(await page.locator("svg.samarkand").count()).toBe(0);
    await settle(page);
    expect(await page.locator(".samarkand .samarkand-plot").isVisible()).toBe(true);
  });

  test("list is replaced as well; other content of the container stays", async () => {
    await hydrate(
      `<p id="own">Own</p>${renderToString({ ...options, width: 900 })}${renderListToString(options)}`,
      options,
      { dir: direction },
    );
    expect(
      await page
        .locator("#timeline > *")
        .evaluateAll((all: Element[]) => all.map(({ id, classList }) => id || classList[0])),
    ).toEqual(["own", "samarkand"]);
  });

  test("height ends as soon as the width changes, and the timeline is as high as its content", async () => {
    await hydrate(renderToString({ ...options, width: 900, height: 900 }), options, { dir: direction });
    const height = (): Promise<number> =>
      page.locator(".samarkand").evaluate((root) => root.getBoundingClientRect().height);
    expect(await height()).toBeGreaterThan(890);
    await page.evaluate(() => {
      (document.querySelector("#timeline") as HTMLElement).style.setProperty("width", "800px");
    });
    await expect.poll(height).toBeLessThan(700);
  });
});

test("server-rendered: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
