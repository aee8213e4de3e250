import type { Surface } from "./gestures.ts";

/** px of a line and of a page, for wheels that count in these. */
const UNITS = [1, 20, 400];
/** Doublings of the scale to a px of the wheel; a pinch on a trackpad comes as a ctrl+wheel of small steps. */
const ZOOM_PER_PX = 0.002;
const PINCH_BOOST = 10;

/**
 * ctrl or ⌘ and the wheel zoom at the pointer; shift and the wheel, or a horizontal wheel, pan. A plain vertical wheel is
 * the page's, so that a reader can scroll past.
 */
export function listenWheel(element: Element, { timeAt, dispatch }: Surface, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent): void => {
    const unit = UNITS[event.deltaMode] ?? 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const boost = event.ctrlKey && Math.abs(event.deltaY) < 40 ? PINCH_BOOST : 1;
      const doublings = -event.deltaY * unit * ZOOM_PER_PX * boost;
      dispatch({ type: "zoom", at: timeAt(event.clientX), factor: 2 ** doublings });
      return;
    }
    // Some systems turn shift+wheel into a horizontal one themselves.
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    dispatch({ type: "pan", by: timeAt(event.clientX + across * unit) - timeAt(event.clientX) });
  };
  element.addEventListener("wheel", onWheel as (event: Event) => void, { signal, passive: false });
}
