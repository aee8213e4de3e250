import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { openExample, serveExample } from "../support/examplePage.ts";

const browser = await launchBrowser();
const server = await serveExample();
afterAll(() => server.close());

/** Returns helpers that use a page by its keyboard alone. */
function byKeyboard(page: Page) {
  const isAt = (selector: string): Promise<boolean> =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await rest(page);
    }
  };
  /** Presses Tab, or Shift+Tab, until the focus is at the element that `selector` names. */
  const tabTo = async (selector: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> => {
    for (let stop = 0; stop < 400; stop += 1) {
      await page.keyboard.press(key);
      if (await isAt(selector)) return;
    }
    throw new Error(`${key} does not come to ${selector}.`);
  };
  return { isAt, press, tabTo };
}

/** Waits until no timeline of the page is panning or zooming. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    for (let still = 0, count = 0; still < 3 && count < 300; count += 1) {
      still = document.querySelector(".is-panning, .is-zooming") === null ? still + 1 : 0;
      await frame();
    }
  });
}

/** Returns the active descendant of a figure, which assistive technology reads. */
const pointedTo = (
  page: Page,
  figure: string,
): Promise<{ id: string | null; name: string; ring: boolean } | null> =>
  page.evaluate((id) => {
    const at = document.querySelector(`#${id} [role=listbox]`)?.getAttribute("aria-activedescendant") ?? "";
    const element = document.getElementById(at);
    return element === null
      ? null
      : {
          id: element.getAttribute("data-event-id"),
          name: element.getAttribute("aria-label") ?? "",
          ring: element.querySelector(".samarkand-focus") !== null,
        };
  }, figure);
const selected = (page: Page, figure: string): Promise<string[]> =>
  page.evaluate(
    (id) =>
      [...document.querySelectorAll(`#${id} .is-selected`)].map(
        (one) => one.getAttribute("data-event-id") ?? "",
      ),
    figure,
  );
const drawn = (page: Page, figure: string): Promise<number> =>
  page.locator(`#${figure} [data-event-id]`).count();
const ticks = (page: Page, figure: string): Promise<string> =>
  page.locator(`#${figure} .samarkand-axis`).innerText();

const languages = [
  ["ar", "ArrowLeft", "ArrowRight"],
  ["en", "ArrowRight", "ArrowLeft"],
] as const;

test.each(languages)(
  "keyboard: the article can be searched, walked through, read, sorted and folded, in %s",
  async (language, later, earlier) => {
    const { page, problems } = await openExample(browser, server, { language, reducedMotion: "reduce" });
    const { isAt, press, tabTo } = byKeyboard(page);
    const word = language === "ar" ? "السفير" : "ambassador";

    await tabTo("#article input[type=search]");
    await page.keyboard.type(word);
    await expect.poll(() => page.locator("#article .is-match").count()).toBeGreaterThan(0);
    await press("Enter");
    expect(await pointedTo(page, "article")).toMatchObject({ id: "ambassador", ring: true });
    await press("Escape", "Escape");
    expect(await page.locator("#article .is-match").count()).toBe(0);
    expect(await isAt("#article [role=listbox]")).toBe(true);

    // Goes through the events, to the last and the first one and back, by arrow keys.
    await press("Home");
    const first = await pointedTo(page, "article");
    await press(later);
    const second = await pointedTo(page, "article");
    expect(second?.id).not.toBe(first?.id);
    await press(earlier);
    expect(await pointedTo(page, "article")).toEqual(first);
    await press("End");
    expect(await pointedTo(page, "article")).toMatchObject({ ring: true });
    await press("0", "ArrowUp", "ArrowDown");
    expect((await pointedTo(page, "article"))?.ring).toBe(true);
    for (const key of ["+", "-", "PageDown", "PageUp", "0"]) {
      const before = await ticks(page, "article");
      await press(key);
      if (key !== "0") expect(await ticks(page, "article"), key).not.toBe(before);
    }

    // Selects one event, several and none. Moves on without changing the selection. Opens the
    // details, steps in them, and returns to the timeline.
    await press("Home");
    expect(await selected(page, "article")).toHaveLength(1);
    await press("Space");
    expect(await selected(page, "article")).toHaveLength(0);
    await press("Space", `Shift+${later}`);
    expect(await selected(page, "article")).toHaveLength(2);
    const both = await page.locator("#article-details h2, #article-details h3").innerText();
    await press(`Control+${later}`);
    expect(await page.locator("#article-details h2, #article-details h3").innerText()).toBe(both);
    await press("Enter");
    expect(
      await page.evaluate(() => document.querySelector("#article-details")?.contains(document.activeElement)),
    ).toBe(true);
    const title = await page.locator("#article-details h2, #article-details h3").innerText();
    await tabTo("#article-details .samarkand-step-after", "Shift+Tab");
    await press("Enter");
    expect(await page.locator("#article-details h2, #article-details h3").innerText()).not.toBe(title);
    await press("Escape");
    expect(await isAt("#article [role=listbox]")).toBe(true);
    expect(await page.locator("#article-details .samarkand-details").isVisible()).toBe(false);

    await press("?");
    expect(await page.locator("dialog.samarkand-keys[open]").count()).toBe(1);
    await press("Escape");
    expect(await page.locator("dialog.samarkand-keys").count()).toBe(0);
    await press("/");
    expect(await isAt("#article input[type=search]")).toBe(true);
    await press("Escape");
    expect(await isAt("#article [role=listbox]")).toBe(true);

    // A group is folded, opened and moved.
    await tabTo("#article .samarkand-fold");
    const before = await drawn(page, "article");
    await press("Enter");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-expanded"))).toBe("false");
    expect(await drawn(page, "article")).toBeLessThan(before);
    await press("Enter");
    expect(await drawn(page, "article")).toBe(before);
    const order = (): Promise<string[]> => page.locator("#article .samarkand-group").allTextContents();
    const asGiven = await order();
    await press("Alt+ArrowDown");
    expect(await order()).not.toEqual(asGiven);
    await press("Alt+ArrowUp");
    expect(await order()).toEqual(asGiven);

    // A kind is hidden and shown again.
    await tabTo("#article-kinds button");
    await press("Space");
    expect(await drawn(page, "article")).toBeLessThan(before);
    await press("Space");
    expect(await drawn(page, "article")).toBe(before);
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test.each(languages)(
  "keyboard: the story, the overview, the link, the list and the rows can be used, in %s",
  async (language, later, earlier) => {
    const { page, problems } = await openExample(browser, server, { language, reducedMotion: "reduce" });
    const { isAt, press, tabTo } = byKeyboard(page);
    const slide = (): Promise<string> => page.locator("#story-panel h2, #story-panel h3").innerText();

    await tabTo("#story-panel button:not([aria-disabled=true])");
    const opening = await slide();
    await press(later);
    const next = await slide();
    expect(next).not.toBe(opening);
    expect(await selected(page, "story")).toHaveLength(1);
    await press(earlier);
    expect(await slide()).toBe(opening);
    await press("End");
    expect(await slide()).not.toBe(opening);
    await press("Home");
    expect(await slide()).toBe(opening);

    await tabTo("#history .link");
    await press("Enter");
    expect(await page.evaluate(() => location.hash)).toMatch(/^#view=-?\d/);
    await tabTo("#history [role=slider]");
    const whole = await ticks(page, "history");
    await press("+", "+", later, later);
    expect(await ticks(page, "history")).not.toBe(whole);

    // Uses the controls of a timeline and its list, and returns to the picture.
    await tabTo("#holidays .samarkand-control-asList");
    await press("Enter");
    expect(await page.locator("#holidays .samarkand-list li").count()).toBeGreaterThan(10);
    await tabTo("#holidays .samarkand-list-title");
    await press("Enter");
    expect(await page.locator("#holidays .samarkand-list-title[aria-pressed=true]").count()).toBe(1);
    await tabTo("#holidays .samarkand-control-asList", "Shift+Tab");
    await press("Enter");
    for (const name of ["goToNow", "fit", "zoomOut", "zoomIn"]) {
      await press(later);
      expect(await isAt(`#holidays .samarkand-control-${name}`)).toBe(true);
      await press("Enter");
    }
    await press(earlier, earlier, "Enter");

    // Goes down through the rows, which show all events.
    await tabTo("#holidays [role=listbox]");
    const visited = new Set<string | null | undefined>();
    for (let step = 0; step < 12; step += 1) {
      await press("ArrowDown");
      const at = await pointedTo(page, "holidays");
      expect(at).toMatchObject({ ring: true });
      visited.add(at?.id);
    }
    expect(visited.size).toBeGreaterThan(8);
    expect(visited.has(null)).toBe(false);
    expect(await isAt("#holidays [role=listbox]")).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test.each(languages)(
  "keyboard: Tab goes through the whole page and back without a trap, and every stop is in sight with a visible focus, in %s",
  async (language) => {
    const { page } = await openExample(browser, server, { language, reducedMotion: "reduce" });
    // A walk begins and ends at a button that this test adds: where Tab goes from the ends of a
    // page differs between engines.
    await page.evaluate(() => {
      for (const put of ["prepend", "append"] as const) {
        const edge = document.createElement("button");
        edge.className = "edge";
        document.body[put](edge);
      }
    });
    /**
     * Returns the element with the focus, and whether the focus is visible once it is drawn. `null`
     * at the ends of the page.
     */
    const stop = (): Promise<{ name: string; isSeen: boolean } | null> =>
      page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const at = document.activeElement;
        if (!(at instanceof HTMLElement) || at.className === "edge") return null;
        const ring =
          at.getAttribute("aria-activedescendant") === null
            ? at
            : (at.querySelector(".samarkand-focus") ?? at);
        const { left, top, right, bottom } = ring.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        const isMarked = ring !== at || (outlineStyle !== "none" && parseFloat(outlineWidth) > 0);
        const isWithin = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
        return {
          name: `${at.tagName.toLowerCase()}${at.id === "" ? "" : `#${at.id}`} ${at.className} ${at.getAttribute("aria-label") ?? at.textContent.slice(0, 30)}`,
          isSeen: isMarked && isWithin,
        };
      });
    const walk = async (key: "Tab" | "Shift+Tab"): Promise<{ name: string; isSeen: boolean }[]> => {
      const stops: { name: string; isSeen: boolean }[] = [];
      for (;;) {
        await page.keyboard.press(key);
        const at = await stop();
        if (at === null || stops.length > 400) return stops;
        stops.push(at);
      }
    };
    await page.focus(".edge");
    const there = await walk("Tab");
    expect(there.length).toBeGreaterThan(60);
    expect(there.length).toBeLessThan(400);
    expect(there.filter(({ isSeen }) => !isSeen)).toEqual([]);
    const back = await walk("Shift+Tab");
    expect(back.map(({ name }) => name).reverse()).toEqual(there.map(({ name }) => name));
    expect(back.filter(({ isSeen }) => !isSeen)).toEqual([]);
    await page.context().close();
  },
);
