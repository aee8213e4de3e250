import { readEnvironment, type Host } from "./host.ts";

interface Watch {
  readonly changed: () => void;
  readonly signal: AbortSignal;
}

/**
 * Calls `changed` when something is another thing that a timeline takes from the page: its width, the direction and the
 * language around it, its font. No event tells of most of these, so the attributes of all its ancestors are watched,
 * and what they come to is compared. Ends with `signal`.
 */
export function watchSurroundings(container: HTMLElement, host: Host, { changed, signal }: Watch): void {
  const { ownerDocument: document } = container;
  const view = document.defaultView;
  if (view === null) return;

  const read = (): string => {
    const { locale, direction } = readEnvironment(container);
    return [locale, direction, host.fontFamily(), host.scroller.clientWidth].join("\n");
  };
  let known = read();
  const compare = (): void => {
    const now = read();
    if (now === known) return;
    known = now;
    changed();
  };

  const attributes = new view.MutationObserver(compare);
  for (let at: Element | null = container; at !== null; at = at.parentElement)
    attributes.observe(at, { attributeFilter: ["dir", "lang", "class", "style"] });
  // jsdom has neither sizes nor fonts.
  const sizes = typeof view.ResizeObserver === "function" ? new view.ResizeObserver(compare) : null;
  sizes?.observe(host.scroller);
  // The width of every label is another one once a web font is there.
  (document.fonts as FontFaceSet | undefined)?.addEventListener("loadingdone", changed, { signal });

  signal.addEventListener("abort", () => {
    attributes.disconnect();
    sizes?.disconnect();
  }, { once: true });
}
