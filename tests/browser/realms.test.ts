import { readFileSync } from "node:fs";
import type { Frame, Locator, Page } from "playwright-core";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type * as Details from "../../src/entries/details.ts";
import type * as Groups from "../../src/entries/groups.ts";
import type { Timeline, TimelineOptions } from "../../src/entries/index.ts";
import type * as Kinds from "../../src/entries/kinds.ts";
import type * as Search from "../../src/entries/search.ts";
import type * as Story from "../../src/entries/story.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { bundle } from "../support/bundle.ts";
import { putFingers } from "../support/platform.ts";
import { serve } from "../support/server.ts";
import type * as StrictMode from "../support/strictMode.ts";
import { MARKS } from "../support/timelinePage.ts";

type Direction = "ltr" | "rtl";
type Surroundings = "React's StrictMode" | "an iframe's document" | "a popup's document" | "a shadow root";

interface Shown {
  timeline: Timeline;
  panels: Details.Panel[];
  told: string[];
  /** Number of times the timeline was created. */
  created: number;
}

type Entries = typeof Details & typeof Groups & typeof Kinds & typeof Search & typeof Story;

declare global {
  interface Window {
    strictMode: typeof StrictMode;
    realm: Shown;
    /**
     * Creates a timeline with all panels in a container. Returns the function that destroys them.
     */
    create: (container: HTMLElement, options: TimelineOptions) => () => void;
    /** Destroys the timeline and its panels, and removes the place they were in. */
    end: () => void;
  }
}

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/realms.html`);
await page.evaluate(
  `${await bundle("tests/support/strictMode.ts", "strictMode")}; window.strictMode = strictMode;`,
);
await page.evaluate(() => {
  window.create = (container, options) => {
    const { createTimeline, createDetails, createGroups, createKinds, createSearch, createStory } =
      window.samarkand as typeof window.samarkand & Entries;
    const told: string[] = [];
    const timeline = createTimeline(container, options);
    timeline.on("select", ({ ids }) => told.push(`select ${ids.join(" ")}`));
    timeline.on("hover", ({ id }) => told.push(`hover ${id ?? ""}`));
    timeline.on("activate", ({ id }) => told.push(`activate ${id}`));
    const beside = container.ownerDocument.createElement("div");
    container.after(beside);
    const panels = [
      createSearch(beside, timeline),
      createKinds(beside, timeline),
      createDetails(beside, timeline),
      createStory(beside, timeline),
      createGroups(timeline),
    ];
    window.realm = {
      timeline,
      panels,
      told,
      created: ((window.realm as Shown | undefined)?.created ?? 0) + 1,
    };
    return () => {
      for (const panel of panels) panel.destroy();
      timeline.destroy();
      beside.remove();
    };
  };
});
afterEach(() =>
  page.evaluate(() => {
    window.end();
  }),
);

const styles = ["style", "panels"].map((name) =>
  readFileSync(new URL(`../../dist/${name}.css`, import.meta.url), "utf8"),
);

/** The page and the frame in which a timeline was put. */
interface Place {
  /** The page whose keyboard and mouse reach the timeline. */
  readonly on: Page;
  /** The frame that contains the timeline. */
  readonly frame: Frame;
}

/**
 * Puts a timeline with all panels into surroundings of a kind. Direction and language are those of
 * the page, not options of the timeline.
 */
async function put(kind: Surroundings, direction: Direction): Promise<Place> {
  const language = direction === "rtl" ? "ar" : "en";
  const options: TimelineOptions = {
    events: articleEvents(language),
    groups: articleGroups(language),
    timeZone: "UTC",
    controls: true,
    view: { start: "2022-08-25", end: "2022-09-20" },
  };
  await page.mouse.move(1279, 719);
  const popup = kind === "a popup's document" ? page.waitForEvent("popup") : null;
  await page.evaluate(
    async ([what, given, dir, lang, css]) => {
      window.realm = undefined as unknown as Shown;
      Object.assign(document.documentElement, { dir, lang });
      const place = document.body.appendChild(document.createElement("section"));
      const ends = [
        () => {
          place.remove();
        },
      ];
      window.end = () => {
        for (const end of ends.reverse()) end();
      };
      const addLinks = (to: Node): Promise<unknown> =>
        Promise.all(
          [...document.querySelectorAll("link")].map(
            ({ href }) =>
              new Promise((resolve) => {
                to.appendChild(
                  Object.assign((to.ownerDocument as Document).createElement("link"), {
                    rel: "stylesheet",
                    href,
                    onload: resolve,
                  }),
                );
              }),
          ),
        );
      /** Fills another document with the styles of this one. Returns a new container in it. */
      const fill = async (other: Document): Promise<HTMLElement> => {
        Object.assign(other.documentElement, { dir, lang });
        await addLinks(other.head);
        await Promise.all([...other.fonts].map((face) => face.load()));
        return other.body.appendChild(other.createElement("div"));
      };
      if (what === "React's StrictMode") {
        await new Promise<void>((resolve) => {
          ends.push(
            window.strictMode.renderStrictly(place, (container) => {
              const end = window.create(container, given);
              if (window.realm.created === 2) resolve();
              return end;
            }),
          );
        });
      } else if (what === "an iframe's document") {
        const frame = place.appendChild(document.createElement("iframe"));
        frame.style.setProperty("border", "0");
        frame.width = "1200";
        frame.height = "700";
        ends.push(window.create(await fill(frame.contentDocument as Document), given));
      } else if (what === "a popup's document") {
        const opened = window.open("about:blank", "", "width=1200,height=720") as Window;
        ends.push(() => {
          opened.close();
        });
        ends.push(window.create(await fill(opened.document), given));
      } else {
        const host = place.appendChild(document.createElement("div"));
        const shadow = host.attachShadow({ mode: "open" });
        // One of the two ways in which styles get into a shadow root.
        if (dir === "ltr")
          shadow.adoptedStyleSheets = await Promise.all(css.map((text) => new CSSStyleSheet().replace(text)));
        else await addLinks(shadow);
        ends.push(window.create(shadow.appendChild(document.createElement("div")), given));
      }
    },
    [kind, options, direction, language, styles] as const,
  );
  const on = popup === null ? page : await popup;
  const frame = kind === "an iframe's document" ? (page.frames()[1] as Frame) : on.mainFrame();
  await expect.poll(() => frame.locator(".samarkand [role=option]:not([aria-label])").count()).toBe(0);
  await frame.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return { on, frame };
}

const told = (): Promise<string[]> => page.evaluate(() => window.realm.told);
const selection = (): Promise<string[]> => page.evaluate(() => window.realm.timeline.getSelection());
/** Clears the selection, because a story selects its first event. */
async function selectNothing(): Promise<void> {
  await page.evaluate(() => {
    window.realm.timeline.setSelection([]);
  });
  await expect.poll(told).toContain("select ");
  await page.evaluate(() => {
    window.realm.told.length = 0;
  });
}
const mark = ({ frame }: Place, id: string): Locator =>
  frame.locator(`[data-event-id="${id}"] :is(${MARKS})`).first();

/** Returns the middle of an element, in px of the window that has the mouse. */
async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox()) as {
    x: number;
    y: number;
    width: number;
    height: number;
  };
  return { x: x + width / 2, y: y + height / 2 };
}

const all = (
  ["React's StrictMode", "an iframe's document", "a popup's document", "a shadow root"] as const
).flatMap((kind) => (["ltr", "rtl"] as const).map((direction) => ({ kind, direction })));

describe.each(all)("timeline in $kind, in $direction", ({ kind, direction }) => {
  test("language and direction are those of the surroundings, in picture and panels, and the styles apply", async () => {
    const { frame } = await put(kind, direction);
    const root = frame.locator(".samarkand");
    expect(await root.count()).toBe(1);
    expect([await root.getAttribute("dir"), await root.getAttribute("lang")]).toEqual([
      direction,
      direction === "rtl" ? "ar" : "en",
    ]);
    expect(
      await frame
        .locator("text.samarkand-tick")
        .allTextContents()
        .then((texts) => texts.join(" ")),
    ).toMatch(direction === "rtl" ? /سبتمبر/ : /September/);
    expect(await frame.locator(".samarkand-search").getAttribute("aria-label")).toBe(
      direction === "rtl" ? "بحث" : "Search",
    );
    const [ground, sticky, ink] = await root.evaluate((element) => [
      getComputedStyle(element).backgroundColor,
      getComputedStyle(element.querySelector(".samarkand-axis") as Element).position,
      getComputedStyle(element.querySelector("text.samarkand-label") as Element).fill,
    ]);
    expect([ground, sticky, ink]).toEqual(["rgb(251, 250, 246)", "sticky", "rgb(27, 36, 48)"]);
  });

  test('a click selects, a double click activates, and a pointer that rests emits "hover" and shows the card', async () => {
    const place = await put(kind, direction);
    const { x, y } = await middle(mark(place, "ambassador"));
    await selectNothing();
    await place.on.mouse.move(x, y);
    await expect.poll(() => place.frame.locator(".samarkand-tooltip").isVisible()).toBe(true);
    await place.on.mouse.click(x, y);
    await expect.poll(selection).toEqual(["ambassador"]);
    await expect.poll(told).toEqual(["hover ambassador", "select ambassador"]);
    await expect
      .poll(() => place.frame.locator(".samarkand-details .samarkand-reading-title").isVisible())
      .toBe(true);
    await place.on.mouse.dblclick(x, y);
    await expect.poll(told).toContain("activate ambassador");
  });

  test("a finger that rests shows the card", async () => {
    const place = await put(kind, direction);
    const { x, y } = await middle(mark(place, "ambassador"));
    await selectNothing();
    await putFingers(place.on, "down", { x, y });
    await expect.poll(() => place.frame.locator(".samarkand-tooltip").isVisible()).toBe(true);
    await putFingers(place.on, "up");
    expect(await selection()).toEqual([]);
  });

  test("a drag pans in its own direction", async () => {
    const place = await put(kind, direction);
    const before = await page.evaluate(() => window.realm.timeline.getView().start);
    const { x, y } = await middle(place.frame.locator(".samarkand-plot"));
    await place.on.mouse.move(x, y);
    await place.on.mouse.down();
    await place.on.mouse.move(x + 60, y, { steps: 3 });
    await place.on.mouse.up();
    await expect
      .poll(async () =>
        Math.sign((await page.evaluate(() => window.realm.timeline.getView().start)) - before),
      )
      .toBe(direction === "ltr" ? -1 : 1);
  });

  test("keys go from event to event, Escape hides the card, and a view that has rested is announced", async () => {
    const place = await put(kind, direction);
    const { frame, on } = place;
    await frame.locator(".samarkand-plot").focus();
    await on.keyboard.press(direction === "ltr" ? "ArrowRight" : "ArrowLeft");
    await expect.poll(selection).toHaveLength(1);
    await expect
      .poll(() =>
        frame
          .locator(".samarkand-plot")
          .evaluate((plot) =>
            (plot.getRootNode() as Document)
              .getElementById(plot.getAttribute("aria-activedescendant") ?? "")
              ?.getAttribute("role"),
          ),
      )
      .toBe("option");
    await expect.poll(() => frame.locator(".samarkand-tooltip").isVisible()).toBe(true);
    await on.keyboard.press("Escape");
    await expect.poll(() => frame.locator(".samarkand-tooltip").isVisible()).toBe(false);
    await on.keyboard.press("+");
    await expect
      .poll(() => frame.locator(".samarkand > .samarkand-status").textContent())
      .toMatch(direction === "ltr" ? /event/ : /حدث|أحداث/);
  });

  test("a title of the list keeps the focus when it is pressed by key, and details take it", async () => {
    const { frame, on } = await put(kind, direction);
    await frame.locator(".samarkand-control-asList").click();
    const title = frame.locator(".samarkand-list-title").nth(2);
    const id = await title.getAttribute("data-list-id");
    await title.focus();
    // Without details there is no panel for the focus to go to.
    await page.evaluate(() => {
      window.realm.panels[2]?.destroy();
    });
    await on.keyboard.press("Enter");
    await expect.poll(selection).toEqual([id]);
    await expect.poll(told).toContain(`activate ${String(id)}`);
    const focused = (): Promise<string | null | undefined> =>
      frame
        .locator(".samarkand")
        .evaluate((root) => (root.getRootNode() as Document).activeElement?.getAttribute("data-list-id"));
    await expect.poll(() => title.getAttribute("aria-pressed")).toBe("true");
    expect(await focused()).toBe(id);
    // A click of the mouse selects, too.
    await frame.locator(".samarkand-list-title").nth(1).click();
    await expect.poll(async () => (await selection())[0]).not.toBe(id);
  });

  test("details keep the focus from event to event, and return it to the timeline when they close", async () => {
    const place = await put(kind, direction);
    const { frame, on } = place;
    const focused = (): Promise<string | undefined> =>
      frame
        .locator(".samarkand")
        .evaluate((root) => (root.getRootNode() as Document).activeElement?.className);
    await frame.locator(".samarkand-plot").focus();
    await on.keyboard.press("Enter");
    await expect.poll(focused).toBe("samarkand-reading-title");
    await page.evaluate(() => {
      window.realm.timeline.setSelection(["ambassador"]);
    });
    await expect
      .poll(() => frame.locator(".samarkand-details .samarkand-reading-title").textContent())
      .toBe(articleEvents(direction === "rtl" ? "ar" : "en").find(({ id }) => id === "ambassador")?.title);
    expect(await focused()).toBe("samarkand-reading-title");
    await on.keyboard.press("Escape");
    await expect.poll(focused).toBe("samarkand-plot");
  });

  test("panels work: a press hides a kind, the search finds, a key folds a group, an arrow moves a story", async () => {
    const { frame, on } = await put(kind, direction);
    const kinds = frame.locator(".samarkand-kind");
    await kinds.first().click();
    await expect.poll(() => kinds.first().getAttribute("aria-pressed")).toBe("false");
    const fold = frame.locator(".samarkand-fold").first();
    await fold.focus();
    await on.keyboard.press("Enter");
    await expect.poll(() => fold.getAttribute("aria-expanded")).toBe("false");
    expect(
      await frame
        .locator(".samarkand")
        .evaluate((root) => (root.getRootNode() as Document).activeElement?.className),
    ).toBe("samarkand-fold");
    await frame.locator(".samarkand-plot").focus();
    await on.keyboard.press("/");
    expect(
      await frame
        .locator(".samarkand-search input")
        .evaluate((field) => (field.getRootNode() as Document).activeElement === field),
    ).toBe(true);
    await on.keyboard.type(direction === "rtl" ? "سمرقند" : "Samarkand");
    await expect
      .poll(() => page.evaluate(() => window.realm.timeline.search.next()?.count ?? 0))
      .toBeGreaterThan(0);
    const told = frame.locator(".samarkand-story .samarkand-reading-title");
    const first = await told.textContent();
    await frame.locator(".samarkand-story button").first().focus();
    await on.keyboard.press(direction === "ltr" ? "ArrowRight" : "ArrowLeft");
    await expect.poll(() => told.textContent()).not.toBe(first);
  });

  test("destroy leaves nothing behind", async () => {
    const { frame } = await put(kind, direction);
    const left = await page.evaluate(() => {
      const { timeline, panels } = window.realm;
      const tree = timeline.element.getRootNode() as Document;
      for (const panel of panels) panel.destroy();
      timeline.destroy();
      return tree.querySelectorAll(".samarkand, .samarkand-panel, .samarkand-status").length;
    });
    expect(left).toBe(0);
    expect(await frame.locator(".samarkand").count()).toBe(0);
  });
});

test("realms: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
