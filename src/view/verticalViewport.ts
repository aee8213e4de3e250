import type { Stretch } from "../plot/events/placeMarks.ts";

/** px by which what is drawn of the height gets more or less. */
const STEP = 120;
/** px above what is in sight; below it is as much, since the axis covers the top. */
const SPARE = 60;
/** The same while one scrolls, which the browser does without waiting for what is drawn. */
const AHEAD = 360;
/** ms after the last step of a scroll. */
const REST = 150;

/** px of paper of common sizes within its margins, where an engine does not tell. */
const PAPER = 720;

/** Which part of a plot is drawn that is higher than what is in sight of it. */
export interface VerticalViewport {
  /**
   * px from the top of the plot; `undefined`: all of it, as paper shows it. The same object as long
   * as it is the same.
   */
  readonly now: (maxHeight: number) => Stretch | undefined;
  /** The width (px) to lay out for, of what it is on a screen. */
  readonly width: (onScreen: number) => number;
  readonly stop: () => void;
}

/**
 * `changed` is called when another part has to be drawn, `printed` when all has to be laid out anew
 * at once, for paper or for the screen again. Paper is told of by `beforeprint`, before it has a
 * width, and in some engines then by its medium, when it has.
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
    const spare = isScrolling ? AHEAD : SPARE;
    // Its limit is what it may become with the next picture.
    const [top, bottom] = [
      scrollTop - spare,
      scrollTop + Math.max(clientHeight, height) + (isScrolling ? AHEAD : 0),
    ];
    const [from, to] = [Math.floor(top / STEP) * STEP, Math.ceil(bottom / STEP) * STEP];
    if (from !== last.from || to !== last.to) last = { from, to };
    return last;
  };
  const compare = (): void => {
    const drawn = last;
    if (read() !== drawn) changed();
  };
  const scroll = (is: boolean): void => {
    isScrolling = is;
    window.clearTimeout(timer);
    if (is) timer = window.setTimeout(scroll, REST, false);
    compare();
  };
  // jsdom has no media.
  const paper = (window as Partial<Window>).matchMedia?.("print");
  const print = (is: boolean, isSized = false): void => {
    if (isOnPaper === is && !isSized) return;
    if (is && !isOnPaper) scrolled = scroller.scrollTop;
    isOnPaper = is;
    printed();
    if (!is) scroller.scrollTop = scrolled;
  };
  scroller.addEventListener(
    "scroll",
    () => {
      scroll(true);
    },
    { signal },
  );
  window.addEventListener(
    "beforeprint",
    () => {
      print(true);
    },
    { signal },
  );
  window.addEventListener(
    "afterprint",
    () => {
      print(false);
    },
    { signal },
  );
  paper?.addEventListener(
    "change",
    ({ matches }) => {
      print(matches, matches);
    },
    { signal },
  );
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
