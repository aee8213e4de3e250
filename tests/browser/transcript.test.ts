import { afterAll, beforeAll, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import { kindTitles } from "../../examples/kindTitles.ts";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { bundle } from "../support/bundle.ts";
import { rested } from "../support/rest.ts";
import type * as ScreenReader from "../support/screenReader.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

declare global {
  interface Window {
    screenReader: typeof ScreenReader;
  }
}

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page } = await openPage(browser, `${server.url}/fixtures/blank.html`);
beforeAll(async () => {
  await page.evaluate(
    `${await bundle("tests/support/screenReader.ts", "screenReader")}; window.screenReader = screenReader;`,
  );
});

const languages = [
  ["en", "ltr"],
  ["ar", "rtl"],
] as const;
const article = (language: "en" | "ar"): TimelineOptions => ({
  events: articleEvents(language),
  groups: articleGroups(language),
  kindTitles: kindTitles(language),
  locale: language,
  timeZone: "UTC",
  now: "2022-09-10",
  controls: true,
  overview: true,
  maxHeight: 900,
});

/** Returns the phrases of a screen reader on its way through an element, from beginning to end. */
function walk(selector: string): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const { virtual } = window.screenReader;
    const container = document.querySelector<HTMLElement>(wanted);
    if (container === null) throw new Error(`There is no ${wanted}.`);
    await virtual.start({ container });
    const first = await virtual.lastSpokenPhrase();
    // At the end the screen reader starts again from the beginning.
    for (let step = 0; step < 500; step++) {
      await virtual.next();
      if ((await virtual.lastSpokenPhrase()) === first) break;
    }
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said.slice(0, -1);
  }, selector);
}

/** Returns the phrase of a screen reader for the active descendant. */
async function pointedTo(): Promise<string> {
  return (await walk("[role=listbox] [id]"))[0] ?? "";
}

/**
 * Joins phrases with plain spaces, because engines differ in the spaces that they write in dates.
 */
const plain = (said: readonly string[]): string =>
  `${said.join("\n").replace(/[\u00a0\u2009\u202f]/g, " ")}\n`;

test.each(languages)(
  "what a screen reader says of the article, from beginning to end: %s, %s",
  async (language, dir) => {
    await mount(page, { options: article(language), width: 1100, dir, lang: language });
    const said = await walk(".samarkand");
    const options = said.filter((phrase) => phrase.startsWith("option, "));
    for (const { id } of articleEvents(language)) {
      const name = await page.evaluate(
        (wanted) => document.querySelector(`[data-event-id="${wanted}"]`)?.getAttribute("aria-label"),
        id as string,
      );
      expect(options.filter((phrase) => phrase.startsWith(`option, ${name ?? "not drawn"}`))).toHaveLength(1);
    }
    await expect(plain(said)).toMatchFileSnapshot(`../snapshots/walk-${language}.txt`);
  },
);

test.each(languages)("what a screen reader says of the article as a list: %s, %s", async (language, dir) => {
  await mount(page, {
    options: { ...article(language), controls: false, overview: false, list: true },
    width: 1100,
    dir,
    lang: language,
  });
  const said = await walk(".samarkand");
  expect(said.filter((phrase) => phrase.startsWith("button, "))).toHaveLength(articleEvents(language).length);
  await expect(plain(said)).toMatchFileSnapshot(`../snapshots/list-${language}.txt`);
});

test.each(languages)(
  "what a screen reader says while one goes through the article by keys: %s, %s",
  async (language, dir) => {
    await mount(page, { options: article(language), width: 1100, dir, lang: language });
    const [later, earlier] = dir === "ltr" ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
    const said: string[] = [];
    await page.evaluate(() => {
      (document.querySelector("[role=listbox]") as HTMLElement).focus();
    });
    for (const [what, key] of [
      ["Tab", null],
      ["End", "End"],
      ["Home", "Home"],
      ["later", later],
      ["later", later],
      ["later", later],
      ["earlier", earlier],
      ["down", "ArrowDown"],
      ["down", "ArrowDown"],
      ["Enter", "Enter"],
      ["+", "+"],
      ["+", "+"],
      ["Page Down", "PageDown"],
      ["0", "0"],
    ] as const) {
      const before = await page.evaluate(() => JSON.stringify(window.shown.getView()));
      if (key !== null) await page.keyboard.press(key);
      await settle(page);
      said.push(
        `— ${what}`,
        (await page.evaluate(() => document.querySelector("[role=listbox] [id]") !== null))
          ? await pointedTo()
          : "(out of sight)",
      );
      // A view is announced when it has rested.
      if ((await page.evaluate(() => JSON.stringify(window.shown.getView()))) !== before) {
        await rested(page);
        said.push(`polite: ${(await page.textContent(".samarkand-status")) ?? ""}`);
      }
    }
    await expect(plain(said)).toMatchFileSnapshot(`../snapshots/keys-${language}.txt`);
  },
);
