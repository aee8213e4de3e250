import type { Picture } from "../plot/picture/picture.ts";
import type { TimeRange } from "../time/scale.ts";
import { focusedBeside } from "../view/domTree.ts";
import { append } from "./elements.ts";

/** ms that a view rests before it is announced. */
const REST = 700;

/** Announces the view to screen readers. */
interface Announcer {
  /**
   * Called after a view was drawn. A changed view is announced when it has rested; where the next
   * change comes first, it is not.
   */
  drawn(picture: Picture, view: TimeRange): void;
  stop(): void;
}

/**
 * Creates the announcer. It is silent unless the focus is in `root`: of many timelines in a page
 * only one should speak.
 */
export function createAnnouncer(root: HTMLElement, say: (text: string) => void): Announcer {
  const window = root.ownerDocument.defaultView as Window;
  let last: TimeRange | null = null;
  let timer = 0;
  const stop = (): void => {
    window.clearTimeout(timer);
  };
  return {
    drawn(picture, view) {
      const isOther = last !== null && last !== view;
      last = view;
      if (!isOther || !root.contains(focusedBeside(root))) return;
      stop();
      timer = window.setTimeout(() => say(picture.inSight(view)), REST);
    },
    stop,
  };
}

/** Shows and announces that work is under way. */
export interface ProgressBar {
  readonly isBusy: boolean;
  /** Shows the part of the work that is done, from 0 to 1; hides the bar at 1. */
  show(done: number, label: string): void;
  /** Announces a text to screen readers. */
  readonly say: (text: string) => void;
}

/**
 * Creates the progress bar in the root of a timeline, hidden, with a status for screen readers
 * only.
 */
export function createProgressBar(root: HTMLElement): ProgressBar {
  const bar = append(root, "progress", "samarkand-progress");
  const status = append(root, "div", "samarkand-status");
  bar.hidden = true;
  status.setAttribute("role", "status");
  const say = (text: string): void => {
    if (status.textContent !== text) status.textContent = text;
  };
  return {
    get isBusy() {
      return !bar.hidden;
    },
    show(done, label) {
      const isBusy = done < 1;
      bar.hidden = !isBusy;
      bar.value = done;
      bar.setAttribute("aria-label", label);
      if (isBusy) root.setAttribute("aria-busy", "true");
      else root.removeAttribute("aria-busy");
      say(isBusy ? label : "");
    },
    say,
  };
}
