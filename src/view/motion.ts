import { easeCubicOut } from "d3-ease";
import type { TimeRange } from "../time/scale.ts";
import { prefersReducedMotion } from "./domTree.ts";
import type { Moving } from "./viewportCache.ts";

/** ms after the last step of a pan or a zoom until the gesture counts as over. */
const REST = 120;
/** ms in which marks glide and new clusters fade in after a zoom (see the stylesheet: 180 ms). */
const APPEARING = 200;

/** Duration of an animation between two views, in ms. */
const DURATION = 220;

/** The gesture that moves the view. */
export interface Motion {
  readonly now: Moving | null;
  /**
   * Reports the mover of the view: a gesture, which is over when it has rested for a moment, or
   * (`null`) something else, after which everything is drawn exactly.
   */
  readonly moved: (by: Moving | null) => void;
  readonly stop: () => void;
}

/** Creates the motion of a timeline. `rested` is called when a gesture is over. */
export function createMotion(root: HTMLElement, rested: () => void): Motion {
  const window = root.ownerDocument.defaultView as Window;
  let now: Moving | null = null;
  let timer = 0;
  const stop = (): void => {
    window.clearTimeout(timer);
  };
  const show = (...classes: readonly string[]): void => {
    for (const name of ["is-panning", "is-zooming", "is-resting"])
      root.classList.toggle(name, classes.includes(name));
  };
  const rest = (): void => {
    const isZoom = now === "zoom";
    now = null;
    if (isZoom) timer = window.setTimeout(show, APPEARING);
    show(...(isZoom ? ["is-zooming", "is-resting"] : []));
    rested();
  };
  return {
    get now() {
      return now;
    },
    moved(by) {
      now = by;
      stop();
      if (by !== null) timer = window.setTimeout(rest, REST);
      show(by === null ? "" : by === "pan" ? "is-panning" : "is-zooming");
    },
    stop,
  };
}

/** Animates the view, one step a frame. */
export interface ViewAnimation {
  /**
   * Animates from one view to another. Returns `false`, and does nothing, for a reader who prefers
   * reduced motion.
   */
  run(from: TimeRange, to: TimeRange): boolean;
  stop(): void;
}

/**
 * Creates a view animation. `show` is called with every view on the way, the last one being the
 * goal itself.
 */
export function createViewAnimation(
  window: Window,
  show: (view: TimeRange, isLast: boolean) => void,
): ViewAnimation {
  let frame = 0;
  const stop = (): void => {
    window.cancelAnimationFrame(frame);
  };
  return {
    stop,
    run(from, to) {
      stop();
      if (prefersReducedMotion(window)) return false;
      let begin: number | null = null;
      const step = (now: number): void => {
        begin ??= now;
        const progress = (now - begin) / DURATION;
        if (progress < 1) frame = window.requestAnimationFrame(step);
        show(progress >= 1 ? to : between(from, to, easeCubicOut(progress)), progress >= 1);
      };
      frame = window.requestAnimationFrame(step);
      return true;
    },
  };
}

/**
 * Returns a view between two views. The span changes by equal ratios, as the eye perceives a zoom;
 * the start changes in proportion to the span.
 */
function between(from: TimeRange, to: TimeRange, progress: number): TimeRange {
  const [spanFrom, spanTo] = [from.end - from.start, to.end - to.start];
  const span = spanFrom * (spanTo / spanFrom) ** progress;
  const part =
    Math.abs(spanTo - spanFrom) < 1e-9 * spanFrom ? progress : (span - spanFrom) / (spanTo - spanFrom);
  const start = from.start + (to.start - from.start) * part;
  return { start, end: start + span };
}
