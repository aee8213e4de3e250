import { afterAll, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { bundle } from "../support/bundle.ts";
import type * as DateTextFaults from "../support/dateTextFaults.ts";
import { serve } from "../support/server.ts";
import { PART } from "../support/sweep.ts";

declare global {
  interface Window {
    dateTextFaults: typeof DateTextFaults;
  }
}

const browser = await launchBrowser();
const server = await serve({ csp: "script-src 'unsafe-inline'" });
afterAll(() => server.close());
// The names of dates come from the engine, and each engine has data of its own. The blank page may
// have the content security policy of the page before it.
const { page } = await openPage(browser, `${server.url}/fixtures/blank.html`);
await page.addScriptTag({ content: await bundle("tests/support/dateTextFaults.ts", "dateTextFaults") });

test(
  "date text: no part is lost or garbled, in every locale and calendar of the browser",
  { timeout: 1_800_000 },
  async () => {
    const locales = await page.evaluate((part) => window.dateTextFaults.sweptLocales(part), PART);
    expect(locales.length).toBeGreaterThan(10);
    const found: string[] = [];
    for (const locale of locales)
      found.push(...(await page.evaluate((each) => window.dateTextFaults.dateTextFaults(each), locale)));
    expect(found, found.join("\n")).toEqual([]);
  },
);
