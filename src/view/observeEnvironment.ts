import { parentOf } from "./domTree.ts";
import { readEnvironment, type TimelineDom } from "./timelineDom.ts";

interface Watch {
  /**
   * `isFreed`: by no more than the room that a scrollbar took which the last picture, a lower one,
   * has made go.
   */
  readonly changed: (isFreed: boolean) => void;
  readonly signal: AbortSignal;
}

/** px that a scrollbar takes at most. */
const SCROLLBAR = 24;

/**
 * Calls `changed` when something is another thing that a timeline takes from the page: its width,
 * the direction and the language around it, its font. No event tells of most of these, so the
 * attributes of all that it is in are watched, whatever that is by now, and what they come to is
 * compared. Ends with `signal`.
 */
export function observeEnvironment(
  container: HTMLElement,
  host: TimelineDom,
  { changed, signal }: Watch,
): void {
  const { ownerDocument: document } = container;
  const view = document.defaultView;
  if (view === null) return;

  const read = () => {
    const { locale, direction } = readEnvironment(container);
    const { clientWidth: width, scrollHeight: height } = host.scroller;
    return { words: [locale, direction, host.fontFamily()].join("\n"), width, height };
  };
  let known = { ...read(), height: Infinity };
  const compare = (): void => {
    const [now, last] = [read(), known];
    known = now;
    const [isOther, more] = [now.words !== last.words, now.width - last.width];
    if (isOther || more !== 0) changed(!isOther && more > 0 && more <= SCROLLBAR && now.height < last.height);
  };

  let around: readonly Element[] = [];
  /** Watches what it is in; returns whether that is something else than before. */
  const watch = (): boolean => {
    const now = aroundOf(container);
    if (now.length === around.length && now.every((element, index) => element === around[index]))
      return false;
    around = now;
    observer.disconnect();
    // With the children of what is around, since one of them is this: it may be moved.
    for (const element of around)
      for (const node of [element, element.parentNode])
        if (node !== null) observer.observe(node, { attributes: true, childList: node !== container });
    return true;
  };
  const observer = new view.MutationObserver((records) => {
    if (watch() || records.some(({ type }) => type === "attributes")) compare();
  });
  watch();
  // jsdom has neither sizes nor fonts.
  const sizes =
    typeof view.ResizeObserver !== "function"
      ? null
      : new view.ResizeObserver(() => {
          // What is put into a page gets a size.
          watch();
          compare();
        });
  sizes?.observe(host.scroller);
  // The width of every label is another one once a web font is there.
  (document.fonts as FontFaceSet | undefined)?.addEventListener(
    "loadingdone",
    () => {
      changed(false);
    },
    { signal },
  );

  signal.addEventListener(
    "abort",
    () => {
      observer.disconnect();
      sizes?.disconnect();
    },
    { once: true },
  );
}

/**
 * The element with all that it is in, from the innermost on; out of shadow roots, and into the
 * slots of those around it.
 */
function aroundOf(element: Element): Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.assignedSlot ?? parentOf(at)) all.push(at);
  return all;
}
