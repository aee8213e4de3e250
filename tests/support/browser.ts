import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll } from "vitest";
import { findChromium } from "./findChromium.ts";

const reader: BrowserContextOptions = {
  viewport: { width: 1280, height: 720 },
  deviceScaleFactor: 1,
  locale: "en-GB",
  timezoneId: "UTC",
  reducedMotion: "reduce",
  colorScheme: "light",
};

/** To be called at the top of a test file, once: the browser lives as long as the file's tests. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch(await findChromium());
  afterAll(() => browser.close());
  return browser;
}

/** Opens `url` for a reader of its own. `problems` grows with every error, warning, refused request and policy violation. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; problems: readonly string[] }> {
  const context = await browser.newContext({ ...reader, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (!response.ok()) problems.push(`${String(response.status())}: ${response.url()}`);
  });
  await page.addInitScript(() => {
    // The console can hold its tongue about a violation; the event cannot.
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.effectiveDirective}`);
    });
  });
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return { page, problems };
}
