import { afterAll, describe, expect, test } from "vitest";
import type { EventRecord } from "../../src/entries/index.ts";
import { ALL_DIRECTIONS } from "../support/bothDirections.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/server.ts";
import { getView, instantAt, mount, plotOf, settle } from "../support/timelinePage.ts";

// These tests dispatch events: no driver creates a wheel that counts in lines or pages, and one
// driver has no wheel at all.

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`, {
  viewport: { width: 1000, height: 600 },
});

const DAY = 86_400_000;
const events = Array.from({ length: 40 }, (_, index): EventRecord => ({
  title: `حدث ${index}`,
  start: Date.UTC(2022, 7, 1) + index * DAY,
}));
const UNITS = [
  { unit: "px", deltaMode: 0, notch: 60 },
  { unit: "lines", deltaMode: 1, notch: 3 },
  { unit: "pages", deltaMode: 2, notch: 1 },
] as const;

type Turn = Pick<WheelEventInit, "deltaMode" | "deltaX" | "deltaY" | "shiftKey" | "ctrlKey" | "metaKey">;

/**
 * Dispatches one wheel event in the plot, at a part of its width. Returns whether the page's own
 * scrolling was prevented.
 */
async function turn(part: number, init: Turn): Promise<boolean> {
  const { left, top, width, height } = await plotOf(page);
  const isKept = await page.evaluate(
    ([x, y, about]) => {
      const target = document.elementFromPoint(x, y) as Element;
      return !target.dispatchEvent(
        new WheelEvent("wheel", {
          bubbles: true,
          cancelable: true,
          composed: true,
          clientX: x,
          clientY: y,
          ...about,
        }),
      );
    },
    [left + width * part, top + height / 2, init] as const,
  );
  await settle(page);
  return isKept;
}

describe.each(ALL_DIRECTIONS)(
  "wheel units, text $direction, time $timeDirection",
  ({ direction, timeDirection }) => {
    const show = async (): Promise<void> => {
      await page.mouse.move(990, 590);
      await mount(page, {
        options: {
          events,
          direction,
          timeDirection,
          locale: "ar",
          timeZone: "UTC",
          view: { start: "2022-08-10", end: "2022-08-20" },
        },
        dir: direction,
      });
    };

    test.each(UNITS)(
      "pan by a notch in $unit to its own side; a vertical one with Shift does the same",
      async ({ deltaMode, notch }) => {
        await show();
        const before = await getView(page);
        expect(await turn(0.5, { deltaMode, deltaX: notch })).toBe(true);
        const after = await getView(page);
        expect(Math.sign(after.start - before.start)).toBe(timeDirection === "ltr" ? 1 : -1);
        expect(after.end - after.start).toBeCloseTo(before.end - before.start, -3);
        expect(await turn(0.5, { deltaMode, deltaY: -notch, shiftKey: true })).toBe(true);
        const back = await getView(page);
        expect(back.start).toBeCloseTo(before.start, -3);
      },
    );

    test.each(UNITS)(
      "zoom at the pointer by a notch in $unit with Ctrl or ⌘",
      async ({ deltaMode, notch }) => {
        for (const key of ["ctrlKey", "metaKey"] as const) {
          await show();
          const at = async (): Promise<number> => {
            const plot = await plotOf(page);
            return instantAt(plot.left + plot.width * 0.25, {
              view: await getView(page),
              plot,
              timeDirection,
            });
          };
          const [before, instant] = [await getView(page), await at()];
          expect(await turn(0.25, { deltaMode, deltaY: -notch, [key]: true })).toBe(true);
          const after = await getView(page);
          expect(after.end - after.start).toBeLessThan(before.end - before.start);
          expect(Math.abs((await at()) - instant)).toBeLessThan((after.end - after.start) / 500);
        }
      },
    );

    test.each(UNITS)("leave a vertical notch in $unit to the page", async ({ deltaMode, notch }) => {
      await show();
      const before = await getView(page);
      expect(await turn(0.5, { deltaMode, deltaY: notch })).toBe(false);
      expect(await getView(page)).toEqual(before);
    });
  },
);

test("wheel units: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
