import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { putFingers, putPen } from "../support/platform.ts";
import { rested, tap } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { getView, mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

const HOUR = 3_600_000;
const NOON = Date.UTC(2022, 8, 15, 12);
const TITLES = { war: "حرب", visit: "ביקור" };

/** Creates more events within a day than there is room for, of three kinds and of none. */
function crowd(): EventRecord[] {
  const kinds = ["war", "war", "war", "summit", "visit", undefined] as const;
  return Array.from({ length: 90 }, (_, index) => {
    const kind = kinds[index % kinds.length];
    return {
      id: String(index),
      title: `قمة סמרקנד ${String(index)}`,
      start: NOON + (index % 10) * HOUR,
      group: "سمرقند",
      ...(kind === undefined ? {} : { kind }),
    };
  });
}

const options: TimelineOptions = {
  events: crowd(),
  kindTitles: TITLES,
  maxHeight: 160,
  timeZone: "UTC",
  view: { start: "2022-09", end: "2022-09" },
  numberingSystem: "latn",
};

const card = page.locator(".samarkand-tooltip");
const pill = page.locator(".samarkand-cluster").first();

interface Told {
  readonly title: string;
  readonly kinds: readonly (readonly [title: string, count: number])[];
  readonly colors: readonly string[];
}

function told(): Promise<Told> {
  return card.evaluate((element) => {
    const textOf = (parent: Element, part: string): string =>
      parent.querySelector(`.samarkand-tooltip-${part}`)?.textContent ?? "";
    const rows = [...element.querySelectorAll(".samarkand-tooltip-kind")];
    return {
      title: textOf(element, "title"),
      kinds: rows.map((row) => [textOf(row, "kind-title"), Number(textOf(row, "count"))] as const),
      colors: rows.map(
        (row) => getComputedStyle(row.querySelector(".samarkand-tooltip-swatch") as Element).backgroundColor,
      ),
    };
  });
}

/**
 * Returns the title and the number of hidden events of each kind: the card of the pill must list
 * them.
 */
async function hidden(): Promise<[string, number][]> {
  const drawn = new Set(
    await page
      .locator("[data-event-id]")
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-event-id"))),
  );
  const rest = crowd().filter(({ id }) => !drawn.has(String(id)));
  const names: readonly (readonly [string | undefined, string])[] = [
    ["war", "حرب"],
    ["summit", "summit"],
    ["visit", "ביקור"],
  ];
  return names.map(([kind, title]) => [title, rest.filter((event) => event.kind === kind).length]);
}

describe.each(BOTH_DIRECTIONS)(
  "cluster, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    const show = async (): Promise<void> => {
      await page.mouse.move(2, 700);
      await mount(page, {
        options: { ...options, timeDirection },
        dir: direction,
        lang: direction === "rtl" ? "ar" : "en",
      });
      await expect.poll(() => page.locator(".samarkand-cluster").count()).toBe(1);
    };

    test("shows its count, dates and kinds in a card while a pointer rests on it", async () => {
      await show();
      expect(await card.isVisible()).toBe(false);
      await pill.hover();
      await expect.poll(() => card.isVisible()).toBe(true);
      const count = Number(await pill.getAttribute("data-cluster"));
      const { title, kinds, colors } = await told();
      expect(title).toContain(String(count));
      const named = (await hidden()).sort(([, a], [, b]) => b - a);
      expect(kinds.slice(0, 3).map(([, many]) => many)).toEqual(named.map(([, many]) => many));
      expect(new Map(kinds.slice(0, 3))).toEqual(new Map(named));
      expect(kinds.reduce((sum, [, many]) => sum + many, 0)).toBe(count);
      expect(new Set(colors).size).toBe(4);
      expect(await card.locator(".samarkand-tooltip-date").textContent()).toContain("15");
      // In the order of reading: the colour, the title, the count.
      const [swatch, name] = await Promise.all(
        ["swatch", "kind-title"].map((part) =>
          card.locator(`.samarkand-tooltip-${part}`).first().boundingBox(),
        ),
      );
      expect((swatch?.x ?? 0) < (name?.x ?? 0)).toBe(direction === "ltr");
      const [over, box] = (await Promise.all([card.boundingBox(), pill.boundingBox()])) as Record<
        "x" | "y" | "width" | "height",
        number
      >[];
      if (over === undefined || box === undefined) throw new Error("no card or no cluster");
      expect(
        over.x + over.width <= box.x ||
          over.x >= box.x + box.width ||
          over.y >= box.y + box.height ||
          over.y + over.height <= box.y,
      ).toBe(true);
      await page.mouse.move(2, 700);
      await expect.poll(() => card.isVisible()).toBe(false);
      // A cluster is not an event: no `hover` event is emitted for it.
      expect(await page.evaluate(() => window.told.filter(({ type }) => type === "hover"))).toEqual([]);
    });

    test("has the kinds in its accessible name, and their colours in the histogram", async () => {
      await show();
      const label = await pill.getAttribute("aria-label");
      for (const [title, many] of await hidden()) expect(label).toContain(`${title} ${String(many)}`);
      const columns = page.locator(".samarkand-histogram");
      const fills = await columns.evaluateAll((parts) => parts.map((part) => getComputedStyle(part).fill));
      await pill.hover();
      await expect.poll(() => card.isVisible()).toBe(true);
      for (const color of (await told()).colors) expect(fills).toContain(color);
    });

    test("shows its card to the keyboard, until Escape", async () => {
      await show();
      await page.locator(".samarkand-plot").focus();
      await page.evaluate(() => {
        window.shown.update({ events: window.records });
      });
      const isAtCluster = (): Promise<boolean> =>
        page
          .locator(".samarkand-plot")
          .evaluate((plot) => plot.getAttribute("aria-activedescendant")?.includes("-cluster-") === true);
      for (let step = 0; step < 12 && !(await isAtCluster()); step += 1) {
        await page.keyboard.press("ArrowDown");
        await settle(page);
      }
      expect(await isAtCluster()).toBe(true);
      await expect.poll(() => card.isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await expect.poll(() => card.isVisible()).toBe(false);
    });
  },
);

describe.each(BOTH_DIRECTIONS)(
  "cluster under a finger, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    test("shows its card while a finger rests, opens nothing when that is lifted, and opens at a tap", async () => {
      const touch = await openPage(browser, `${server.url}/fixtures/blank.html`, {
        viewport: { width: 800, height: 500 },
        hasTouch: true,
      });
      await mount(touch.page, { options: { ...options, timeDirection }, dir: direction });
      const target = touch.page.locator(".samarkand-cluster").first();
      await target.scrollIntoViewIfNeeded();
      await settle(touch.page);
      const box = await target.boundingBox();
      if (box === null) throw new Error("no cluster");
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const before = await getView(touch.page);
      await putFingers(touch.page, "down", { x, y });
      await expect.poll(() => touch.page.locator(".samarkand-tooltip-kinds").isVisible()).toBe(true);
      await putFingers(touch.page, "up");
      await settle(touch.page);
      expect(await getView(touch.page)).toEqual(before);
      await tap(touch.page, x, y);
      await expect.poll(async () => (await getView(touch.page)).start).toBeGreaterThan(before.start);
      await touch.page.close();
    });
  },
);

if (can("pen"))
  describe.each(BOTH_DIRECTIONS)(
    "pen, text $direction, time $timeDirection",
    ({ direction, timeDirection }) => {
      test("shows the card of an event while it rests, and marks a stretch when it drags after a rest", async () => {
        const opened = await openPage(browser, `${server.url}/fixtures/blank.html`, {
          viewport: { width: 800, height: 500 },
        });
        const events: EventRecord[] = [{ id: "one", title: "قمة", start: "2022-09-10", end: "2022-09-12" }];
        await mount(opened.page, {
          options: {
            events,
            timeDirection,
            selection: "multiple",
            view: { start: "2022-09", end: "2022-09" },
          },
          dir: direction,
        });
        const box = await opened.page.locator("[data-event-id=one] .samarkand-body").boundingBox();
        if (box === null) throw new Error("no event");
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const put = (what: "down" | "move" | "up", left: number): Promise<void> =>
          putPen(opened.page, what, { x: left, y });
        await put("down", x);
        await expect.poll(() => opened.page.locator(".samarkand-tooltip").isVisible()).toBe(true);
        await put("move", x + 30);
        await put("move", x + 60);
        expect(await opened.page.locator(".is-marking").count()).toBe(1);
        await put("up", x + 60);
        await settle(opened.page);
        expect(await opened.page.evaluate(() => window.shown.getSelection())).toEqual(["one"]);
        await opened.page.close();
      });
    },
  );

describe.each(BOTH_DIRECTIONS)(
  "cluster opened, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    const same = Array.from({ length: 60 }, (_, index): EventRecord => ({
      id: `same-${String(index)}`,
      title: `חדשות ${String(index)}`,
      start: "2022-09-15",
      group: "א",
    }));
    const others = Array.from({ length: 1_600 }, (_, index): EventRecord => ({
      id: `other-${String(index)}`,
      title: `أخبار ${String(index)}`,
      start: Date.UTC(2022, 8, 1) + index * 0.15 * HOUR,
      group: "ب",
    }));
    const show = (events: readonly EventRecord[]): Promise<void> =>
      mount(page, { options: { ...options, timeDirection, events, selection: "single" }, dir: direction });

    test("keeps the view and selects the first event where no zoom parts the cluster, and the next event is reached from there", async () => {
      await show(same);
      const before = await getView(page);
      await pill.click();
      await settle(page);
      expect(await getView(page)).toEqual(before);
      const [first] = await page.evaluate(() => window.shown.getSelection());
      const drawn = await page
        .locator("[data-event-id]")
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-event-id")));
      expect(first).toMatch(/^same-/);
      expect(
        await page.evaluate(
          (id) => window.shown.nextEvent(id) !== null || window.shown.previousEvent(id) !== null,
          first ?? "",
        ),
      ).toBe(true);
      expect(drawn.length).toBeGreaterThan(0);
    });

    test("moves the keyboard by Enter to an event of the cluster, in its own group", async () => {
      await show([...same.slice(0, 3), ...others]);
      expect(await page.locator(".samarkand-cluster").count()).toBeGreaterThan(0);
      await page.locator(".samarkand-plot").focus();
      const at = (): Promise<string> =>
        page
          .locator(".samarkand-plot")
          .evaluate(
            (plot) =>
              document
                .getElementById(plot.getAttribute("aria-activedescendant") ?? "")
                ?.getAttribute("data-cluster") ?? "",
          );
      for (let step = 0; step < 12 && (await at()) === ""; step += 1) {
        await page.keyboard.press("ArrowDown");
        await settle(page);
      }
      const before = await getView(page);
      await page.keyboard.press("Enter");
      await expect
        .poll(async () => {
          const view = await getView(page);
          return view.end - view.start;
        })
        .toBeLessThan((before.end - before.start) / 1.9);
      await settle(page);
      expect(
        await page
          .locator(".samarkand-plot")
          .evaluate((plot) =>
            document
              .getElementById(plot.getAttribute("aria-activedescendant") ?? "")
              ?.getAttribute("aria-label"),
          ),
      ).toMatch(/أخبار|חדשות/);
      expect(await page.locator(".samarkand-focus").count()).toBe(1);
    });
  },
);

describe.each(BOTH_DIRECTIONS)(
  "card, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    const events: EventRecord[] = [
      { id: "one", title: "قمة سمرقند", start: "2022-09-10", end: "2022-09-12", description: "פגישה" },
      { id: "two", title: "Fair", start: "2022-09-20" },
    ];
    const show = async (): Promise<{ x: number; y: number; width: number; height: number }> => {
      await page.mouse.move(2, 700);
      await mount(page, {
        options: { events, timeDirection, view: { start: "2022-09", end: "2022-09" } },
        dir: direction,
      });
      await page.locator("[data-event-id=one]").hover();
      await expect.poll(() => card.isVisible()).toBe(true);
      const box = await card.boundingBox();
      if (box === null) throw new Error("no card");
      return box;
    };
    const middle = (box: { x: number; y: number; width: number; height: number }): [number, number] => [
      box.x + box.width / 2,
      box.y + box.height / 2,
    ];

    test("stays while the pointer is on it, and is hidden when the pointer leaves", async () => {
      const box = await show();
      // The card takes the pointer only after a moment: a pointer that passes by does not enter it.
      await expect
        .poll(() => card.evaluate((element) => getComputedStyle(element).pointerEvents))
        .toBe("auto");
      await page.mouse.move(...middle(box), { steps: 6 });
      await rested(page);
      expect(await card.isVisible()).toBe(true);
      expect(await card.evaluate((element) => element.matches(":hover"))).toBe(true);
      expect((await told()).title).toBe("قمة سمرقند");
      // On the card, too, the wheel is handled by the timeline.
      const before = await getView(page);
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, -100);
      await page.keyboard.up("Control");
      await expect
        .poll(async () => {
          const view = await getView(page);
          return view.end - view.start;
        })
        .toBeLessThan(before.end - before.start);
      await page.mouse.move(2, 700);
      await expect.poll(() => card.isVisible()).toBe(false);
    });

    test("is closed by Escape wherever the focus is, and leaves Escape to the page where there is no card", async () => {
      await show();
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        window.addEventListener(
          "keydown",
          ({ key }) => {
            document.body.dataset["key"] = `${document.body.dataset["key"] ?? ""}${key} `;
          },
          { once: true },
        );
      });
      await page.keyboard.press("Escape");
      await expect.poll(() => card.isVisible()).toBe(false);
      expect(await page.evaluate(() => document.body.dataset["key"])).toBeUndefined();
      await page.keyboard.press("Escape");
      expect(await page.evaluate(() => document.body.dataset["key"])).toBe("Escape ");
      await page.evaluate(() => {
        delete document.body.dataset["key"];
      });
    });
  },
);

test("cluster: the card lists no kinds where the events have none", async () => {
  await mount(page, {
    options: {
      ...options,
      events: crowd().map(({ id, title, start, group }) => ({
        id: id ?? "",
        title,
        start,
        group: group ?? "",
      })),
    },
  });
  await pill.hover();
  await expect.poll(() => card.isVisible()).toBe(true);
  expect((await told()).kinds).toEqual([]);
  expect(await card.locator(".samarkand-tooltip-kinds").isVisible()).toBe(false);
});

test("cluster: its pill appears under the pointer, and always where none can be over it", async () => {
  await mount(page, { options });
  const opacity = (): Promise<string> => pill.evaluate((node) => getComputedStyle(node).opacity);
  await page.mouse.move(2, 700);
  const canHover = await page.evaluate(() => matchMedia("(hover: hover)").matches);
  expect(await opacity()).toBe(canHover ? "0" : "1");
  await pill.hover();
  await expect.poll(opacity).toBe("1");
  await page.mouse.move(2, 700);
  if (!can("media")) return;
  await page.emulateMedia({ media: "print" });
  expect(await opacity()).toBe("1");
  await page.emulateMedia({ media: null });
});

test("cluster: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
