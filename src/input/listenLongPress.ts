import { elementOf } from "../view/domTree.ts";
import { DRAG_THRESHOLD, LONG_PRESS } from "./gestures.ts";

/**
 * Calls `pressed` where a finger or a pen rests on an element; the click that would follow is none.
 */
export function listenLongPress(
  element: Element,
  pressed: (target: Element) => void,
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
