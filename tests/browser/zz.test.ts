import { afterAll, test } from "vitest";
import { launchBrowser, engine } from "../support/browser.ts";
import { openExample, serveExample } from "../support/examplePage.ts";
const browser = await launchBrowser();
const server = await serveExample();
afterAll(() => server.close());
test("x", async () => {
  for (const language of ["ar", "en"] as const) {
    const { page, problems } = await openExample(browser, server, { language, viewport: { width: 1280, height: 1000 } });
    await page.evaluate(() => new Promise((r) => setTimeout(r, 1500)));
    for (let i = 0; i < 8; i++) {
      await page.evaluate((y) => { window.scrollTo(0, y); return new Promise((r) => setTimeout(r, 400)); }, i * 980);
      await page.screenshot({ path: `/tmp/wk/${engine}-${language}-${i}.png` });
    }
    console.log(language, problems, await page.evaluate(() => document.documentElement.scrollHeight));
  }
}, 200000);
