import type { Target } from "../plot/base/sceneNode.ts";
import { elementOf, parentOf } from "../view/domTree.ts";

/** What is shown of what a pointer rests on. */
export interface HoverSurface {
  /** The event or cluster that is drawn at an element. */
  readonly targetOf: (element: Element | null) => Target | undefined;
  /** The card that says what that is. */
  readonly card: Element;
  /** Shows what is there, or nothing; returns whether anything was shown before. */
  readonly hover: (target: Target | undefined) => boolean;
}

/**
 * ms for which what a pointer has left is shown still: so long it may be on its way to the card.
 */
const GRACE = 300;

/**
 * A mouse or a pen that rests on an event or a cluster shows what it is. The pointer can go to the
 * card without that going away, and Escape takes it away from anywhere (WCAG 2.2, 1.4.13).
 */
export function listenHover(
  element: Element,
  { targetOf, card, hover }: HoverSurface,
  signal: AbortSignal,
): void {
  const window = element.ownerDocument.defaultView as Window;
  let timer = 0;
  const stay = (): void => {
    window.clearTimeout(timer);
    timer = 0;
  };
  const leave = (): void => {
    stay();
    timer = window.setTimeout(gone, GRACE);
  };
  /** Returns whether the pointer was at anything, and not only on its way from there. */
  const gone = (): boolean => {
    const isLeaving = timer !== 0;
    stay();
    return hover(undefined) && !isLeaving;
  };
  const listen = (on: EventTarget, type: string, listener: (event: PointerEvent) => void): void => {
    on.addEventListener(
      type,
      (event) => {
        if ((event as PointerEvent).pointerType !== "touch") listener(event as PointerEvent);
      },
      { signal },
    );
  };
  listen(element, "pointerover", ({ target, buttons }) => {
    if (buttons !== 0) return;
    const over = targetOf(elementOf(target));
    if (over === undefined) {
      leave();
      return;
    }
    stay();
    hover(over);
  });
  listen(element, "pointerleave", leave);
  listen(card, "pointerenter", stay);
  listen(card, "pointerleave", leave);
  signal.addEventListener("abort", stay, { once: true });
  element.ownerDocument.addEventListener(
    "keydown",
    (event) => {
      if (
        event.key !== "Escape" ||
        event.isComposing ||
        event.defaultPrevented ||
        isOver(element, event) ||
        !gone()
      )
        return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
}

/** Whether a key was pressed in a dialog over the timeline, which closes first. */
function isOver(element: Element, event: KeyboardEvent): boolean {
  // Of an event in a shadow root the document sees the host alone.
  const dialog = event.composedPath().find((one) => (one as Partial<Element>).localName === "dialog");
  if (dialog === undefined) return false;
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at === dialog) return false;
  return true;
}
