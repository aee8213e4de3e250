import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { shapes } from "../../examples/data/shapes.ts";
import { launchBrowser } from "../support/browser.ts";
import { openExample, serveExample } from "../support/examplePage.ts";
import { rested } from "../support/rest.ts";

const browser = await launchBrowser();
const server = await serveExample();
afterAll(() => server.close());

const languages = ["ar", "en"] as const;

test.each(languages)("example page: loads in %s without a problem, with every section", async (language) => {
  const { page, problems } = await openExample(browser, server, { language });
  await expect.poll(() => page.locator("#article [data-event-id]").count()).toBeGreaterThan(10);
  const titles = await page
    .locator("main section")
    .evaluateAll((sections) => sections.map((one) => one.getAttribute("aria-labelledby")));
  expect(titles).toEqual([
    "article-title",
    "story-title",
    "shapes-title",
    "box-title",
    "history-title",
    "universe-title",
    "months-title",
    "holidays-title",
    "million-title",
    "still-title",
  ]);
  expect(
    await page.locator(".contents a").evaluateAll((links) => links.map((one) => one.getAttribute("href"))),
  ).toEqual(titles.map((id) => `#${String(id)}`));
  for (const title of await page.locator("h2, h3:visible, .contents a").allInnerTexts())
    expect(title).not.toBe("");
  expect(problems).toEqual([]);
});

test.each(languages)("example page: is no wider than a phone in %s", async (language) => {
  const { page } = await openExample(browser, server, { language, viewport: { width: 360, height: 740 } });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("example page: every control has a name", async () => {
  const { page } = await openExample(browser, server);
  const nameless = await page
    .locator("button:visible, select:visible, input:visible")
    .evaluateAll((controls) =>
      controls
        .filter(
          (one) =>
            one.textContent.trim() === "" &&
            !one.getAttribute("aria-label") &&
            !(one as HTMLInputElement).labels?.length,
        )
        .map((one) => one.outerHTML),
    );
  expect(nameless).toEqual([]);
});

test.each(languages)(
  "shapes: each is drawn and has a row with its text, its sentence and its meaning, in %s",
  async (language) => {
    const { page } = await openExample(browser, server, { language });
    for (const [scale, listed] of Object.entries(shapes)) {
      const rows = page.locator(`#shape-${scale}-table tbody tr`);
      expect(await rows.locator("th code:first-child").allInnerTexts()).toEqual(
        listed.map(({ edtf }) => edtf),
      );
      for (const cell of await rows.locator("td").allInnerTexts()) expect(cell).not.toBe("");
      await expect
        .poll(() => drawnIds(page, `#shape-${scale}-timeline`))
        .toEqual(listed.map(({ id }) => id).sort());
    }
  },
);

test("code: runs from left to right in an Arabic page", async () => {
  const { page } = await openExample(browser, server);
  const labels = page.locator("#shape-days-timeline .samarkand-label");
  expect(
    new Set(await labels.evaluateAll((all) => all.map((one) => getComputedStyle(one).direction))),
  ).toEqual(new Set(["ltr"]));
  expect(await page.locator("code[dir=ltr]").count()).toBe(await page.locator("code:not(pre code)").count());
});

test("long history: a selected event is described under the picture, with its Julian day", async () => {
  const { page } = await openExample(browser, server, { language: "en" });
  await page.locator("#history").getByRole("button", { name: "The time of Ulugh Beg" }).click();
  await page.locator("#history [data-event-id=ulugh-beg-killed] .samarkand-body").click();
  await expect
    .poll(() => page.locator("#history .selection").innerText())
    .toContain("27 October 1449 in the Julian calendar");
  await page.locator("button[data-language=ar]").click();
  expect(await page.locator("#history .selection").innerText()).toContain("5 نوفمبر 1449");
});

test("universe: zooms from its age to a day in Samarkand, step by step", async () => {
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

test("months: two calendars, never the same one, give the ticks, and months have two names on demand", async () => {
  const { page, problems } = await openExample(browser, server, { language: "ar" });
  const ticks = async (): Promise<string> =>
    (await page.locator("#months .samarkand-axis text").allTextContents()).join(" ");
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

test.each(languages)(
  "million events: none is created before it is asked for; then they are drawn, measured and counted, in %s",
  async (language) => {
    const { page, problems } = await openExample(browser, server, { language });
    expect(await page.locator("#million-stage").isVisible()).toBe(false);
    expect(await page.locator("#million-timeline *").count()).toBe(0);
    await page.locator("#million [data-amount='10000']").click();
    await expect.poll(() => page.locator("#million .took").innerText()).toMatch(/10,000.*\d/);
    expect(await page.locator("#million-stage > progress").isVisible()).toBe(false);
    expect(await countOf(page)).toBe(10_000);
    const clusters = page.locator("#million-timeline .samarkand-count");
    expect(await clusters.count()).toBeGreaterThan(5);
    expect(await page.locator("#million-timeline .samarkand-label").count()).toBeGreaterThan(5);
    expect(await page.locator("#million code").textContent()).toContain("millionEvents(10_000)");
    // In the other language the description of the records is translated, and the groups have
    // translated titles.
    await page.locator(`button[data-language=${language === "ar" ? "en" : "ar"}]`).click();
    await expect
      .poll(() => page.locator("#million-timeline").innerHTML())
      .toContain(language === "ar" ? "Deployments" : "إصدارات البرامج");
    expect(await page.locator("#million .took").innerText()).toMatch(
      language === "ar" ? /10,000 events/ : /عدد الأحداث 10,000/,
    );
    expect(problems).toEqual([]);
  },
);

test.each(languages)(
  "meter: measures frames while the timeline moves, and requests none while it rests, in %s",
  async (language) => {
    const { page, problems } = await openMillion(language);
    await page.locator("#million .figure-tools button").nth(3).click();
    await expect.poll(() => page.locator("#million .per-second").innerText()).toMatch(/^\d/);
    // Waits until no more frames are requested.
    await rested(page);
    expect(await page.locator("#million .measures").getAttribute("class")).toContain("is-resting");
    expect(await page.locator("#million .longest").innerText()).toMatch(/^\d/);
    expect(await page.locator("#million .sparkline").getAttribute("aria-label")).toMatch(/\d/);
    expect(await countOf(page, ".nodes")).toBeGreaterThan(50);
    expect(problems).toEqual([]);
  },
);

test.each(languages)("live events: arrive while the feed is on and in sight, in %s", async (language) => {
  const { page, problems } = await openMillion(language);
  const feed = page.locator("#million-feed");
  await feed.click();
  await expect.poll(() => countOf(page), { timeout: 10_000 }).toBeGreaterThan(10_050);
  await feed.click();
  expect(await feed.getAttribute("aria-pressed")).toBe("false");
  const before = await countOf(page);
  await rested(page);
  expect(await countOf(page)).toBe(before);
  // Waits until no more frames are requested.
  await rested(page);
  await feed.click();
  await page.locator("h1").scrollIntoViewIfNeeded();
  await expect.poll(() => feed.getAttribute("aria-pressed")).toBe("false");
  expect(problems).toEqual([]);
});

test("tour: moves through the data until the reader takes over", async () => {
  const { page, problems } = await openMillion("en", { reducedMotion: "no-preference" });
  const tour = page.locator("#million-play");
  const axis = (): Promise<string> => page.locator("#million-timeline .samarkand-axis").innerHTML();
  const before = await axis();
  await tour.click();
  expect(await tour.getAttribute("aria-pressed")).toBe("true");
  await expect.poll(axis).not.toBe(before);
  await page.locator("#million-timeline").hover();
  await page.mouse.wheel(0, 1);
  expect(await tour.getAttribute("aria-pressed")).toBe("false");
  await tour.click();
  await tour.click();
  expect(await tour.getAttribute("aria-pressed")).toBe("false");
  // Waits until no more frames are requested.
  await rested(page);
  expect(problems).toEqual([]);
});

test.each(languages)(
  "million events: are no wider than a phone in %s with their numbers, and have no controls on paper",
  async (language) => {
    const { page } = await openMillion(language, { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#million button:visible").count()).toBe(0);
    expect(await page.locator("#million .measures").isVisible()).toBe(false);
  },
);

/** Opens the example with ten thousand events in sight. */
async function openMillion(
  language: "ar" | "en",
  options: BrowserContextOptions = {},
): ReturnType<typeof openExample> {
  const opened = await openExample(browser, server, { language, ...options });
  await opened.page.locator("#million [data-amount='10000']").click();
  await expect.poll(() => opened.page.locator("#million .took").innerText()).toMatch(/10,000.*\d/);
  await expect.poll(() => countOf(opened.page)).toBe(10_000);
  return opened;
}

async function countOf(page: Page, counted = ".events"): Promise<number> {
  return Number((await page.locator(`#million ${counted}`).innerText()).replace(/\D/g, ""));
}

async function drawnIds(page: Page, timeline: string): Promise<string[]> {
  const ids = await page
    .locator(`${timeline} [data-event-id]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-event-id") ?? ""));
  return [...new Set(ids)].sort();
}

test.each(languages)(
  "long history: hides events without a certain date, and a link opens the same view, selection and search, in %s",
  async (language) => {
    const { page } = await openExample(browser, server, { language, reducedMotion: "reduce" });
    await page.locator("#history").scrollIntoViewIfNeeded();
    const all = await drawnIds(page, "#history-timeline");
    await page.check("#certain-only");
    await expect.poll(() => drawnIds(page, "#history-timeline")).not.toEqual(all);
    expect((await drawnIds(page, "#history-timeline")).length).toBeGreaterThan(10);
    expect(await page.locator("#history .samarkand-hollow").count()).toBe(0);
    await page.uncheck("#certain-only");
    await expect.poll(() => drawnIds(page, "#history-timeline")).toEqual(all);
    await page.locator("#history .figure-tools [data-text=viewUlughBeg]").click();
    await page.fill("#history input[type=search]", language === "ar" ? "أولغ" : "Ulugh");
    await expect.poll(() => page.locator("#history .is-match").count()).toBeGreaterThan(0);
    await page.locator("#history .is-match .samarkand-hit").first().click();
    await expect.poll(() => page.locator("#history .is-selected").count()).toBe(1);
    const seen = (on: Page): Promise<unknown> =>
      on.evaluate(() => [
        [...document.querySelectorAll("#history .samarkand-tick")].map(({ textContent }) => textContent),
        [...document.querySelectorAll("#history .is-selected")].map((one) =>
          one.getAttribute("data-event-id"),
        ),
        [...document.querySelectorAll("#history .is-match")].map((one) => one.getAttribute("data-event-id")),
        (document.querySelector("#history input[type=search]") as HTMLInputElement).value,
      ]);
    await page.locator("#history .link").click();
    const link = page.url();
    expect(link).toMatch(/#view=.*&select=.*&find=/);
    const { page: other } = await openExample(browser, server, { language, reducedMotion: "reduce" });
    await other.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash);
    const here = await seen(page);
    await expect.poll(() => seen(other)).toEqual(here);
  },
);

test.each(languages)("story and article: share a view on demand, and only then, in %s", async (language) => {
  const { page, problems } = await openExample(browser, server, { language, reducedMotion: "reduce" });
  const ticks = (id: string): Promise<(string | null)[]> =>
    page.locator(`#${id} .samarkand-tick`).evaluateAll((all) => all.map(({ textContent }) => textContent));
  const opening = await ticks("article");
  await page.locator("#story .figure-tools .sign").first().click();
  await expect.poll(() => ticks("story")).not.toEqual(opening);
  expect(await ticks("article")).toEqual(opening);
  await page.check("#share-view");
  const areSame = async (): Promise<boolean> =>
    (await ticks("article")).join() === (await ticks("story")).join();
  await expect.poll(areSame).toBe(true);
  const shared = await ticks("story");
  await page.locator("#article .figure-tools [data-text=viewMonth]").click();
  await expect.poll(() => ticks("story")).not.toEqual(shared);
  await expect.poll(areSame).toBe(true);
  expect(problems).toEqual([]);
});
