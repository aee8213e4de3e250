import { drawWords } from "./drawScene.ts";

/**
 * ms from the frame of the first picture to its accessible names, so that the browser can paint and
 * run the other tasks of a loading page.
 */
const AFTER = 50;

/** Decides when accessible names are written. */
export interface DeferredLabels {
  /**
   * Called after a picture was drawn. `isMoving`: a gesture is still changing it, so most of it
   * will not stay. `isShown`: the timeline is visible in the page.
   */
  drawn(isMoving: boolean, isShown: boolean): void;
  stop(): void;
}

/**
 * Writes the accessible names of what is drawn in `plot`, for screen readers: at once in most
 * cases. On the first draw of a visible timeline it waits until the picture is painted; during a
 * gesture it waits until the view rests. The names take a third of the time of a picture, because
 * dates are put into words.
 */
export function createDeferredLabels(plot: HTMLElement): DeferredLabels {
  const window = plot.ownerDocument.defaultView as Window;
  let isFirst = true;
  let [frame, timer] = [0, 0];
  const name = (): void => {
    drawWords(plot);
  };
  return {
    drawn(isMoving, isShown) {
      const waits = isFirst && isShown;
      isFirst = false;
      if (isMoving) return;
      if (waits)
        frame = window.requestAnimationFrame(() => {
          timer = window.setTimeout(name, AFTER);
        });
      else name();
    },
    stop() {
      window.cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    },
  };
}
