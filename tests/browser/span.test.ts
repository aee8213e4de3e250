import type { Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { EventRecord, TimelineOptions } from "../../src/entries/index.ts";
import { inBothDirections, type Directions } from "../support/bothDirections.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { putFingers } from "../support/platform.ts";
import { frames, rested } from "../support/rest.ts";
import { serve } from "../support/server.ts";
import { getView, instantAt, markOf, mount, plotOf, settle, type Told } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const blank = `${server.url}/fixtures/blank.html`;
const { page, problems } = await openPage(browser, blank, { viewport: { width: 1000, height: 600 } });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Number of short events: too many for a lane each. ms from one to the next. */
const MANY = 1_600;
const EVERY = 0.45 * HOUR;
const START = Date.UTC(2022, 8, 1);

/**
 * An event every half hour or so, in two groups, so that most are in clusters; an era, and a bar
 * that is longer than the view.
 */
const events: readonly EventRecord[] = [
  ...Array.from({ length: MANY }, (_, index): EventRecord => ({
    id: `e${String(index)}`,
    title: `اجتماع ${String(index)} – Meeting`,
    start: START + index * EVERY,
    group: index % 2 === 0 ? "لقاءات" : "הצהרות",
  })),
  { id: "era", title: "حرب", start: "2022-09-10", end: "2022-09-12", display: "background" },
  { id: "long", title: "مناورات", start: "2022-08-01", end: "2022-10-20", group: "لقاءات" },
];
const september: TimelineOptions = {
  events,
  timeZone: "UTC",
  locale: "ar",
  maxHeight: 400,
  view: { start: "2022-09", end: "2022-09" },
  selection: "multiple",
};

/** Returns the ids of the events that share time with a range, computed from the definition. */
function meeting({ start, end }: { start: number; end: number }): string[] {
  const extents: [string, number, number][] = [
    ...Array.from({ length: MANY }, (_, index): [string, number, number] => [
      `e${String(index)}`,
      START + index * EVERY,
      START + index * EVERY,
    ]),
    ["era", Date.UTC(2022, 8, 10), Date.UTC(2022, 8, 13)],
    ["long", Date.UTC(2022, 7, 1), Date.UTC(2022, 9, 21)],
  ];
  return extents
    .filter(([, from, to]) => from < end && (to > start || from === start))
    .map(([id]) => id)
    .sort();
}

async function show(
  options: Partial<TimelineOptions>,
  { direction, timeDirection }: Directions,
  on: Page = page,
): Promise<void> {
  await on.mouse.move(990, 590);
  await mount(on, { options: { ...september, direction, timeDirection, ...options }, dir: direction });
}

async function under(x: number, { timeDirection }: Directions, on: Page = page): Promise<number> {
  return instantAt(x, { view: await getView(on), plot: await plotOf(on), timeDirection });
}

/** Returns a place at a part of the length of the plot: at its bottom, where no mark is. */
async function at(part: number): Promise<{ x: number; y: number }> {
  const { left, top, width, height } = await plotOf(page);
  return { x: Math.round(left + width * part), y: Math.round(Math.min(top + height, 400) - 4) };
}

/** Returns the band that is drawn, in px of the viewport, and its text. */
function band(on: Page = page): Promise<{ left: number; right: number; text: string } | null> {
  return on.evaluate(() => {
    const element = document.querySelector(".samarkand-span");
    if (element === null) return null;
    const { left, right } = element.getBoundingClientRect();
    return { left, right, text: document.querySelector(".samarkand-span-text")?.textContent ?? "" };
  });
}

async function told(
  on: Page = page,
): Promise<{ ids: string[]; span: { start: number; end: number } | null; titles: number }[]> {
  await settle(on);
  return on.evaluate(() =>
    window.told
      .filter(({ type }: Told) => type === "select")
      .map(({ event }) => {
        const {
          ids,
          events: records,
          span,
        } = event as { ids: string[]; events: unknown[]; span: { start: number; end: number } | null };
        return { ids: [...ids].sort(), span, titles: records.length };
      }),
  );
}

async function press(part: number, ...keys: readonly string[]): Promise<{ x: number; y: number }> {
  const place = await at(part);
  for (const key of ["Shift", ...keys]) await page.keyboard.down(key);
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  return place;
}

beforeEach(async () => {
  await page.mouse.up();
  for (const key of ["Shift", "Control"]) await page.keyboard.up(key);
  await page.emulateMedia({ forcedColors: null });
});

inBothDirections("Shift and a drag", (ways) => {
  test.each([
    ["with the reading", 0.3, 0.55],
    ["against it", 0.7, 0.4],
  ])(
    "mark a stretch %s, which a band shows, and select all that meets it, in clusters too",
    async (_way, from, to) => {
      await show({}, ways);
      expect(await page.locator("[data-cluster]").count()).toBeGreaterThan(0);
      const [view, place] = [await getView(page), await press(from)];
      const goal = await at(to);
      await page.mouse.move((place.x + goal.x) / 2, place.y);
      await page.mouse.move(goal.x, place.y + 30);
      await settle(page);
      const drawn = await band();
      expect(drawn?.left).toBeCloseTo(Math.min(place.x, goal.x), 0);
      expect(drawn?.right).toBeCloseTo(Math.max(place.x, goal.x), 0);
      expect(await told()).toEqual([]);
      await page.mouse.up();
      const [last, ...more] = (await told()).reverse();
      expect(more).toEqual([]);
      const ends = [await under(place.x, ways), await under(goal.x, ways)].sort((a, b) => a - b);
      expect(Math.abs((last?.span?.start ?? 0) - (ends[0] ?? 0))).toBeLessThan(HOUR);
      expect(Math.abs((last?.span?.end ?? 0) - (ends[1] ?? 0))).toBeLessThan(HOUR);
      expect(last?.ids).toEqual(meeting(last?.span as { start: number; end: number }));
      expect(last?.ids.length).toBeGreaterThan(25);
      expect(last?.ids).toContain("long");
      expect(last?.titles).toBe(last?.ids.length);
      expect(drawn?.text).toContain(new Intl.NumberFormat("ar").format(last?.ids.length ?? 0));
      expect([await band(), await getView(page), await page.locator(".is-marking").count()]).toEqual([
        null,
        view,
        0,
      ]);
      // `ids` returns the same events for this range.
      expect(
        await page.evaluate(
          (range) => window.shown.getEventIds(range as { start: number; end: number }).sort(),
          last?.span,
        ),
      ).toEqual(last?.ids);
    },
  );

  test("with Ctrl add to the selection; a plain click afterwards selects without a stretch", async () => {
    await show({}, ways);
    await page.evaluate(() => {
      window.shown.setSelection(["e119", "nobody"]);
    });
    const place = await press(0.5, "Control");
    await page.mouse.move(place.x + 60, place.y);
    await page.mouse.up();
    for (const key of ["Control", "Shift"]) await page.keyboard.up(key);
    const [first, second] = await told();
    expect(first).toMatchObject({ ids: ["e119"], span: null });
    expect(second?.ids).toEqual([...meeting(second?.span as { start: number; end: number }), "e119"].sort());
    const x = await page.evaluate(({ x: from, y }) => {
      const isFree = (at: number): boolean =>
        document.elementFromPoint(at, y)?.closest("[data-event-id], [data-cluster]") === null;
      return Array.from({ length: 300 }, (_, step) => from - step).find(isFree) ?? from;
    }, place);
    await page.mouse.click(x, place.y);
    expect((await told()).at(-1)).toEqual({ ids: [], span: null, titles: 0 });
  });

  test("without a movement are a click with Shift, which adds or removes, as with Ctrl and ⌘", async () => {
    await show(
      {
        events: events
          .slice(0, 3)
          .map((event, index) => ({ ...event, start: START + (5 + 8 * index) * DAY })),
      },
      ways,
    );
    for (const [key, id] of [
      ["Shift", "e0"],
      ["Control", "e1"],
      ["Meta", "e2"],
      ["Shift", "e1"],
    ] as const) {
      const { x, y } = await markOf(page, id);
      await page.keyboard.down(key);
      await page.mouse.click(x, y);
      await page.keyboard.up(key);
      await settle(page);
    }
    expect((await told()).map(({ ids, span }) => [ids.join(), span])).toEqual([
      ["e0", null],
      ["e0,e1", null],
      ["e0,e1,e2", null],
      ["e0,e2", null],
    ]);
  });

  test("are cancelled by Escape, which the page does not get; the rest of the drag has no effect", async () => {
    await show({}, ways);
    await page.evaluate(() => {
      Object.assign(window, { escapes: 0 });
      window.onkeydown = ({ key }) => {
        if (key === "Escape") (window as unknown as { escapes: number }).escapes += 1;
      };
    });
    const escapes = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { escapes: number }).escapes);
    const view = await getView(page);
    const place = await press(0.4);
    await page.mouse.move(place.x + 100, place.y);
    await settle(page);
    expect(await band()).not.toBe(null);
    await page.keyboard.press("Escape");
    await page.mouse.move(place.x + 150, place.y);
    await settle(page);
    expect(await band()).toBe(null);
    await page.mouse.up();
    expect([await told(), await getView(page), await escapes()]).toEqual([[], view, 0]);
    await page.mouse.move(990, 590);
    await expect.poll(() => page.locator(".samarkand-tooltip").isVisible()).toBe(false);
    await page.keyboard.press("Escape");
    expect(await escapes()).toBe(1);
  });

  test.each([
    ["earlier", -1],
    ["later", 1],
  ] as const)("beyond the end on the %s side pan slowly to that side", async (_side, sign) => {
    await show({}, ways);
    const place = await press(0.5);
    const held = await under(place.x, ways);
    const [before, { left, width }] = [await getView(page), await plotOf(page)];
    const isRight = (sign === 1) === (ways.timeDirection === "ltr");
    await page.mouse.move(isRight ? left + width + 40 : Math.max(0, left - 40), place.y, { steps: 3 });
    await expect
      .poll(async () => (((await getView(page)).start - before.start) * sign) / DAY)
      .toBeGreaterThan(2);
    const drawn = await band();
    expect(isRight ? drawn?.right : drawn?.left).toBeCloseTo(isRight ? left + width : left, 0);
    await page.mouse.up();
    await settle(page);
    const [after, selected] = [await getView(page), (await told()).at(-1)];
    expect(after.end - after.start).toBeCloseTo(before.end - before.start, -1);
    const { start, end } = selected?.span as { start: number; end: number };
    expect(Math.abs((sign === 1 ? start : end) - held)).toBeLessThan(HOUR);
    expect(Math.abs(sign === 1 ? end - after.end : start - after.start)).toBeLessThan(DAY / 2);
    await frames(page, 10);
    expect(await getView(page)).toEqual(after);
  });

  test("pan where one event can be selected, or none", async () => {
    for (const selection of ["single", "none"] as const) {
      await show({ selection }, ways);
      const [view, place] = [await getView(page), await press(0.5)];
      await page.mouse.move(place.x + 100, place.y);
      await settle(page);
      expect([await band(), await getView(page)]).toEqual([null, expect.not.objectContaining(view)]);
      await page.mouse.up();
    }
  });

  test("keep a text selection of the page, and focus the plot", async () => {
    await show({}, ways);
    await page.evaluate(() => {
      const text = document.createElement("p");
      text.textContent = "نص في الصفحة";
      document.body.append(text);
      getSelection()?.setBaseAndExtent(text.firstChild as Text, 0, text.firstChild as Text, 2);
    });
    const place = await press(0.4);
    await page.mouse.move(place.x + 100, place.y + 300);
    await page.mouse.up();
    expect(
      await page.evaluate(() => [String(getSelection()).length <= 2, document.activeElement?.className]),
    ).toEqual([true, "samarkand-plot"]);
    await page.evaluate(() => {
      document.querySelector("p")?.remove();
    });
  });

  test("leave nothing when the timeline is destroyed meanwhile", async () => {
    await show({}, ways);
    const place = await press(0.4);
    await page.mouse.move(place.x + 100, place.y);
    await page.evaluate(() => {
      window.shown.destroy();
    });
    await page.mouse.move(place.x + 120, place.y);
    await page.mouse.up();
    expect(await page.evaluate(() => document.querySelector("#timeline")?.childElementCount)).toBe(0);
  });

  test("show a band with visible edges in forced colours", async () => {
    await show({}, ways);
    await page.emulateMedia({ forcedColors: "active" });
    const place = await press(0.4);
    await page.mouse.move(place.x + 100, place.y);
    await settle(page);
    const [edge, text, ground, highlight] = await page.evaluate(() => {
      const probe = document.createElement("div");
      probe.style.setProperty("color", "Highlight");
      document.body.append(probe);
      const highlighted = getComputedStyle(probe).color;
      probe.remove();
      const [one, other] = [".samarkand-span", ".samarkand-span-text"].map((name) =>
        getComputedStyle(document.querySelector(name) as Element),
      );
      return [one?.borderLeftColor, other?.color, other?.backgroundColor, highlighted];
    });
    expect(edge).toBe(highlight);
    expect(text).not.toBe(ground);
    await page.mouse.up();
  });
});

describe("finger", async () => {
  const touch = await openPage(browser, blank, { viewport: { width: 800, height: 500 }, hasTouch: true });
  const put = (
    what: "down" | "move" | "up",
    ...fingers: readonly (readonly [x: number, y: number])[]
  ): Promise<void> => putFingers(touch.page, what, ...fingers.map(([x, y], id) => ({ x, y, id })));

  inBothDirections("after a rest", (ways) => {
    test("marks a stretch when it moves, and pans without a rest; a second finger ends the stretch", async () => {
      await show({}, ways, touch.page);
      const y = Math.round((await plotOf(touch.page)).top + 6);
      const view = await getView(touch.page);
      await put("down", [300, y]);
      await rested(touch.page);
      for (const x of [340, 400]) await put("move", [x, y]);
      await expect.poll(async () => (await band(touch.page))?.right).toBeCloseTo(400, 0);
      await put("up");
      await expect.poll(async () => (await told(touch.page)).length).toBe(1);
      const [selected] = await told(touch.page);
      expect(selected?.ids).toEqual(meeting(selected?.span as { start: number; end: number }));
      expect(await getView(touch.page)).toEqual(view);

      await put("down", [300, y]);
      await rested(touch.page);
      await put("move", [350, y]);
      await expect.poll(() => band(touch.page)).not.toBe(null);
      await put("down", [350, y], [450, y]);
      await put("move", [300, y], [500, y]);
      await expect.poll(() => band(touch.page)).toBe(null);
      await put("up");
      expect(await told(touch.page)).toHaveLength(1);
      expect((await getView(touch.page)).end - (await getView(touch.page)).start).toBeLessThan(
        view.end - view.start,
      );

      await show({}, ways, touch.page);
      await put("down", [300, y]);
      for (const x of [340, 400]) await put("move", [x, y]);
      await settle(touch.page);
      expect(await band(touch.page)).toBe(null);
      expect(await getView(touch.page)).not.toEqual(view);
      await put("up");
      expect(touch.problems).toEqual([]);
    });
  });
});

test("span: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
