import type { Target } from "../plot/base/sceneNode.ts";
import type { Surface } from "./gestures.ts";
import type { Focus } from "../state/state.ts";
import { elementOf } from "../view/domTree.ts";
import { listenHover } from "./listenHover.ts";
import { listenLongPress } from "./listenLongPress.ts";

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
