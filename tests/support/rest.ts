import type { Page } from "playwright-core";

/** State of the timers and frames of a page since `watchRest` ran in it. */
interface Rest {
  /** Waits for the next frame, which does not count as requested by the page. */
  frame(): Promise<void>;
  /**
   * Waits until the page waits for nothing: no frame, no timer of at most two seconds, and no
   * repeating timer.
   */
  rested(): Promise<void>;
}

declare global {
  interface Window {
    rest: Rest;
  }
}

/**
 * Records the timers and frames for which a window waits, so that a test need not guess how long
 * that takes. Runs in the page, so it may use nothing from outside.
 */
export function watchRest(): void {
  /**
   * ms: a longer timer does not count, such as that of the line of now for its next px, because it
   * shows nothing that a test has asked for.
   */
  const LONG = 2_000;
  /**
   * Frames in which nothing may be requested: a scroll or an observer is reported a frame after its
   * cause.
   */
  const QUIET = 4;
  const ask = window.requestAnimationFrame.bind(window);
  const [timeout, interval] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
  const pending = { timers: new Set<unknown>(), frames: new Set<number>() };
  const frame = (): Promise<void> =>
    new Promise((resolve) => {
      ask(() => {
        resolve();
      });
    });

  const setTimer = (callback: (...given: unknown[]) => void, wait?: number, ...given: unknown[]): unknown => {
    const timer: unknown = timeout(
      (...all: unknown[]) => {
        pending.timers.delete(timer);
        callback(...all);
      },
      wait,
      ...given,
    );
    if ((wait ?? 0) <= LONG) pending.timers.add(timer);
    return timer;
  };
  const setRepeating = (
    callback: (...given: unknown[]) => void,
    wait?: number,
    ...given: unknown[]
  ): unknown => {
    const timer: unknown = interval(callback, wait, ...given);
    pending.timers.add(timer);
    return timer;
  };
  const askFrame = (callback: FrameRequestCallback): number => {
    const asked = ask((time) => {
      pending.frames.delete(asked);
      callback(time);
    });
    pending.frames.add(asked);
    return asked;
  };
  // `clearTimeout` and `clearInterval` each end both kinds of timers.
  const end = (set: Set<unknown>, name: "clearTimeout" | "clearInterval" | "cancelAnimationFrame") => {
    const original = window[name].bind(window) as (id: unknown) => void;
    return (id: unknown): void => {
      set.delete(id);
      original(id);
    };
  };
  Object.assign(window, {
    setTimeout: setTimer,
    setInterval: setRepeating,
    requestAnimationFrame: askFrame,
    clearTimeout: end(pending.timers, "clearTimeout"),
    clearInterval: end(pending.timers, "clearInterval"),
    cancelAnimationFrame: end(pending.frames, "cancelAnimationFrame"),
    rest: {
      frame,
      async rested() {
        for (
          let quiet = 0;
          quiet < QUIET;
          quiet = pending.timers.size + pending.frames.size === 0 ? quiet + 1 : 0
        )
          await frame();
      },
    } satisfies Rest,
  });
}

/**
 * Waits until a page waits for nothing: all changes are drawn, have moved to their places and have
 * been emitted.
 */
export const rested = (page: Page): Promise<void> => page.evaluate(() => window.rest.rested());

/** Waits for `count` frames, in which nothing is expected to happen. */
export function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    for (let number = 0; number < wanted; number += 1) await window.rest.frame();
  }, count);
}

/** Times that a tap is tried, and frames in which each of them is expected to make a click. */
const TAPS = 5;
const CLICK_FRAMES = 300;

/**
 * Taps a point of the viewport (px), until the page hears the click. On a busy machine Chromium
 * makes no click of a finger that comes soon after another one: it ends a movement.
 */
export async function tap(page: Page, x: number, y: number): Promise<void> {
  for (let count = 0; count < TAPS; count += 1) {
    await page.evaluate(() => {
      const hear = (): void => {
        document.documentElement.dataset["tapped"] = "";
      };
      delete document.documentElement.dataset["tapped"];
      window.addEventListener("click", hear, { capture: true, once: true });
    });
    await page.touchscreen.tap(x, y);
    // A click may be late: a second tap would undo the first one.
    const isHeard = await page.evaluate(async (most) => {
      const { dataset } = document.documentElement;
      for (let frame = 0; frame < most && !("tapped" in dataset); frame += 1) await window.rest.frame();
      return "tapped" in dataset;
    }, CLICK_FRAMES);
    if (isHeard) return;
  }
  throw new Error(`${String(TAPS)} taps made no click`);
}
