import type { Target } from "../plot/base/sceneNode.ts";
import type { Focus } from "../state/state.ts";
import { elementOf, parentOf } from "../view/domTree.ts";
import { DRAG_THRESHOLD, LONG_PRESS, type Surface } from "./gestures.ts";

/** What is shown of what a pointer rests on. */
interface HoverSurface {
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

/**
 * Calls `pressed` where a finger or a pen rests on an element; the click that would follow is none.
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
      // That of a key or of a script follows no press.
      if (!isLong || (event as MouseEvent).detail === 0) return;
      isLong = false;
      event.stopImmediatePropagation();
    },
    { signal, capture: true },
  );
}

/** What a press can ask for beyond the state. */
export interface PointerSurface extends Surface {
  /** The event or cluster that is drawn at an element. */
  readonly targetOf: (element: Element | null) => Target | undefined;
  /** Shows what is in a cluster. */
  readonly open: (cluster: Extract<Target, { type: "cluster" }>) => void;
  /** Zooms by a factor, moving there; the instant `at` stays. */
  readonly zoomTo: (at: number, factor: number) => void;
  readonly activate: (id: string) => void;
  /** What says what the pointer is at, and whether it is at anything. */
  readonly card: Element;
  readonly isHovering: () => boolean;
}

/**
 * A click selects an event or opens a cluster, a double click on one activates it, on the ground
 * zooms in, a pointer that rests on either shows what it is.
 */
export function listenPointer(element: Element, surface: PointerSurface, signal: AbortSignal): void {
  const targetAt = (event: Event): Target | undefined => surface.targetOf(elementOf(event.target));
  const hover = (target: Target | undefined): void =>
    surface.dispatch({ type: "hover", at: focusOf(target) });

  // A finger that rests shows what a mouse does, and selects nothing.
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
      // Fingers do not rest on things: a tap shows what a mouse is shown on its way.
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
