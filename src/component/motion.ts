import type { Moving } from "./painter.ts";

/** ms after the last step of a pan or a zoom. */
const REST = 120;

/** What a hand is doing to the view. */
export interface Motion {
  readonly now: Moving | null;
  /** Something moved the view: a hand, which is done when it has rested for a moment, or (`null`) something after which all is drawn exactly. */
  readonly moved: (by: Moving | null) => void;
  readonly stop: () => void;
}

/** `rested` is called when a hand is done. */
export function createMotion(root: HTMLElement, rested: () => void): Motion {
  const window = root.ownerDocument.defaultView as Window;
  let now: Moving | null = null;
  let rest = 0;
  const stop = (): void => { window.clearTimeout(rest); };
  const moved = (by: Moving | null): void => {
    now = by;
    stop();
    if (by !== null) {
      rest = window.setTimeout(() => {
        moved(null);
        rested();
      }, REST);
    }
    root.classList.toggle("is-panning", by === "pan");
    root.classList.toggle("is-zooming", by === "zoom");
  };
  return {
    get now() {
      return now;
    },
    moved,
    stop,
  };
}
