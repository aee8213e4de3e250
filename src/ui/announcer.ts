import { focusedBeside } from "../view/domTree.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimeRange } from "../time/scale.ts";

/** ms that a view rests before it is told. */
const REST = 700;

/** Tells a reader who listens what is in sight. */
export interface Announcer {
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
