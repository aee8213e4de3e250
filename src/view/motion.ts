import type { Moving } from "./painter.ts";

/** ms after the last step of a pan or a zoom. */
const REST = 120;
/** ms in which what is new after a zoom fades in (see the stylesheet). */
const APPEARING = 160;

/** What a hand is doing to the view. */
export interface Motion {
  readonly now: Moving | null;
  /**
   * Something moved the view: a hand, which is done when it has rested for a moment, or (`null`)
   * something after which all is drawn exactly.
   */
  readonly moved: (by: Moving | null) => void;
  readonly stop: () => void;
}

/** `rested` is called when a hand is done. */
export function createMotion(root: HTMLElement, rested: () => void): Motion {
  const window = root.ownerDocument.defaultView as Window;
  let now: Moving | null = null;
  let timer = 0;
  const stop = (): void => {
    window.clearTimeout(timer);
  };
  const show = (classes: readonly string[]): void => {
    for (const name of ["is-panning", "is-zooming", "is-resting"])
      root.classList.toggle(name, classes.includes(name));
  };
  const rest = (): void => {
    const isZoom = now === "zoom";
    now = null;
    show(isZoom ? ["is-zooming", "is-resting"] : []);
    if (isZoom) timer = window.setTimeout(show, APPEARING, []);
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
      show(by === null ? [] : [by === "pan" ? "is-panning" : "is-zooming"]);
    },
    stop,
  };
}
