import { easeCubicOut } from "d3-ease";
import type { TimeRange } from "../time/scale.ts";
import { prefersReducedMotion } from "./domTree.ts";

/** ms */
const DURATION = 220;

/** Moves through views, one a frame. */
export interface ViewAnimation {
  /** Goes from one view to another; a reader who prefers reduced motion is there at once. */
  run(from: TimeRange, to: TimeRange): void;
  stop(): void;
  /** Where it is going; `null` when it is not moving. */
  goal(): TimeRange | null;
}

/** `show` is called with every view on the way, the last one being the goal itself. */
export function createViewAnimation(
  window: Window,
  show: (view: TimeRange, isLast: boolean) => void,
): ViewAnimation {
  let frame = 0;
  let goal: TimeRange | null = null;
  const stop = (): void => {
    window.cancelAnimationFrame(frame);
    goal = null;
  };
  return {
    stop,
    goal: () => goal,
    run(from, to) {
      stop();
      if (prefersReducedMotion(window)) {
        show(to, true);
        return;
      }
      goal = to;
      let begin: number | null = null;
      const step = (now: number): void => {
        begin ??= now;
        const progress = (now - begin) / DURATION;
        if (progress < 1) frame = window.requestAnimationFrame(step);
        else goal = null;
        show(progress >= 1 ? to : between(from, to, easeCubicOut(progress)), progress >= 1);
      };
      frame = window.requestAnimationFrame(step);
    },
  };
}

/**
 * The span changes by equal ratios, as the eye takes zoom; the place by how far the span has come.
 */
function between(from: TimeRange, to: TimeRange, progress: number): TimeRange {
  const [spanFrom, spanTo] = [from.end - from.start, to.end - to.start];
  const span = spanFrom * (spanTo / spanFrom) ** progress;
  const part =
    Math.abs(spanTo - spanFrom) < 1e-9 * spanFrom ? progress : (span - spanFrom) / (spanTo - spanFrom);
  const start = from.start + (to.start - from.start) * part;
  return { start, end: start + span };
}
