import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { crowdedRecords } from "../support/crowdedRecords.ts";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { openExample, serveExample } from "../support/examplePage.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
const exampleServer = await serveExample();
afterAll(() => Promise.all([server.close(), exampleServer.close()]));
const { page } = await openPage(browser, `${server.url}/fixtures/blank.html`);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
beforeAll(async () => {
  await page.evaluate(axe);
});

declare global {
  interface Window {
    axe: { run(context: string, options: RunOptions): Promise<AxeResults> };
  }
}

/** Returns the violations that axe finds in `within`: rule, element and reason of each. */
async function violations(on: Page = page, within = ".samarkand"): Promise<string[]> {
  const { violations: found, passes } = await on.evaluate(
    (context) =>
      window.axe.run(context, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }),
    within,
  );
  expect(passes.length).toBeGreaterThan(5);
  // Forced colours are chosen by the reader. Those of a Firefox without a desktop have little
  // contrast.
  const areOthers =
    engine === "firefox" && (await on.evaluate(() => matchMedia("(forced-colors: active)").matches));
  return found
    .filter(({ id }) => !areOthers || id !== "color-contrast")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
    );
}

const languages = [
  ["ltr", "en"],
  ["rtl", "ar"],
] as const;
const looks = [
  ["light", "light", "screen"],
  ["dark", "dark", "screen"],
  ["forced colours", "light", "screen"],
  ["print", "light", "print"],
] as const;
const cases = languages.flatMap(([direction, language]) =>
  looks.map(([name, theme, media]) => ({ direction, language, name, theme, media })),
);

/** Records that do not have a lane each. No title has a number: a label may lack digits of it. */
const crowd = crowdedRecords(1_600);
const titled = crowd.events.map((event) => ({ ...event, title: event.title.replace(/ \S*\d\S*/g, "") }));

test.each(cases)(
  "accessibility: axe finds no violation: $direction, $name",
  async ({ direction, language, name, theme, media }) => {
    await page.emulateMedia({
      media,
      forcedColors: name === "forced colours" ? "active" : "none",
      colorScheme: theme,
    });
    const options: TimelineOptions = {
      events: articleEvents(language),
      groups: articleGroups(language),
      locale: language,
      direction,
      timeZone: "UTC",
      theme,
      selection: "multiple",
      overview: true,
      now: "2022-09-10",
    };
    await mount(page, { options, dir: direction, lang: language });
    expect(await violations()).toEqual([]);
    // Checks again with the focus at an event and its card open, and where clusters are drawn.
    await page.evaluate(() => {
      (document.querySelector("[role=listbox]") as HTMLElement).focus();
    });
    await page.keyboard.press("ArrowDown");
    await settle(page);
    expect(await violations()).toEqual([]);
    await page.keyboard.press("?");
    await settle(page);
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await mount(page, {
      options: { ...options, events: titled, groups: crowd.groups },
      width: 500,
      dir: direction,
      lang: language,
    });
    expect(await page.evaluate(() => document.querySelectorAll("[data-cluster]").length)).toBeGreaterThan(0);
    const found = await violations();
    expect(found, found.join("\n")).toEqual([]);
  },
);

test.each(cases)(
  "accessibility: axe finds no violation in the list and the controls: $direction, $name",
  async ({ direction, language, name, theme, media }) => {
    await page.emulateMedia({
      media,
      forcedColors: name === "forced colours" ? "active" : "none",
      colorScheme: theme,
    });
    await mount(page, {
      options: {
        events: articleEvents(language),
        groups: articleGroups(language),
        locale: language,
        direction,
        timeZone: "UTC",
        theme,
        controls: true,
        list: true,
        overview: true,
        now: "2022-09-10",
      },
      dir: direction,
      lang: language,
    });
    expect(await page.evaluate(() => document.querySelectorAll(".samarkand-list li").length)).toBeGreaterThan(
      10,
    );
    // Calls `click()` on the element, because a pointer cannot reach it in print media.
    await page
      .locator(".samarkand-list-title")
      .first()
      .evaluate((title) => {
        (title as HTMLElement).click();
      });
    await settle(page);
    expect(await violations()).toEqual([]);
  },
);

test.each(languages)(
  "accessibility: axe finds no violation in the example page with search, details and story open, in every look: %s",
  async (_, language) => {
    const example = await openExample(browser, exampleServer, { language, reducedMotion: "reduce" });
    const { page: opened } = example;
    await opened.evaluate(axe);
    await opened.fill("#article input[type=search]", language === "ar" ? "بوتين" : "Putin");
    await expect.poll(() => opened.locator("#article .is-match").count()).toBeGreaterThan(1);
    await opened.press("#article input[type=search]", "Enter");
    await opened.focus("#article [role=listbox]");
    await opened.keyboard.press("Enter");
    await opened.locator("#article .samarkand-fold").last().click();
    expect(
      await opened
        .locator("#article-details .samarkand-details:visible, #story-panel .samarkand-story")
        .count(),
    ).toBe(2);
    for (const [name, theme, media] of looks) {
      await opened.emulateMedia({
        media,
        colorScheme: theme,
        forcedColors: name === "forced colours" ? "active" : "none",
      });
      for (const part of ["#article", "#story"])
        expect(await violations(opened, part), `${part}, ${name}`).toEqual([]);
    }
    expect(example.problems).toEqual([]);
    await opened.context().close();
  },
);

test("accessibility: axe reports a violation where a name is missing", async () => {
  await mount(page, { options: { events: articleEvents("en"), locale: "en", timeZone: "UTC" }, dir: "ltr" });
  await page.evaluate(() => {
    document.querySelector("[role=option]")?.removeAttribute("aria-label");
    document.querySelector("[role=listbox]")?.removeAttribute("aria-label");
  });
  expect((await violations()).length).toBeGreaterThan(0);
});
