import { DAY } from "../base/durations.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimeRange } from "../time/scale.ts";

/**
 * ms between two steps of the line of now, at least; where a px is longer, it has no more to do.
 */
const LEAST = 1_000;
/** ms; longer timers than 24 days are none. */
const MOST = DAY;

/** Tells what time it is, as far as it is shown. */
export interface Clock {
  /** The instant of the line (ms); `null` where there is none. */
  readonly now: (options: ResolvedOptions) => number | null;
  /** A view is drawn: again when the line has a px to go in it, or comes into it. */
  follow(options: ResolvedOptions, picture: Picture, view: TimeRange): void;
  stop(): void;
}

/** `redraw` is called when the line has to move. */
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
      // It comes into sight by itself, too, if only it is before what is in sight.
      const wait = now < view.start ? Math.max(step, view.start - now) : step;
      if (now < view.end) timer = window.setTimeout(redraw, Math.min(MOST, wait));
    },
    stop,
  };
}
