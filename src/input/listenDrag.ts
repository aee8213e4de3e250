import { DRAG_THRESHOLD, type Surface } from "./gestures.ts";
import { createMomentum } from "./momentum.ts";

interface Finger {
  /** Where it is now. */
  x: number;
  /** The instant that it holds. */
  time: number;
}

/**
 * One pointer pans, two pinch: each holds the instant on which it was put, and the view follows. In times, not in
 * px: whichever way time runs, what is held stays under the finger. Ends a press that became a drag without a click. What one
 * finger panned goes on when it is lifted, until it is put down again.
 */
export function listenDrag(element: Element, surface: Surface, signal: AbortSignal): void {
  const fingers = new Map<number, Finger>();
  const { ownerDocument: document } = element;
  const momentum = createMomentum(document.defaultView as Window, (by) => { surface.dispatch({ type: "pan", by }); }, signal);
  let pressedAt = 0;
  let isDrag = false;

  const hold = (): void => {
    for (const finger of fingers.values()) finger.time = surface.timeAt(finger.x);
  };
  const release = ({ pointerId, pointerType, type, timeStamp, clientX }: PointerEvent): void => {
    const isLast = fingers.size === 1 && fingers.has(pointerId);
    if (fingers.delete(pointerId)) hold();
    if (fingers.size === 0) element.classList.remove("is-dragging");
    if (isLast && isDrag && pointerType === "touch" && type === "pointerup") momentum.released(timeStamp, surface.timeAt(clientX + 1) - surface.timeAt(clientX));
  };

  const listen = (on: EventTarget, type: string, listener: (event: PointerEvent) => void): void => {
    on.addEventListener(type, listener as (event: Event) => void, { signal });
  };
  listen(element, "pointerdown", (event) => {
    momentum.stop();
    if (event.button !== 0 || fingers.size === 2) return;
    if (fingers.size === 0) {
      isDrag = false;
      pressedAt = event.clientX;
    }
    fingers.set(event.pointerId, { x: event.clientX, time: 0 });
    hold();
  });
  // A press that leaves the timeline before it is a drag is nobody's but the document's.
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
    const panned = move([...fingers.values()], surface);
    if (fingers.size === 1) momentum.moved(panned, event.timeStamp);
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

/** Returns by how much time it panned. */
function move([first, second]: readonly Finger[], { timeAt, dispatch }: Surface): number {
  if (first === undefined) return 0;
  if (second !== undefined) {
    const held = second.time - first.time;
    const shown = timeAt(second.x) - timeAt(first.x);
    if (held !== 0 && shown / held > 0) dispatch({ type: "zoom", at: timeAt(first.x), factor: shown / held });
  }
  const by = first.time - timeAt(first.x);
  dispatch({ type: "pan", by });
  return by;
}
