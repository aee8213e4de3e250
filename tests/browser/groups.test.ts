import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as Groups from "../../src/entries/groups.ts";
import type { EventRecord, GroupRecord, TimelineOptions } from "../../src/entries/index.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { type Alive, countAlive, leftBehind, putFingers } from "../support/platform.ts";
import { frames, rested, tap } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
  hasTouch: true,
});
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    panel: Groups.Panel;
  }
}

beforeAll(async () => {
  await page.evaluate(axe);
  await page.evaluate(readFileSync(new URL("../../dist/groups.min.js", import.meta.url), "utf8"));
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const link = Object.assign(document.createElement("link"), {
          rel: "stylesheet",
          href: "/dist/panels.css",
        });
        link.addEventListener("load", resolve);
        document.head.append(link);
      }),
  );
});

const groups: readonly GroupRecord[] = [
  { id: "tall", title: "لقاءات القمة" },
  { id: "inner", title: "פסגות", parent: "tall" },
  { id: "other", title: "دیدارها" },
  { id: "last", title: "Statements" },
];
const events: readonly EventRecord[] = Array.from({ length: 60 }, (_, index) => ({
  title: `حدث ${String(index)}`,
  start: Date.UTC(2022, 8, 1 + (index % 5)),
  end: Date.UTC(2022, 8, 20 + (index % 5)),
  group: index < 54 ? "tall" : (["inner", "other", "last"][index % 3] as string),
}));

const box = (selector: string): Promise<{ left: number; right: number; top: number; bottom: number }> =>
  page.evaluate((wanted) => {
    const { left, right, top, bottom } = (document.querySelector(wanted) as Element).getBoundingClientRect();
    return { left, right, top, bottom };
  }, selector);
const head = (id: string): string => `[data-group-id="${id}"]`;
const order = (): Promise<string[]> => page.evaluate(() => window.shown.getGroups().map(({ id }) => id));
const middle = async (id: string): Promise<{ x: number; y: number }> => {
  const { left, right, top, bottom } = await box(`${head(id)} button`);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

inBothDirections("groups", (directions) => {
  const options: TimelineOptions = {
    events,
    groups,
    locale: "ar",
    timeZone: "UTC",
    maxHeight: 600,
    legend: false,
    view: { start: "2022-08-25", end: "2022-09-30" },
    ...directions,
  };
  const show = async (more: Partial<TimelineOptions> = {}, width = 900): Promise<void> => {
    await page.mouse.move(995, 695);
    await mount(page, { options: { ...options, ...more }, dir: directions.direction, width });
    await page.evaluate(() => {
      window.panel = (window.samarkand as unknown as typeof Groups).createGroups(window.shown);
    });
    await settle(page);
  };

  test.each([900, 400])(
    "keep a title in sight, under the axis, while its band is in sight, %i px wide",
    async (width) => {
      await show({ maxHeight: 300 }, width);
      const [axis, before] = [await box(".samarkand-axis"), await box(`${head("tall")} text`)];
      expect(before.top).toBeGreaterThan(axis.bottom - 1);
      await page.evaluate(() => {
        (document.querySelector(".samarkand-scroller") as Element).scrollTop = 40;
      });
      const after = await box(`${head("tall")} text`);
      expect([Math.round(after.top), Math.round(after.left)]).toEqual([
        Math.round(before.top),
        Math.round(before.left),
      ]);
      // The band itself has scrolled up; at its end the title leaves with it.
      await page.evaluate(() => {
        (document.querySelector(".samarkand-scroller") as Element).scrollTop = 100_000;
      });
      await settle(page);
      const last = await box(`${head("last")} text`);
      expect(last.bottom).toBeLessThanOrEqual((await box(".samarkand-scroller")).bottom);
      expect((await box(head("tall"))).top).toBeLessThan(before.top);
    },
  );

  test("have titles and buttons where the picture has them, at least 24 px high, with the sign at the start of the text", async () => {
    await show();
    const svg = await page.evaluate(() => {
      const holder = document.createElement("div");
      holder.id = "whole";
      document.body.append(holder);
      return window.shown.toSVG();
    });
    const x = [...svg.matchAll(/<text class="samarkand-group" x="([\d.]+)"/g)].map((match) =>
      Number(match[1]),
    );
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll("text.samarkand-group")].map((text) => {
        const { left, right } = text.getBoundingClientRect();
        return { left, right };
      }),
    );
    const root = await box(".samarkand");
    drawn.forEach(({ left, right }, index) => {
      expect((directions.direction === "ltr" ? left : right) - root.left).toBeCloseTo(x[index] ?? NaN, -0.5);
    });
    for (const { id } of groups) {
      const [button, sign, text] = [
        await box(`${head(String(id))} button`),
        await box(`${head(String(id))} .samarkand-fold-sign`),
        await box(`${head(String(id))} text`),
      ];
      expect(Math.min(button.bottom - button.top, button.right - button.left)).toBeGreaterThanOrEqual(24);
      expect(
        directions.direction === "ltr" ? text.left - sign.right : sign.left - text.right,
      ).toBeGreaterThan(0);
      expect(text.left >= button.left && text.right <= button.right).toBe(true);
    }
  });

  test("are folded and opened by a click on the title, which selects and pans nothing", async () => {
    await show({ selection: "single" });
    await page.evaluate(() => {
      window.shown.setSelection(["45"]);
    });
    const view = await page.evaluate(() => window.shown.getView());
    const { x, y } = await middle("tall");
    await page.mouse.click(x, y);
    await settle(page);
    expect(await order()).toEqual(["tall", "other", "last"]);
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll("[data-cluster]")].reduce(
          (sum, pill) => sum + Number(pill.getAttribute("data-cluster")),
          0,
        ),
      ),
    ).toBeGreaterThanOrEqual(40);
    expect(
      (await box(`${head("tall")} button`)).bottom - (await box(`${head("tall")} button`)).top,
    ).toBeGreaterThanOrEqual(24);
    const folded = await middle("tall");
    await page.mouse.click(folded.x, folded.y);
    await settle(page);
    expect(await order()).toEqual(["tall", "inner", "other", "last"]);
    expect(
      await page.evaluate(() => [
        window.shown.getView(),
        window.told.filter(({ type }) => type === "select").length,
      ]),
    ).toEqual([view, 1]);
  });

  test("are moved among their siblings by a drag, with a line at the new place; Escape cancels it", async () => {
    await show();
    await page.mouse.move(...(Object.values(await middle("last")) as [number, number]));
    await page.mouse.down();
    const goal = await box(head("tall"));
    await page.mouse.move(goal.left + 20, goal.top + 30);
    await page.mouse.move(goal.left + 20, goal.top + 5);
    const line = await box(".samarkand-drop");
    expect(line.top).toBeCloseTo((await box(".samarkand-plot")).top - 1.5, 0);
    await page.mouse.up();
    await settle(page);
    expect(await order()).toEqual(["last", "tall", "inner", "other"]);
    expect(await page.evaluate(() => document.querySelectorAll(".samarkand-drop").length)).toBe(0);
    // A group that is the only child of its parent stays there.
    await page.mouse.move(...(Object.values(await middle("inner")) as [number, number]));
    await page.mouse.down();
    await page.mouse.move(goal.left + 20, goal.top + 5, { steps: 3 });
    await page.mouse.up();
    await page.mouse.move(...(Object.values(await middle("other")) as [number, number]));
    await page.mouse.down();
    await page.mouse.move(goal.left + 20, goal.top + 5, { steps: 3 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await settle(page);
    expect(await order()).toEqual(["last", "tall", "inner", "other"]);
  });

  test("are scrolled by a drag at an edge, up and down, and never after the drag has ended", async () => {
    await show({ maxHeight: 240 });
    const scrolled = (): Promise<number> =>
      page.evaluate(() => document.querySelector(".samarkand-scroller")?.scrollTop ?? NaN);
    const most = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.querySelector(".samarkand-scroller") as Element;
      return scrollHeight - clientHeight;
    });
    expect(most).toBeGreaterThan(100);
    const place = await box(".samarkand-scroller");
    const { x, y } = await middle("tall");
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, (place.top + place.bottom) / 2, { steps: 3 });
    await frames(page, 10);
    expect(await scrolled()).toBe(0);
    await page.mouse.move(x, place.bottom - 4);
    await expect.poll(scrolled, { timeout: 5_000 }).toBeGreaterThanOrEqual(most);
    // The line is at the new place of the group, under the last one.
    const line = await box(".samarkand-drop");
    expect(line.top).toBeCloseTo((await box(".samarkand-plot")).bottom - 1.5, 0);
    await page.mouse.up();
    await settle(page);
    expect(await order()).toEqual(["other", "last", "tall", "inner"]);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);

    await page.evaluate((top) => {
      (document.querySelector(".samarkand-scroller") as Element).scrollTop = top;
    }, most);
    await settle(page);
    const last = await middle("tall");
    await page.mouse.move(last.x, last.y);
    await page.mouse.down();
    await page.mouse.move(last.x, (await box(".samarkand-axis")).bottom + 6, { steps: 3 });
    await expect.poll(scrolled, { timeout: 5_000 }).toBe(0);
    await page.keyboard.press("Escape");
    await page.mouse.move(last.x, place.bottom - 4);
    await frames(page, 10);
    expect(await scrolled()).toBe(0);
    await page.mouse.up();
  });

  test("are dragged by a finger that rests first, scrolled by one that does not, and folded by a tap", async () => {
    await show();
    const [from, to] = [await middle("last"), await middle("tall")];
    await putFingers(page, "down", from);
    await rested(page);
    await putFingers(page, "move", { x: from.x, y: from.y - 20 });
    await putFingers(page, "move", { x: to.x, y: to.y - 10 });
    await putFingers(page, "up");
    await settle(page);
    expect(await order()).toEqual(["last", "tall", "inner", "other"]);
    const at = await middle("other");
    await putFingers(page, "down", at);
    await putFingers(page, "move", { x: at.x, y: at.y - 30 });
    await putFingers(page, "move", { x: at.x, y: at.y - 200 });
    await putFingers(page, "up");
    await settle(page);
    expect(await order()).toEqual(["last", "tall", "inner", "other"]);
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    const tall = await middle("tall");
    await tap(page, tall.x, tall.y);
    await settle(page);
    expect(await order()).toEqual(["last", "tall", "other"]);
  });

  test("are reached by one Tab stop and moved by Alt with an arrow, which keeps the focus", async () => {
    await show();
    await page.evaluate(() => {
      (document.querySelector(".samarkand-plot") as HTMLElement).focus();
    });
    await page.keyboard.press("Tab");
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);
    expect(await focused()).toBe("لقاءات القمة");
    await page.keyboard.press("End");
    await page.keyboard.press("Alt+ArrowUp");
    await settle(page);
    expect([await focused(), await order()]).toEqual(["Statements", ["tall", "inner", "last", "other"]]);
    expect(await page.evaluate(() => document.querySelector("[role=status]")?.textContent)).toMatch(
      /^Statements: [2٢] من [3٣]$/,
    );
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await settle(page);
    expect([await focused(), await order()]).toEqual(["لقاءات القمة", ["tall", "last", "other"]]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".samarkand-titles"))).toBe(null);
  });

  describe("when there are many", () => {
    const MANY = 400;
    const machines = Array.from({ length: MANY }, (_, index): GroupRecord => ({
      id: `m${String(index)}`,
      title: `آلة ${String(index)}`,
    }));
    const jobs = Array.from({ length: 3 * MANY }, (_, index): EventRecord => ({
      title: `عمل ${String(index)}`,
      start: Date.UTC(2022, 8, 1 + (index % 20)),
      group: `m${String(index % MANY)}`,
    }));
    const showMany = (): Promise<void> => show({ events: jobs, groups: machines });
    const focused = (): Promise<{ id: string | undefined; isInSight: boolean }> =>
      page.evaluate(() => {
        const { bottom: under } = (
          document.querySelector(".samarkand-axis") as Element
        ).getBoundingClientRect();
        const { bottom: end } = (
          document.querySelector(".samarkand-scroller") as Element
        ).getBoundingClientRect();
        const title = document.activeElement?.closest<HTMLElement>("[data-group-id]");
        const { top, bottom } = title?.getBoundingClientRect() ?? { top: NaN, bottom: NaN };
        return { id: title?.dataset["groupId"], isInSight: top >= under - 1 && bottom <= end + 1 };
      });
    const shown = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".samarkand-titles [data-group-id]")].map(
          ({ dataset }) => dataset["groupId"] ?? "",
        ),
      );
    const scrollTo = async (px: number): Promise<void> => {
      await page.evaluate((top) => {
        (document.querySelector(".samarkand-scroller") as Element).scrollTop = top;
      }, px);
      // The page reports a scroll in a later frame, and draws the new content one frame after that.
      await rested(page);
      await settle(page);
    };

    test("have a button in the page for each title in sight, in order, wherever the reader scrolls", async () => {
      await showMany();
      for (const px of [0, 3_000, 100_000, 200]) {
        await scrollTo(px);
        const ids = (await shown()).map((id) => Number(id.slice(1)));
        expect(ids.length).toBeGreaterThan(4);
        expect(ids.length).toBeLessThan(40);
        expect(ids).toEqual(ids.map((_, index) => (ids[0] as number) + index));
        expect(await page.locator(".samarkand-titles button").count()).toBe(ids.length);
        expect(await page.locator('.samarkand-titles button[tabindex="0"]').count()).toBe(1);
        const inSight = await page.evaluate(() => {
          const [axis, scroller] = [".samarkand-axis", ".samarkand-scroller"].map((one) =>
            (document.querySelector(one) as Element).getBoundingClientRect(),
          ) as [DOMRect, DOMRect];
          return [...document.querySelectorAll("text.samarkand-group")].filter(
            (text) =>
              text.getBoundingClientRect().top > axis.bottom &&
              text.getBoundingClientRect().bottom < scroller.bottom,
          ).length;
        });
        expect(inSight).toBeGreaterThan(2);
      }
    });

    test("are all reached by keys, one after another, the last and the first, and the focused one stays", async () => {
      await showMany();
      await page.evaluate(() => {
        (document.querySelector(".samarkand-plot") as HTMLElement).focus();
      });
      await page.keyboard.press("Tab");
      expect((await focused()).id).toBe("m0");
      for (let index = 1; index <= 30; index += 1) {
        await page.keyboard.press("ArrowDown");
        await settle(page);
        expect(await focused()).toEqual({ id: `m${String(index)}`, isInSight: true });
      }
      await page.keyboard.press("End");
      await settle(page);
      expect(await focused()).toEqual({ id: `m${String(MANY - 1)}`, isInSight: true });
      await page.keyboard.press("Alt+ArrowUp");
      await settle(page);
      expect([(await focused()).id, (await order()).slice(-2)]).toEqual([
        `m${String(MANY - 1)}`,
        [`m${String(MANY - 1)}`, `m${String(MANY - 2)}`],
      ]);
      await page.keyboard.press("Home");
      await settle(page);
      expect(await focused()).toEqual({ id: "m0", isInSight: true });
      await scrollTo(100_000);
      expect((await focused()).id).toBe("m0");
      await page.keyboard.press("ArrowDown");
      await settle(page);
      expect(await focused()).toEqual({ id: "m1", isInSight: true });
      // Without the focus, all titles that were kept in the page for it are gone.
      await page.keyboard.press("Tab");
      await scrollTo(3_000);
      expect((await shown()).filter((id) => ["m0", "m1", `m${String(MANY - 2)}`].includes(id))).toEqual([]);
    });

    test("are moved by a drag among those in sight, however many are above", async () => {
      await showMany();
      await scrollTo(5_000);
      const [axis, scroller] = [await box(".samarkand-axis"), await box(".samarkand-scroller")];
      const boxes = await Promise.all((await shown()).map(async (id) => ({ id, ...(await box(head(id))) })));
      const inSight = boxes
        .filter(({ top, bottom }) => top > axis.bottom + 2 && bottom < scroller.bottom - 40)
        .map(({ id }) => id);
      const [to, from] = [inSight[0] as string, inSight.at(-1) as string];
      expect(inSight.length).toBeGreaterThan(2);
      await page.mouse.move(...(Object.values(await middle(from)) as [number, number]));
      await page.mouse.down();
      const goal = await box(head(to));
      await page.mouse.move(goal.left + 20, goal.top + 10);
      await page.mouse.move(goal.left + 20, goal.top + 2);
      await page.mouse.up();
      await settle(page);
      expect((await order()).filter((id) => inSight.includes(id))).toEqual([from, ...inSight.slice(0, -1)]);
      expect((await order()).indexOf(from)).toBe(Number(to.slice(1)));
    });
  });

  test("have no violation for axe, open or folded, wide or narrow, in forced colours too; paper has titles and no buttons", async () => {
    for (const [width, forcedColors] of [
      [900, "none"],
      [900, "active"],
      [400, "none"],
    ] as const) {
      await page.emulateMedia({ forcedColors });
      await show({}, width);
      await page.evaluate(() => {
        window.shown.setCollapsed("other", true);
      });
      await settle(page);
      const { violations, passes } = await page.evaluate(() =>
        window.axe.run(".samarkand", {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      expect(passes.length).toBeGreaterThan(5);
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    await page.emulateMedia({ forcedColors: "none", media: "print" });
    expect(
      await page.evaluate(() => [
        getComputedStyle(document.querySelector(".samarkand-fold") as Element).display,
        (document.querySelector("text.samarkand-group") as Element).getBoundingClientRect().width > 10,
      ]),
    ).toEqual(["none", true]);
    await page.emulateMedia({ media: "screen" });
  });

  if (can("countAlive"))
    test("leave no nodes and listeners after twenty were used and destroyed", async () => {
      const round = async (): Promise<void> => {
        await show();
        const { x, y } = await middle("tall");
        await page.mouse.click(x, y);
        await settle(page);
        await page.evaluate(() => {
          window.panel.destroy();
          window.shown.destroy();
          window.records = [];
          window.told = [];
          (document.activeElement as HTMLElement | null)?.blur();
          Reflect.deleteProperty(window, "panel");
          Reflect.deleteProperty(window, "shown");
        });
      };
      const count = async (): Promise<Alive> => {
        await page.mouse.move(995, 695);
        await settle(page);
        return countAlive(page);
      };
      for (let warm = 0; warm < 3; warm++) await round();
      const before = await count();
      for (let index = 0; index < 20; index++) await round();
      const after = await count();
      expect(leftBehind(before, after, 20)).toEqual([]);
      expect(problems).toEqual([]);
    });
});
