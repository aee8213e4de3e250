import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { Timeline, TimelineOptions } from "../../src/entries/index.ts";
import { inBothDirections, type Directions } from "../support/bothDirections.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { getView, instantAt, markOf, plotOf, settle, setView } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/page.html`, {
  viewport: { width: 1280, height: 720 },
});
await page.addStyleTag({ url: "/fixtures/layouts.css" });

const HOUR = 3_600_000;
const whole = (direction: "ltr" | "rtl"): TimelineOptions => {
  const language = direction === "rtl" ? "ar" : "en";
  return {
    events: articleEvents(language),
    groups: articleGroups(language),
    locale: language,
    timeZone: "UTC",
    overview: true,
    controls: true,
  };
};
const article = (direction: "ltr" | "rtl"): TimelineOptions => ({
  ...whole(direction),
  view: { start: "2022-08-25", end: "2022-09-20" },
});

/**
 * Puts the container of the timeline into elements of these classes, the outermost first, in an
 * empty page.
 */
async function place(
  classes: readonly string[],
  { dir = "ltr", tag = "div", on = page }: { dir?: "ltr" | "rtl"; tag?: string; on?: Page } = {},
): Promise<void> {
  await on.mouse.move(1279, 719);
  await on.evaluate(
    ([names, direction, name]) => {
      (window.shown as Timeline | undefined)?.destroy();
      document.body.replaceChildren();
      document.documentElement.dir = direction;
      document.body.style.setProperty("margin", "0");
      let parent: HTMLElement = document.body;
      for (const one of names) {
        const element = document.createElement(name);
        element.className = one;
        parent.append(element);
        parent = element;
      }
      const container = document.createElement("div");
      container.id = "timeline";
      parent.append(container);
    },
    [classes, dir, tag] as const,
  );
}

/**
 * Creates a timeline in the container, which has the width of its place unless `name` is a class
 * with a width.
 */
async function show(
  options: TimelineOptions,
  { direction }: Pick<Directions, "direction">,
  { name = "", on = page }: { name?: string; on?: Page } = {},
): Promise<void> {
  await on.evaluate(
    async ([given, dir, className]) => {
      const container = document.querySelector("#timeline") as HTMLElement;
      container.className = className;
      container.dir = dir;
      await Promise.all([...document.fonts].map((face) => face.load()));
      window.told = [];
      window.shown = window.samarkand.createTimeline(container, given);
      for (const type of ["select", "hover", "activate"] as const)
        window.shown.on(type, (event) => void window.told.push({ type, event }));
    },
    [options, direction, name] as const,
  );
  await settle(on);
}

const drawn = (on: Page = page): Promise<string> => on.evaluate(() => window.shown.toSVG());

/** Returns the picture of a new timeline in the same place. */
function fresh(options: TimelineOptions, on: Page = page): Promise<string> {
  return on.evaluate((given) => {
    const other = window.samarkand.createTimeline(document.querySelector("#timeline") as HTMLElement, given);
    const svg = other.toSVG();
    other.destroy();
    return svg;
  }, options);
}

/** Returns the widths of the container, of the timeline and of its bands. */
const widths = (on: Page = page): Promise<number[]> =>
  on.evaluate(() =>
    ["#timeline", ".samarkand", ".samarkand-bands"].map(
      (one) => (document.querySelector(one) as Element).getBoundingClientRect().width,
    ),
  );

/** Returns the elements that stick out of the page or whose content is cut. */
const cut = (on: Page = page): Promise<string[]> =>
  on.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const parts = [
      ...document.querySelectorAll<HTMLElement>(
        ".samarkand, .samarkand-controls, .samarkand-control, .samarkand-list *, .samarkand-tooltip:not([hidden]), .samarkand-tooltip:not([hidden]) *, .samarkand-keys, .samarkand-keys *, .samarkand-overview, .samarkand-legend, .samarkand-scroller:not([hidden])",
      ),
    ];
    const isShown = (element: Element): boolean => element.getClientRects().length > 0;
    return [
      ...(document.documentElement.scrollWidth > width
        ? [`the page: ${String(document.documentElement.scrollWidth)}`]
        : []),
      ...parts.filter(isShown).flatMap((element) => {
        const { left, right } = element.getBoundingClientRect();
        const overflows =
          element instanceof SVGElement || /scroller/.test(element.className)
            ? false
            : (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) ||
              (element.scrollHeight > element.clientHeight + 1 &&
                getComputedStyle(element).overflowY === "hidden");
        return left < -0.5 || right > width + 0.5 || overflows
          ? [
              `${element.tagName}.${String(element.getAttribute("class"))}: ${String(left)}–${String(right)}, ${String(element.scrollWidth)} in ${String(element.clientWidth)}`,
            ]
          : [];
      }),
    ];
  });

inBothDirections("timeline in a hidden part of the page", ({ direction }) => {
  test.each([
    ["a hidden section", "is-away"],
    ["a closed details", "details"],
  ])("fits its place and is drawn as soon as it is shown: %s", async (_what, name) => {
    await place([name], { dir: direction, tag: name === "details" ? "details" : "section" });
    const everything = whole(direction);
    await show(everything, { direction });
    await page.evaluate(() => {
      window.shown.update({ label: "خط زمني" });
      window.shown.fit();
    });
    await settle(page);
    await page.evaluate(() => {
      document.querySelector("section")?.removeAttribute("class");
      document.querySelector("details")?.toggleAttribute("open");
    });
    await expect.poll(async () => new Set(await widths())).toEqual(new Set([1280]));
    await settle(page);
    expect(await drawn()).toBe(await fresh({ ...everything, label: "خط زمني" }));
    expect(await cut()).toEqual([]);
  });

  test("draws the changes made in the background when the page comes back, with an up-to-date line of now", async () => {
    await place([], { dir: direction });
    const now = await page.evaluate(() => Date.now());
    const view = { start: now - 24 * HOUR, end: now + 24 * HOUR };
    await show({ ...article(direction), view, now: true }, { direction });
    const line = (): Promise<number> =>
      page.evaluate(
        () => (document.querySelector(".samarkand-now-line") as Element).getBoundingClientRect().left,
      );
    const before = await line();
    // Simulates a background tab: no frames, and timers that sleep.
    await page.evaluate(() => {
      const [frame, RealDate] = [window.requestAnimationFrame.bind(window), Date];
      const real = RealDate.now.bind(RealDate);
      let waiting: FrameRequestCallback[] = [];
      window.requestAnimationFrame = (callback) => waiting.push(callback);
      Object.defineProperty(document, "hidden", { configurable: true, value: true });
      const back = (): void => {
        Reflect.deleteProperty(document, "hidden");
        RealDate.now = () => real() + 12 * 3_600_000;
        window.requestAnimationFrame = frame;
        for (const callback of waiting) frame(callback);
        waiting = [];
        document.dispatchEvent(new Event("visibilitychange"));
      };
      Object.assign(window, {
        back,
        reset: () => {
          RealDate.now = real;
        },
      });
      window.shown.update({ selection: "multiple" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.evaluate(() => {
      (window as unknown as { back: () => void }).back();
    });
    await settle(page);
    expect(await page.locator(".samarkand-plot").getAttribute("aria-multiselectable")).toBe("true");
    const plot = await plotOf(page);
    const moved = ((direction === "ltr" ? 1 : -1) * plot.width) / 4;
    expect((await line()) - before).toBeCloseTo(moved, -1);
    // The line of now is also updated where nothing was changed.
    await page.evaluate(() => {
      (window as unknown as { reset: () => void }).reset();
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await settle(page);
    expect(await line()).toBeCloseTo(before, -1);
  });
});

inBothDirections("timeline in a modal dialog", ({ direction }) => {
  test.each([
    ["created inside while it is open", true],
    ["created before it is opened", false],
  ])("works by mouse and keyboard, and Escape closes the card first: %s", async (_what, isOpen) => {
    await place(["window"], { dir: direction, tag: "dialog" });
    const open = (): Promise<void> =>
      page.evaluate(() => {
        (document.querySelector("dialog") as HTMLDialogElement).style.setProperty("width", "900px");
        (document.querySelector("dialog") as HTMLDialogElement).showModal();
      });
    if (isOpen) await open();
    await show(article(direction), { direction });
    if (!isOpen) await open();
    await settle(page);
    await expect.poll(async () => new Set(await widths())).toEqual(new Set([900]));
    await settle(page);
    expect(await drawn()).toBe(await fresh(article(direction)));
    // Resets the scroll position: Firefox restores the one of the element that stood in the same
    // place in the test before.
    await page.evaluate(() => {
      document.querySelector(".samarkand-scroller")?.scrollTo(0, 0);
    });
    await settle(page);
    const [view, plot] = [await getView(page), await plotOf(page)];
    await page.mouse.move(plot.left + 400, plot.top + 4);
    await page.mouse.down();
    await page.mouse.move(plot.left + 440, plot.top + 4, { steps: 3 });
    await page.mouse.up();
    await settle(page);
    expect(Math.sign((await getView(page)).start - view.start)).toBe(direction === "ltr" ? -1 : 1);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await settle(page);
    expect((await getView(page)).end - (await getView(page)).start).toBeLessThan(view.end - view.start);
    await setView(page, { start: "2022-08-25", end: "2022-09-20" });

    const { x, y } = await markOf(page, "ambassador");
    await page.mouse.move(x, y);
    const top = (selector: string): Promise<boolean> =>
      page.evaluate((wanted) => {
        const element = document.querySelector(wanted) as HTMLElement;
        element.style.setProperty("pointer-events", "auto");
        const { left, top, width, height } = element.getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        const corner = document.elementFromPoint(left + 2, top + height - 2);
        element.style.removeProperty("pointer-events");
        return element.contains(found) && element.contains(corner);
      }, selector);
    await expect.poll(() => page.locator(".samarkand-tooltip").isVisible()).toBe(true);
    expect(await top(".samarkand-tooltip")).toBe(true);
    await page.mouse.move(5, 5);

    await page.evaluate(() => {
      const plot = document.querySelector(".samarkand-plot") as HTMLElement;
      plot.blur();
      plot.focus();
    });
    await settle(page);
    expect(await page.locator(".samarkand-tooltip").isVisible()).toBe(true);
    await page.keyboard.press("?");
    expect(await top(".samarkand-keys")).toBe(true);
    const isOpened = (): Promise<boolean> =>
      page.evaluate(() => document.querySelector("dialog.window")?.hasAttribute("open") === true);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".samarkand-keys").count()).toBe(0);
    expect(await isOpened()).toBe(true);
    await page.keyboard.press("Escape");
    expect([await page.locator(".samarkand-tooltip").isVisible(), await isOpened()]).toEqual([false, true]);
    await page.keyboard.press("Escape");
    expect(await isOpened()).toBe(false);
  });
});

inBothDirections("layouts", ({ direction }) => {
  test.each([
    ["a flex item", ["in-flex"]],
    ["a grid", ["in-grid"]],
    ["a block", []],
  ])(
    "%s that gets narrower and wider again is filled, without a trace of the widths between",
    async (_what, classes) => {
      await place(classes, { dir: direction });
      await page.setViewportSize({ width: 1200, height: 720 });
      await show(article(direction), { direction });
      const first = await drawn();
      for (const width of [320, 700, 320, 1200]) {
        await page.setViewportSize({ width, height: 720 });
        await expect.poll(() => widths()).toEqual([width, width, width]);
        await settle(page);
        expect(await cut()).toEqual([]);
        if (width === 320) expect(await drawn()).toBe(await fresh(article(direction)));
      }
      expect(await drawn()).toBe(first);
      await page.setViewportSize({ width: 1280, height: 720 });
    },
  );

  test("at 320 px nothing is cut, even with a reader's own text spacing: controls, list, card, keys, overview", async () => {
    await place([], { dir: direction });
    await page.setViewportSize({ width: 320, height: 700 });
    const style = await page.addStyleTag({ url: "/fixtures/spacing.css" });
    await show({ ...article(direction), now: "2022-09-10" }, { direction });
    const { x, y } = await markOf(page, "samarkand-meeting");
    await page.mouse.move(x, y);
    await expect.poll(() => page.locator(".samarkand-tooltip").isVisible()).toBe(true);
    expect(await cut()).toEqual([]);
    await page.mouse.move(319, 699);
    await page.evaluate(() => {
      (document.querySelector(".samarkand-plot") as HTMLElement).focus();
    });
    await page.keyboard.press("?");
    expect(await page.locator(".samarkand-keys").isVisible()).toBe(true);
    expect(await cut()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      window.shown.update({ list: true });
    });
    await settle(page);
    expect(await page.locator(".samarkand-list li").count()).toBeGreaterThan(5);
    expect(await cut()).toEqual([]);
    await style.evaluate((element) => {
      (element as Element).remove();
    });
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test("in a row without a width, the timeline has its default width, unless there is less room", async () => {
    await place(["in-row"], { dir: direction });
    await show(article(direction), { direction });
    for (const width of [1280, 320, 700, 1280]) {
      await page.setViewportSize({ width, height: 720 });
      const expected = Math.min(960, width);
      await expect.poll(() => widths()).toEqual([expected, expected, expected]);
    }
  });
});

inBothDirections("timeline scaled by the page", ({ direction }) => {
  const sign = direction === "ltr" ? 1 : -1;
  const at = async (part: number): Promise<{ x: number; y: number; time: number }> => {
    const [plot, view] = [await plotOf(page), await getView(page)];
    const x = plot.left + plot.width * part;
    return { x, y: plot.top + 6, time: instantAt(x, { view, plot, timeDirection: direction }) };
  };
  const near = async (a: number, b: number): Promise<void> => {
    const [{ start, end }, { width }] = [await getView(page), await plotOf(page)];
    expect(Math.abs(a - b) / ((end - start) / width)).toBeLessThan(2);
  };

  test.each([
    ["is-larger", 1.5],
    ["is-smaller", 0.5],
    ["is-zoomed", 1.25],
  ])("follows the pointer exactly, and cards stand at their events: %s", async (name, scale) => {
    await place([], { dir: "ltr" });
    await page.setViewportSize({ width: 1280, height: 1100 });
    await show({ ...article(direction), selection: "multiple" }, { direction }, { name });
    expect((await widths())[1]! / (await page.evaluate(() => window.shown.element.offsetWidth))).toBeCloseTo(
      scale,
      1,
    );

    const mark = await markOf(page, "ambassador");
    await page.mouse.click(mark.x, mark.y);
    await settle(page);
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll(".is-selected")].map((one) => one.getAttribute("data-event-id")),
      ),
    ).toEqual(["ambassador"]);
    const gap = await page.evaluate(() => {
      const card = (document.querySelector(".samarkand-tooltip") as Element).getBoundingClientRect();
      const event = (
        document.querySelector('[data-event-id="ambassador"]') as Element
      ).getBoundingClientRect();
      const across = Math.max(card.top - event.bottom, event.top - card.bottom);
      const along = Math.max(card.left - event.right, event.left - card.right);
      const [right, bottom] = [document.documentElement.clientWidth, window.innerHeight];
      return {
        gap: Math.max(across, along),
        inside: card.left >= 0 && card.right <= right && card.top >= 0 && card.bottom <= bottom,
      };
    });
    expect(gap.gap / scale).toBeGreaterThan(0);
    expect(gap.gap / scale).toBeLessThan(20);
    expect(gap.inside).toBe(true);

    const from = await at(0.4);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y);
    await page.mouse.move(from.x + 60, from.y);
    await page.mouse.up();
    await settle(page);
    const [{ start, end }, { width, left }] = [await getView(page), await plotOf(page)];
    await near((await at((from.x + 60 - left) / width)).time, from.time);

    const held = await at(0.3);
    await page.mouse.move(held.x, held.y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await settle(page);
    expect((await getView(page)).end - (await getView(page)).start).toBeLessThan(end - start);
    await near((await at(0.3)).time, held.time);

    const marked = await at(0.5);
    await page.keyboard.down("Shift");
    await page.mouse.move(marked.x, marked.y);
    await page.mouse.down();
    await page.mouse.move(marked.x + 50, marked.y, { steps: 2 });
    await settle(page);
    const band = await page.evaluate(() => {
      const { left: one, right: other } = (
        document.querySelector(".samarkand-span") as Element
      ).getBoundingClientRect();
      return [one, other];
    });
    expect(Math.abs(band[0]! - marked.x)).toBeLessThan(2);
    expect(Math.abs(band[1]! - marked.x - 50)).toBeLessThan(2);
    await page.keyboard.press("Escape");
    await page.keyboard.up("Shift");
    await page.mouse.up();

    const before = await getView(page);
    const handle = await page.evaluate(() => {
      const {
        left: one,
        top,
        width: wide,
        height,
      } = (document.querySelector(".samarkand-overview-view") as Element).getBoundingClientRect();
      return { x: one + wide / 2, y: top + height / 2, left: one };
    });
    await page.mouse.move(handle.x, handle.y);
    await page.mouse.down();
    await page.mouse.move(handle.x - 10, handle.y);
    await page.mouse.move(handle.x - 20, handle.y);
    await page.mouse.up();
    await settle(page);
    expect(Math.sign((await getView(page)).start - before.start)).toBe(-sign);
    expect(
      (await page.evaluate(
        () => (document.querySelector(".samarkand-overview-view") as Element).getBoundingClientRect().left,
      )) - handle.left,
    ).toBeCloseTo(-20, 0);
  });

  test("keeps its places in a page scrolled sideways, and a horizontal wheel moves in its own direction", async () => {
    await place(["scrolls", "is-wide"], { dir: direction });
    await show(article(direction), { direction });
    const shown = await drawn();
    await page.evaluate(
      ([way]) => {
        (document.querySelector(".scrolls") as HTMLElement).scrollLeft = 300 * way;
      },
      [sign] as const,
    );
    await settle(page);
    expect(
      await page.evaluate(() => Math.abs((document.querySelector(".scrolls") as HTMLElement).scrollLeft)),
    ).toBe(300);
    expect(await drawn()).toBe(shown);
    const mark = await markOf(page, "ambassador");
    await page.mouse.move(mark.x, mark.y);
    await expect
      .poll(() => page.evaluate(() => window.told.filter(({ type }) => type === "hover").length))
      .toBe(1);
    const spot = await at(0.5);
    await page.mouse.move(Math.min(1200, Math.max(80, spot.x)), spot.y);
    for (const [key, delta] of [
      [null, { x: 100, y: 0 }],
      ["Shift", { x: 0, y: 100 }],
    ] as const) {
      const before = await getView(page);
      const [{ width }, scrolled] = [
        await plotOf(page),
        await page.evaluate(() => (document.querySelector(".scrolls") as HTMLElement).scrollLeft),
      ];
      if (key !== null) await page.keyboard.down(key);
      await page.mouse.wheel(delta.x, delta.y);
      if (key !== null) await page.keyboard.up(key);
      await expect
        .poll(
          async () => (((await getView(page)).start - before.start) * width) / (before.end - before.start),
        )
        .toBeCloseTo(100 * sign, 0);
      expect(await page.evaluate(() => (document.querySelector(".scrolls") as HTMLElement).scrollLeft)).toBe(
        scrolled,
      );
    }
  });
});

inBothDirections("timeline under style resets", ({ direction }) => {
  interface Box {
    readonly what: string;
    readonly box: readonly number[];
  }
  /** Returns the boxes of all that is drawn or written, in px from the root. */
  const boxes = (selector: string): Promise<Box[]> =>
    page.evaluate((wanted) => {
      const root = (document.querySelector(".samarkand") as Element).getBoundingClientRect();
      return [...document.querySelectorAll(wanted)].flatMap((element) => {
        if (element.getClientRects().length === 0) return [];
        const { left, top, width, height } = element.getBoundingClientRect();
        return [
          {
            what: `${element.tagName}.${String(element.getAttribute("class"))} ${element.children.length === 0 ? element.textContent : ""}`,
            box: [left - root.left, top - root.top, width, height],
          },
        ];
      });
    }, selector);
  const all = ".samarkand, .samarkand *:not(.samarkand-status)";

  /** Returns the boxes of every part that a reader meets, one after another. */
  async function parts(): Promise<Box[][]> {
    await show(
      { ...article(direction), direction, secondaryCalendar: "islamic-umalqura", selection: "multiple" },
      { direction },
    );
    const found = [await boxes(all)];
    const { x, y } = await markOf(page, "ambassador");
    await page.mouse.click(x, y);
    await settle(page);
    found.push(await boxes(".samarkand-tooltip, .samarkand-tooltip *"));
    await page.keyboard.press("?");
    found.push(await boxes(".samarkand-keys, .samarkand-keys *"));
    await page.keyboard.press("Escape");
    await page.mouse.move(1279, 719);
    await page.evaluate(() => {
      window.shown.update({ list: true });
    });
    await settle(page);
    await expect.poll(() => page.locator(".samarkand-tooltip").isVisible()).toBe(false);
    found.push(await boxes(all));
    return found;
  }

  test.each([["reset.css"], ["resetAll.css"], ["resetLayer.css"]])(
    "has picture, controls, card, keys and list in the same places as without resets: %s",
    async (file) => {
      await place([], { dir: direction });
      await page.evaluate(() => {
        document.body.style.setProperty("font", "16px / 1.2 'Noto Sans Test'");
      });
      const expected = await parts();
      expect(expected.map(({ length }) => length > 3)).toEqual([true, true, true, true]);
      await place([], { dir: direction });
      await page.evaluate(() => {
        document.body.style.setProperty("font", "16px / 1.2 'Noto Sans Test'");
      });
      const style = await page.addStyleTag({ url: `/fixtures/${file}` });
      const found = await parts();
      for (const [index, list] of expected.entries()) {
        const other = found[index] as Box[];
        expect(other.map(({ what }) => what)).toEqual(list.map(({ what }) => what));
        const moved = other.filter(({ box }, at) =>
          box.some((px, side) => Math.abs(px - (list[at] as Box).box[side]!) > 1),
        );
        expect(
          moved
            .slice(0, 5)
            .map(
              ({ what, box }) =>
                `${what}: ${box.join(" ")}, not ${list[other.findIndex((one) => one.box === box)]!.box.join(" ")}`,
            ),
        ).toEqual([]);
      }
      await page.evaluate(() => {
        window.shown.update({ list: false });
      });
      await settle(page);
      // The focus is visible in controls and in the overview.
      for (const part of [".samarkand-control", ".samarkand-overview-start"]) {
        await page.keyboard.press("Tab");
        const outline = await page.evaluate((selector) => {
          (document.querySelector(selector) as HTMLElement).focus();
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
          return [outlineStyle, outlineWidth];
        }, part);
        expect(outline).toEqual(["solid", "2px"]);
      }
      const small = await page.evaluate(
        () =>
          [
            ...document.querySelectorAll(".samarkand-control:not([hidden]), .samarkand-overview-start"),
          ].filter((element) => {
            const { width, height } = element.getBoundingClientRect();
            return width < 24 || height < 24;
          }).length,
      );
      expect(small).toBe(0);
      await style.evaluate((element) => {
        (element as Element).remove();
      });
    },
  );
});

test("ten timelines in a page: do not affect each other, and destroyed ones leave the others unchanged", async () => {
  await place([], { dir: "rtl" });
  const counts = await page.evaluate(
    async ([arabic, english]) => {
      const [counted, added] = [
        new Map<EventTarget, number>(),
        Reflect.get(EventTarget.prototype, "addEventListener") as (...given: unknown[]) => void,
      ];
      EventTarget.prototype.addEventListener = function add(...given: unknown[]) {
        counted.set(this, (counted.get(this) ?? 0) + 1);
        added.apply(this, given);
      };
      const languages = ["ar", "en", "fa", "he", "ur", "fr", "ar-EG", "de", "fa-AF", "en-GB"];
      const all = languages.map((locale, index) => {
        const container = document.createElement("section");
        container.dir = index % 3 === 0 ? "rtl" : "ltr";
        document.body.append(container);
        return window.samarkand.createTimeline(container, {
          ...(index % 2 === 0 ? arabic : english),
          locale,
          timeDirection: index % 4 < 2 ? "auto" : "rtl",
          maxHeight: 300,
          selection: "multiple",
          now: true,
        });
      });
      EventTarget.prototype.addEventListener = added;
      Object.assign(window, { all });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [document, window, document.documentElement, document.body].map(
        (target) => counted.get(target) ?? 0,
      );
    },
    [article("rtl"), article("ltr")] as const,
  );
  await settle(page);
  // Each timeline adds a few listeners to these targets.
  expect(Math.max(...counts)).toBeLessThanOrEqual(60);
  const pictures = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll(".samarkand")].map((root) =>
        [...root.querySelectorAll("svg")].map((element) => element.outerHTML).join(""),
      ),
    );
  const before = await pictures();
  expect(before).toHaveLength(10);
  /** Uses one of the timelines by a drag and by keys. */
  const use = async (index: number): Promise<void> => {
    await page.evaluate((at) => {
      document.querySelectorAll(".samarkand")[at]?.scrollIntoView({ block: "center" });
    }, index);
    const spot = await page.evaluate((at) => {
      const { left, top, width } = (
        document.querySelectorAll(".samarkand-plot .samarkand-window")[at] as Element
      ).getBoundingClientRect();
      return { x: left + width / 2, y: top + 6 };
    }, index);
    await page.mouse.move(spot.x, spot.y);
    await page.mouse.down();
    await page.mouse.move(spot.x + 40, spot.y, { steps: 2 });
    await page.mouse.up();
    for (const key of ["+", "ArrowLeft", "Shift+ArrowRight"]) await page.keyboard.press(key);
    await settle(page);
  };
  await use(3);
  const after = await pictures();
  expect(after.map((html, index) => html === before[index])).toEqual(before.map((_, index) => index !== 3));
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  // The ids of the container and of the active descendant.
  expect(new Set(ids).size).toBe(2);
  expect(ids).toHaveLength(2);
  await use(7);
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll(".samarkand-focus, .samarkand [id]")].every(
        (element) => element.closest("section") === document.querySelectorAll("section")[7],
      ),
    ),
  ).toBe(true);
  const all = await page.evaluate(() => {
    const ten = (window as unknown as { all: Timeline[] }).all;
    const hashes = ten.map((one) => one.toHash());
    for (const one of ten.slice(0, 5)) one.destroy();
    return hashes;
  });
  expect(new Set(all).size).toBeGreaterThan(1);
  const rest = await pictures();
  expect(rest).toHaveLength(5);
  await use(4);
  expect((await pictures()).map((html, index) => html === rest[index])).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
  await page.evaluate(() => {
    for (const one of (window as unknown as { all: Timeline[] }).all) one.destroy();
  });
  expect(await page.locator(".samarkand").count()).toBe(0);
});

test("pages: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
