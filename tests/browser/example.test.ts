import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { shapes } from "../../examples/data/shapes.ts";
import { launchBrowser } from "../support/browser.ts";
import { openExample, serveExample } from "../support/examplePage.ts";

const browser = await launchBrowser();
const server = await serveExample();
afterAll(() => server.close());

const languages = ["ar", "en"] as const;

test.each(languages)("the example page loads in %s without a word of complaint, and every section is there", async (language) => {
  const { page, problems } = await openExample(browser, server, { language });
  await expect.poll(() => page.locator("#article [data-event-id]").count()).toBeGreaterThan(10);
  const titles = await page.locator("main section").evaluateAll((sections) => sections.map((one) => one.getAttribute("aria-labelledby")));
  expect(titles).toEqual(["article-title", "shapes-title", "box-title", "history-title", "universe-title", "months-title", "holidays-title", "still-title"]);
  expect(await page.locator(".contents a").evaluateAll((links) => links.map((one) => one.getAttribute("href")))).toEqual(titles.map((id) => `#${String(id)}`));
  for (const title of await page.locator("h2, h3:visible, .contents a").allInnerTexts()) expect(title).not.toBe("");
  expect(problems).toEqual([]);
});

test.each(languages)("nothing of the page is wider than a phone in %s", async (language) => {
  const { page } = await openExample(browser, server, { language, viewport: { width: 360, height: 740 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("every control of the page has a name", async () => {
  const { page } = await openExample(browser, server);
  const nameless = await page.locator("button:visible, select:visible, input:visible").evaluateAll((controls) =>
    controls
      .filter((one) => one.textContent.trim() === "" && !one.getAttribute("aria-label") && !(one as HTMLInputElement).labels?.length)
      .map((one) => one.outerHTML),
  );
  expect(nameless).toEqual([]);
});

test.each(languages)("every shape stands in its table with its text, its sentence and its meaning, and is drawn, in %s", async (language) => {
  const { page } = await openExample(browser, server, { language });
  for (const [scale, listed] of Object.entries(shapes)) {
    const rows = page.locator(`#shape-${scale}-table tbody tr`);
    expect(await rows.locator("th code:first-child").allInnerTexts()).toEqual(listed.map(({ edtf }) => edtf));
    for (const cell of await rows.locator("td").allInnerTexts()) expect(cell).not.toBe("");
    await expect.poll(() => drawnIds(page, `#shape-${scale}-timeline`)).toEqual(listed.map(({ id }) => id).sort());
  }
});

test("code runs from left to right in the midst of an Arabic page", async () => {
  const { page } = await openExample(browser, server);
  const labels = page.locator("#shape-days-timeline .samarkand-label");
  expect(new Set(await labels.evaluateAll((all) => all.map((one) => getComputedStyle(one).direction)))).toEqual(new Set(["ltr"]));
  expect(await page.locator("code[dir=ltr]").count()).toBe(await page.locator("code:not(pre code)").count());
});

test("a selected event of the long history is told under the picture, with its Julian day", async () => {
  const { page } = await openExample(browser, server, { language: "en" });
  await page.locator("#history").getByRole("button", { name: "The time of Ulugh Beg" }).click();
  await page.locator("#history [data-event-id=ulugh-beg-killed] .samarkand-body").click();
  await expect.poll(() => page.locator("#history .selection").innerText()).toContain("27 October 1449 in the Julian calendar");
  await page.locator("button[data-language=ar]").click();
  expect(await page.locator("#history .selection").innerText()).toContain("5 نوفمبر 1449");
});

test("the universe is zoomed from its age to a day in Samarkand, step by step", async () => {
  const { page, problems } = await openExample(browser, server, { language: "en" });
  const steps: readonly (readonly [name: string, seen: string, gone: string])[] = [
    ["13.8 billion years", "big-bang", "nothing"],
    ["The last 500 million years", "dinosaurs", "big-bang"],
    ["The last million years", "sapiens", "dinosaurs"],
    ["Since writing", "writing", "sapiens"],
    ["15 September 2022", "samarkand-meeting", "writing"],
  ];
  for (const [name, seen, gone] of steps) {
    await page.locator("#universe").getByRole("button", { name, exact: true }).click();
    await expect.poll(() => drawnIds(page, "#universe-timeline")).toContain(seen);
    await expect.poll(() => drawnIds(page, "#universe-timeline")).not.toContain(gone);
  }
  expect(problems).toEqual([]);
});

test("the months are ticked by two calendars, which never are the same, and named twice on demand", async () => {
  const { page, problems } = await openExample(browser, server, { language: "ar" });
  const ticks = async (): Promise<string> => (await page.locator("#months .samarkand-axis text").allTextContents()).join(" ");
  await expect.poll(ticks).toContain("سبتمبر");
  expect(await ticks()).toContain("صفر");
  await page.locator("#month-names").selectOption("dual");
  await expect.poll(ticks).toContain("أيلول");
  await page.locator("#calendar").selectOption("islamic-umalqura");
  expect(await page.locator("#secondary-calendar").inputValue()).toBe("gregory");
  await page.locator("#secondary-calendar").selectOption("hebrew");
  await expect.poll(ticks).not.toContain("سبتمبر");
  for (const calendar of ["persian", "ethiopic", "buddhist", "japanese", "gregory"]) {
    await page.locator("#calendar").selectOption(calendar);
    expect(await page.locator("#months code").textContent()).toContain(`calendar: "${calendar}"`);
  }
  expect(problems).toEqual([]);
});

async function drawnIds(page: Page, timeline: string): Promise<string[]> {
  const ids = await page.locator(`${timeline} [data-event-id]`).evaluateAll((all) => all.map((one) => one.getAttribute("data-event-id") ?? ""));
  return [...new Set(ids)].sort();
}
