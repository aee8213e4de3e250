import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TimelineOptions } from "../../src/entries/index.ts";
import type * as Series from "../../src/entries/series.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { getView, mount, plotOf, settle, setView } from "../support/timelinePage.ts";

declare global {
  interface Window {
    createSeries: typeof Series.createSeries;
    renders: number;
  }
}

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
});
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(async () => {
  await page.evaluate(axe);
  await page.evaluate(readFileSync(new URL("../../dist/series.min.js", import.meta.url), "utf8"));
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        window.createSeries = (window.samarkand as unknown as typeof Series).createSeries;
        const link = Object.assign(document.createElement("link"), {
          rel: "stylesheet",
          href: "/dist/panels.css",
        });
        link.addEventListener("load", resolve);
        document.head.append(link);
      }),
  );
});

inBothDirections("series", (directions) => {
  const options: TimelineOptions = {
    events: [
      { id: "a", title: "قمة سمرقند", start: "2022-09-15", group: "g" },
      { id: "b", title: "פסגה", start: "2022-02-04", end: "2022-02-20", group: "g" },
    ],
    groups: [{ id: "g", title: "أحداث" }],
    locale: directions.direction === "rtl" ? "ar-EG" : "en",
    timeZone: "UTC",
    view: { start: "2022-03-01", end: "2022-04-01" },
    ...directions,
  };

  /** Shows a value for each day of 2022, the number of the day in the year; none on 5 March. */
  const show = async (
    more: { type?: "line" | "area" | "step" | "bar"; height?: number } = {},
  ): Promise<void> => {
    await mount(page, { options, dir: directions.direction });
    await page.evaluate((given) => {
      const data = Array.from({ length: 365 }, (_, index) => ({
        day: new Date(Date.UTC(2022, 0, 1 + index)).toISOString().slice(0, 10),
        value: index === 63 ? null : index + 1,
      }));
      const layers = window.createSeries({
        ...{ name: "days", title: "أيام Days", unit: " d", data, ...given },
        x: ({ day }) => day,
        y: ({ value }) => value,
      });
      window.shown.update({ layers });
    }, more);
    await settle(page);
  };

  const slider = ".samarkand-series-slider";
  const text = (): Promise<string | null> =>
    page.evaluate(() => {
      const found = document.querySelector<HTMLElement>(".samarkand-series-text");
      return found === null || found.hidden ? null : found.textContent;
    });
  const digits = (value: number): Promise<string> =>
    page.evaluate((given) => window.shown.format.number(given), value);

  test("the pointer reads the nearest value in its band, with its date and unit", async () => {
    await show();
    const { left, top, width, height } = await plotOf(page);
    const view = await getView(page);
    const at = (share: number): number =>
      left + width * (directions.timeDirection === "ltr" ? share : 1 - share);
    for (const share of [0.1, 0.52, 0.9]) {
      await page.mouse.move(at(share), top + height - 40);
      await settle(page);
      const instant = view.start + share * (view.end - view.start);
      const day = Math.round((instant - Date.UTC(2022, 0, 1)) / 86_400_000) + 1;
      expect(await text()).toContain(`: ${await digits(day)} d`);
    }
    await page.mouse.move(left + width / 2, 690);
    await settle(page);
    expect(await text()).toBeNull();
  });

  test("arrow keys go to their own side, over gaps and out of sight; Home and End to both ends", async () => {
    await show();
    await page.focus(slider);
    const [forward, back] =
      directions.timeDirection === "ltr" ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
    const value = async (): Promise<string | null> => page.getAttribute(slider, "aria-valuenow");
    await page.keyboard.press(forward);
    expect(await value()).toBe("60");
    for (let step = 0; step < 4; step++) await page.keyboard.press(forward);
    // 5 March has no value.
    expect(await value()).toBe("65");
    await page.keyboard.press(back);
    expect(await value()).toBe("63");
    for (let step = 0; step < 5; step++) await page.keyboard.press(back);
    await settle(page);
    const view = await getView(page);
    const date = Date.UTC(2022, 1, 27);
    expect(view.start <= date && date <= view.end).toBe(true);
    await page.keyboard.press("End");
    await settle(page);
    expect(await value()).toBe("365");
    expect(await page.getAttribute(slider, "aria-valuetext")).toContain(await digits(365));
    await page.keyboard.press("Home");
    expect(await value()).toBe("1");
    await page.keyboard.press("Escape");
    expect(await text()).toBeNull();
  });

  test.each(["line", "area", "step", "bar"] as const)(
    "%s: values stand at their dates, in the page and in the string",
    async (type) => {
      await show({ type });
      await setView(page, { start: "2022-05-01", end: "2022-06-01" });
      const { shapes, svg } = await page.evaluate(() => ({
        shapes: [...document.querySelectorAll("[data-layer=days] > g > *")].map((one) => one.localName),
        svg: window.shown.toSVG(),
      }));
      expect(shapes.filter((name) => name !== "rect").length).toBe(
        { line: 1, area: 2, step: 1, bar: 0 }[type],
      );
      expect(shapes.length > 60).toBe(type === "bar");
      expect(svg).toContain('data-layer="days-values"');
      if (type === "bar") {
        const off = await page.evaluate(() => {
          const root = window.shown.element.getBoundingClientRect();
          const x = window.shown.getScale();
          const edges = [...document.querySelectorAll("[data-layer=days] > g > rect")]
            .slice(0, -1)
            .flatMap((bar) => {
              const { left, right } = bar.getBoundingClientRect();
              return [left - root.left, right - root.left];
            });
          const noon = [x("2022-05-10"), x("2022-05-11")].sort((a, b) => a - b) as [number, number];
          // One bar lies between two midnights, 1 px from each.
          return Math.min(
            ...edges.flatMap((edge, index) =>
              index % 2 === 0
                ? [Math.abs(edge - noon[0] - 1) + Math.abs((edges[index + 1] ?? 0) - noon[1] + 1)]
                : [],
            ),
          );
        });
        expect(off).toBeLessThan(0.6);
      }
    },
  );

  test("has no violation for axe, with icons and cards, in every look, in a band of its own and under the events", async () => {
    for (const [height, theme] of [
      [120, "light"],
      [120, "dark"],
      [120, "contrast"],
      [0, "light"],
    ] as const) {
      await show({ height });
      await page.evaluate((look) => {
        window.shown.update({
          theme: look,
          icon: () => ({ path: "M4 4h16v16H4z", label: "Square" }),
          card: ({ title }) => title,
        });
      }, theme);
      await settle(page);
      const { violations, passes } = await page.evaluate(() =>
        window.axe.run(".samarkand", {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      expect(passes.length).toBeGreaterThan(5);
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  });

  test("100,000 values: a ground has at most four spots a px, and a pan within it reads none", async () => {
    await mount(page, { options, dir: directions.direction });
    await page.evaluate(() => {
      window.renders = 0;
      const data = Array.from({ length: 100_000 }, (_, index) => index);
      const layers = window.createSeries({
        ...{
          name: "many",
          title: "Many",
          data,
          x: (index: number) => Date.UTC(2022, 0, 1) + index * 300_000,
        },
        y: (index: number) => Math.sin(index / 500) * (index % 97),
      });
      window.shown.update({
        layers: layers.map((layer) => ({
          ...layer,
          render(element, view) {
            if (layer.name === "many") window.renders += 1;
            layer.render(element, view);
          },
        })),
      });
      window.shown.fit();
    });
    await settle(page);
    const before = await page.evaluate(() => window.renders);
    const { spots, px } = await page.evaluate(() => {
      const path = document.querySelector("[data-layer=many] path")?.getAttribute("d") ?? "";
      const ground = document.querySelector("[data-layer=many] rect")?.getAttribute("width");
      return { spots: path.split("L").length, px: Number(ground) };
    });
    expect(spots).toBeGreaterThan(px / 4);
    expect(spots).toBeLessThanOrEqual(4 * px + 4);
    const { start, end } = await getView(page);
    await setView(page, { start: start + (end - start) / 10, end: end + (end - start) / 10 });
    expect(await page.evaluate(() => window.renders)).toBe(before);
  });

  test("no error reaches the page", () => {
    expect(problems).toEqual([]);
  });
});
