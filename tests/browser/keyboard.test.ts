import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { getView, mount, settle, type Told } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 600 },
});

const directions = (["ltr", "rtl"] as const).flatMap((direction) =>
  (["ltr", "rtl"] as const).map((timeDirection) => ({ direction, timeDirection })),
);

const groups = [
  { id: "meetings", title: "لقاءات" },
  { id: "statements", title: "Statements" },
  { id: "military", title: "צבא" },
];
const events: readonly EventRecord[] = [
  {
    id: "a",
    title: "إعلان",
    start: Date.UTC(2022, 8, 5, 12),
    group: "meetings",
    description: "أعلن السفير الموعد",
  },
  { id: "b", title: "Samarkand", start: "2022-09-15/2022-09-16", group: "meetings" },
  { id: "c", title: "סיום", start: Date.UTC(2022, 8, 25, 12), group: "meetings" },
  { id: "d", title: "بیانیه", start: Date.UTC(2022, 8, 15, 12), group: "statements" },
  { id: "later", title: "بعد عام", start: "2023-09-15", group: "meetings" },
];
const september: TimelineOptions = {
  events,
  groups,
  timeZone: "UTC",
  locale: "ar",
  numberingSystem: "latn",
  view: { start: "2022-09", end: "2022-09" },
};

interface Focused {
  readonly id: string | null;
  readonly cluster: string | null;
  readonly role: string | null;
  readonly name: string;
  readonly place: string;
  readonly ring: boolean;
  readonly x: number;
  readonly y: number;
}

/**
 * Returns the active descendant, which assistive technology reads, and whether a focus ring shows
 * it.
 */
function focused(): Promise<Focused | null> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute("aria-activedescendant");
    const element = typeof id === "string" ? document.getElementById(id) : null;
    if (element === null) return null;
    const { left, width, top, height } = (
      element.querySelector(".samarkand-focus") ?? element
    ).getBoundingClientRect();
    const attribute = (name: string): string | null => element.getAttribute(name);
    return {
      id: attribute("data-event-id"),
      cluster: attribute("data-cluster"),
      role: attribute("role"),
      name: attribute("aria-label") ?? "",
      place: `${attribute("aria-posinset") ?? ""}/${attribute("aria-setsize") ?? ""}`,
      ring: element.querySelector(".samarkand-focus") !== null,
      x: left + width / 2,
      y: top + height / 2,
    };
  });
}

async function press(...keys: string[]): Promise<Focused | null> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settle(page);
  }
  return focused();
}

const told = (type: Told["type"]): Promise<unknown[]> =>
  page.evaluate((wanted) => window.told.filter((one) => one.type === wanted).map(({ event }) => event), type);

beforeEach(() => page.mouse.move(990, 590));

describe.each(directions)(
  "keyboard, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    const [earlier, later] =
      timeDirection === "ltr" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const show = async (options: Partial<TimelineOptions> = {}): Promise<void> => {
      await mount(page, { options: { ...september, direction, timeDirection, ...options }, dir: direction });
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
      });
    };
    const enter = async (options: Partial<TimelineOptions> = {}): Promise<Focused | null> => {
      await show(options);
      return press("Tab");
    };

    test("Tab stops once at a timeline, and shows the active descendant at once", async () => {
      // Adds a button after the timeline: from the last stop of a page, Tab would move on into the
      // browser's own buttons.
      await page.evaluate(() => {
        document.querySelector("#timeline")?.after(document.createElement("button"));
      });
      expect(await enter()).toMatchObject({ id: "a", role: "option", ring: true, place: "1/4" });
      expect((await focused())?.name).toContain("إعلان");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("listbox");
      await press("Tab");
      expect(
        await page.evaluate(() => document.querySelector(".samarkand")?.contains(document.activeElement)),
      ).toBe(false);
      expect(await page.evaluate(() => document.querySelectorAll(".samarkand-focus").length)).toBe(0);
      expect(await press("Shift+Tab")).toMatchObject({ id: "a", ring: true });
      await page.evaluate(() => {
        document.querySelector("#timeline + button")?.remove();
      });
    });

    test("arrows go to the neighbour on their own side, which is later or earlier by the direction of time", async () => {
      const first = await enter();
      const second = await press("ArrowRight");
      if (timeDirection === "ltr") {
        expect(second?.id).toBe("b");
        expect(second!.x).toBeGreaterThan(first!.x);
      }
      const other = await press(timeDirection === "ltr" ? "ArrowRight" : "ArrowLeft");
      expect(other?.id).toBe(timeDirection === "ltr" ? "c" : "b");
      expect(Math.sign(other!.x - (timeDirection === "ltr" ? second : first)!.x)).toBe(
        timeDirection === "ltr" ? 1 : -1,
      );
      expect(await press(earlier)).toMatchObject({ id: timeDirection === "ltr" ? "b" : "a" });
      expect(await press(earlier, earlier, earlier)).toMatchObject({ id: "a" });
    });

    test("an event out of sight comes into sight", async () => {
      await enter();
      expect(await press(later, later, later)).toMatchObject({ id: "later", ring: true, place: "4/4" });
      const { start, end } = await getView(page);
      expect(start).toBeLessThan(Date.UTC(2023, 8, 15));
      expect(end).toBeGreaterThan(Date.UTC(2023, 8, 15));
    });

    test("arrows reach every event in the order of time and back, those in clusters too", async () => {
      const many = Array.from({ length: 30 }, (_, index): EventRecord => ({
        id: `e${String(index)}`,
        title: `حدث ${String(index)}`,
        start: Date.UTC(2022, 8, 1) + index ** 2 * 600_000,
      }));
      await show({ events: many, groups: [], maxHeight: 160 });
      expect(await page.evaluate(() => document.querySelectorAll("[data-cluster]").length)).toBeGreaterThan(
        0,
      );
      const seen = [(await press("Tab", "Home"))?.id];
      for (let step = 1; step < 30; step += 1) seen.push((await press(later))?.id);
      expect(seen).toEqual(many.map(({ id }) => id));
      expect(await press(later)).toMatchObject({ id: "e29", place: "30/30" });
      expect(await press(earlier)).toMatchObject({ id: "e28" });
      expect(await press("Home")).toMatchObject({ id: "e0" });
      expect(await press("End")).toMatchObject({ id: "e29" });
    });

    test("events that no zoom draws apart are reached in their cluster, with their own names, and the view stays wide", async () => {
      const same = Array.from({ length: 45 }, (_, index): EventRecord => ({
        id: `e${String(index)}`,
        title: `رواية ${String(index)}`,
        start: "2022-03",
        end: "2022-09",
        extent: "throughout",
        description: "في المدة نفسها",
      }));
      await show({ events: same, groups: [], maxHeight: 130, view: { start: "2022", end: "2022" } });
      let one = await press("Tab", "Home");
      const names: (string | undefined)[] = [];
      let counted = 0;
      for (let step = 0; step < same.length; step += 1) {
        names.push(one?.name);
        expect(one).toMatchObject({ role: "option", ring: true, place: `${String(step + 1)}/45` });
        const card = page.locator(".samarkand-tooltip-title");
        expect(await card.textContent()).toBe(`رواية ${String(step)}`);
        expect(await page.locator(".samarkand-tooltip").isVisible()).toBe(true);
        if (one?.cluster !== null) counted += 1;
        const { start, end } = await getView(page);
        expect(end - start).toBeGreaterThan(200 * 86_400_000);
        one = await press(later);
      }
      expect(names.map((name, index) => name?.startsWith(`رواية ${String(index)}،`))).toEqual(
        same.map(() => true),
      );
      expect(counted).toBeGreaterThan(8);
    });

    test("up and down go from row to row and from group to group, to the event nearest in time", async () => {
      await enter();
      const b = await press(later);
      const d = await press("ArrowDown");
      expect(d?.id).toBe("d");
      expect(d!.y).toBeGreaterThan(b!.y);
      expect(await press("ArrowUp")).toMatchObject({ id: "b" });
    });

    test("Page Up and Page Down move by a view, plus and minus zoom, 0 shows everything", async () => {
      await enter();
      const view = await getView(page);
      const span = view.end - view.start;
      await press("PageDown");
      expect((await getView(page)).start).toBe(view.end);
      await press("PageUp", "PageUp");
      expect((await getView(page)).end).toBe(view.start);
      await press("PageDown", "+");
      expect((await getView(page)).end - (await getView(page)).start).toBeCloseTo(span / 2, -3);
      await press("-", "-");
      expect((await getView(page)).end - (await getView(page)).start).toBeCloseTo(span * 2, -3);
      await press("0");
      const all = await getView(page);
      expect(all.start).toBeLessThan(Date.UTC(2022, 8, 5));
      expect(all.end).toBeGreaterThan(Date.UTC(2023, 8, 15));
    });

    test("Page Up and Page Down move the active descendant to the first event in sight, of its own group if there is one, and arrows continue from there", async () => {
      const days = Array.from({ length: 60 }, (_, index): EventRecord => ({
        id: `${index % 2 === 0 ? "even" : "odd"}${String(index)}`,
        title: `يوم ${String(index)}`,
        start: Date.UTC(2022, 8, 1 + index, 12),
        group: index % 2 === 0 ? "even" : "odd",
      }));
      await show({
        events: [...days, { id: "far", title: "بعيد", start: Date.UTC(2022, 11, 20), group: "odd" }],
        groups: [
          { id: "even", title: "זוגי" },
          { id: "odd", title: "فردي" },
        ],
        view: { start: "2022-09-01", end: "2022-09-10" },
      });
      expect(await press("Tab")).toMatchObject({ id: "even0", ring: true });
      expect(await press("PageDown")).toMatchObject({ id: "even10", ring: true });
      expect(await press(later)).toMatchObject({ id: "even12" });
      await press("ArrowDown");
      const odd = await press("PageDown", "PageDown");
      expect(odd).toMatchObject({ id: "odd31", ring: true });
      expect(await press("PageUp")).toMatchObject({ id: "odd21", ring: true });
      // Where its group has no event in sight, another group is used. Where no event is in sight,
      // the active descendant stays.
      await press("End");
      expect(await press("PageUp", "PageUp", "PageUp", "PageUp", "PageUp", "PageUp")).toMatchObject({
        ring: true,
      });
      await press("Home");
      const before = (await focused())?.id;
      await press("PageUp");
      expect(await press(later)).toMatchObject({ id: before === "even0" ? "even2" : "odd3" });
    });

    test("arrows move the selection, Shift adds to it, Ctrl keeps it, Space adds and removes, Enter opens", async () => {
      await enter({ selection: "multiple" });
      await press(later);
      expect((await told("select")).at(-1)).toMatchObject({ ids: ["b"] });
      await press(`Shift+${later}`);
      expect((await told("select")).at(-1)).toMatchObject({ ids: ["b", "c"] });
      expect(await press(`Control+${earlier}`)).toMatchObject({ id: "b" });
      expect((await told("select")).at(-1)).toMatchObject({ ids: ["b", "c"] });
      await press(" ");
      expect((await told("select")).at(-1)).toMatchObject({ ids: ["c"] });
      await press("Enter");
      expect((await told("select")).at(-1)).toMatchObject({ ids: ["b"] });
      expect((await told("activate")).at(-1)).toMatchObject({ id: "b" });
      expect(
        await page.evaluate(() =>
          document.querySelector('[data-event-id="b"]')?.getAttribute("aria-selected"),
        ),
      ).toBe("true");
    });

    test("a cluster is reached from the row above it, has its content in its name, and opens", async () => {
      const many = Array.from({ length: 1_600 }, (_, index): EventRecord => ({
        id: `e${String(index)}`,
        title: `حدث ${String(index)}`,
        start: Date.UTC(2022, 8, 1) + index * 3_600_000 * 0.4,
      }));
      await enter({ events: many, groups: [], maxHeight: 160 });
      const before = await getView(page);
      let at = await focused();
      for (let step = 0; step < 20 && at?.cluster === null; step += 1) at = await press("ArrowDown");
      expect(at).toMatchObject({ id: null, role: "option", ring: true });
      expect(Number(at?.cluster)).toBeGreaterThan(0);
      const beside = await press(later);
      expect(beside?.y).toBe(at!.y);
      const opened = await press("Enter");
      const { start, end } = await getView(page);
      expect(end - start).toBeLessThan((before.end - before.start) / 1.9);
      expect(opened?.id).not.toBeNull();
    });

    test("Escape hides the card, and the next step shows the next card", async () => {
      await enter();
      const card = (): Promise<boolean> =>
        page.evaluate(() => document.querySelector(".samarkand-tooltip")?.hasAttribute("hidden") === true);
      expect(await card()).toBe(false);
      await press("Escape");
      expect(await card()).toBe(true);
      expect(await focused()).toMatchObject({ id: "a", ring: true });
      await press(later);
      expect(await card()).toBe(false);
    });

    test("Escape is left to the page where there is no card: a dialog closes", async () => {
      await enter();
      await page.evaluate(() => {
        const [dialog, container] = [
          document.createElement("dialog"),
          document.querySelector("#timeline") as HTMLElement,
        ];
        container.before(dialog);
        dialog.append(container);
        dialog.showModal();
        (document.querySelector("[role=listbox]") as HTMLElement).focus();
      });
      const isOpen = (): Promise<boolean> =>
        page.evaluate(() => document.querySelector("dialog")?.open === true);
      await settle(page);
      await press("Escape");
      expect(await isOpen()).toBe(true);
      await press("Escape");
      expect(await isOpen()).toBe(false);
      await page.evaluate(() => {
        const [dialog, container] = [
          document.querySelector("dialog") as HTMLElement,
          document.querySelector("#timeline") as HTMLElement,
        ];
        dialog.before(container);
        dialog.remove();
      });
    });

    test("? lists the keys in the language of the timeline, and the focus returns", async () => {
      await enter();
      await press("?");
      expect(
        await page.evaluate(() => document.querySelector("dialog[open]")?.getAttribute("aria-label")),
      ).toBe("المفاتيح");
      expect(await page.evaluate(() => document.querySelectorAll("dialog[open] tr").length)).toBe(11);
      expect(
        await page.evaluate(() => document.querySelector("dialog")?.contains(document.activeElement)),
      ).toBe(true);
      await press("Escape");
      expect(await page.evaluate(() => document.querySelector("dialog"))).toBe(null);
      expect(await press(later)).toMatchObject({ id: "b", ring: true });
    });

    test("the number of events in sight is announced once, after the view has rested", async () => {
      await enter();
      await press("0", "+");
      await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent !== "");
      const count = await page.evaluate(() => document.querySelector("[role=status]")?.textContent);
      expect(count).toMatch(/حدث|حدثان|أحداث/);
    });

    test("the focus stays at its event when other events come, and in the timeline when its event goes", async () => {
      await enter();
      await press(later);
      await page.evaluate(() => {
        window.shown.update({
          events: [
            { id: "new", title: "جديد", start: "2022-09-10", group: "meetings" },
            ...(window.records as EventRecord[]),
          ],
        });
      });
      await settle(page);
      expect(await focused()).toMatchObject({ id: "b", place: "3/5", ring: true });
      await page.evaluate(() => {
        window.shown.update({ events: (window.records as EventRecord[]).filter(({ id }) => id !== "b") });
      });
      await settle(page);
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("listbox");
      expect(await focused()).toMatchObject({ id: "c", ring: true });
    });

    test("a press of the mouse shows no focus ring, and the keyboard continues from there", async () => {
      await show();
      const { x, y } = await page.evaluate(() => {
        const { left, width, top, height } = (
          document.querySelector('[data-event-id="b"] .samarkand-body') as Element
        ).getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      await page.mouse.click(x, y);
      await settle(page);
      expect(await page.evaluate(() => document.querySelectorAll(".samarkand-focus").length)).toBe(0);
      expect(await press(later)).toMatchObject({ id: "c", ring: true });
      expect(problems).toEqual([]);
    });
  },
);
