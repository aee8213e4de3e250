import { warn } from "../base/platform.ts";
import { mediaQuery, parentOf } from "./domTree.ts";
import { CONTRAST, readEnvironment, type TimelineDom } from "./timelineDom.ts";

interface Watch {
  /**
   * `isFreed`: the width has grown by no more than a scrollbar, because the last picture was lower
   * and made its scrollbar disappear; nothing else has changed.
   */
  readonly changed: (isFreed: boolean) => void;
  readonly signal: AbortSignal;
}

/** Greatest width of a scrollbar, in px. */
const SCROLLBAR = 24;

/**
 * Calls `changed` when a value changes that a timeline takes from the page: its width, the
 * direction and the language around it, its font. Most of these changes have no event. So the
 * attributes of the container and all its current ancestors are watched, and the resulting values
 * are compared. Ends with `signal`.
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
    const { locale, direction, isContrast } = readEnvironment(container);
    const { clientWidth: width, scrollHeight: height } = host.scroller;
    return { words: [locale, direction, isContrast, host.fontFamily()].join("\n"), width, height };
  };
  let known = { ...read(), height: Infinity };
  const compare = (): void => {
    const [now, last] = [read(), known];
    known = now;
    const [isOther, more] = [now.words !== last.words, now.width - last.width];
    if (isOther || more !== 0) changed(!isOther && more > 0 && more <= SCROLLBAR && now.height < last.height);
  };

  let around: readonly Element[] = [];
  /** Watches the current ancestors; returns whether they have changed. */
  const watch = (): boolean => {
    const now = aroundOf(container);
    if (now.length === around.length && now.every((element, index) => element === around[index]))
      return false;
    around = now;
    observer.disconnect();
    // Also watches the child lists of the ancestors, since the container may be moved within them.
    for (const element of around)
      for (const node of [element, element.parentNode])
        if (node !== null) observer.observe(node, { attributes: true, childList: node !== container });
    return true;
  };
  const observer = new view.MutationObserver((records) => {
    if (watch() || records.some(({ type }) => type === "attributes")) compare();
  });
  watch();
  // jsdom has neither `ResizeObserver` nor `document.fonts`.
  const { ResizeObserver } = view as Partial<typeof view>;
  const sizes =
    ResizeObserver &&
    new ResizeObserver(() => {
      // A container that is put into a page gets a size, and new ancestors.
      watch();
      compare();
    });
  sizes?.observe(host.scroller);
  mediaQuery(view, CONTRAST)?.addEventListener("change", compare, { signal });
  // The width of every label changes when a web font has loaded.
  const fonts = document.fonts as FontFaceSet | undefined;
  fonts?.addEventListener("loadingdone", () => changed(false), { signal });

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
 * Returns an element and all elements around it, from the innermost on: out of shadow roots, and
 * into the slots of the elements around it.
 */
function aroundOf(element: Element): Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at !== null; at = at.assignedSlot ?? parentOf(at)) all.push(at);
  return all;
}

/**
 * Warns once in the console where a timeline is drawn without its stylesheet. Waits for stylesheets
 * that are still loading.
 */
export function warnOfStyle(scroller: HTMLElement, signal: AbortSignal): void {
  const { ownerDocument: document } = scroller;
  const window = document.defaultView as Window;
  const check = (): void => {
    // An element without a size is not shown yet, or not in a browser.
    if (signal.aborted || scroller.clientWidth === 0) return;
    const links = (scroller.getRootNode() as ParentNode).querySelectorAll<HTMLLinkElement>(
      "link[rel~=stylesheet]",
    );
    const awaited =
      document.readyState === "complete" ? [...links].find(({ sheet }) => sheet === null) : window;
    if (awaited !== undefined) awaited.addEventListener("load", check, { once: true, signal });
    else if (window.getComputedStyle(scroller).position === "static")
      warn(
        `the stylesheet is missing: import "samarkand/style.css", or link to it, in the shadow root too where the timeline is in one.`,
        window,
      );
  };
  const frame = window.requestAnimationFrame(check);
  signal.addEventListener("abort", () => window.cancelAnimationFrame(frame), { once: true });
}
