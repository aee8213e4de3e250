import type { Target } from "../plot/base/sceneNode.ts";
import { elementOf } from "../view/domTree.ts";
import { targetOf } from "../view/drawScene.ts";
import { type HoverSurface, listenHover, targetAt } from "./listenHover.ts";
import { DRAG_THRESHOLD, listenOn, LONG_PRESS, type Surface } from "./surface.ts";

/** A click or a request for a menu, before the timeline acts on it. */
export interface Press {
  readonly target: Target | undefined;
  readonly originalEvent: MouseEvent;
  /** Whether it comes from the keyboard: then it is about the focused event. */
  readonly isKey: boolean;
}

/** Functions of a timeline that presses and hovering use, beside its state. */
export interface PointerSurface extends Surface, HoverSurface {
  /** Opens a cluster. */
  readonly open: (cluster: Extract<Target, { type: "cluster" }>) => void;
  /** Animates a zoom by a factor around the instant `at`. */
  readonly zoomAt: (at: number, factor: number) => void;
  readonly activate: (id: string) => void;
  /** Reports a press; returns whether a listener prevented what the timeline would do. */
  readonly press: (type: "click" | "contextmenu", press: Press) => boolean;
}

/**
 * Handles presses. A click selects an event or opens a cluster. A double click activates an event,
 * or zooms in where there is neither. A pointer over either shows its card.
 */
export function listenPointer(element: Element, surface: PointerSurface, signal: AbortSignal): void {
  const { dispatch, hover } = surface;
  const listen = listenOn(element, signal);
  listenMenu(element, surface, signal);
  listen("click", (event) => {
    const target = targetAt(event);
    if (surface.press("click", { target, originalEvent: event, isKey: false })) return;
    if (target?.type === "cluster") {
      surface.open(target);
      return;
    }
    const toggle = event.ctrlKey || event.metaKey || event.shiftKey;
    if (target !== undefined) dispatch({ type: "focus", focus: target, isKeyboard: false });
    // Fingers cannot hover: a tap shows the card, too.
    hover(target, event);
    if (target !== undefined) dispatch({ type: "select", ids: [target.id], toggle });
    else if (!toggle) dispatch({ type: "select", ids: [] });
  });
  listen("dblclick", (event) => {
    event.preventDefault();
    const target = targetAt(event);
    if (target?.type === "event") surface.activate(target.id);
    else if (target === undefined) surface.zoomAt(surface.timeAt(event.clientX), 2);
  });
  listenHover(element, surface, signal);
}

/**
 * Handles requests for a menu: by the secondary button, by a key, or by a finger or a pen that
 * rests. A rest shows the card that a mouse shows, and selects nothing: the click that would follow
 * is suppressed. Some engines send `contextmenu` at a rest, some do not: it is reported once.
 */
function listenMenu(element: Element, { press, hover }: PointerSurface, signal: AbortSignal): void {
  const window = element.ownerDocument.defaultView as Window;
  const listen = listenOn(element, signal);
  let [timer, x, y] = [0, 0, 0];
  let isLong = false;
  /** Press of a finger that was reported already. */
  let reported: Event | null = null;
  const end = (): void => {
    window.clearTimeout(timer);
  };
  const rested = (on: Element, event: PointerEvent): void => {
    isLong = true;
    if (reported !== null) return;
    reported = event;
    const target = targetOf(on);
    const isPrevented = press("contextmenu", { target, originalEvent: event, isKey: false });
    if (target !== undefined && !isPrevented) hover(target, event);
  };
  listen("pointerdown", (event) => {
    end();
    isLong = false;
    reported = null;
    const on = elementOf(event.target);
    if (event.pointerType === "mouse" || !event.isPrimary || on === null) return;
    [x, y] = [event.clientX, event.clientY];
    timer = window.setTimeout(rested, LONG_PRESS, on, event);
  });
  listen("pointermove", ({ clientX, clientY }) => {
    if (Math.hypot(clientX - x, clientY - y) >= DRAG_THRESHOLD) end();
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"] as const) listen(type, end);
  signal.addEventListener("abort", end);
  listen(
    "click",
    (event) => {
      // The click of a key or of a script follows no press.
      if (!isLong || event.detail === 0) return;
      isLong = false;
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  listen("contextmenu", (event) => {
    const { button, ctrlKey, pointerType } = event;
    const isFinger = pointerType === "touch" || pointerType === "pen";
    if (isFinger && reported !== null) {
      if (reported.defaultPrevented) event.preventDefault();
      return;
    }
    if (isFinger) reported = event;
    // A press with ctrl asks for a menu on macOS, with the first button.
    const isKey = button !== 2 && !ctrlKey && !isFinger;
    press("contextmenu", { target: targetAt(event), originalEvent: event, isKey });
  });
}
