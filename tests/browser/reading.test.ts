import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type * as Details from "../../src/entries/details.ts";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import type * as Story from "../../src/entries/story.ts";
import { ALL_DIRECTIONS, BOTH_DIRECTIONS, type Directions } from "../support/bothDirections.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { countAlive, leftBehind, putFingers } from "../support/platform.ts";
import { rested } from "../support/rest.ts";
import { serve, strictPolicy } from "../support/server.ts";
import { getView, markOf, mount, settle } from "../support/timelinePage.ts";

declare global {
  interface Window {
    reading: Details.Panel;
    axe: { run(context: string, options: RunOptions): Promise<AxeResults> };
  }
}

const browser = await launchBrowser();
const server = await serve({ csp: `${strictPolicy}; img-src 'self' data:` });
afterAll(() => server.close());
const fixture = `${server.url}/fixtures/reading.html`;
const { page: desk, problems } = await openPage(browser, fixture, { viewport: { width: 1100, height: 800 } });
const { page: phone, problems: phoneProblems } = await openPage(browser, fixture, {
  viewport: { width: 360, height: 640 },
  hasTouch: true,
});

/** A picture of one pixel, as wide as it is high. */
const PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const DAY = 86_400_000;
const events: readonly EventRecord[] = [
  {
    id: "a",
    title: "إعلان الموعد",
    start: Date.UTC(2022, 8, 5, 12),
    description: "أعلن السفير الموعد\n\nThe ambassador told reporters.",
    url: "/news",
    place: "بكين",
  },
  {
    id: "b",
    title: "Samarkand summit",
    start: "2022-09-15/2022-09-16",
    status: "tentative",
    place: "Samarkand",
    media: { src: PICTURE, alt: "ساحة", caption: "ريجستان", credit: "Agency" },
  },
  { id: "c", title: "סיום", start: Date.UTC(2022, 8, 25, 12) },
  { id: "far", title: "بعد عام", start: "2023-09-15", media: { src: "/dist/none.png", alt: "صورة لم تصل" } },
];
const september: TimelineOptions = {
  events,
  timeZone: "UTC",
  locale: "ar-EG",
  numberingSystem: "latn",
  view: { start: "2022-09", end: "2022-09" },
};

type Kind = "createDetails" | "createStory";

/** Draws a timeline with a panel under it. */
async function show(
  page: Page,
  kind: Kind,
  options: Partial<TimelineOptions> = {},
  { direction }: Pick<Directions, "direction"> = { direction: "ltr" },
): Promise<void> {
  await page.evaluate(() => {
    (window.reading as Details.Panel | undefined)?.destroy();
  });
  await mount(page, {
    options: { ...september, direction, ...options },
    dir: direction,
    width: (page.viewportSize()?.width ?? 0) - 16,
  });
  await page.evaluate(
    ([name, dir]) => {
      const place = document.querySelector("#panel") as HTMLElement;
      place.dir = dir;
      (document.activeElement as HTMLElement | null)?.blur();
      scrollTo(0, 0);
      window.reading = (window.samarkand as unknown as typeof Details & typeof Story)[name](
        place,
        window.shown,
      );
    },
    [kind, direction] as const,
  );
  await settle(page);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settle(page);
  }
}

const title = (page: Page): Promise<string | null> =>
  page.evaluate(() =>
    window.reading.element.hidden
      ? null
      : (document.querySelector(".samarkand-reading-title")?.textContent ?? ""),
  );
/** Returns the class of the focused element, and the event that is its active descendant. */
const focused = (page: Page): Promise<(string | null)[]> =>
  page.evaluate(() => {
    const element = document.activeElement as Element;
    const id = element.getAttribute("aria-activedescendant");
    return [
      element.className,
      id === null ? null : (document.getElementById(id)?.getAttribute("data-event-id") ?? null),
    ];
  });
const drawn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll(".is-selected")].map(
      (element) => element.getAttribute("data-event-id") ?? "",
    ),
  );
const middleOf = (page: Page, selector: string): Promise<number> =>
  page.evaluate((wanted) => {
    const { left, width } = (document.querySelector(wanted) as Element).getBoundingClientRect();
    return left + width / 2;
  }, selector);

beforeEach(() => desk.mouse.move(1090, 790));

describe.each(ALL_DIRECTIONS)("reading, text $direction, time $timeDirection", (ways) => {
  const { timeDirection } = ways;
  const [earlier, later] =
    timeDirection === "ltr" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];

  test("shows an event at a press without moving the focus; Enter moves the focus to it, Escape moves it back", async () => {
    await show(desk, "createDetails", { timeDirection }, ways);
    expect(await title(desk)).toBe(null);
    const { x, y } = await markOf(desk, "b");
    await desk.mouse.click(x, y);
    await settle(desk);
    expect([await title(desk), (await focused(desk))[0]]).toEqual(["Samarkand summit", "samarkand-plot"]);
    await press(desk, later, "Enter");
    expect([await title(desk), await focused(desk)]).toEqual(["סיום", ["samarkand-reading-title", null]]);
    await press(desk, "Escape");
    expect([await title(desk), await focused(desk), await drawn(desk)]).toEqual([
      null,
      ["samarkand-plot", "c"],
      [],
    ]);
  });

  test("has buttons on the sides to which they lead, and the keyboard continues from the event they led to", async () => {
    await show(desk, "createDetails", { timeDirection }, ways);
    await desk.evaluate(() => {
      window.shown.setSelection(["c"]);
    });
    await settle(desk);
    const [before, after] = [
      await middleOf(desk, ".samarkand-step-before"),
      await middleOf(desk, ".samarkand-step-after"),
    ];
    expect(after > before).toBe(timeDirection === "ltr");
    const view = await getView(desk);
    await desk.click(".samarkand-step-before");
    await settle(desk);
    expect([await title(desk), await getView(desk)]).toEqual(["Samarkand summit", view]);
    for (let step = 0; step < 2; step += 1) {
      await desk.click(".samarkand-step-after");
      await settle(desk);
    }
    const { start, end } = await getView(desk);
    expect([
      await title(desk),
      await drawn(desk),
      start < Date.UTC(2023, 8, 15) && end > Date.UTC(2023, 8, 15),
    ]).toEqual(["بعد عام", ["far"], true]);
    expect((await focused(desk))[0]).toContain("samarkand-step-after");
    await press(desk, "Escape");
    expect(await focused(desk)).toEqual(["samarkand-plot", "far"]);
  });

  test("moves a story by keys and buttons to the side on which an event is, and the timeline follows", async () => {
    await show(desk, "createStory", { timeDirection }, ways);
    expect([await title(desk), await drawn(desk)]).toEqual(["إعلان الموعد", ["a"]]);
    const [before, slide, after] = [
      await middleOf(desk, ".samarkand-step-before"),
      await middleOf(desk, ".samarkand-reading"),
      await middleOf(desk, ".samarkand-step-after"),
    ];
    expect([before, slide, after].sort((a, b) => a - b)).toEqual(
      timeDirection === "ltr" ? [before, slide, after] : [after, slide, before],
    );
    await desk.focus(".samarkand-step-after");
    await press(desk, later, later, earlier);
    expect([await title(desk), await drawn(desk)]).toEqual(["Samarkand summit", ["b"]]);
    await press(desk, "End");
    const { start, end } = await getView(desk);
    expect([await title(desk), start < Date.UTC(2023, 8, 15) && end > Date.UTC(2023, 8, 15)]).toEqual([
      "بعد عام",
      true,
    ]);
    await press(desk, "Enter");
    expect([await title(desk), (await focused(desk))[0]]).toEqual([
      "بعد عام",
      "samarkand-control samarkand-step samarkand-step-after",
    ]);
    await press(desk, "Home");
    expect([await title(desk), await desk.locator(".samarkand-story [role=status]").textContent()]).toEqual([
      "إعلان الموعد",
      expect.stringMatching(/^1 من 4\. إعلان الموعد\. /),
    ]);
    await desk.evaluate(() => {
      window.shown.setView({ start: "2022-09", end: "2022-09" }, { animate: false });
    });
    await settle(desk);
    const { x, y } = await markOf(desk, "c");
    await desk.mouse.click(x, y);
    await settle(desk);
    expect(await title(desk)).toBe("סיום");
  });

  test("moves a story by a horizontal swipe, and not by a short or vertical one", async () => {
    await show(phone, "createStory", { timeDirection }, ways);
    await phone.evaluate(() => {
      document.documentElement.style.setProperty("height", "3000px");
      document.querySelector(".samarkand-reading")?.scrollIntoView();
    });
    const drag = async (across: number, down: number): Promise<void> => {
      // Measures again each time: a picture that has loaded may have moved everything.
      const { x, y } = await phone.evaluate(() => {
        const { left, top, width, height } = (
          document.querySelector(".samarkand-reading") as Element
        ).getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      await putFingers(phone, "down", { x, y });
      for (const part of [0.2, 0.4, 0.6, 0.8, 1])
        await putFingers(phone, "move", { x: x + across * part, y: y + down * part });
      await putFingers(phone, "up");
      await settle(phone);
    };
    const towardsLater = timeDirection === "ltr" ? -1 : 1;
    await drag(80 * towardsLater, 10);
    await expect.poll(() => title(phone)).toBe("Samarkand summit");
    await drag(-80 * towardsLater, -10);
    await expect.poll(() => title(phone)).toBe("إعلان الموعد");
    await drag(25 * towardsLater, 0);
    await drag(60 * towardsLater, 60);
    const from = await phone.evaluate(() => scrollY);
    await drag(10 * towardsLater, -150);
    if (can("scrollByFinger"))
      await expect.poll(() => phone.evaluate(() => scrollY)).toBeGreaterThan(from + 50);
    expect(await title(phone)).toBe("إعلان الموعد");
  });
});

test("reading: quick steps end at the last event, though the view was on its way to another one", async () => {
  await desk.emulateMedia({ reducedMotion: "no-preference" });
  // The last event is in sight when the view starts towards the one before it, but not when the
  // view arrives there.
  const far = [0, 7, 3].map((days, index): EventRecord => ({
    id: `e${String(index)}`,
    title: "حدث",
    start: Date.UTC(2022, 0, 1) + days * DAY,
  }));
  await show(desk, "createStory", { events: far, view: { start: "2022-01-01", end: "2022-01-05" } });
  await desk.evaluate(async () => {
    window.shown.reveal("e1");
    const { start } = window.shown.getView();
    while (window.shown.getView().start === start)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    window.shown.reveal("e2");
  });
  await rested(desk);
  const { start, end } = await getView(desk);
  const goal = Date.UTC(2022, 0, 1) + 3 * DAY;
  expect(start < goal && end > goal).toBe(true);
  await desk.emulateMedia({ reducedMotion: "reduce" });
});

test("Escape: closes the panel, but not the dialog around it", async () => {
  await show(desk, "createDetails");
  await desk.evaluate(() => {
    const [dialog, main] = [document.createElement("dialog"), document.querySelector("main") as HTMLElement];
    document.body.append(dialog);
    dialog.append(main);
    dialog.showModal();
    window.shown.setSelection(["a"]);
  });
  await settle(desk);
  await desk.focus(".samarkand-step-after");
  await press(desk, "Escape");
  expect([await title(desk), await desk.evaluate(() => document.querySelector("dialog")?.open)]).toEqual([
    null,
    true,
  ]);
  await desk.evaluate(() => {
    const dialog = document.querySelector("dialog") as HTMLDialogElement;
    dialog.before(...dialog.children);
    dialog.remove();
  });
});

test("details: closing returns the focus to the list", async () => {
  await show(desk, "createDetails", { list: true });
  await desk.click('[data-list-id="b"]');
  await settle(desk);
  expect(await title(desk)).toBe("Samarkand summit");
  await desk.click(".samarkand-details-close");
  await settle(desk);
  expect(await focused(desk)).toEqual(["samarkand-list-title", null]);
});

test("media: a picture keeps its proportions, and its text replaces it where it cannot be loaded", async () => {
  await show(desk, "createDetails");
  await desk.evaluate(() => {
    window.shown.setSelection(["b"]);
  });
  await desk.waitForFunction(
    () =>
      document.querySelector("img")?.complete === true && document.querySelector("img.is-loading") === null,
  );
  expect(
    await desk.evaluate(() => {
      const { width, height } = (document.querySelector("img") as Element).getBoundingClientRect();
      return Math.abs(width - height);
    }),
  ).toBeLessThan(0.5);
  await desk.evaluate(() => {
    window.shown.setSelection(["far"]);
  });
  await desk.locator(".samarkand-figure-missing").waitFor();
  expect([
    await desk.locator(".samarkand-figure-missing").textContent(),
    await desk.locator("img").count(),
  ]).toEqual(["صورة لم تصل", 0]);
});

const evil = [
  "<img src=x onerror=window.hacked=1>",
  "javascript:window.hacked=1",
  '" onmouseover="window.hacked=1',
  "</script><script>window.hacked=1</script>",
  "\u202Egnp.exe",
  "__proto__",
  "س".repeat(3000),
  "{index} $& {count}",
];

test.each(BOTH_DIRECTIONS)(
  "security: hostile records are shown as text, $direction",
  async ({ direction }) => {
    const hostile = evil.map((text, index) => ({
      id: text,
      title: text,
      description: `${text}\n\n${text}`,
      group: text,
      place: text,
      kind: text,
      lang: text,
      start: Date.UTC(2022, 8, 1 + index),
      url: `/${text}`,
      media: {
        src: `/fixtures/${encodeURIComponent(text.slice(0, 40))}.png`,
        alt: text,
        caption: text,
        credit: text,
      },
      onclick: text,
      style: text,
      class: text,
    }));
    for (const kind of ["createDetails", "createStory"] as const) {
      await show(phone, kind, { events: hostile }, { direction });
      for (const [index, text] of evil.entries()) {
        // Changes the record after the timeline has read it.
        await phone.evaluate((at) => {
          Object.assign(
            window.records[at] as object,
            at % 2 === 0
              ? {}
              : {
                  url: "java\nscript:window.hacked=1",
                  media: { src: "javascript:window.hacked=1", alt: "" },
                },
          );
        }, index);
        await phone.evaluate((id) => {
          window.shown.setSelection([id]);
        }, text);
        await settle(phone);
        expect(await title(phone)).toBe(text);
        const found = await phone.evaluate(() => {
          const elements = [...window.reading.element.querySelectorAll("*")];
          return {
            tags: [...new Set(elements.map(({ tagName }) => tagName))].sort(),
            handlers: elements
              .flatMap((element) => [...element.attributes].map(({ name }) => name))
              .filter((name) => name.startsWith("on")),
            styles: elements
              .map((element) => element.getAttribute("style") ?? "")
              .filter((style) => !/^(--samarkand-swatch: var\(--samarkand-theme-color-\d+\);)?$/.test(style)),
            links: [...document.querySelectorAll("a")].map(({ protocol }) => protocol),
            hacked: typeof (window as unknown as { hacked?: unknown }).hacked,
            wide: document.documentElement.scrollWidth > innerWidth,
          };
        });
        const tags = ["A", "BUTTON", "DIV", "FIGCAPTION", "FIGURE", "H2", "IMG", "P", "SPAN", "TIME"];
        expect({ ...found, tags: found.tags.filter((tag) => !tags.includes(tag)) }).toEqual({
          tags: [],
          handlers: [],
          styles: [],
          links: index % 2 === 0 ? ["http:"] : [],
          hacked: "undefined",
          wide: false,
        });
      }
    }
  },
);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found, passes } = await page.evaluate(() =>
    window.axe.run("html", {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
}

const looks = [
  ["light", "screen", "none"],
  ["dark", "screen", "none"],
  ["light", "screen", "active"],
  ["light", "print", "none"],
] as const;

test.each(
  BOTH_DIRECTIONS.flatMap(({ direction }) =>
    looks.map(([theme, media, forcedColors]) => ({ direction, theme, media, forcedColors })),
  ),
)(
  "reading: axe finds no violation: $direction, $theme, $media, forced colours $forcedColors",
  async ({ direction, theme, media, forcedColors }) => {
    // The elements depend on the event and on the width, not on the look.
    const isPlain = theme === "light" && media === "screen" && forcedColors === "none";
    for (const page of isPlain ? [desk, phone] : [desk]) {
      await page.emulateMedia({ media, forcedColors, colorScheme: theme });
      for (const kind of ["createDetails", "createStory"] as const) {
        await show(page, kind, { theme }, { direction });
        for (const id of isPlain ? ["a", "b", "far"] : ["a"]) {
          await page.evaluate((wanted) => {
            window.shown.setSelection([wanted]);
          }, id);
          await settle(page);
          expect(await violations(page)).toEqual([]);
        }
      }
      await page.emulateMedia({ media: "screen", forcedColors: "none", colorScheme: "light" });
    }
  },
);

test("reading: all buttons and links are large enough, and nothing is wider than a phone", async () => {
  for (const kind of ["createDetails", "createStory"] as const) {
    await show(phone, kind, {}, { direction: "rtl" });
    await phone.evaluate(() => {
      window.shown.setSelection(["a"]);
    });
    await settle(phone);
    const sizes = await phone.evaluate(() =>
      [...window.reading.element.querySelectorAll("button, a")].map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    expect(sizes.length).toBe(kind === "createDetails" ? 4 : 3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
});

if (can("countAlive"))
  test("reading: panels that were used and destroyed leave no nodes and listeners", async () => {
    const round = async (kind: Kind): Promise<void> => {
      await show(desk, kind);
      await desk.evaluate(() => {
        window.shown.setSelection(["a"]);
      });
      await settle(desk);
      for (let step = 0; step < 3; step += 1) await desk.click(".samarkand-step-after");
      await settle(desk);
      await desk.evaluate(() => {
        window.reading.destroy();
        window.shown.destroy();
        window.told = [];
        Reflect.deleteProperty(window, "reading");
      });
    };
    for (const kind of ["createDetails", "createStory", "createDetails", "createStory"] as const)
      await round(kind);
    const before = await countAlive(desk);
    for (let time = 0; time < 8; time += 1) await round(time % 2 === 0 ? "createDetails" : "createStory");
    const after = await countAlive(desk);
    expect(leftBehind(before, after, 8)).toEqual([]);
    expect(await desk.evaluate(() => document.querySelectorAll("#panel *").length)).toBe(0);
  });

test("reading: the page reports no problem except missing pictures", () => {
  expect([...problems, ...phoneProblems].filter((problem) => !/\b404\b/.test(problem))).toEqual([]);
});
