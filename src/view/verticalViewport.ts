import type { Stretch } from "../plot/events/placeMarks.ts";
import { mediaQuery } from "./domTree.ts";

/** Step of the upper and lower end of the drawn part, in px. */
const STEP = 120;
/**
 * px drawn above the visible part. Below it about as much is drawn anyway: the height of the axis,
 * which covers the top.
 */
const SPARE = 60;
/**
 * px drawn beyond the visible part during a scroll: the browser scrolls without waiting for a
 * drawing.
 */
const AHEAD = 360;
/** ms after the last step of a scroll until it counts as over. */
const REST = 150;

/** Width of paper of common sizes within its margins, in px, for engines that do not report it. */
const PAPER = 720;

/** Chooses the part of a plot that is drawn, where the plot is higher than its visible part. */
export interface VerticalViewport {
  /**
   * Returns the drawn part, in px from the top of the plot; `undefined`: all of it, as paper shows
   * it. An unchanged part is the same object.
   */
  readonly now: (maxHeight: number) => Stretch | undefined;
  /** Returns the width to lay out for, in px, from the width on a screen. */
  readonly width: (onScreen: number) => number;
  readonly stop: () => void;
}

/**
 * Creates the vertical viewport. `changed` is called when another part has to be drawn, `printed`
 * when everything has to be laid out again at once, for paper or for the screen. `beforeprint`
 * announces paper before it has a width; in some engines the `print` media query changes later,
 * when it has one.
 */
export function createVerticalViewport(
  scroller: HTMLElement,
  { changed, printed }: { readonly changed: () => void; readonly printed: () => void },
): VerticalViewport {
  const window = scroller.ownerDocument.defaultView as Window;
  const ended = new AbortController();
  const { signal } = ended;
  let [isScrolling, isOnPaper, scrolled] = [false, false, 0];
  let timer = 0;
  let [last, height] = [{ from: 0, to: 0 }, 0];

  const read = (): Stretch => {
    const { scrollTop, clientHeight } = scroller;
    const [above, below] = isScrolling ? [AHEAD, AHEAD] : [SPARE, 0];
    // The scroller may become as high as its limit with the next picture.
    const bottom = scrollTop + Math.max(clientHeight, height) + below;
    const [from, to] = [Math.floor((scrollTop - above) / STEP) * STEP, Math.ceil(bottom / STEP) * STEP];
    if (from !== last.from || to !== last.to) last = { from, to };
    return last;
  };
  const scroll = (is: boolean): void => {
    isScrolling = is;
    window.clearTimeout(timer);
    if (is) timer = window.setTimeout(scroll, REST, false);
    const drawn = last;
    if (read() !== drawn) changed();
  };
  const paper = mediaQuery(window, "print");
  const print = (is: boolean, isSized = false): void => {
    if (isOnPaper === is && !isSized) return;
    if (is && !isOnPaper) scrolled = scroller.scrollTop;
    isOnPaper = is;
    printed();
    if (!is) scroller.scrollTop = scrolled;
  };
  scroller.addEventListener("scroll", () => scroll(true), { signal });
  window.addEventListener("beforeprint", () => print(true), { signal });
  window.addEventListener("afterprint", () => print(false), { signal });
  paper?.addEventListener("change", ({ matches }) => print(matches, matches), { signal });
  return {
    now(maxHeight) {
      height = maxHeight;
      return isOnPaper ? undefined : read();
    },
    width: (onScreen) => (isOnPaper && paper?.matches !== true ? Math.min(onScreen, PAPER) : onScreen),
    stop() {
      window.clearTimeout(timer);
      ended.abort();
    },
  };
}
