import { afterAll, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve, strictPolicy } from "../support/server.ts";

const browser = await launchBrowser();
const server = await serve({ csp: `${strictPolicy}; img-src 'self'` });
afterAll(() => server.close());

test("d3 page: arrows, a note and a brush of d3 follow the view under the strict policy", async () => {
  const { page, problems } = await openPage(browser, `${server.url}/examples/d3.html`, {
    viewport: { width: 1200, height: 1000 },
  });
  const arrows = page.locator("[data-layer=arrows] .link");
  await expect.poll(() => arrows.count()).toBe(2);
  expect(await page.locator("[data-layer=note] text").textContent()).toContain("ثمانية");
  const wide = (): Promise<number> =>
    page.evaluate(() => Number(document.querySelector("#d3-year .selection")?.getAttribute("width")));
  const before = await wide();
  await page.evaluate(() => {
    document.querySelector("#d3-year")?.scrollIntoView({ block: "center" });
  });
  const { x, y } = (await page.locator("#d3-year .overlay").boundingBox()) ?? { x: NaN, y: NaN };
  await page.mouse.move(x + 200, y + 10);
  await page.mouse.down();
  await page.mouse.move(x + 500, y + 10, { steps: 4 });
  await page.mouse.up();
  // The view has grown to what was brushed, and the brush stands on it.
  await expect.poll(wide).toBeCloseTo(300, -1);
  expect(await wide()).toBeGreaterThan(before);
  expect(await page.locator("pre > code").textContent()).toContain("addLayer");
  expect(problems).toEqual([]);
});
