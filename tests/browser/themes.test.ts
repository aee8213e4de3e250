import { afterAll, describe, expect, test } from "vitest";
import {
  type EventRecord,
  type Problem,
  renderToString,
  type TimelineOptions,
} from "../../src/entries/index.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { inBothDirections } from "../support/bothDirections.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 900, height: 500 },
});

const events: readonly EventRecord[] = [
  { id: "visit", title: "زيارة", start: "2022-03-01/2022-05-31", kind: "war" },
  { id: "own", title: "פסגה", start: "2022-08-01/2022-09-30", color: "var(--brand)" },
];

/** Sets the rules of the page's own stylesheet. */
const style = (css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
/** Returns the computed fill of the first element that a selector finds. */
const fill = (selector: string): Promise<string> =>
  page.evaluate((wanted) => getComputedStyle(document.querySelector(wanted)!).fill, selector);
const ground = (): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.querySelector(".samarkand-axis")!).backgroundColor);

inBothDirections("themes", (directions) => {
  const show = (options: Partial<TimelineOptions> = {}): Promise<void> =>
    mount(page, {
      options: { events, timeZone: "UTC", locale: "ar", ...directions, ...options },
      dir: directions.direction,
    });

  test("a rule of the page for a colour wins over the theme, on the root and above it; other colours stay", async () => {
    await style(
      "div.samarkand { --samarkand-ground: rgb(255, 192, 203) } :root { --samarkand-ink: rgb(1, 2, 3) }",
    );
    for (const theme of ["dark", { ground: "#123456", ink: "#fff" }, { base: "auto" }] as const) {
      await show({ theme });
      expect([await ground(), await fill(".samarkand-label")]).toEqual([
        "rgb(255, 192, 203)",
        "rgb(1, 2, 3)",
      ]);
    }
    await style("");
    await show({ theme: { ground: "#123456" } });
    expect(await ground()).toBe("rgb(18, 52, 86)");
  });

  test("every colour of CSS is drawn: var(), currentColor, and those of today", async () => {
    await style(":root { --brand: rgb(10, 20, 30); color: rgb(40, 50, 60) } #timeline { --f: monospace }");
    await show({
      theme: {
        ink: "currentColor",
        kinds: { war: "var(--brand)" },
        fontFamily: "var(--f), serif",
        card: "oklch(0.9 0.05 20)",
      },
    });
    expect(await fill(".samarkand-label")).toBe("rgb(40, 50, 60)");
    expect(await fill('[data-event-id="visit"] .samarkand-spine')).toBe("rgb(10, 20, 30)");
    expect(await fill('[data-event-id="own"] .samarkand-spine')).toBe("rgb(10, 20, 30)");
    expect(await page.evaluate(() => getComputedStyle(window.shown.element).fontFamily)).toBe(
      "monospace, serif",
    );
    expect(await page.evaluate(() => window.shown.problems)).toEqual([]);
  });

  test("toSVG writes the colours that the page shows, and those that nothing changes as they were given", async () => {
    await style(
      "div.samarkand { --samarkand-ground: rgb(255, 192, 203) } :root { --brand: rgb(10, 20, 30) }",
    );
    await show({ theme: { ink: "#010203", palette: ["var(--brand)"], muted: "var(--brand)" } });
    const svg = await page.evaluate(() => window.shown.toSVG());
    expect(svg).not.toMatch(/var\(|currentcolor/i);
    expect(svg).toContain('fill="rgb(255, 192, 203)"');
    expect(svg).toContain('fill="rgb(10, 20, 30)"');
    expect(svg).toContain('fill="#010203"');
    expect(await page.locator(".samarkand > span").count()).toBe(0);
    await style("");
  });

  if (can("contrast"))
    test("a reader who prefers more contrast gets the contrast theme, under auto alone", async () => {
      await style("");
      await page.emulateMedia({ contrast: "more" });
      await show({ theme: "auto" });
      expect([await ground(), await fill(".samarkand-label")]).toEqual([
        "rgb(255, 255, 255)",
        "rgb(0, 0, 0)",
      ]);
      await show({ theme: "light" });
      expect(await ground()).toBe("rgb(251, 250, 246)");
      await show({ theme: "auto" });
      await page.emulateMedia({ contrast: "no-preference" });
      await expect.poll(ground).toBe("rgb(251, 250, 246)");
      await page.emulateMedia({ contrast: "more" });
      await expect.poll(ground).toBe("rgb(255, 255, 255)");
      await page.emulateMedia({ contrast: null });
      await settle(page);
    });
});

describe("a picture without a page", () => {
  test("is drawn in the base theme's colours where the theme says var() or currentColor, and problems say so", () => {
    const told: Problem[] = [];
    const svg = renderToString({
      events,
      width: 700,
      theme: {
        base: "dark",
        ink: "currentColor",
        palette: ["var(--brand, red)", "#abcdef"],
        fontFamily: "var(--f)",
      },
      onProblem: (problem) => told.push(problem),
    });
    expect(svg).not.toMatch(/var\(|currentcolor/i);
    expect(svg).toContain('fill="#ece8df"');
    expect(told.map(({ index, field, value }) => [index, field, value])).toEqual([
      [-1, "theme.ink", "currentColor"],
      [-1, "theme.fontFamily", "var(--f)"],
      [-1, "theme.palette[0]", "var(--brand, red)"],
      [1, "color", "var(--brand)"],
    ]);
  });

  test("no error was thrown, and nothing was reported", () => {
    expect(problems).toEqual([]);
  });
});
