import type { Target } from "../plot/base/sceneNode.ts";
import { elementOf, parentOf } from "../view/domTree.ts";
import { targetOf } from "../view/drawScene.ts";
import { listenOn } from "./surface.ts";

/** Functions of a timeline that hovering uses, and the card that it shows. */
export interface HoverSurface {
  /** Card that describes the hovered event or cluster. */
  readonly card: Element;
  /** Shows the card of a target, or hides the card; returns whether a card was shown before. */
  readonly hover: (target: Target | undefined, event: Event) => boolean;
}

/** Returns the event or cluster at which something happened. */
export const targetAt = ({ target }: Event): Target | undefined => targetOf(elementOf(target));

/**
 * ms for which the card stays after the pointer has left a target, because the pointer may be on
 * its way to the card.
 */
const GRACE = 300;

/**
 * Handles hovering. A mouse or a pen over an event or a cluster shows its card. The pointer can
 * move onto the card, and Escape hides the card wherever the focus is (WCAG 2.2, 1.4.13).
 */
export function listenHover(element: Element, { card, hover }: HoverSurface, signal: AbortSignal): void {
  const { ownerDocument: document } = element;
  const window = document.defaultView as Window;
  let timer = 0;
  const stay = (): void => {
    window.clearTimeout(timer);
    timer = 0;
  };
  /**
   * Hides the card. Returns whether the pointer was on a target or the card, and not merely leaving
   * it.
   */
  const gone = (event: Event): boolean => {
    const isLeaving = timer !== 0;
    stay();
    return hover(undefined, event) && !isLeaving;
  };
  const leave = (event: Event): void => {
    stay();
    timer = window.setTimeout(gone, GRACE, event);
  };
  const listen = (
    on: Element,
    type: "pointerenter" | "pointerleave" | "pointerover",
    listener: (event: PointerEvent) => void,
  ): void => {
    listenOn(on, signal)(type, (event) => {
      if (event.pointerType !== "touch") listener(event);
    });
  };
  listen(element, "pointerover", (event) => {
    if (event.buttons !== 0) return;
    const over = targetAt(event);
    if (over === undefined) {
      leave(event);
      return;
    }
    stay();
    hover(over, event);
  });
  listen(element, "pointerleave", leave);
  listen(card, "pointerenter", stay);
  listen(card, "pointerleave", leave);
  signal.addEventListener("abort", stay);
  listenOn(document, signal)("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    if (isOver(element, event) || !gone(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Whether a key was pressed in a dialog over the timeline. The dialog then closes first. */
function isOver(element: Element, event: KeyboardEvent): boolean {
  // For an event from a shadow root, the document sees the host alone.
  const dialog = event.composedPath().find((one) => (one as Partial<Element>).localName === "dialog");
  if (dialog === undefined) return false;
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at === dialog) return false;
  return true;
}
