import { readdirSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { serve, strictPolicy } from "../support/server.ts";

const browser = await launchBrowser();
const server = await serve({ csp: `${strictPolicy}; connect-src 'self'; img-src 'self' blob:` });
afterAll(() => server.close());

const built = new URL("../../examples/dist/guide/", import.meta.url);
const pages = readdirSync(built).filter((name) => name.endsWith(".html"));

/** px: width of a phone; WebKitGTK has no narrower window than 447. */
const PHONE = engine === "webkit" ? 450 : 390;

test("guide: has its pages", () => {
  expect(pages.length).toBeGreaterThan(15);
});

test.each(pages)("guide: %s draws its figures under a strict policy, and fits a phone", async (name) => {
  const { page, problems } = await openPage(browser, `${server.url}/examples/guide/${name}`, {
    viewport: { width: PHONE, height: 844 },
  });
  const figures = await page.locator("figure.live").count();
  await expect.poll(() => page.locator("figure.live:has([data-event-id])").count()).toBe(figures);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE);
  expect(problems).toEqual([]);
  const links = await page
    .locator("a[href]")
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href.replace(/#.*/, "")));
  const inside = links.filter((link) => link.startsWith(`${server.url}/examples/guide/`));
  expect(inside.filter((link) => !pages.includes(link.split("/").at(-1)!) && !/\.json$/.test(link))).toEqual(
    [],
  );
});

test("guide: a block runs in its figure: a press is told under the picture", async () => {
  const { page } = await openPage(browser, `${server.url}/examples/guide/clicks.html`);
  await page.locator("[data-event-id=gagarin]").first().click();
  await expect.poll(() => page.locator("#told").innerText()).toContain("Gagarin");
});

test("guide: what a page loads has the problem of its bad record told", async () => {
  const { page } = await openPage(browser, `${server.url}/examples/guide/load-json.html`);
  await expect.poll(() => page.locator("#problems p").count()).toBe(1);
  expect(await page.locator("#problems").innerText()).toContain("Record 6, start:");
});
