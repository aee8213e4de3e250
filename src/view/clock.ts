import { DAY } from "../base/durations.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimeRange } from "../time/scale.ts";

/**
 * Least time between two steps of the now line, in ms. Where a px is longer, the line moves once
 * per px.
 */
const LEAST = 1_000;
/** Longest timer, in ms: browsers cannot set timers of more than 24 days. */
const MOST = DAY;

/** Gives the instant of the now line, and redraws the line as time goes on. */
export interface Clock {
  /** Returns the instant of the now line, in ms; `null` where there is none. */
  readonly now: (options: ResolvedOptions) => number | null;
  /**
   * Schedules the next redraw after a view was drawn: when the line has moved by a px in it, or
   * comes into it.
   */
  follow(options: ResolvedOptions, picture: Picture, view: TimeRange): void;
  stop(): void;
}

/** Creates a clock. `redraw` is called when the line has to move. */
export function createClock(window: Window, redraw: () => void): Clock {
  let timer = 0;
  const stop = (): void => {
    window.clearTimeout(timer);
  };
  return {
    now: (options) => (options.now === "clock" ? Date.now() : options.now),
    follow(options, picture, view) {
      stop();
      if (options.now !== "clock") return;
      const now = Date.now();
      const step = Math.max(LEAST, (view.end - view.start) / picture.plot.length);
      // Before the start of the view nothing moves: the next redraw is when the line comes into
      // sight.
      const wait = now < view.start ? Math.max(step, view.start - now) : step;
      if (now < view.end) timer = window.setTimeout(redraw, Math.min(MOST, wait));
    },
    stop,
  };
}
