import { expect, test } from "vitest";
import { launchBrowser, openPage } from "/work/main/tests/support/browser.ts";
import { serve } from "/work/main/tests/support/server.ts";
import { mount, markOf, plotOf } from "/work/main/tests/support/timelinePage.ts";
const browser = await launchBrowser();
const server = await serve();
for (const tall of [false, true]) for (const view of [{ start: "2022-09", end: "2022-09" }]) test("x", async () => {
  const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, { viewport: { width: 800, height: 500 }, hasTouch: true });
  await mount(page, { options: { events: [{ id: "m", title: "x", start: "2022-09-15" }], timeZone: "UTC", view } });
  if (tall) await page.evaluate(() => { document.documentElement.style.setProperty("height","3000px"); });
  await page.evaluate(() => { const log: string[] = []; (window as any).log = log; for (const t of ["pointerdown","click"]) addEventListener(t, (e) => log.push(`${t} ${(e.target as any)?.tagName} ${(e.target as any)?.getAttribute?.("class")} ${(e as any).clientX} ${(e as any).clientY}  ${document.elementFromPoint((e as any).clientX,(e as any).clientY)?.tagName} `), true); });
  for (const y of [70, 80, 91, 100, 111]) for (const x of [60, 95, 200, 300, 387, 600]) await page.touchscreen.tap(x, y);
  await page.waitForTimeout(500);
  console.log(tall, await page.evaluate(() => [(window as any).log.join("\n"), (window as any).shown.getView()]), problems);
  for (const y of [70, 80, 91, 100, 111]) for (const x of [60, 95, 200, 300, 387, 600]) { await page.touchscreen.tap(x, y); await page.waitForTimeout(350); }
  await page.waitForTimeout(500);
  console.log(tall, await page.evaluate(() => [(window as any).log.join("\n"), (window as any).shown.getView()]), problems);
});
