import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { getView, mount, settle, setView } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
});

const directions = (["ltr", "rtl"] as const).map((direction) => ({ direction }));
const events: readonly EventRecord[] = [
  {
    id: "later",
    title: "Summit",
    start: "2022-09-15/2022-09-16",
    status: "tentative",
    group: "meetings",
    description: "The presidents meet.",
    lang: "en",
  },
  { id: "era", title: "עידן", start: "2020/..", display: "background" },
  { id: "early", title: "إعلان <b>السفير</b>", start: "2022-09-07", group: "statements" },
  { id: "about", title: "بیانیه", start: "2022-08~" },
  { id: "old", title: "قديم", start: "2019" },
];
const basis: TimelineOptions = {
  events,
  groups: [
    { id: "meetings", title: "لقاءات" },
    { id: "statements", title: "Statements" },
  ],
  locale: "ar",
  numberingSystem: "latn",
  timeZone: "UTC",
  view: { start: "2022", end: "2022" },
};

interface Item {
  readonly id: string | undefined;
  readonly title: string;
  readonly dir: string;
  readonly time: string;
  readonly iso: string;
  readonly lang: string;
  readonly pressed: string | null;
}

function items(): Promise<Item[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".samarkand-list li")].map((item) => {
      const [title, time] = [
        item.querySelector("button") as HTMLButtonElement,
        item.querySelector(".samarkand-list-date") as HTMLElement,
      ];
      return {
        id: title.dataset["listId"],
        title: title.textContent,
        dir: title.dir,
        time: time.textContent,
        iso: time.getAttribute("datetime") ?? "",
        lang: title.lang,
        pressed: title.getAttribute("aria-pressed"),
      };
    }),
  );
}

describe.each(directions)("list, text $direction", ({ direction }) => {
  const show = (options: Partial<TimelineOptions> = {}): Promise<void> =>
    mount(page, { options: { ...basis, direction, controls: true, ...options }, dir: direction });

  test("has the events in sight, in the order of time, as text with directions and machine-readable dates", async () => {
    await show({ list: true });
    const found = await items();
    expect(found.map(({ id }) => id)).toEqual(["era", "about", "early", "later"]);
    expect(found.map(({ dir }) => dir)).toEqual(["rtl", "rtl", "rtl", "ltr"]);
    expect(found.map(({ iso }) => iso)).toEqual(["2020", "", "2022-09-07", "2022-09-15"]);
    expect(found[2]?.title).toBe("إعلان <b>السفير</b>");
    expect(found[3]?.lang).toBe("en");
    expect(found[1]?.time).toContain("2022");
    expect(
      await page.evaluate(() => (document.querySelector(".samarkand-list") as HTMLElement).innerText),
    ).toContain("لقاءات");
    expect(
      await page.evaluate(() => (document.querySelector(".samarkand-scroller") as HTMLElement).offsetHeight),
    ).toBe(0);
  });

  test("selects as the picture does: a second press deselects, Ctrl selects several, Enter opens", async () => {
    await show({ list: true, selection: "multiple" });
    const title = (id: string) => page.locator(`[data-list-id="${id}"]`);
    const selected = (): Promise<string[]> => page.evaluate(() => window.shown.getSelection());
    const opened = (): Promise<unknown[]> =>
      page.evaluate(() =>
        window.told
          .filter(({ type }) => type === "activate")
          .map(({ event }) => (event as { id: string }).id),
      );
    await title("early").click();
    await title("later").click({ modifiers: ["Control"] });
    expect(await selected()).toEqual(["early", "later"]);
    await settle(page);
    expect((await items()).map(({ pressed }) => pressed)).toEqual(["false", "false", "true", "true"]);
    await title("early").click({ modifiers: ["Control"] });
    expect(await selected()).toEqual(["later"]);
    await settle(page);
    await title("later").click();
    expect(await selected()).toEqual([]);
    expect(await opened()).toEqual([]);
    await settle(page);
    await title("about").focus();
    await page.keyboard.press("Enter");
    expect(await selected()).toEqual(["about"]);
    expect(await opened()).toEqual(["about"]);
    // The marked part of a title can be pressed like the rest of the title.
    await page.evaluate(() => window.shown.search.run("السفير"));
    await settle(page);
    await page.locator('[data-list-id="early"] mark').click();
    expect(await selected()).toEqual(["early"]);
  });

  test("shows the place of an event", async () => {
    await show({
      list: true,
      events: [{ title: "قمة", start: "2022-09-15", place: "Samarkand", lang: "en" }],
    });
    const place = page.locator(".samarkand-list p", { hasText: "Samarkand" });
    expect(await place.getAttribute("dir")).toBe("ltr");
    expect(await place.getAttribute("lang")).toBe("en");
  });

  test("opens by one press, of the mouse or a key, and follows the view and the selection", async () => {
    await show();
    expect(await items()).toEqual([]);
    await page.click(".samarkand-control-asList");
    await settle(page);
    expect((await items()).map(({ id }) => id)).toEqual(["era", "about", "early", "later"]);
    await setView(page, { start: "2022-09-10", end: "2022-10-01" });
    expect((await items()).map(({ id }) => id)).toEqual(["era", "later"]);
    await page.click("[data-list-id=later]");
    await settle(page);
    expect((await items()).find(({ id }) => id === "later")?.pressed).toBe("true");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset["listId"])).toBe(
      "later",
    );
    await page.focus(".samarkand-control-asList");
    await page.keyboard.press("Enter");
    await settle(page);
    expect(await items()).toEqual([]);
    expect(
      await page.evaluate(() => document.activeElement?.classList.contains("samarkand-control-asList")),
    ).toBe(true);
    expect(
      await page.evaluate(() =>
        document.querySelector('[data-event-id="later"]')?.getAttribute("aria-selected"),
      ),
    ).toBe("true");
  });

  test("marks the matches of a search, in their own direction, and nothing without a search", async () => {
    await show({ list: true });
    const marked = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".samarkand-list mark")].map(
          (mark) => `${mark.dir} ${mark.textContent}`,
        ),
      );
    await page.evaluate(() => window.shown.search.run("قديم"));
    await settle(page);
    expect(await marked()).toEqual([]);
    await page.evaluate(() => window.shown.search.run("ا"));
    await settle(page);
    expect(await marked()).toEqual(["rtl بیانیه", "rtl إعلان <b>السفير</b>", "ltr Summit"]);
    expect(
      await page.evaluate(() =>
        Number.parseFloat(
          getComputedStyle(document.querySelector(".samarkand-list mark") as Element).borderBottomWidth,
        ),
      ),
    ).toBeGreaterThan(1);
    await page.evaluate(() => window.shown.search.run(""));
    await settle(page);
    expect(await marked()).toEqual([]);
  });

  test("shows the current match of a search, and brings it into sight", async () => {
    const days = Array.from({ length: 120 }, (_, index): EventRecord => ({
      id: String(index),
      title: index % 60 === 50 ? `قمة ${String(index)}` : `يوم ${String(index)}`,
      start: Date.UTC(2022, 0, 1 + index),
    }));
    await show({ events: days, groups: [], list: true });
    const current = (): Promise<{ id: string | undefined; isInSight: boolean; outline: string }[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".samarkand-list [aria-current=true]")].map((title) => {
          const { top, bottom } = title.getBoundingClientRect();
          return {
            id: title.dataset["listId"],
            isInSight: top > -1 && bottom < window.innerHeight + 1,
            outline: getComputedStyle(title).outlineStyle,
          };
        }),
      );
    await page.evaluate(() => window.shown.search.run("قمة"));
    await settle(page);
    expect(await current()).toEqual([]);
    for (const id of ["50", "110", "50"]) {
      await page.evaluate(() => window.shown.search.show("next"));
      await settle(page);
      expect(await current()).toEqual([{ id, isInSight: true, outline: "solid" }]);
      expect(await page.locator(".samarkand-tooltip").isVisible()).toBe(false);
    }
    // Later drawing does not move a reader who has scrolled away.
    await page.evaluate(() => {
      window.scrollTo(0, document.body.scrollHeight);
    });
    const place = await page.evaluate(() => window.scrollY);
    await page.evaluate(() => {
      window.shown.setSelection(["3"]);
    });
    await settle(page);
    expect(await page.evaluate(() => window.scrollY)).toBe(place);
    await page.evaluate(() => window.shown.search.run(""));
    await settle(page);
    expect(await current()).toEqual([]);
  });

  test("has the first of many events, and says how many there are", async () => {
    const many = Array.from({ length: 25_000 }, (_, index): EventRecord => ({
      id: String(index),
      title: `حدث ${String(index)}`,
      start: Date.UTC(2022, 0, 1) + index * 60_000,
    }));
    await show({ events: many, groups: [], list: true });
    await page.evaluate(() => window.shown.ready);
    await settle(page);
    expect((await items()).map(({ id }) => id)).toEqual(
      Array.from({ length: 200 }, (_, index) => String(index)),
    );
    expect(
      await page.evaluate(() => (document.querySelector(".samarkand-list > p") as HTMLElement).innerText),
    ).toContain("25");
  });

  test("leaves the other controls working: zoom in and out, show everything, go to now", async () => {
    await show({ now: "2022-03-01" });
    const before = await getView(page);
    const span = before.end - before.start;
    await page.click(".samarkand-control-zoomIn");
    await settle(page);
    expect((await getView(page)).end - (await getView(page)).start).toBeCloseTo(span / 2, -3);
    await page.click(".samarkand-control-zoomOut");
    await page.click(".samarkand-control-goToNow");
    await settle(page);
    const { start, end } = await getView(page);
    expect((start + end) / 2).toBeCloseTo(Date.UTC(2022, 2, 1), -3);
    await page.click(".samarkand-control-fit");
    await settle(page);
    expect((await getView(page)).start).toBeLessThan(Date.UTC(2019, 0, 1));
    await show({ controls: false });
    expect(await page.evaluate(() => document.querySelector(".samarkand-controls, .samarkand-list"))).toBe(
      null,
    );
    expect(problems).toEqual([]);
  });
});
