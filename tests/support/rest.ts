import type { Page } from "playwright-core";

/** What a page has told of its timers and frames since `watchRest` ran in it. */
interface Rest {
  /** The next frame, which does not count as one that the page has asked for. */
  frame(): Promise<void>;
  /**
   * When the page waits for nothing: no frame, no timer that is over within two seconds, and none
   * that comes again and again.
   */
  rested(): Promise<void>;
}

declare global {
  interface Window {
    rest: Rest;
  }
}

/**
 * Keeps which timers and frames a window waits for, so that a test need not guess how long that
 * takes. It runs in the page: it may use nothing from outside.
 */
export function watchRest(): void {
  /**
   * ms; what waits longer, such as the line of now for its next px, shows nothing of what was asked
   * for.
   */
  const LONG = 2_000;
  /**
   * Frames in which nothing may be asked for: a scroll or an observer is told of a frame after what
   * caused it.
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
  // Either of the two ends either kind of timer.
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
 * Waits until a page waits for nothing: what was asked for is drawn, has moved to its place and has
 * been told.
 */
export const rested = (page: Page): Promise<void> => page.evaluate(() => window.rest.rested());

/** So many frames, in which nothing is to happen. */
export function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    for (let number = 0; number < wanted; number += 1) await window.rest.frame();
  }, count);
}
