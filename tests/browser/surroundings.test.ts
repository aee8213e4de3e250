import type { Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { mixedRecords } from "../support/randomRecords.ts";
import { serve } from "../support/server.ts";
import { getView, mount, plotOf, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/page.html`);

beforeEach(async () => {
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: "light" });
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("html, body, main, section, #timeline"))
      for (const name of ["dir", "class", "style"]) element.removeAttribute(name);
    document.documentElement.lang = "en";
  });
});

const article: TimelineOptions = {
  events: articleEvents("ar"),
  groups: articleGroups("ar"),
  timeZone: "UTC",
  view: { start: "2022-08-25", end: "2022-09-20" },
};

/**
 * Shows a timeline without a direction and a language of its own, so that those of the page apply.
 */
async function show(
  options: TimelineOptions = article,
  width: number | null = 800,
  on: Page = page,
): Promise<void> {
  await mount(on, { options, width: width ?? 800 });
  await on.evaluate((fixed) => {
    const container = document.querySelector("#timeline") as HTMLElement;
    container.removeAttribute("dir");
    container.removeAttribute("lang");
    if (!fixed) container.style.removeProperty("width");
  }, width !== null);
  await settle(on);
}

/** Changes the element of a selector, as the application around a timeline does. */
async function change(
  selector: string,
  what: { dir?: string; lang?: string; class?: string; style?: [string, string] },
): Promise<void> {
  await page.evaluate(
    ([wanted, to]) => {
      const element = document.querySelector<HTMLElement>(wanted) as HTMLElement;
      if (to.dir !== undefined) element.dir = to.dir;
      if (to.lang !== undefined) element.lang = to.lang;
      if (to.class !== undefined) element.className = to.class;
      if (to.style !== undefined) element.style.setProperty(...to.style);
    },
    [selector, what] as const,
  );
  await settle(page);
}

/**
 * Returns the direction of the root, of the titles and of time: time is read from the places of an
 * event in early September and a later one.
 */
function directions(): Promise<{ dir: string; time: string; titles: string }> {
  return page.evaluate(() => {
    const x = (id: string): number =>
      (
        document.querySelector(`[data-event-id="${id}"] :is(.samarkand-body, .samarkand-fade)`) as Element
      ).getBoundingClientRect().left;
    const plot = (document.querySelector(".samarkand-plot") as Element).getBoundingClientRect();
    const title = (document.querySelector("text.samarkand-group") as Element).getBoundingClientRect();
    return {
      dir: (document.querySelector(".samarkand") as HTMLElement).dir,
      time: x("ambassador") < x("samarkand-meeting") ? "ltr" : "rtl",
      titles: title.left - plot.left < plot.width / 2 ? "ltr" : "rtl",
    };
  });
}

const all = (direction: "ltr" | "rtl"): { dir: string; time: string; titles: string } => ({
  dir: direction,
  time: direction,
  titles: direction,
});

/** Returns the picture of a new timeline in the same place. */
function fresh(options: TimelineOptions, on: Page = page): Promise<string> {
  return on.evaluate((given) => {
    const container = document.querySelector("#timeline") as HTMLElement;
    const other = window.samarkand.createTimeline(container, given);
    const svg = other.toSVG();
    other.destroy();
    return svg;
  }, options);
}

function drawn(on: Page = page): Promise<string> {
  return on.evaluate(() => window.shown.toSVG());
}

describe("direction and language", () => {
  test.each([
    ["the page's dir attribute", "html", { dir: "rtl" }, { dir: "ltr" }],
    ["an ancestor's dir attribute", "main", { dir: "rtl" }, { dir: "" }],
    ["the container's own dir attribute", "#timeline", { dir: "rtl" }, { dir: "ltr" }],
    ["an ancestor's class, by the page's stylesheet", "main", { class: "from-right" }, { class: "" }],
    ["the body's class", "body", { class: "from-right" }, { class: "other" }],
    ["an ancestor's style", "section", { style: ["direction", "rtl"] }, { style: ["direction", "ltr"] }],
  ] as const)("follow %s at once, both ways", async (_what, selector, forth, back) => {
    await show();
    expect(await directions()).toEqual(all("ltr"));
    for (let turn = 0; turn < 2; turn++) {
      await change(selector, forth as Parameters<typeof change>[1]);
      expect(await directions()).toEqual(all("rtl"));
      expect(await drawn()).toBe(await fresh(article));
      await change(selector, back as Parameters<typeof change>[1]);
      expect(await directions()).toEqual(all("ltr"));
    }
  });

  /**
   * Puts a timeline into an element that is moved into surroundings from right to left in Arabic,
   * in one of these ways.
   */
  async function put(
    how: "created before it is in the page" | "moved" | "moved with its shadow host",
  ): Promise<void> {
    await page.evaluate(
      async ([given, way]) => {
        (window.shown as typeof window.shown | undefined)?.destroy();
        document.querySelector("#moves")?.remove();
        const moves = document.createElement("div");
        moves.id = "moves";
        const [from, to] = ["from", "to"].map(() =>
          moves.appendChild(document.createElement("div")),
        ) as unknown as [HTMLElement, HTMLElement];
        Object.assign(to, { dir: "rtl", lang: "ar" });
        document.body.append(moves);
        const outer = document.createElement("div");
        if (way !== "created before it is in the page") from.append(outer);
        const isShadow = way === "moved with its shadow host";
        const within = isShadow ? outer.attachShadow({ mode: "open" }) : outer;
        if (isShadow)
          within.append(
            Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/dist/style.css" }),
          );
        const container = within.appendChild(document.createElement("div"));
        window.shown = window.samarkand.createTimeline(container, given);
        const frames = (): Promise<unknown> =>
          new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        await frames();
        to.append(outer);
        await frames();
        await frames();
      },
      [article, how] as const,
    );
    await settle(page);
  }

  test.each(["created before it is in the page", "moved", "moved with its shadow host"] as const)(
    "follow the new surroundings when a timeline is %s",
    async (how) => {
      await put(how);
      const seen = (): Promise<(string | null)[]> =>
        page.evaluate(() => [window.shown.element.dir, window.shown.element.lang]);
      expect(await seen()).toEqual(["rtl", "ar"]);
      // From then on, the timeline follows changes of its new surroundings.
      await page.evaluate(() => {
        Object.assign(document.querySelector("#moves > :last-child") as HTMLElement, {
          dir: "ltr",
          lang: "fr",
        });
      });
      await settle(page);
      expect(await seen()).toEqual(["ltr", "fr"]);
      await page.evaluate(() => {
        window.shown.destroy();
        document.querySelector("#moves")?.remove();
      });
    },
  );

  test("follow a rule of the page that any attribute switches on", async () => {
    await show();
    const style = await page.addStyleTag({ url: "/fixtures/dataDir.css" });
    for (const [value, direction] of [
      ["rtl", "rtl"],
      ["", "ltr"],
    ] as const) {
      await page.evaluate((now) => {
        document.documentElement.dataset["dir"] = now;
      }, value);
      await settle(page);
      expect(await directions()).toEqual(all(direction));
    }
    await page.evaluate(() => {
      delete document.documentElement.dataset["dir"];
    });
    await style.evaluate((element) => {
      (element as Element).remove();
    });
  });

  test("stay as given in the options", async () => {
    await show({ ...article, direction: "rtl" });
    await change("html", { dir: "ltr" });
    expect(await directions()).toEqual(all("rtl"));
    await show({ ...article, direction: "ltr" });
    await change("html", { dir: "rtl" });
    expect(await directions()).toEqual(all("ltr"));
    await show({ ...article, timeDirection: "ltr" });
    expect(await directions()).toEqual({ dir: "rtl", time: "ltr", titles: "rtl" });
  });

  /** Returns the ticks of the axis. */
  const ticks = (): Promise<string> =>
    page
      .locator("text.samarkand-tick")
      .allTextContents()
      .then((texts) => texts.join(" "));

  test.each([["html"], ["main"], ["#timeline"]])(
    "follow the lang attribute of %s in words and digits",
    async (selector) => {
      await show();
      expect(await ticks()).toMatch(/September/);
      await change(selector, { lang: "ar-EG" });
      expect(await ticks()).toMatch(/سبتمبر/);
      expect(await ticks()).not.toMatch(/[0-9]/);
      expect(await page.locator(".samarkand").getAttribute("lang")).toBe("ar-EG");
      expect(await page.locator('[data-event-id="ambassador"]').getAttribute("aria-label")).toContain(
        "٧ سبتمبر ٢٠٢٢",
      );
      await change(selector, { lang: "fa" });
      expect(await ticks()).toMatch(/[۰-۹]{4}/);
      await change(selector, { lang: "he" });
      expect(await ticks()).toMatch(/ספטמבר/);
      await change(selector, { lang: "en-GB" });
      expect(await ticks()).toMatch(/September/);
      expect(await ticks()).not.toMatch(/[٠-٩۰-۹]/);
    },
  );

  test("are those of the browser where lang is no language", async () => {
    await show();
    await change("html", { lang: "not a language!" });
    expect(await page.locator(".samarkand").getAttribute("lang")).toBe("en-GB");
  });

  test("cause no redraw when other classes and styles around the timeline change", async () => {
    await show();
    const changes = await page.evaluate(async () => {
      let count = 0;
      const watcher = new MutationObserver((records) => {
        count += records.length;
      });
      watcher.observe(document.querySelector(".samarkand") as Element, {
        attributes: true,
        childList: true,
        subtree: true,
        characterData: true,
      });
      document.body.classList.add("menu-open");
      document.documentElement.style.setProperty("--brand", "red");
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      watcher.disconnect();
      return count;
    });
    expect(changes).toBe(0);
  });
});

describe("size", () => {
  /** Returns the widths of the picture, its titles, the timeline and the container, in px. */
  const widths = (): Promise<number[]> =>
    page.evaluate(() =>
      [".samarkand-bands", ".samarkand-titles", ".samarkand", "#timeline"].map(
        (selector) => (document.querySelector(selector) as Element).getBoundingClientRect().width,
      ),
    );

  test.each(["ltr", "rtl"] as const)(
    "follows a container that gets narrower or wider, and the view stays: %s",
    async (dir) => {
      await show();
      await change("html", { dir });
      const view = await getView(page);
      for (const width of [500, 360, 1200]) {
        await change("#timeline", { style: ["width", `${String(width)}px`] });
        await expect.poll(widths).toEqual([width, width, width, width]);
        await settle(page);
        expect(await getView(page)).toEqual(view);
        expect(await drawn()).toBe(await fresh(article));
      }
    },
  );

  test("follows a window that gets narrower, without scrolling sideways", async () => {
    await show(article, null);
    expect(await widths()).toEqual([1280, 1280, 1280, 1280]);
    await page.setViewportSize({ width: 420, height: 720 });
    await expect.poll(widths).toEqual([420, 420, 420, 420]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(widths).toEqual([1280, 1280, 1280, 1280]);
  });

  test("changes keep everything in sight while everything was in sight", async () => {
    const everything: TimelineOptions = {
      events: articleEvents("ar"),
      groups: articleGroups("ar"),
      timeZone: "UTC",
    };
    await show(everything);
    await change("#timeline", { style: ["width", "400px"] });
    await expect.poll(() => drawn()).toBe(await fresh(everything));
    const clustered = await page
      .locator("[data-cluster]")
      .evaluateAll((all) => all.reduce((sum, one) => sum + Number(one.getAttribute("data-cluster")), 0));
    expect((await page.locator("[data-event-id]").count()) + clustered).toBe(everything.events.length);
    await page.evaluate(() => {
      window.shown.setView({ start: "2022-09-01", end: "2022-09-10" });
    });
    await settle(page);
    await change("#timeline", { style: ["width", "600px"] });
    expect(await getView(page)).toEqual({ start: Date.UTC(2022, 8, 1), end: Date.UTC(2022, 8, 11) });
  });

  test.each(["#timeline", "section"])(
    "is right as soon as a container in %s, hidden at first, is shown",
    async (selector) => {
      await change(selector, { class: "is-away" });
      await mount(page, { options: article, width: 640 });
      expect(await page.locator(".samarkand-plot").isVisible()).toBe(false);
      await change(selector, { class: "" });
      await expect.poll(widths).toEqual([640, 640, 640, 640]);
      await settle(page);
      expect(await drawn()).toBe(await fresh(article));
      // The timeline keeps its picture while it is hidden again.
      await change(selector, { class: "is-away" });
      await change(selector, { class: "" });
      expect(await widths()).toEqual([640, 640, 640, 640]);
      expect(await drawn()).toBe(await fresh(article));
    },
  );

  test("above the limit makes the content scroll inside, with the axis in sight above it", async () => {
    const many: TimelineOptions = {
      events: Array.from({ length: 40 }, (_, index): EventRecord => ({
        title: `حدث رقم ${String(index)}`,
        start: "2022-09-10",
        group: `مجموعة ${String(index % 12)}`,
      })),
      timeZone: "UTC",
      view: { start: "2022-09", end: "2022-09" },
      maxHeight: 300,
    };
    await show(many);
    const boxes = (): Promise<{
      scroller: number;
      height: number;
      axis: number;
      band: number;
      over: boolean;
    }> =>
      page.evaluate(() => {
        const scroller = document.querySelector(".samarkand-scroller") as Element;
        const axis = document.querySelector(".samarkand-axis") as Element;
        const { left, top, width } = axis.getBoundingClientRect();
        return {
          scroller: scroller.getBoundingClientRect().top,
          height: scroller.clientHeight,
          axis: top,
          band: (document.querySelector(".samarkand-band") as Element).getBoundingClientRect().top,
          over:
            document
              .elementFromPoint(left + width / 2, top + 20)
              ?.closest(".samarkand-axis, .samarkand-scroller > svg") === axis,
        };
      });
    const before = await boxes();
    expect(before.height).toBe(300);
    expect(before.axis).toBe(before.scroller);
    await page.locator(".samarkand-scroller").evaluate((element) => {
      element.scrollTop = 120;
    });
    const after = await boxes();
    expect(after).toEqual({ ...before, band: before.band - 120 });
    expect(after.over).toBe(true);
  });

  test("below the limit is that of the content", async () => {
    await show({ ...article, maxHeight: 5000 });
    const [scroll, client] = await page
      .locator(".samarkand-scroller")
      .evaluate((element) => [element.scrollHeight, element.clientHeight]);
    expect(scroll).toBe(client);
    expect(client).toBeLessThan(2000);
  });
});

describe("style", () => {
  test("of the page (spacing, capitals, slant) does not reach the picture, whose widths are measured without it", async () => {
    await show();
    const before = await drawn();
    await change("main", { class: "is-shouting" });
    expect(await drawn()).toBe(before);
    const styles = await page
      .locator("text.samarkand-label")
      .first()
      .evaluate((element) => {
        const { letterSpacing, wordSpacing, textTransform, fontStyle } = getComputedStyle(element);
        return [letterSpacing, wordSpacing, textTransform, fontStyle];
      });
    expect(styles).toEqual(["normal", "0px", "none", "normal"]);
  });

  /** Returns the computed colours of the background, a band and a label. */
  const colors = (): Promise<string[]> =>
    page.evaluate(() => [
      getComputedStyle(document.querySelector(".samarkand") as Element).backgroundColor,
      getComputedStyle(document.querySelector(".samarkand-band") as Element).fill,
      getComputedStyle(document.querySelector("text.samarkand-label") as Element).fill,
    ]);

  const light = ["rgb(251, 250, 246)", "rgb(244, 241, 233)", "rgb(27, 36, 48)"];
  const dark = ["rgb(15, 22, 32)", "rgb(20, 29, 41)", "rgb(236, 232, 223)"];

  test('"auto" follows the color-scheme of the page and the reader\'s preference, without a script', async () => {
    await show({ ...article, theme: "auto" });
    await page.evaluate(() => {
      // Makes sure that nothing of the library runs: `requestAnimationFrame`, through which it
      // draws, throws.
      const never = (): never => {
        throw new Error("The library ran.");
      };
      Object.assign(window, { frame: Reflect.get(window, "requestAnimationFrame") });
      window.requestAnimationFrame = never;
    });
    const step = async (root: string, reader: "light" | "dark", expected: string[]): Promise<void> => {
      await page.emulateMedia({ colorScheme: reader });
      await page.evaluate((name) => {
        document.documentElement.className = name;
      }, root);
      expect(await colors()).toEqual(expected);
    };
    await step("", "light", light);
    await step("", "dark", light);
    await step("is-dark", "light", dark);
    await step("is-both", "light", light);
    await step("is-both", "dark", dark);
    await step("", "light", light);
    await page.evaluate(() => {
      window.requestAnimationFrame = (window as unknown as { frame: typeof requestAnimationFrame }).frame;
    });
  });

  test.each([
    ["light", light],
    ["dark", dark],
  ] as const)("“%s” is fixed, whatever the page and the reader prefer", async (theme, expected) => {
    await show({ ...article, theme });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const name of ["", "is-dark", "is-both"]) {
        await change("html", { class: name });
        expect(await colors()).toEqual(expected);
      }
    }
  });

  /**
   * Returns the contrast (WCAG 2) of every text with the paint behind its middle, the worst first.
   */
  const contrasts = (): Promise<{ text: string; ratio: number }[]> =>
    page.evaluate(() => {
      type Rgba = [number, number, number, number];
      const parse = (color: string): Rgba => {
        const numbers = (color.match(/[\d.]+/g) ?? []).map(Number);
        if (!/^rgba?\(/.test(color)) return [0, 0, 0, 0];
        return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1];
      };
      const over = (below: Rgba, above: Rgba): Rgba => {
        const [r, g, b] = [0, 1, 2].map(
          (at) => (above[at] ?? 0) * above[3] + (below[at] ?? 0) * (1 - above[3]),
        ) as [number, number, number];
        return [r, g, b, 1];
      };
      const luminance = (color: Rgba): number => {
        const [r, g, b] = color
          .slice(0, 3)
          .map((value) =>
            value / 255 <= 0.040_45 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
          ) as [number, number, number];
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const paint = (element: Element): Rgba => {
        const style = getComputedStyle(element);
        if (!(element instanceof SVGElement) || element instanceof SVGSVGElement)
          return parse(style.backgroundColor);
        // A line has a computed fill as well, but no area to fill.
        if (!(
          element instanceof SVGRectElement ||
          element instanceof SVGCircleElement ||
          element instanceof SVGPathElement
        ))
          return [0, 0, 0, 0];
        const [r, g, b, a] = parse(style.fill);
        return [r, g, b, style.fill === "none" ? 0 : a * Number(style.fillOpacity)];
      };
      return [...document.querySelectorAll("svg text")]
        .flatMap((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const stack = document.elementsFromPoint(left + width / 2, top + height / 2).reverse();
          if (width === 0 || !stack.some((one) => one.classList.contains("samarkand-scroller"))) return [];
          const ground = stack.reduce<Rgba>((below, one) => over(below, paint(one)), [255, 255, 255, 1]);
          const [one, other] = [luminance(parse(getComputedStyle(element).fill)), luminance(ground)];
          return [
            {
              text: element.textContent,
              ratio: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05),
            },
          ];
        })
        .sort((a, b) => a.ratio - b.ratio);
    });

  const media = [
    { name: "screen", media: {} },
    { name: "a dark screen", media: { colorScheme: "dark" } },
    { name: "print", media: { media: "print" } },
    { name: "print of a reader in the dark", media: { media: "print", colorScheme: "dark" } },
    { name: "forced colours", media: { forcedColors: "active" } },
    { name: "forced dark colours", media: { forcedColors: "active", colorScheme: "dark" } },
  ] as const;

  test.each(
    media.flatMap((one) =>
      (["light", "dark", "auto", "contrast"] as const).flatMap((theme) =>
        (["ltr", "rtl"] as const).map((dir) => ({ ...one, theme, dir })),
      ),
    ),
  )("has readable text: $name, theme $theme, $dir", async ({ media: emulated, theme, dir }) => {
    await page.emulateMedia(emulated);
    await show({ ...article, theme, selection: "multiple" });
    await change("html", { dir, class: "is-both" });
    await page.evaluate(() => {
      window.shown.setSelection(["samarkand-meeting", "ambassador", "drills"]);
    });
    await settle(page);
    expect(await page.locator(".is-selected").count()).toBeGreaterThan(1);
    const found = await contrasts();
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  test("has a contrast check that detects a text in the colour of its background", async () => {
    await show();
    await page.evaluate(() => {
      (document.querySelector("text.samarkand-label") as SVGElement).style.setProperty(
        "fill",
        "var(--samarkand-theme-band)",
      );
    });
    expect((await contrasts())[0]?.ratio).toBeLessThan(1.5);
  });

  test("on paper has nothing that scrolls or floats: all of it is there, no wider than the sheet", async () => {
    const events = mixedRecords(200, 4).map((event) => ({ ...event, display: "auto" as const }));
    await show({ events, timeZone: "UTC", maxHeight: 300 }, null);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 700, height: 900 });
    const { overflow, position, hidden, right } = await page.evaluate(() => ({
      overflow: getComputedStyle(document.querySelector(".samarkand-scroller") as Element).overflowY,
      position: getComputedStyle(document.querySelector(".samarkand-axis") as Element).position,
      hidden: getComputedStyle(document.querySelector(".samarkand-tooltip") as Element).display,
      right: Math.max(
        ...[...document.querySelectorAll(".samarkand-scroller > svg")].map(
          (svg) => svg.getBoundingClientRect().right,
        ),
      ),
    }));
    expect([overflow, position, hidden]).toEqual(["visible", "static", "none"]);
    expect(right).toBeLessThanOrEqual(700);
    const [content, shown] = await page
      .locator(".samarkand-scroller")
      .evaluate((element) => [element.scrollHeight, element.clientHeight]);
    expect(shown).toBe(content);
    await page.setViewportSize({ width: 1280, height: 720 });
  });
});

describe("fonts", () => {
  test("that load late are measured again, and the picture equals that of a timeline that had them from the start", async () => {
    const { page: late, problems: complaints } = await openPage(browser, `${server.url}/fixtures/late.html`);
    const options: TimelineOptions = {
      events: Array.from({ length: 12 }, (_, index): EventRecord => ({
        title: `The summit of the Shanghai Cooperation Organisation in Samarkand, day ${String(index)}`,
        start: `2022-09-${String(10 + index)}`,
      })),
      timeZone: "UTC",
      locale: "en",
      view: { start: "2022-09", end: "2022-09" },
    };
    await show(options, 900, late);
    const before = await drawn(late);
    await late.evaluate(async () => {
      const face = new FontFace("Late", "url(/fonts/noto-sans/noto-sans-latin-600-normal.woff2)");
      document.fonts.add(face);
      await face.load();
      await document.fonts.ready;
    });
    await expect.poll(() => drawn(late)).not.toBe(before);
    expect(await drawn(late)).toBe(await fresh(options, late));
    const differences = await late.evaluate(() => {
      const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
      return [...document.querySelectorAll<SVGTextElement>("text.samarkand-label")].map((element) => {
        const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
        context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
        return Math.abs(context.measureText(element.textContent).width - element.getComputedTextLength());
      });
    });
    expect(Math.max(...differences)).toBeLessThan(0.5);
    expect(complaints).toEqual([]);
  });

  test("of the page are measured again when they change", async () => {
    await show();
    const before = await drawn();
    await change("body", { style: ["font-family", "monospace"] });
    await change("body", { style: ["font-family", "'Nowhere', 'Noto Sans Test'"] });
    expect((await drawn()).length).toBeGreaterThan(before.length / 2);
    expect(
      await page
        .locator("text.samarkand-label")
        .first()
        .evaluate((element) => getComputedStyle(element).fontFamily),
    ).toContain("Nowhere");
    expect(await drawn()).toBe(await fresh(article));
  });
});

test("surroundings: two timelines in a page do not affect each other", async () => {
  await show({ ...article, locale: "ar-EG", direction: "rtl", theme: "dark" });
  await page.evaluate(
    (options) => {
      const second = window.samarkand.createTimeline(document.querySelector("#second") as HTMLElement, {
        ...options,
        locale: "en",
        direction: "ltr",
        theme: "light",
      });
      Object.assign(window, { second });
    },
    { ...article, events: articleEvents("en"), groups: articleGroups("en") },
  );
  await settle(page);
  const other = (): Promise<string> => page.locator("#second").evaluate((element) => element.innerHTML);
  const before = await other();
  const { left, top } = await plotOf(page);
  const view = await getView(page);
  await page.mouse.move(left + 300, top + 3);
  await page.mouse.down();
  await page.mouse.move(left + 400, top + 3);
  await page.mouse.up();
  await page.mouse.move(5, 715);
  await page.evaluate(() => {
    window.shown.setSelection(["ambassador"]);
  });
  await settle(page);
  expect(await getView(page)).not.toEqual(view);
  expect(await other()).toBe(before);
  const grounds = await page.evaluate(() =>
    [...document.querySelectorAll(".samarkand")].map((element) => getComputedStyle(element).backgroundColor),
  );
  expect(grounds).toEqual(["rgb(15, 22, 32)", "rgb(251, 250, 246)"]);
  // An id that both timelines draw would be a duplicate.
  expect(
    await page.evaluate(() => [...document.querySelectorAll(".samarkand [id], .samarkand[id]")].length),
  ).toBe(0);
  await page.evaluate(() => {
    window.shown.destroy();
  });
  await settle(page);
  expect(await other()).toBe(before);
  expect(await page.evaluate(() => document.querySelectorAll(".samarkand").length)).toBe(1);
  await page.evaluate(() => {
    (window as unknown as { second: { destroy: () => void } }).second.destroy();
  });
});

test("surroundings: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
