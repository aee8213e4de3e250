import type { Target } from "../plot/base/sceneNode.ts";
import type { Focus } from "../state/state.ts";
import { elementOf, parentOf } from "../view/domTree.ts";
import { DRAG_THRESHOLD, LONG_PRESS, type Surface } from "./gestures.ts";

/** Functions of a timeline that hovering uses. */
interface HoverSurface {
  /** Returns the event or cluster that is drawn at an element. */
  readonly targetOf: (element: Element | null) => Target | undefined;
  /** Card that describes the hovered event or cluster. */
  readonly card: Element;
  /** Shows the card of a target, or hides the card; returns whether a card was shown before. */
  readonly hover: (target: Target | undefined) => boolean;
}

/**
 * ms for which the card stays after the pointer has left a target, because the pointer may be on
 * its way to the card.
 */
const GRACE = 300;

/**
 * Handles hovering. A mouse or a pen over an event or a cluster shows its card. The pointer can
 * move onto the card, and Escape hides the card wherever the focus is (WCAG 2.2, 1.4.13).
 */
function listenHover(element: Element, { targetOf, card, hover }: HoverSurface, signal: AbortSignal): void {
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
  /**
   * Hides the card. Returns whether the pointer was on a target or the card, and not merely leaving
   * it.
   */
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

/** Whether a key was pressed in a dialog over the timeline. The dialog then closes first. */
function isOver(element: Element, event: KeyboardEvent): boolean {
  // For an event from a shadow root, the document sees the host alone.
  const dialog = event.composedPath().find((one) => (one as Partial<Element>).localName === "dialog");
  if (dialog === undefined) return false;
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at === dialog) return false;
  return true;
}

/**
 * Calls `pressed` where a finger or a pen rests on an element, and suppresses the click that would
 * follow.
 */
function listenLongPress(element: Element, pressed: (target: Element) => void, signal: AbortSignal): void {
  const window = element.ownerDocument.defaultView as Window;
  let [timer, x, y] = [0, 0, 0];
  let isLong = false;
  const end = (): void => {
    window.clearTimeout(timer);
  };
  const listen = (type: string, listener: (event: PointerEvent) => void): void => {
    element.addEventListener(type, listener as (event: Event) => void, { signal });
  };
  listen("pointerdown", ({ pointerType, isPrimary, target, clientX, clientY }) => {
    end();
    isLong = false;
    const pressedOn = elementOf(target);
    if (pointerType === "mouse" || !isPrimary || pressedOn === null) return;
    [x, y] = [clientX, clientY];
    timer = window.setTimeout(() => {
      isLong = true;
      pressed(pressedOn);
    }, LONG_PRESS);
  });
  listen("pointermove", ({ clientX, clientY }) => {
    if (Math.hypot(clientX - x, clientY - y) >= DRAG_THRESHOLD) end();
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"]) listen(type, end);
  signal.addEventListener("abort", end, { once: true });
  element.addEventListener(
    "click",
    (event) => {
      // The click of a key or of a script follows no press.
      if (!isLong || (event as MouseEvent).detail === 0) return;
      isLong = false;
      event.stopImmediatePropagation();
    },
    { signal, capture: true },
  );
}

/** Functions of a timeline that presses use, beside its state. */
export interface PointerSurface extends Surface {
  /** Returns the event or cluster that is drawn at an element. */
  readonly targetOf: (element: Element | null) => Target | undefined;
  /** Opens a cluster. */
  readonly open: (cluster: Extract<Target, { type: "cluster" }>) => void;
  /** Animates a zoom by a factor around the instant `at`. */
  readonly zoomTo: (at: number, factor: number) => void;
  readonly activate: (id: string) => void;
  /** Card that describes the hovered event or cluster. */
  readonly card: Element;
  /** Whether the pointer is on an event or a cluster. */
  readonly isHovering: () => boolean;
}

/**
 * Handles presses. A click selects an event or opens a cluster. A double click activates an event,
 * or zooms in where there is neither. A pointer over either shows its card.
 */
export function listenPointer(element: Element, surface: PointerSurface, signal: AbortSignal): void {
  const targetAt = (event: Event): Target | undefined => surface.targetOf(elementOf(event.target));
  const hover = (target: Target | undefined): void =>
    surface.dispatch({ type: "hover", at: focusOf(target) });

  // A resting finger shows the card that a mouse shows, and selects nothing.
  listenLongPress(
    element,
    (pressed) => {
      const target = surface.targetOf(pressed);
      if (target !== undefined) hover(target);
    },
    signal,
  );
  element.addEventListener(
    "click",
    (event) => {
      const target = targetAt(event);
      if (target?.type === "cluster") {
        surface.open(target);
        return;
      }
      const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
      const toggle = ctrlKey || metaKey || shiftKey;
      if (target === undefined) {
        hover(undefined);
        if (!toggle) surface.dispatch({ type: "select", ids: [] });
        return;
      }
      surface.dispatch({ type: "focus", focus: { type: "event", id: target.id }, isKeyboard: false });
      // Fingers cannot hover: a tap shows the card, too.
      hover(target);
      surface.dispatch({ type: "select", ids: [target.id], toggle });
    },
    { signal },
  );

  element.addEventListener(
    "dblclick",
    (event) => {
      event.preventDefault();
      const target = targetAt(event);
      if (target?.type === "event") surface.activate(target.id);
      else if (target === undefined) surface.zoomTo(surface.timeAt((event as MouseEvent).clientX), 2);
    },
    { signal },
  );

  listenHover(
    element,
    {
      targetOf: surface.targetOf,
      card: surface.card,
      hover(target) {
        const isShown = surface.isHovering();
        hover(target);
        return isShown;
      },
    },
    signal,
  );
}

function focusOf(target: Target | undefined): Focus | null {
  if (target === undefined) return null;
  return target.type === "event" ? { type: "event", id: target.id } : { type: "cluster", key: target.key };
}
