import { afterAll, describe, expect, test } from "vitest";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { seeded } from "../support/seeded.ts";
import { frames, rested } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

const DAY = 86_400_000;
const GROUPS = 14;
/** px: greatest height of the timeline. */
const HEIGHT = 260;
const TITLES = ["قمة سمرقند", "أولمبياد بكين", "فسطیوال", "ירושלים", "Beijing", "2022"];

function crowd(): TimelineOptions {
  const random = seeded(31);
  return {
    groups: Array.from({ length: GROUPS }, (_, index) => ({
      id: String(index),
      title: `${TITLES[index % TITLES.length] ?? ""} ${String(index)}`,
    })),
    events: Array.from({ length: GROUPS * 30 }, (_, index) => {
      const start = Date.UTC(2022, 0, 1) + random() * 300 * DAY;
      return {
        id: String(index),
        title: `${TITLES[index % TITLES.length] ?? ""} ${String(index)}`,
        start,
        end: start + random() * 20 * DAY,
        group: String(index % GROUPS),
      };
    }),
    maxHeight: HEIGHT,
    view: { start: "2022-01-01", end: "2022-12-31" },
  };
}

interface Seen {
  /** Ids of the events that are in the page. */
  readonly drawn: string[];
  /** Ids of the events that the whole picture has in the part of its height that is in sight. */
  readonly wanted: string[];
  readonly all: string[];
  /** px: greatest distance that can be scrolled. */
  readonly most: number;
}

async function look(): Promise<Seen> {
  const { drawn, svg, from, to, most } = await page.evaluate(() => {
    const scroller = document.querySelector(".samarkand-scroller") as HTMLElement;
    const axis = scroller.querySelector(".samarkand-axis")?.clientHeight ?? 0;
    return {
      drawn: [...document.querySelectorAll("[data-event-id]")].map(
        (element) => element.getAttribute("data-event-id") ?? "",
      ),
      svg: window.shown.toSVG(),
      from: scroller.scrollTop,
      to: scroller.scrollTop + scroller.clientHeight - axis,
      most: scroller.scrollHeight - scroller.clientHeight,
    };
  });
  const whole = [...svg.matchAll(/<g [^>]*data-event-id="(\d+)"[^>]*>/g)].map(([tag, id]) => ({
    id: id ?? "",
    y: Number(/translate\(\S+ (\S+)\)/.exec(tag)?.[1]),
  }));
  return {
    drawn,
    wanted: whole.filter(({ y }) => y >= from && y <= to).map(({ id }) => id),
    all: whole.map(({ id }) => id),
    most,
  };
}

async function scrollTo(top: number): Promise<void> {
  await page.evaluate((to) => {
    (document.querySelector(".samarkand-scroller") as HTMLElement).scrollTop = to;
  }, top);
  await settle(page);
}

describe.each(BOTH_DIRECTIONS)(
  "timeline higher than its limit, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    const show = (): Promise<void> =>
      mount(page, {
        options: { ...crowd(), timeDirection },
        dir: direction,
        lang: direction === "rtl" ? "ar" : "en",
      });

    test("draws the events in sight, wherever the reader scrolls, and not all of the others", async () => {
      await show();
      const { most, all } = await look();
      expect(most).toBeGreaterThan(2 * HEIGHT);
      for (const part of [0, 0.5, 0.1, 1]) {
        await scrollTo(part * most);
        const { drawn, wanted } = await look();
        expect(drawn).toEqual(expect.arrayContaining(wanted));
        expect(wanted.length).toBeGreaterThan(4);
        await rested(page);
        expect((await look()).drawn.length).toBeLessThan(0.6 * all.length);
      }
    });

    test("shows the same picture after a wheel and after a jump to the same place", async () => {
      // Without the scrollbar, which may be on either side: Firefox shows it for a while after each
      // scroll.
      const clip = { x: 20, y: 0, width: 760, height: HEIGHT };
      await show();
      await page.mouse.move(400, 150);
      for (let step = 0; step < 6; step += 1) await page.mouse.wheel(0, 60);
      // A wheel scrolls smoothly, for as long as the machine takes.
      let top = 0;
      await expect
        .poll(async () => {
          const before = top;
          await frames(page, 5);
          top = await page.evaluate(() => document.querySelector(".samarkand-scroller")?.scrollTop ?? 0);
          return top > 100 && top === before;
        })
        .toBe(true);
      // An event under the pointer would have a card.
      await page.mouse.move(1200, 700);
      await rested(page);
      const wheeled = [(await look()).drawn, await page.screenshot({ clip })] as const;
      await show();
      await scrollTo(top);
      await rested(page);
      expect((await look()).drawn).toEqual(wheeled[0]);
      expect(wheeled[1].equals(await page.screenshot({ clip }))).toBe(true);
    });

    test("scrolls to what the keyboard goes to, down through all groups and up again", async () => {
      await show();
      await page.keyboard.press("Tab");
      // The first event may be in any group, so the way begins at the top.
      for (const [way, key] of ["ArrowUp", "ArrowDown", "ArrowUp"].entries()) {
        const visited = new Set<string>();
        for (let step = 0; step < 24; step += 1) {
          await page.keyboard.press(key);
          await settle(page);
          const { id, group, isInSight } = await page.evaluate(() => {
            const plot = document.querySelector(".samarkand-plot") as HTMLElement;
            const pointed = document.getElementById(plot.getAttribute("aria-activedescendant") ?? "");
            const ring = pointed?.querySelector(".samarkand-focus")?.getBoundingClientRect();
            const place = document.querySelector(".samarkand-scroller")?.getBoundingClientRect();
            return {
              id: pointed?.id ?? "",
              group: pointed?.getAttribute("aria-label") ?? "",
              isInSight:
                ring !== undefined &&
                place !== undefined &&
                ring.top >= place.top &&
                ring.bottom <= place.bottom + 1,
            };
          });
          expect([id === "", isInSight], `${key} ${String(step)}: ${group}`).toEqual([false, true]);
          visited.add(id);
        }
        if (way > 0) expect(visited.size).toBeGreaterThan(8);
      }
    });

    test("keeps the active descendant where the reader scrolls away from it", async () => {
      await show();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Home");
      await settle(page);
      const pointed = (): Promise<string | null> =>
        page.evaluate(
          () =>
            document
              .getElementById(
                document.querySelector(".samarkand-plot")?.getAttribute("aria-activedescendant") ?? "",
              )
              ?.getAttribute("data-event-id") ?? null,
        );
      const before = await pointed();
      expect(before).not.toBeNull();
      const { most } = await look();
      for (const top of [most, 0]) {
        await scrollTo(top);
        await rested(page);
        expect([
          await pointed(),
          await page.evaluate(() => document.querySelector(".samarkand-scroller")?.scrollTop),
        ]).toEqual([before, top]);
      }
    });

    test("is whole on paper, at once", async () => {
      await show();
      const { all, drawn } = await look();
      expect(drawn.length).toBeLessThan(all.length);
      const printed = await page.evaluate(() => {
        window.dispatchEvent(new Event("beforeprint"));
        const count = document.querySelectorAll("[data-event-id]").length;
        // Paper is narrower than the page, and another number of events has room.
        const whole = window.shown.toSVG().match(/data-event-id/g)?.length;
        window.dispatchEvent(new Event("afterprint"));
        return { count, whole, after: document.querySelectorAll("[data-event-id]").length };
      });
      expect(printed.count).toBeGreaterThan(drawn.length);
      expect(printed).toMatchObject({ whole: printed.count, after: drawn.length });
      await page.emulateMedia({ media: "print" });
      await settle(page);
      const onPaper = await look();
      expect(onPaper.drawn.length).toBe(onPaper.all.length);
      await page.emulateMedia({ media: "screen" });
      await settle(page);
      expect((await look()).drawn.length).toBe(drawn.length);
    });
  },
);

test("timeline higher than its limit: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
