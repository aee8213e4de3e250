import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { Marker, TimelineOptions } from "../../src/entries/index.ts";
import { ALL_DIRECTIONS } from "../support/bothDirections.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { frames } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { mount, plotOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
});
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
beforeAll(async () => {
  await page.evaluate(axe);
});

const DAY = 86_400_000;
const markers: readonly Marker[] = [
  { date: "2022-09-05", title: "انسحاب القوات من الشمال" },
  { date: "2022-09-06", title: "Counter-offensive" },
  { date: Date.UTC(2022, 8, 15, 8), title: "פסגת סמרקנד", lang: "he" },
  { date: "2022-09-15~", title: "سمرقند میں اجلاس" },
  { date: "2022-09-21", title: "التعبئة الجزئية" },
  { date: "2022-08", title: "أغسطس" },
  { date: "2022-10?", title: "اکتبر" },
];

interface Read {
  readonly titles: readonly {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }[];
  readonly others: Read["titles"];
  readonly lines: readonly number[];
  readonly edges: { readonly left: number; readonly right: number };
}

function read(): Promise<Read> {
  return page.evaluate(() => {
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { text: element.textContent, left, right, top, bottom };
      });
    const { left, right } = (
      document.querySelector(".samarkand-plot .samarkand-window") as Element
    ).getBoundingClientRect();
    return {
      titles: boxes(".samarkand-marker-title"),
      others: boxes(".samarkand-tick"),
      lines: [...document.querySelectorAll(".samarkand-moving .samarkand-marker-line")]
        .map((line) => line.getBoundingClientRect().left)
        .sort((a, b) => a - b),
      edges: { left, right },
    };
  });
}

function meet(a: Read["titles"][number], b: Read["titles"][number]): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5
  );
}

describe.each(ALL_DIRECTIONS)("markers, text $direction, time $timeDirection", (directions) => {
  const options: TimelineOptions = {
    events: articleEvents("ar"),
    groups: articleGroups("ar"),
    locale: "ar",
    timeZone: "UTC",
    maxHeight: 260,
    overview: true,
    markers,
    view: { start: "2022-09-01", end: "2022-09-26" },
    ...directions,
  };

  test("have titles that meet neither each other nor ticks, and are never cut, in any view", async () => {
    await mount(page, { options, dir: directions.direction, width: 900 });
    let seen = 0;
    for (const span of [3, 9, 25, 80, 400, 4000]) {
      for (const part of [0.1, 0.5, 0.9]) {
        await page.evaluate(
          (view) => {
            window.shown.setView(view, { animate: false });
          },
          {
            start: Date.UTC(2022, 8, 15) - span * part * DAY,
            end: Date.UTC(2022, 8, 15) + span * (1 - part) * DAY,
          },
        );
        await settle(page);
        const { titles, others, edges } = await read();
        seen += titles.length;
        expect(
          titles.flatMap((a, index) =>
            [...titles.slice(index + 1), ...others].filter((b) => meet(a, b)).map((b) => [a.text, b.text]),
          ),
        ).toEqual([]);
        expect(
          titles.filter(({ left, right }) => left < edges.left - 0.5 || right > edges.right + 0.5),
        ).toEqual([]);
      }
    }
    expect(seen).toBeGreaterThan(30);
  });

  test("move with time in a pan, during it and when it rests", async () => {
    await mount(page, {
      options: { ...options, view: { start: "2022-09-01", end: "2022-09-30" } },
      dir: directions.direction,
      width: 900,
    });
    const before = await read();
    const { left, top, width } = await plotOf(page);
    const [x, y] = [left + width / 2, top + 3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y);
    await page.mouse.move(x + 40, y);
    await frames(page, 2);
    const during = await read();
    await page.mouse.up();
    await settle(page);
    const after = await read();
    const whole = "פסגת סמרקנד";
    const at = ({ titles }: Read): number => titles.find(({ text }) => text === whole)?.left ?? NaN;
    expect(at(during) - at(before)).toBeCloseTo(40, 0);
    expect(at(after)).toBeCloseTo(at(during), 0);
    // Every line that is still in sight has moved by the same distance.
    const kept = before.lines.filter((x) => x > left + 1 && x < left + width - 41).map((x) => x + 40);
    expect(kept.length).toBeGreaterThan(5);
    for (const x of kept)
      expect(Math.min(...after.lines.map((line) => Math.abs(line - x)))).toBeLessThan(0.6);
  });

  test("stay in sight above the scrolled content, are named outside of the listbox, and have no violation for axe", async () => {
    await mount(page, { options, dir: directions.direction, width: 900 });
    const before = await read();
    await page.evaluate(() => {
      (document.querySelector(".samarkand-scroller") as Element).scrollTop = 60;
    });
    expect((await read()).titles.map(({ top }) => top)).toEqual(before.titles.map(({ top }) => top));
    const names = await page.evaluate(() =>
      [...document.querySelectorAll(".samarkand-marker[role=img]")].map((element) => [
        element.getAttribute("aria-label"),
        element.closest("[role=listbox], [aria-hidden]") === null,
      ]),
    );
    expect(names.length).toBe(5);
    expect(names.every(([name, isFree]) => isFree === true && /، .*(سبتمبر|٩|9)/.test(String(name)))).toBe(
      true,
    );
    expect(
      await page.evaluate(
        () => document.querySelectorAll(".samarkand-overview .samarkand-marker-line").length,
      ),
    ).toBeGreaterThan(1);
    for (const forcedColors of ["none", "active"] as const) {
      await page.emulateMedia({ forcedColors });
      const { violations, passes } = await page.evaluate(() =>
        window.axe.run(".samarkand-scroller", {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      expect(passes.length).toBeGreaterThan(5);
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    const [line, canvas] = await page.evaluate(() =>
      [".samarkand-moving .samarkand-marker-line", ".samarkand"].map((selector) => {
        const style = getComputedStyle(document.querySelector(selector) as Element);
        return selector.includes("line") ? style.stroke : style.backgroundColor;
      }),
    );
    expect(line).not.toBe(canvas);
    await page.emulateMedia({ forcedColors: "none" });
  });

  test("are removed with the option, without a trace", async () => {
    await mount(page, { options, dir: directions.direction, width: 900 });
    await page.evaluate(() => {
      window.shown.update({ markers: [] });
    });
    await settle(page);
    expect(await page.evaluate(() => document.querySelectorAll("[class*=samarkand-marker]").length)).toBe(0);
    expect(problems).toEqual([]);
  });
});
