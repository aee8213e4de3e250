import { elementOf, focusedBeside } from "../view/domTree.ts";

/**
 * Makes the buttons or sliders of a bar a single stop of the Tab key. Arrows move the focus to the
 * next one on their side, Home and End to the first and the last. Sliders need these keys
 * themselves, except for the up and down arrows. Returns a function to call when the set of
 * buttons, or which of them are shown, has changed.
 */
export function listenRoving(
  bar: HTMLElement,
  signal: AbortSignal,
  among: "buttons" | "sliders" = "buttons",
): () => void {
  let stop: Element | null = null;
  const shown = (): HTMLElement[] => [
    ...bar.querySelectorAll<HTMLElement>(among === "buttons" ? "button:not([hidden])" : "[role=slider]"),
  ];
  const refresh = (): void => {
    const buttons = shown();
    if (!buttons.includes(stop as HTMLElement)) stop = buttons[0] ?? null;
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
  };
  bar.addEventListener(
    "focusin",
    ({ target }) => {
      stop = elementOf(target);
      refresh();
    },
    { signal },
  );
  bar.addEventListener(
    "keydown",
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const buttons = shown();
      const at = buttons.indexOf(focusedBeside(bar) as HTMLElement);
      const step = bar.ownerDocument.defaultView?.getComputedStyle(bar).direction === "ltr" ? 1 : -1;
      const places: Readonly<Record<string, number>> = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        ...(among === "sliders"
          ? {}
          : { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: buttons.length - 1 }),
      };
      const next =
        at < 0 || !Object.hasOwn(places, event.key) ? undefined : buttons[places[event.key] as number];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    },
    { signal },
  );
  refresh();
  return refresh;
}
