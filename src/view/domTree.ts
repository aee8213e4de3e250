import { OptionError } from "../options/optionError.ts";

/**
 * The element that an event happened on: told by what it is, since each window has an `Element` of
 * its own.
 */
export function elementOf(target: EventTarget | null): Element | null {
  return (target as Node | null)?.nodeType === 1 ? (target as Element) : null;
}

/** What an element is in, out of a shadow root, too: there it is in the host. */
export function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/**
 * What has the focus among the elements of the same tree: of a shadow root the document names the
 * host alone.
 */
export function focusedBeside(element: Element): Element | null {
  return (element.getRootNode() as Partial<DocumentOrShadowRoot>).activeElement ?? null;
}

/** Whether a reader wants nothing to move by itself; also where nobody can say. */
export function prefersReducedMotion(window: Window): boolean {
  return (
    typeof window.matchMedia !== "function" || window.matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

/**
 * Throws an `OptionError` for what nothing can be drawn in. A document that a parser made has
 * neither styles nor frames.
 */
export function checkContainer(container: Node | null | undefined): void {
  const isElement = container?.nodeType === 1;
  if (!isElement || (container.ownerDocument?.defaultView ?? null) === null)
    throw new OptionError(
      "container",
      container,
      `an HTML element${isElement ? " of a document with a window" : ""}`,
    );
}
