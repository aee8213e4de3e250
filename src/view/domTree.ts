import { OptionError } from "../options/optionChecks.ts";

/**
 * Returns the element on which an event happened. It is recognized by its node type, since each
 * window has an `Element` of its own.
 */
export function elementOf(target: EventTarget | null): Element | null {
  return (target as Node | null)?.nodeType === 1 ? (target as Element) : null;
}

/** Returns the parent of an element; at the top of a shadow root, its host. */
export function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/**
 * Returns the focused element in the tree of `element`. For a focus inside a shadow root,
 * `document.activeElement` is only the host.
 */
export function focusedBeside(element: Element): Element | null {
  return (element.getRootNode() as Partial<DocumentOrShadowRoot>).activeElement ?? null;
}

/** Whether a reader prefers reduced motion; also true where the browser cannot tell. */
export function prefersReducedMotion(window: Window): boolean {
  return (
    typeof window.matchMedia !== "function" || window.matchMedia("(prefers-reduced-motion: reduce)").matches
  );
}

/**
 * Throws an `OptionError` for a container in which nothing can be drawn. A document without a
 * window, as a parser creates it, has neither styles nor frames.
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
