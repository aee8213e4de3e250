import { afterAll, expect, test } from "vitest";
import type { EventRecord, TimelineOptions, TimelinePress } from "../../src/entries/index.ts";
import { can, engine, launchBrowser, openPage } from "../support/browser.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { putFingers } from "../support/platform.ts";
import { serve } from "../support/server.ts";
import { getView, mount, settle } from "../support/timelinePage.ts";

/** What listeners were told, without the DOM event. */
type Said = Omit<TimelinePress, "originalEvent" | "event"> & {
  readonly type: string;
  readonly title: string | null;
  readonly original: string;
};

declare global {
  interface Window {
    said: Said[];
    isPrevented: boolean;
  }
}

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const blank = `${server.url}/fixtures/blank.html`;
const { page, problems } = await openPage(browser, blank, { viewport: { width: 900, height: 600 } });

const events: readonly EventRecord[] = [
  { id: "summit", title: "قمة سمرقند", start: "2022-09-15", group: "meetings" },
  { id: "visit", title: "ביקור", start: "2022-03-01/2022-05-31", group: "meetings" },
  ...Array.from({ length: 40 }, (_, index): EventRecord => ({
    id: `drill${String(index)}`,
    title: `Drill ${String(index)}`,
    start: `2022-07-01T0${String(index % 10)}:0${String(index % 6)}Z`,
    group: "army",
  })),
];

inBothDirections("presses on the plot", (directions) => {
  const options: TimelineOptions = {
    events,
    groups: [
      { id: "meetings", title: "لقاءات" },
      { id: "army", title: "فوج", collapsed: true },
    ],
    view: { start: "2022-01", end: "2022-12" },
    timeZone: "UTC",
    locale: "en",
    ...directions,
  };
  const show = async (on = page): Promise<void> => {
    await on.mouse.move(1, 1);
    await mount(on, { options, dir: directions.direction });
    await on.evaluate(() => {
      window.said = [];
      window.isPrevented = false;
      for (const type of ["click", "contextmenu"] as const)
        window.shown.on(type, ({ originalEvent, event, time, group, id, cluster }) => {
          window.said.push({
            type,
            time,
            group,
            id,
            cluster,
            title: event?.title ?? null,
            original: originalEvent.type,
          });
          if (window.isPrevented) originalEvent.preventDefault();
        });
    });
  };
  /** Returns the middle of an event's box, or a point of the plot, in px of the page. */
  const pointOf = (what: string | readonly [share: number, group: string], on = page) =>
    on.evaluate((wanted) => {
      const { left, top } = window.shown.element.getBoundingClientRect();
      const box = typeof wanted === "string" ? window.shown.getBox(wanted)! : null;
      if (box !== null) return { x: left + box.x + box.width / 2, y: top + box.y + box.height / 2 };
      const [share, group] = wanted as readonly [number, string];
      const [plot, band] = [window.shown.getPlot(), window.shown.getBand(group)!];
      const x = window.shown.getScale();
      const { start, end } = window.shown.getView();
      return {
        x: left + x(start + share * (end - start)),
        y: top + Math.max(plot.y, band.y) + band.height - 4,
      };
    }, what);
  const said = async (on = page): Promise<Said[]> => {
    await settle(on);
    return on.evaluate(() => window.said.splice(0));
  };

  test("a press shows no ring around the plot, the Tab key does", async () => {
    await page.reload();
    await show();
    const outline = (): Promise<string> =>
      page.evaluate(
        () => getComputedStyle(document.querySelector(".samarkand-plot") as Element).outlineStyle,
      );
    const { x, y } = await pointOf([0.9, "meetings"]);
    await page.mouse.click(x, y);
    await settle(page);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("samarkand-plot");
    expect(await outline()).toBe("none");
    // The Tab keys that WebKit's driver sends did not reach the plot here.
    if (engine === "webkit") return;
    await mount(page, { options: { ...options, events: [] }, dir: directions.direction });
    await page.keyboard.press("Tab");
    expect(await outline()).toBe("solid");
  });

  test("a click tells the time, the group, the event and its record, at once", async () => {
    await show();
    const { x, y } = await pointOf("visit");
    await page.mouse.click(x, y);
    const [press, ...more] = await said();
    expect(more).toEqual([]);
    expect(press).toMatchObject({
      type: "click",
      group: "meetings",
      id: "visit",
      title: "ביקור",
      cluster: null,
    });
    expect(press?.original).toBe("click");
    const middle = (Date.UTC(2022, 2, 1) + Date.UTC(2022, 5, 1)) / 2;
    expect(Math.abs(press!.time - middle)).toBeLessThan(86_400_000);
    expect(await page.evaluate(() => window.shown.getSelection())).toEqual(["visit"]);
  });

  test("a click on the ground tells the time and the group; none on the axis or beside the plot", async () => {
    await show();
    const { x, y } = await pointOf([0.75, "meetings"]);
    await page.mouse.click(x, y);
    const view = await getView(page);
    const [press] = await said();
    expect(press).toMatchObject({ group: "meetings", id: null, title: null, cluster: null });
    const wanted = view.start + 0.75 * (view.end - view.start);
    expect(Math.abs(press!.time - wanted)).toBeLessThan((view.end - view.start) / 300);
    const axis = await page.evaluate(() => {
      const { left, top, width } = document.querySelector(".samarkand-axis")!.getBoundingClientRect();
      const plot = window.shown.getPlot();
      return {
        x: left + width / 2,
        y: top + 6,
        title: plot.x > 10 ? left + 4 : left + width - 4,
        below: top + plot.y + 30,
      };
    });
    await page.mouse.click(axis.x, axis.y);
    await page.mouse.click(axis.title, axis.below);
    expect(await said()).toEqual([]);
  });

  test("a click on a cluster tells the ids of what it counts; a drag is no click", async () => {
    await show();
    const { x, y } = await pointOf("drill3");
    await page.evaluate(() => (window.isPrevented = true));
    await page.mouse.click(x, y);
    const [press] = await said();
    expect(press).toMatchObject({ group: "army", id: null });
    expect([...(press?.cluster ?? [])].sort()).toEqual(
      events
        .slice(2)
        .map(({ id }) => String(id))
        .sort(),
    );
    const ground = await pointOf([0.3, "meetings"]);
    await page.mouse.move(ground.x, ground.y);
    await page.mouse.down();
    await page.mouse.move(ground.x + 60, ground.y, { steps: 3 });
    await page.mouse.up();
    expect(await said()).toEqual([]);
  });

  test("preventDefault keeps the timeline from selecting, and from opening a cluster", async () => {
    await show();
    await page.evaluate(() => (window.isPrevented = true));
    const [view, summit, drill] = [await getView(page), await pointOf("summit"), await pointOf("drill3")];
    await page.mouse.click(summit.x, summit.y);
    await page.mouse.click(drill.x, drill.y);
    expect((await said()).map(({ id }) => id)).toEqual(["summit", null]);
    expect(
      await page.evaluate(() => [window.shown.getSelection(), window.shown.getGroups()[1]?.isCollapsed]),
    ).toEqual([[], true]);
    expect(await getView(page)).toEqual(view);
  });

  if (can("menus"))
    test("a secondary press asks for a menu", async () => {
      await show();
      const { x, y } = await pointOf("summit");
      await page.evaluate(() => {
        window.isPrevented = true;
        window.addEventListener(
          "contextmenu",
          ({ defaultPrevented }) => {
            document.documentElement.dataset["prevented"] = String(defaultPrevented);
          },
          { once: true },
        );
      });
      await page.mouse.click(x, y, { button: "right" });
      expect(await said()).toMatchObject([{ type: "contextmenu", id: "summit", group: "meetings" }]);
      expect(await page.evaluate(() => document.documentElement.dataset["prevented"])).toBe("true");
      expect(await page.evaluate(() => window.shown.getSelection())).toEqual([]);
    });

  // The event that the platform sends for the Menu key and Shift + F10; drivers press no such key.
  test("a menu asked for by a key is about the focused event", async () => {
    await show();
    await page.locator(".samarkand-plot").focus();
    await page.keyboard.press("Home");
    await settle(page);
    await page.evaluate(() => {
      const plot = document.querySelector(".samarkand-plot")!;
      plot.dispatchEvent(
        new MouseEvent("contextmenu", { bubbles: true, cancelable: true, composed: true, button: 0 }),
      );
    });
    const [press] = await said();
    expect(press).toMatchObject({
      type: "contextmenu",
      id: "visit",
      group: "meetings",
      time: Date.UTC(2022, 2, 1),
    });
  });

  test("hover tells by which DOM event the pointer came and went", async () => {
    await show();
    await page.evaluate(() => {
      window.told = [];
      window.shown.on("hover", ({ id, originalEvent }) => {
        window.told.push({
          type: "hover",
          event: [id, originalEvent instanceof Event, originalEvent?.type.startsWith("pointer")],
        });
      });
    });
    const { x, y } = await pointOf("summit");
    await page.mouse.move(x, y);
    await settle(page);
    await page.mouse.move(1, 1);
    await expect
      .poll(() => page.evaluate(() => window.told.map(({ event }) => event)))
      .toEqual([
        ["summit", true, true],
        [null, true, true],
      ]);
  });

  if (can("fingers"))
    test("a finger that rests asks for a menu once, and a menu of the application's own takes the card's place", async () => {
      const fingers = await openPage(browser, blank, {
        viewport: { width: 900, height: 600 },
        hasTouch: true,
      });
      await show(fingers.page);
      for (const isPrevented of [false, true]) {
        await fingers.page.evaluate((is) => (window.isPrevented = is), isPrevented);
        const at = await pointOf("summit", fingers.page);
        await putFingers(fingers.page, "down", at);
        await expect.poll(() => fingers.page.evaluate(() => window.said.length)).toBe(1);
        await settle(fingers.page);
        await putFingers(fingers.page, "up");
        const told = await said(fingers.page);
        expect(told).toMatchObject([{ type: "contextmenu", id: "summit" }]);
        const isCard = await fingers.page.evaluate(
          () => document.querySelector(".samarkand-tooltip:not([hidden])") !== null,
        );
        expect(isCard).toBe(!isPrevented);
        await fingers.page.evaluate(() => {
          window.shown.setSelection([]);
        });
        await show(fingers.page);
      }
      await fingers.page.close();
    });
});

test("no error was thrown, and nothing was reported", () => {
  expect(problems).toEqual([]);
});
