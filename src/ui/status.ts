import type { Picture } from "../plot/picture/picture.ts";
import type { TimeRange } from "../time/scale.ts";
import { focusedBeside } from "../view/domTree.ts";

/** ms that a view rests before it is told. */
const REST = 700;

/** Tells a reader who listens what is in sight. */
interface Announcer {
  /**
   * A view was drawn: another one than before is told when it has rested, and not at all if the
   * next one comes before.
   */
  drawn(picture: Picture, view: TimeRange): void;
  stop(): void;
}

/** `root` has the focus of who listens: of many timelines in a page only that one is heard. */
export function createAnnouncer(root: HTMLElement, say: (text: string) => void): Announcer {
  const { ownerDocument: document } = root;
  const window = document.defaultView as Window;
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
      timer = window.setTimeout(() => {
        say(picture.inSight(view));
      }, REST);
    },
    stop,
  };
}

/** Shows, and says, that something takes a moment. */
export interface ProgressBar {
  readonly isBusy: boolean;
  /** `done`: from 0 to 1; at 1 there is nothing to show. */
  show(done: number, label: string): void;
  /** To a reader who listens. */
  readonly say: (text: string) => void;
}

/** Builds the bar in the root of a timeline, hidden, with a status that is only heard. */
export function createProgressBar(root: HTMLElement): ProgressBar {
  const document = root.ownerDocument;
  const bar = document.createElement("progress");
  const status = document.createElement("div");
  bar.className = "samarkand-progress";
  bar.hidden = true;
  status.className = "samarkand-status";
  status.setAttribute("role", "status");
  root.append(bar, status);
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
