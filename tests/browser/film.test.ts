import { afterAll, expect, test } from "vitest";
import { can, launchBrowser, openPage } from "../support/browser.ts";
import { BOTH_DIRECTIONS } from "../support/bothDirections.ts";
import { densitySets } from "../support/densitySets.ts";
import { serve } from "../support/server.ts";
import { mount } from "../support/timelinePage.ts";

const browser = await launchBrowser();
const server = await serve();
afterAll(() => server.close());
const { page, problems } = await openPage(browser, `${server.url}/fixtures/blank.html`);

/** What a film of a zoom shows. */
interface Film {
  /** Marks that moved up or down while the hand zoomed. */
  readonly moved: string[];
  /** px: heights of the plot while the hand zoomed. */
  readonly heights: number[];
  /** Number of marks that have another place when all is at rest. */
  readonly rearranged: number;
  /** Number of those that were seen on the way. */
  readonly gliding: number;
}

/** Turns a wheel over the timeline 48 times, one step a frame, and watches until all is at rest. */
function filmOf(): Promise<Film> {
  return page.evaluate(async () => {
    const plot = document.querySelector(".samarkand-plot") as HTMLElement;
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    // The middle of a mark's lane; how a mark lies about it depends on its length.
    const places = (): Map<string, number> =>
      new Map(
        [...document.querySelectorAll(".samarkand-events > [data-event-id]")].map((mark) => [
          mark.getAttribute("data-event-id") ?? "",
          Number(/ ([\d.]+)\)/.exec(mark.getAttribute("transform") ?? "")?.[1]),
        ]),
      );
    const { left, top, width } = plot.getBoundingClientRect();
    const first = new Map<string, number>();
    const moved = new Set<string>();
    const heights: number[] = [];
    let last = places();
    for (let step = 0; step < 48; step += 1) {
      plot.dispatchEvent(
        new WheelEvent("wheel", {
          deltaY: -20,
          ctrlKey: true,
          clientX: left + width * 0.45,
          clientY: top + 40,
          bubbles: true,
          cancelable: true,
        }),
      );
      await frame();
      last = places();
      for (const [id, y] of last) {
        const before = first.get(id);
        if (before !== undefined && Math.abs(before - y) > 0.5) moved.add(id);
        first.set(id, before ?? y);
      }
      heights.push(plot.getBoundingClientRect().height);
    }
    const gliding = new Set<string>();
    while (document.querySelector(".is-zooming, .is-resting") !== null) {
      await frame();
      for (const animation of document.getAnimations()) {
        const { target } = animation.effect as KeyframeEffect;
        const id = target?.getAttribute("data-event-id");
        if (typeof id === "string" && (animation as CSSTransition).transitionProperty === "transform")
          gliding.add(id);
      }
    }
    const rest = places();
    const changed = [...rest].filter(([id, y]) => Math.abs((last.get(id) ?? y) - y) > 2);
    return {
      moved: [...moved],
      heights,
      rearranged: changed.length,
      gliding: changed.filter(([id]) => gliding.has(id)).length,
    };
  });
}

test.each(BOTH_DIRECTIONS)(
  "while a hand zooms no mark moves up or down; at rest they glide, text $direction, time $timeDirection",
  async ({ direction, timeDirection }) => {
    let rearranged = 0;
    for (const { name, make } of (await densitySets()).filter((set) => ["plan", "news"].includes(set.name))) {
      for (const reducedMotion of can("media") ? (["no-preference", "reduce"] as const) : [null]) {
        if (reducedMotion !== null) await page.emulateMedia({ reducedMotion });
        await mount(page, {
          options: { ...make(3, "ar"), maxHeight: 500, timeDirection, timeZone: "UTC" },
          dir: direction,
        });
        const film = await filmOf();
        expect(film.moved, name).toEqual([]);
        expect(Math.min(...film.heights)).toBe(film.heights[0]);
        rearranged += film.rearranged;
        if (reducedMotion === "reduce") expect(film.gliding).toBe(0);
        if (reducedMotion === "no-preference" && film.rearranged > 0) expect(film.gliding).toBeGreaterThan(0);
      }
    }
    expect(rearranged).toBeGreaterThan(0);
  },
);

test("a film of a zoom: the page reports no problem", () => {
  expect(problems).toEqual([]);
});
