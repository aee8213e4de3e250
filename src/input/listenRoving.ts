import { elementOf, focusedBeside } from "./domTree.ts";

/**
 * Makes the buttons of a bar one stop of the Tab key: arrows go from one to the next, to the side to which they point, Home and End to the first
 * and the last. Returns what is to be called when other buttons are there, or some are shown or hidden.
 */
export function listenRoving(bar: HTMLElement, signal: AbortSignal): () => void {
  let stop: Element | null = null;
  const shown = (): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>("button:not([hidden])")];
  const refresh = (): void => {
    const buttons = shown();
    if (!buttons.includes(stop as HTMLElement)) stop = buttons[0] ?? null;
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  };
  bar.addEventListener("focusin", ({ target }) => {
    stop = elementOf(target);
    refresh();
  }, { signal });
  bar.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const buttons = shown();
    const at = buttons.indexOf(focusedBeside(bar) as HTMLElement);
    const step = bar.ownerDocument.defaultView?.getComputedStyle(bar).direction === "ltr" ? 1 : -1;
    const places: Readonly<Record<string, number>> = { ArrowRight: at + step, ArrowLeft: at - step, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const next = at < 0 || !Object.hasOwn(places, event.key) ? undefined : buttons[places[event.key] as number];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }, { signal });
  refresh();
  return refresh;
}
