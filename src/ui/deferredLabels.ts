import { drawWords } from "../view/drawScene.ts";

/**
 * ms from the frame of the first picture to the names in it: until that is painted, and what else a
 * page begins with has its turn.
 */
const AFTER = 50;

/** When names are written. */
export interface DeferredLabels {
  /** A picture was drawn; `isMoving`: by a hand that goes on, so that most of it will not stay. */
  drawn(isMoving: boolean, isShown: boolean): void;
  stop(): void;
}

/**
 * Writes the names of what is drawn in `plot`, for who listens: at once, but for the first picture
 * when that is painted, if it `isShown`, and for what a hand moves when it rests. They take a third
 * of the time of a picture, since dates are put into words.
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
