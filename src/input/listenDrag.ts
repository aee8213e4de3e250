import { DRAG_THRESHOLD, type Surface } from "./gestures.ts";

interface Finger {
  /** Where it is now. */
  x: number;
  /** The instant that it holds. */
  time: number;
}

/**
 * One pointer pans, two pinch: each holds the instant on which it was put, and the view follows. In times, not in
 * px: whichever way time runs, what is held stays under the finger. Ends a press that became a drag without a click.
 */
export function listenDrag(element: Element, surface: Surface, signal: AbortSignal): void {
  const fingers = new Map<number, Finger>();
  let pressedAt = 0;
  let isDrag = false;

  const hold = (): void => {
    for (const finger of fingers.values()) finger.time = surface.timeAt(finger.x);
  };
  const release = ({ pointerId }: PointerEvent): void => {
    if (fingers.delete(pointerId)) hold();
    if (fingers.size === 0) element.classList.remove("is-dragging");
  };

  const listen = (on: EventTarget, type: string, listener: (event: PointerEvent) => void): void => {
    on.addEventListener(type, listener as (event: Event) => void, { signal });
  };
  listen(element, "pointerdown", (event) => {
    if (event.button !== 0 || fingers.size === 2) return;
    if (fingers.size === 0) {
      isDrag = false;
      pressedAt = event.clientX;
    }
    fingers.set(event.pointerId, { x: event.clientX, time: 0 });
    hold();
  });
  // A press that leaves the timeline before it is a drag is nobody's but the document's.
  const { ownerDocument: document } = element;
  listen(document, "pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    if (event.buttons === 0) {
      release(event);
      return;
    }
    finger.x = event.clientX;
    if (!isDrag && fingers.size === 1 && Math.abs(event.clientX - pressedAt) < DRAG_THRESHOLD) return;
    if (!isDrag) {
      isDrag = true;
      element.classList.add("is-dragging");
    }
    // Only now: a captured press would make its click one of the whole picture.
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    move([...fingers.values()], surface);
  });
  listen(document, "pointerup", release);
  listen(document, "pointercancel", release);
  element.addEventListener("click", (event) => {
    if (!isDrag) return;
    isDrag = false;
    event.stopImmediatePropagation();
    event.preventDefault();
  }, { signal, capture: true });
}

function move([first, second]: readonly Finger[], { timeAt, dispatch }: Surface): void {
  if (first === undefined) return;
  if (second !== undefined) {
    const held = second.time - first.time;
    const shown = timeAt(second.x) - timeAt(first.x);
    if (held !== 0 && shown / held > 0) dispatch({ type: "zoom", at: timeAt(first.x), factor: shown / held });
  }
  dispatch({ type: "pan", by: first.time - timeAt(first.x) });
}
