import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { mount, settle } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 700 },
});

/** An event for each shape that a date can have. */
const events: readonly EventRecord[] = [
  { id: "dot", title: "Embassy opens", start: Date.UTC(2022, 8, 3, 12), group: "a", kind: "x" },
  { id: "hollow", title: "رسالة", start: "2022-09-10~", group: "a", kind: "x" },
  { id: "planned", title: "Planned call", start: "2022-09-20", group: "a", status: "tentative", kind: "x" },
  {
    id: "cancelled",
    title: "Cancelled talk",
    start: "2022-09-25",
    group: "a",
    status: "cancelled",
    kind: "x",
  },
  { id: "bar", title: "קמפ", start: "2022-09-12/2022-09-18", group: "b", kind: "y" },
  { id: "soft", title: "Exercises", start: "2022-09-02~/2022-09-09~", group: "b", kind: "y" },
  { id: "open", title: "العقوبات", start: "2022-09-20/..", group: "b", kind: "y" },
  {
    id: "dashed",
    title: "Visit",
    start: "2022-09-21/2022-09-27",
    group: "b",
    status: "tentative",
    kind: "y",
  },
  {
    id: "bracket",
    title: "Some time in these days",
    start: "[2022-09-11..2022-09-17]",
    group: "c",
    kind: "z",
  },
  { id: "set", title: "All of these", start: "{2022-09-20,2022-09-24,2022-09-27}", group: "c", kind: "z" },
  {
    id: "era",
    title: "Olympic truce",
    start: "2022-09-05/2022-09-15",
    group: "c",
    display: "background",
    kind: "z",
  },
];
const ids = events.map(({ id }) => id as string);
const september: TimelineOptions = {
  events,
  timeZone: "UTC",
  locale: "en",
  selection: "multiple",
  view: { start: "2022-09", end: "2022-09" },
};

/** Returns the shapes of each event without its rings, and the text and the place of its label. */
const picture = (): Promise<
  Record<string, { shapes: string[]; text: string; left: number; width: number }>
> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("[data-event-id]")].map((event) => {
        const label = event.querySelector(".samarkand-label");
        const { left = 0, width = 0 } =
          label === null ? {} : (label as SVGTextElement).getBoundingClientRect();
        const painted = (shape: Element): string => {
          const { fill, fillOpacity, stroke, strokeWidth, strokeDasharray, strokeOpacity } =
            getComputedStyle(shape);
          return [
            shape.getAttribute("class"),
            fill,
            fillOpacity,
            stroke,
            strokeWidth,
            strokeDasharray,
            strokeOpacity,
            ...["x", "y", "width", "height", "cx", "cy", "r", "x1", "x2", "y1", "y2"].map((name) =>
              shape.getAttribute(name),
            ),
          ].join(" ");
        };
        const shapes = [...event.querySelectorAll(":not(text)")]
          .filter((shape) => !/samarkand-(ring|focus)/.test(shape.getAttribute("class") ?? ""))
          .map(painted);
        return [
          event.getAttribute("data-event-id") ?? "",
          {
            shapes,
            text: label?.textContent ?? "",
            left,
            width: (label as SVGTextElement | null)?.getComputedTextLength() ?? width,
          },
        ];
      }),
    ),
  );

const looks = [
  ["light", "none", "screen"],
  ["dark", "none", "screen"],
  ["contrast", "none", "screen"],
  ["light", "active", "screen"],
  ["light", "none", "print"],
] as const;
const looksHere = looks.filter(
  ([, forced, media]) => can("media") || (forced === "none" && media === "screen"),
);

describe.each(BOTH_DIRECTIONS)("selected event, $direction", ({ direction }) => {
  test.each(looksHere)(
    "has a ring and bolder letters, and keeps its fill, its ends and its place: %s, forced colours %s, %s",
    async (theme, forcedColors, media) => {
      await page.emulateMedia({ forcedColors, media });
      await mount(page, { options: { ...september, theme }, dir: direction });
      const before = await picture();
      expect(Object.keys(before).sort()).toEqual([...ids].sort());
      await page.evaluate((all) => {
        window.shown.setSelection(all);
      }, ids);
      await settle(page);
      expect(await picture()).toEqual(before);
      const rings = await page.evaluate(() =>
        [...document.querySelectorAll(".is-selected, .samarkand-era")].map((event) => {
          const ring = event.querySelector(".samarkand-ring");
          const letters = event.querySelector(".samarkand-label");
          const style = ring === null ? null : getComputedStyle(ring);
          const text = letters === null ? null : getComputedStyle(letters);
          return {
            id: event.getAttribute("data-event-id"),
            isRing: style?.fill === "none" && style.stroke !== "none" && style.strokeWidth === "2px",
            isBold: text !== null && text.stroke === text.fill && text.strokeWidth === "0.7px",
          };
        }),
      );
      expect(rings).toHaveLength(ids.length);
      expect(rings.filter(({ isRing, isBold }) => !isRing || !isBold)).toEqual([]);
      await page.emulateMedia({ forcedColors: "none", media: "screen" });
    },
  );

  test("has 3 px between its mark and its ring of 2 px", async () => {
    await mount(page, { options: september, dir: direction });
    await page.evaluate(() => {
      window.shown.setSelection(["dot", "bar"]);
    });
    await settle(page);
    const gaps = await page.evaluate(() =>
      ["dot", "bar"].map((id) => {
        const [mark, ring] = [".samarkand-body", ".samarkand-ring"].map(
          (name) => document.querySelector(`[data-event-id=${id}] ${name}`) as SVGGraphicsElement,
        ) as [SVGGraphicsElement, SVGGraphicsElement];
        const [a, b] = [mark.getBBox(), ring.getBBox()];
        return [
          a.x - b.x - 1,
          a.y - b.y - 1,
          b.x + b.width - a.x - a.width - 1,
          b.y + b.height - a.y - a.height - 1,
        ];
      }),
    );
    for (const gap of gaps.flat()) expect(gap).toBeCloseTo(3, 1);
  });

  test("differs from the active descendant, alone and together, and from the hovered event", async () => {
    await mount(page, { options: september, dir: direction });
    const rings = (): Promise<Record<string, string[]>> =>
      page.evaluate(() =>
        Object.fromEntries(
          [...document.querySelectorAll("[data-event-id]")].flatMap((event) => {
            const found = [...event.querySelectorAll(".samarkand-ring, .samarkand-focus")].map(
              (ring) => `${ring.getAttribute("class") ?? ""} ${ring.getAttribute("stroke-width") ?? ""}`,
            );
            return found.length === 0 ? [] : [[event.getAttribute("data-event-id") ?? "", found] as const];
          }),
        ),
      );
    await page.evaluate(() => {
      window.shown.setSelection(["dot"]);
    });
    await page.focus("[role=listbox]");
    await page.keyboard.press("Home");
    await page.evaluate(() => {
      window.shown.setSelection(["planned"]);
      window.shown.reveal("dot");
    });
    await settle(page);
    const alone = await rings();
    expect(alone["planned"]).toEqual(["samarkand-ring 2"]);
    expect(
      Object.values(alone)
        .flat()
        .filter((ring) => ring.startsWith("samarkand-focus")),
    ).toHaveLength(1);
    await page.evaluate(() => {
      window.shown.setSelection(["planned", "dot"]);
    });
    await settle(page);
    expect((await rings())["dot"]).toEqual(["samarkand-ring 2", "samarkand-focus 2"]);
    const reach = await page.evaluate(() =>
      [".samarkand-ring", ".samarkand-focus"]
        .map((name) =>
          (document.querySelector(`[data-event-id=dot] ${name}`) as SVGGraphicsElement).getBBox(),
        )
        .map(({ width, height }) => [width, height]),
    );
    expect((reach[1]?.[0] ?? 0) - (reach[0]?.[0] ?? 0)).toBeGreaterThan(6);
    expect((reach[1]?.[1] ?? 0) - (reach[0]?.[1] ?? 0)).toBeGreaterThanOrEqual(6);
    const mark = await page.locator("[data-event-id=bar] .samarkand-body").boundingBox();
    await page.mouse.move((mark?.x ?? 0) + 20, (mark?.y ?? 0) + 10);
    await expect.poll(async () => (await rings())["bar"]).toEqual(["samarkand-ring 1"]);
    await page.mouse.move(990, 690);
  });
});
