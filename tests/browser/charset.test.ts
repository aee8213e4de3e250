import { afterAll, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";

const browser = await launchBrowser();
const server = await serve({ charset: false });
afterAll(() => server.close());

test("charset: a page without one, from a server that sends none, loads the scripts and reads Arabic words", async () => {
  const { page, problems } = await openPage(browser, `${server.url}/fixtures/noCharset.html`);
  const seen = await page.evaluate(() => {
    const { createTimeline } = window.samarkand;
    const timeline = createTimeline(document.querySelector<HTMLElement>("#timeline")!, {
      locale: "ar",
      events: [{ title: "A", start: "2022" }],
    });
    return {
      charset: document.characterSet,
      label: timeline.element.querySelector("[role=listbox]")?.getAttribute("aria-label"),
      panels: typeof (window.samarkand as unknown as Record<string, unknown>)["createDetails"],
    };
  });
  expect(seen.charset).not.toBe("UTF-8");
  expect(seen).toMatchObject({ label: "\u062E\u0637 \u0632\u0645\u0646\u064A", panels: "function" });
  expect(problems).toEqual([]);
});
