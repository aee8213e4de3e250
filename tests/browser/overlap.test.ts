import { afterAll, expect, test } from "vitest";
import { articleEvents, articleGroups } from "../../examples/data/article.ts";
import type { TimelineOptions } from "../../src/entries/index.ts";
import { engine, launchBrowser, openPage } from "../support/browser.ts";
import { mixedRecords } from "../support/randomRecords.ts";
import { seeded } from "../support/seeded.ts";
import { serve } from "../support/server.ts";
import { mount } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

const DAY = 86_400_000;
/** px: two texts may share as much. */
const TOLERANCE = 0.5;
// Views per case. This WebKit takes several times as long for each as the other engines.
const VIEWS = engine === "webkit" ? 8 : 20;

interface View {
  start: number;
  end: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface DrawnText extends Box {
  /** Id of the event that the text labels. */
  id: string | null;
  text: string;
  kind: string;
  /** The whole text, of which `text` may be a beginning; null where only the layout knows it. */
  whole: string | null;
  inLegend: boolean;
  /**
   * Left and right edge of the area that clips the text: the plot for labels and ticks, the whole
   * picture for the titles of groups.
   */
  edges: { left: number; right: number };
}

interface DrawnMark extends Box {
  id: string;
}

interface Drawn {
  texts: DrawnText[];
  marks: DrawnMark[];
}

/** Returns views from two days to twenty years long, around the days of the news. */
function views(seed: number): View[] {
  const random = seeded(seed);
  return Array.from({ length: VIEWS }, (_, index) => {
    const span = 2 * DAY * 3652 ** (index / (VIEWS - 1));
    const start = Date.UTC(2022, 8, 10) - span * random() + (random() - 0.5) * 20 * DAY;
    return { start, end: start + span };
  });
}

/**
 * Shows each view in turn and reads every text and mark that is drawn. `null` reads the current
 * picture.
 */
function drawnAt(through: readonly (View | null)[]): Promise<Drawn[]> {
  return page.evaluate(async (list) => {
    const titles = new Map(window.records.map((record, index) => [record.id ?? String(index), record.title]));
    const idOf = (element: Element): string | null =>
      element.closest("[data-event-id]")?.getAttribute("data-event-id") ?? null;
    const ink = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
    /**
     * Returns the top and bottom of the letters. The box of a line is higher: that of an Arabic
     * font reaches over lines that its letters do not meet.
     */
    const heightOf = (element: SVGTextElement): Pick<Box, "top" | "bottom"> => {
      const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
      ink.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const { actualBoundingBoxAscent, actualBoundingBoxDescent } = ink.measureText(element.textContent);
      const matrix = element.getScreenCTM() as DOMMatrix;
      const baseline = element.getStartPositionOfChar(0).matrixTransform(matrix).y;
      return { top: baseline - actualBoundingBoxAscent, bottom: baseline + actualBoundingBoxDescent };
    };
    const readTexts = (): DrawnText[] =>
      [
        ...document.querySelectorAll<SVGTextElement>(
          "text.samarkand-label, text.samarkand-tick, text.samarkand-group, text.samarkand-doubt, text.samarkand-legend-text",
        ),
      ].map((element) => {
        const { left, right } = element.getBoundingClientRect();
        const { top, bottom } = heightOf(element);
        const frame = element.closest(".samarkand-window, svg") as Element;
        const window = element.closest(".samarkand-window") ?? frame;
        const edges = window.getBoundingClientRect();
        return {
          id: idOf(element),
          text: element.textContent,
          kind: element.getAttribute("class") ?? "",
          whole: element.classList.contains("samarkand-label")
            ? (titles.get(idOf(element) ?? "") ?? null)
            : null,
          inLegend: element.closest(".samarkand-legend") !== null,
          left,
          right,
          top,
          bottom,
          edges: { left: edges.left, right: edges.right },
        };
      });
    const readMarks = (): DrawnMark[] =>
      [...document.querySelectorAll(".samarkand-plot .samarkand-body, .samarkand-plot .samarkand-fade")].map(
        (element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          // A bar that goes on beyond the plot is cut at its edge.
          const edges = (element.closest(".samarkand-window") as Element).getBoundingClientRect();
          return {
            id: idOf(element) ?? "",
            left: Math.max(left, edges.left),
            right: Math.min(right, edges.right),
            top,
            bottom,
          };
        },
      );
    const read = (): Drawn => ({ texts: readTexts(), marks: readMarks() });
    const all: Drawn[] = [];
    for (const view of list) {
      if (view === null) {
        all.push(read());
        continue;
      }
      window.shown.setView(view, { animate: false });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = window.shown.getView();
      if (Math.abs(now.start - view.start) > 1 || Math.abs(now.end - view.end) > 1)
        throw new Error("The view is another one.");
      all.push(read());
    }
    return all;
  }, through);
}

/** Describes the texts that overlap in one view. */
function meetings(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((a, index) =>
    texts.slice(index + 1).flatMap((b) => {
      // The plot scrolls behind the legend, so no text of the plot can overlap one of the legend.
      const area = a.inLegend === b.inLegend ? shared(a, b) : null;
      return area === null ? [] : [`${a.kind} “${a.text}” and ${b.kind} “${b.text}” share ${area}`];
    }),
  );
}

/** Describes the labels that lie on the mark of another event. */
function coverings({ texts, marks }: Drawn): string[] {
  return texts.flatMap((text) =>
    marks.flatMap((mark) => {
      const area =
        mark.id === text.id || text.inLegend || text.kind.includes("era-label") ? null : shared(text, mark);
      return area === null ? [] : [`${text.kind} “${text.text}” and the mark of ${mark.id} share ${area}`];
    }),
  );
}

function shared(a: Box, b: Box): string | null {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > TOLERANCE && along > TOLERANCE ? `${across.toFixed(1)} × ${along.toFixed(1)} px` : null;
}

/** Describes the texts that go beyond an edge, or were shortened without an ellipsis. */
function cuts(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((one) => {
    const { text, kind, whole, left, right, edges } = one;
    const told: string[] = [];
    if (left < edges.left - TOLERANCE)
      told.push(`${kind} “${text}” is cut by ${(edges.left - left).toFixed(1)} px at the left`);
    if (right > edges.right + TOLERANCE)
      told.push(`${kind} “${text}” is cut by ${(right - edges.right).toFixed(1)} px at the right`);
    if (whole !== null && text !== whole && !text.endsWith("…"))
      told.push(`${kind} “${text}” lacks an ellipsis, whole it is “${whole}”`);
    if (whole !== null && !whole.startsWith(text.replace(/…$/, "")))
      told.push(`${kind} “${text}” is no beginning of “${whole}”`);
    return told;
  });
}

const article = (language: "ar" | "en"): TimelineOptions => ({
  events: articleEvents(language),
  groups: articleGroups(language),
  locale: language === "ar" ? "ar-EG" : "en-GB",
  timeZone: "Asia/Samarkand",
});

const crowd: TimelineOptions = { events: mixedRecords(300, 7), timeZone: "UTC", locale: "fa" };
const low: TimelineOptions = { events: mixedRecords(120, 8), timeZone: "UTC", locale: "he", maxHeight: 240 };

const cases = (
  [
    ["the article in Arabic", article("ar")],
    ["the article in English", article("en")],
    ["three hundred records in five languages", crowd],
    ["a crowd in little height", low],
  ] as const
).flatMap(([what, options]) =>
  [360, 800, 1280].flatMap((width) =>
    (
      [
        ["rtl", "rtl"],
        ["ltr", "ltr"],
        ["rtl", "ltr"],
        ["ltr", "rtl"],
      ] as const
    ).map(([direction, timeDirection]) => ({ what, options, width, direction, timeDirection })),
  ),
);

const title =
  "no two texts meet, none is cut and none lies on another's mark: $what, $width px wide, text $direction, time $timeDirection";

test.each(cases)(title, async ({ options, width, direction, timeDirection }) => {
  await mount(page, { options: { ...options, direction, timeDirection }, width, dir: direction });
  const all = await drawnAt(views(width + direction.length));
  expect(all).toHaveLength(VIEWS);
  for (const { texts } of all) expect(texts.length).toBeGreaterThan(5);
  const kinds = [
    "samarkand-label",
    "samarkand-tick",
    "samarkand-group",
    "samarkand-legend-text",
    ...(options === crowd ? ["samarkand-doubt"] : []),
  ];
  expect([...new Set(all.flatMap(({ texts }) => texts.map(({ kind }) => kind.split(" ")[0])))]).toEqual(
    expect.arrayContaining(kinds),
  );
  const faults = all.flatMap((drawn) => [
    ...meetings(drawn.texts),
    ...cuts(drawn.texts),
    ...coverings(drawn),
  ]);
  expect(faults, faults.join("\n")).toEqual([]);
});

test.each([360, 1280])(
  "legend: stays in sight under the scrolled content, both within `maxHeight`, %s px wide",
  async (width) => {
    for (const dir of ["ltr", "rtl"] as const) {
      await mount(page, {
        options: { ...low, maxHeight: 300, direction: dir, view: { start: "2022", end: "2022" } },
        width,
        dir,
      });
      const found = await page.evaluate(() => {
        const box = (selector: string): DOMRect =>
          (document.querySelector(selector) as Element).getBoundingClientRect();
        const scroller = document.querySelector(".samarkand-scroller") as Element;
        return {
          root: box(".samarkand"),
          scroller: box(".samarkand-scroller"),
          legend: box(".samarkand-legend"),
          hidden: scroller.scrollHeight - scroller.clientHeight,
        };
      });
      expect(found.hidden).toBeGreaterThan(0);
      expect(found.legend.height).toBeGreaterThan(30);
      expect(found.legend.top).toBeGreaterThanOrEqual(found.scroller.bottom - TOLERANCE);
      expect(found.legend.bottom).toBeLessThanOrEqual(found.root.bottom + TOLERANCE);
      expect(found.root.height).toBeLessThanOrEqual(300 + TOLERANCE);
      expect(found.legend.width).toBe(width);
    }
  },
);

test("overlap: the check of this file finds two texts that meet, one that is cut and one that lost its end", async () => {
  await mount(page, { options: article("en"), width: 800 });
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll<SVGTextElement>("text.samarkand-tick-lower");
    second?.setAttribute("x", first?.getAttribute("x") ?? "");
    const label = document.querySelector<SVGTextElement>(".samarkand-event text.samarkand-label");
    if (label !== null) label.textContent = label.textContent.slice(0, 5);
    document.querySelector("text.samarkand-group")?.setAttribute("x", "-20");
  });
  const [drawn] = await drawnAt([null]);
  const texts = drawn?.texts ?? [];
  expect(texts.length).toBeGreaterThan(5);
  expect(meetings(texts)).not.toEqual([]);
  expect(cuts(texts).filter((sentence) => sentence.includes("is cut"))).not.toEqual([]);
  expect(cuts(texts).filter((sentence) => sentence.includes("lacks an ellipsis"))).not.toEqual([]);
});

test("measuring: texts are as wide as they were measured before drawing", async () => {
  await mount(page, { options: article("ar"), width: 1280, dir: "rtl" });
  const differences = await page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
    return [...document.querySelectorAll<SVGTextElement>("text.samarkand-label")].map((element) => {
      const { fontFamily, fontSize, fontWeight } = getComputedStyle(element);
      context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      return Math.abs(context.measureText(element.textContent).width - element.getComputedTextLength());
    });
  });
  expect(differences.length).toBeGreaterThan(5);
  // WebKit rounds letters to whole px, and does so differently in a canvas now and then.
  expect(Math.max(...differences)).toBeLessThan(engine === "webkit" ? 1.5 : TOLERANCE);
});

test("overlap: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
