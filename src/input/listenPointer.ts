import type { Target } from "../plot/base/sceneNode.ts";
import type { Action, Focus } from "../state/state.ts";
import { elementOf, parentOf } from "../view/domTree.ts";

/** Functions of a timeline that all gestures use. */
export interface Surface {
  /** Returns the instant (ms) at a physical x of the viewport, in the current view. */
  readonly timeAt: (clientX: number) => number;
  readonly dispatch: (action: Action) => void;
}

/** px that a pointer moves before a press becomes a drag. */
export const DRAG_THRESHOLD = 4;

/** ms that a finger rests before a press is more than a tap. */
export const LONG_PRESS = 500;

/** A click or a request for a menu, before the timeline acts on it. */
export interface Press {
  readonly target: Target | undefined;
  readonly originalEvent: MouseEvent;
  /** Whether it comes from the keyboard: then it is about the focused event. */
  readonly isKey: boolean;
}

/** Functions of a timeline that hovering uses. */
interface HoverSurface {
  /** Returns the event or cluster that is drawn at an element. */
  readonly targetOf: (element: Element | null) => Target | undefined;
  /** Card that describes the hovered event or cluster. */
  readonly card: Element;
  /** Shows the card of a target, or hides the card; returns whether a card was shown before. */
  readonly hover: (target: Target | undefined, event: Event | null) => boolean;
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
  const leave = (left: Event): void => {
    stay();
    timer = window.setTimeout(() => {
      gone(left);
    }, GRACE);
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
  const listen = (on: EventTarget, type: string, listener: (event: PointerEvent) => void): void => {
    on.addEventListener(
      type,
      (event) => {
        if ((event as PointerEvent).pointerType !== "touch") listener(event as PointerEvent);
      },
      { signal },
    );
  };
  listen(element, "pointerover", (event) => {
    if (event.buttons !== 0) return;
    const over = targetOf(elementOf(event.target));
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
  signal.addEventListener("abort", stay, { once: true });
  element.ownerDocument.addEventListener(
    "keydown",
    (event) => {
      if (
        event.key !== "Escape" ||
        event.isComposing ||
        event.defaultPrevented ||
        isOver(element, event) ||
        !gone(event)
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
function listenLongPress(
  element: Element,
  pressed: (target: Element, event: PointerEvent) => void,
  signal: AbortSignal,
): void {
  const window = element.ownerDocument.defaultView as Window;
  let [timer, x, y] = [0, 0, 0];
  let isLong = false;
  const end = (): void => {
    window.clearTimeout(timer);
  };
  const listen = (type: string, listener: (event: PointerEvent) => void): void => {
    element.addEventListener(type, listener as (event: Event) => void, { signal });
  };
  listen("pointerdown", (event) => {
    const { pointerType, isPrimary, target, clientX, clientY } = event;
    end();
    isLong = false;
    const pressedOn = elementOf(target);
    if (pointerType === "mouse" || !isPrimary || pressedOn === null) return;
    [x, y] = [clientX, clientY];
    timer = window.setTimeout(() => {
      isLong = true;
      pressed(pressedOn, event);
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
  /** Stores the DOM event that moved the pointer onto a target, or off it. */
  readonly pointed: (event: Event | null) => void;
  /** Reports a press; returns whether a listener prevented what the timeline would do. */
  readonly press: (type: "click" | "contextmenu", press: Press) => boolean;
}

/**
 * Handles presses. A click selects an event or opens a cluster. A double click activates an event,
 * or zooms in where there is neither. A pointer over either shows its card.
 */
export function listenPointer(element: Element, surface: PointerSurface, signal: AbortSignal): void {
  const targetAt = (event: Event): Target | undefined => surface.targetOf(elementOf(event.target));
  const hover = (target: Target | undefined, event: Event | null): void => {
    surface.pointed(event);
    surface.dispatch({ type: "hover", at: focusOf(target) });
  };

  listenMenu(element, surface, signal, hover);
  element.addEventListener(
    "click",
    (event) => {
      const target = targetAt(event);
      const originalEvent = event as MouseEvent;
      if (surface.press("click", { target, originalEvent, isKey: false })) return;
      if (target?.type === "cluster") {
        surface.open(target);
        return;
      }
      const { ctrlKey, metaKey, shiftKey } = originalEvent;
      const toggle = ctrlKey || metaKey || shiftKey;
      if (target === undefined) {
        hover(undefined, event);
        if (!toggle) surface.dispatch({ type: "select", ids: [] });
        return;
      }
      surface.dispatch({ type: "focus", focus: { type: "event", id: target.id }, isKeyboard: false });
      // Fingers cannot hover: a tap shows the card, too.
      hover(target, event);
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
      hover(target, event) {
        const isShown = surface.isHovering();
        hover(target, event);
        return isShown;
      },
    },
    signal,
  );
}

/**
 * Handles requests for a menu: by the secondary button, by a key, or by a finger that rests. A
 * resting finger shows the card that a mouse shows, and selects nothing. Some engines send
 * `contextmenu` for it, some do not: it is reported once.
 */
function listenMenu(
  element: Element,
  surface: PointerSurface,
  signal: AbortSignal,
  hover: (target: Target | undefined, event: Event) => void,
): void {
  /** Press of a finger that was reported already. */
  let reported: Event | null = null;
  const options = { signal };
  element.addEventListener(
    "pointerdown",
    () => {
      reported = null;
    },
    options,
  );
  listenLongPress(
    element,
    (pressed, event) => {
      if (reported !== null) return;
      reported = event;
      const target = surface.targetOf(pressed);
      const isPrevented = surface.press("contextmenu", { target, originalEvent: event, isKey: false });
      if (target !== undefined && !isPrevented) hover(target, event);
    },
    signal,
  );
  element.addEventListener(
    "contextmenu",
    (event) => {
      const originalEvent = event as PointerEvent;
      const { button, ctrlKey, pointerType } = originalEvent as Partial<PointerEvent>;
      const isFinger = pointerType === "touch" || pointerType === "pen";
      if (isFinger && reported !== null) {
        if (reported.defaultPrevented) event.preventDefault();
        return;
      }
      if (isFinger) reported = event;
      // A press with ctrl asks for a menu on macOS, with the first button.
      const isKey = button !== 2 && ctrlKey !== true && !isFinger;
      surface.press("contextmenu", {
        target: surface.targetOf(elementOf(event.target)),
        originalEvent,
        isKey,
      });
    },
    options,
  );
}

function focusOf(target: Target | undefined): Focus | null {
  if (target === undefined) return null;
  return target.type === "event" ? { type: "event", id: target.id } : { type: "cluster", key: target.key };
}
