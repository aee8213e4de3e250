import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AxeResults, RunOptions } from "axe-core";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { serve } from "../support/server.ts";
import { markOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    axe: { run(context: string, options: RunOptions): Promise<AxeResults> };
    /** Calls of the option `card`: the id, and whether its signal has aborted. */
    cards: { readonly id: string; readonly signal: AbortSignal }[];
  }
}

const card = page.locator(".samarkand-tooltip");
const calls = (): Promise<(readonly [string, boolean])[]> =>
  page.evaluate(() => window.cards.map(({ id, signal }) => [id, signal.aborted] as const));
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent.slice(0, 12) ?? "");
const hasPlotFocus = (): Promise<boolean> => page.locator(".samarkand-plot:focus").isVisible();
const point = async (id: string): Promise<void> => {
  const { x, y } = await markOf(page, id);
  await page.mouse.move(x, y);
  await settle(page);
};

beforeAll(() => page.evaluate(axe));

describe.each(BOTH_DIRECTIONS)("own cards and icons, in $direction", ({ direction }) => {
  /** Shows six events, each with a card of another content. */
  beforeEach(async () => {
    await page.mouse.move(1, 700);
    await page.evaluate(async (dir) => {
      (window.shown as typeof window.shown | undefined)?.destroy();
      const container = document.querySelector<HTMLElement>("#timeline")!;
      container.style.setProperty("width", "900px");
      document.documentElement.dir = dir;
      document.documentElement.lang = dir === "rtl" ? "ar" : "en";
      await Promise.all([...document.fonts].map((face) => face.load()));
      const create = <K extends keyof HTMLElementTagNameMap>(
        tag: K,
        text: string,
      ): HTMLElementTagNameMap[K] => Object.assign(document.createElement(tag), { textContent: text });
      window.cards = [];
      const contents: Readonly<Record<string, () => Node | string | null>> = {
        node: () => create("b", "عقدة"),
        text: () => "<b onclick=alert(1)>نص</b>",
        nothing: () => null,
        error: () => {
          throw new Error("boom");
        },
        controls: () => {
          const box = create("div", "");
          box.append(create("button", "First"), create("button", "Second"));
          return box;
        },
        long: () => create("p", "كلمة ".repeat(4000)),
      };
      window.addEventListener("error", (event) => {
        if (event.message.includes("boom")) event.preventDefault();
      });
      window.shown = window.samarkand.createTimeline(container, {
        events: Object.keys(contents).map((id, index) => ({
          id,
          title: `قمة ${id}`,
          start: `2022-09-${String(3 + index * 4).padStart(2, "0")}`,
        })),
        timeZone: "UTC",
        view: { start: "2022-09", end: "2022-09" },
        icon: (_, id) =>
          id === "text" ? { text: "★", label: "نجمة" } : { path: "M4 4h16v16H4z", label: "مربع" },
        card: (_, id, { signal }) => {
          window.cards.push({ id, signal });
          return contents[id]!();
        },
      });
    }, direction);
    await settle(page);
  });

  test("an element and a text stand in the card instead of its content; the signal tells when they go", async () => {
    await point("node");
    expect(await card.innerText()).toBe("عقدة");
    expect(await card.getAttribute("role")).toBe("tooltip");
    expect(await card.locator("b").count()).toBe(1);
    await point("text");
    expect(await card.innerText()).toBe("<b onclick=alert(1)>نص</b>");
    expect(await card.locator("b").count()).toBe(0);
    expect(await calls()).toEqual([
      ["node", true],
      ["text", false],
    ]);
    // Another size of the window makes another picture, and the same card.
    await page.evaluate(() => {
      window.shown.update({ locale: "he" });
    });
    await settle(page);
    expect(await calls()).toHaveLength(2);
    await page.mouse.move(1, 700);
    await settle(page);
    await expect.poll(() => card.isVisible()).toBe(false);
    expect((await calls()).map(([, isAborted]) => isAborted)).toEqual([true, true]);
  });

  test("null and an error leave the built-in content; another function is asked again; false is no card", async () => {
    await point("nothing");
    expect(await card.innerText()).toContain("قمة nothing");
    await point("error");
    expect(await card.innerText()).toContain("قمة error");
    await page.evaluate(() => {
      window.shown.update({ card: () => "another" });
    });
    await settle(page);
    expect(await card.innerText()).toBe("another");
    expect((await calls()).at(-1)).toEqual(["error", true]);
    await page.evaluate(() => {
      window.shown.update({ card: false });
    });
    await settle(page);
    await point("node");
    expect(await card.isVisible()).toBe(false);
    await page.keyboard.press("Tab");
    await settle(page);
    expect(await card.isVisible()).toBe(false);
    expect(await page.locator("[aria-describedby]").count()).toBe(0);
  });

  test("a card with controls is a dialog, which Tab or F6 enters and Escape leaves", async () => {
    await page.locator(".samarkand-plot").focus();
    await settle(page);
    // A card without controls lets the Tab key go on.
    const first = await page.evaluate(() => window.cards.at(-1)?.id);
    expect(first).toBe("node");
    for (let step = 0; step < 8 && (await card.getAttribute("role")) !== "dialog"; step += 1) {
      await page.keyboard.press(direction === "rtl" ? "ArrowLeft" : "ArrowRight");
      await settle(page);
    }
    expect(await card.getAttribute("role")).toBe("dialog");
    expect(await card.getAttribute("aria-label")).toBe("قمة controls");
    for (const key of ["Tab", "F6"]) {
      await page.keyboard.press(key);
      expect(await focused()).toBe("First");
      await settle(page);
      expect(await card.isVisible()).toBe(true);
      await page.keyboard.press("Tab");
      expect(await focused()).toBe("Second");
      await settle(page);
      expect(await card.isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await settle(page);
      expect(await hasPlotFocus()).toBe(true);
      expect(await page.locator(".samarkand-plot").getAttribute("aria-activedescendant")).toContain("4");
      expect(await card.isVisible()).toBe(true);
    }
    // Once for each event that the arrows passed.
    expect((await calls()).filter(([id]) => id === "controls")).toHaveLength(1);
    await page.keyboard.press("Escape");
    await settle(page);
    expect(await card.isVisible()).toBe(false);
    expect((await calls()).at(-1)).toEqual(["controls", true]);
  });

  // A press focuses no button in WebKit, so that the card goes with the pointer.
  if (engine !== "webkit")
    test("a press in a card takes the focus, and Escape leads to the card's event", async () => {
      await point("controls");
      await card.getByText("Second").click();
      await page.mouse.move(1, 700);
      await settle(page);
      expect(await card.isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await settle(page);
      expect(await hasPlotFocus()).toBe(true);
      expect(await page.locator(".samarkand-plot").getAttribute("aria-activedescendant")).toContain("4");
    });

  test("a card that grows finds its place again, and is never higher than the window", async () => {
    await point("node");
    const before = (await card.boundingBox())!;
    await page.evaluate(() => {
      const line = Object.assign(document.createElement("button"), { textContent: "سطر ".repeat(60) });
      document.querySelector(".samarkand-tooltip b")!.append(line);
    });
    await settle(page);
    await settle(page);
    const after = (await card.boundingBox())!;
    expect(after.height).toBeGreaterThan(before.height + 20);
    const mark = (await page.locator('[data-event-id="node"] .samarkand-hit').boundingBox())!;
    const isBeside = after.y >= mark.y + mark.height - 4 || after.y + after.height <= mark.y + 4;
    expect(isBeside || after.x >= mark.x + mark.width - 4 || after.x + after.width <= mark.x + 4).toBe(true);
    // What came later has the focus, too.
    expect(await card.getAttribute("role")).toBe("dialog");
    await point("long");
    const long = (await card.boundingBox())!;
    expect(long.y).toBeGreaterThanOrEqual(0);
    expect(long.y + long.height).toBeLessThanOrEqual(720);
    expect(await card.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)).toBe(true);
  });

  test("axe finds no violation with icons and with each card open", async () => {
    for (const id of ["node", "text", "controls", "nothing"]) {
      await point(id);
      const found = await page.evaluate(() =>
        window.axe.run(".samarkand", {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      expect(found.passes.length).toBeGreaterThan(5);
      expect(found.violations.map(({ id: rule, nodes }) => `${id} ${rule}: ${nodes[0]?.html ?? ""}`)).toEqual(
        [],
      );
    }
    expect(problems.filter((text) => !text.includes("boom"))).toEqual([]);
  });
});
