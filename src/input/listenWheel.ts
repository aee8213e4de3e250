import { clamp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Surface } from "./surface.ts";

/** Functions of a timeline that wheels use, beside those of all gestures. */
export interface WheelSurface extends Surface {
  /** Whether the pointer of a wheel event is where time runs, on the plot or the card. */
  readonly isOnTime: (event: WheelEvent) => boolean;
  readonly view: () => TimeRange;
}

/** px of a wheel unit: a pixel, a line and a page. */
const UNITS = [1, 20, 400];
/**
 * px of wheel for a zoom by the factor e. With this value a pinch on a trackpad, which arrives as
 * Ctrl+wheel, follows the fingers.
 */
const NEARER = 100;
/**
 * Greatest exponent for one wheel event: a notch zooms by at most 1.2, in whatever unit and number
 * the wheel counts.
 */
const NOTCH = 0.18;

/**
 * Handles wheels. Ctrl or ⌘ with the wheel zooms, around the pointer where it is over time. Shift
 * with the wheel, or a wheel that moves more horizontally than vertically, pans. Any other wheel
 * scrolls the page, so that a reader can scroll past.
 */
export function listenWheel(
  root: Element,
  { timeAt, dispatch, isOnTime, view }: WheelSurface,
  signal: AbortSignal,
): void {
  const onWheel = (event: WheelEvent): void => {
    // A listener on an inner element has handled the event.
    if (event.defaultPrevented) return;
    const unit = UNITS[event.deltaMode] ?? 1;
    const isOver = isOnTime(event);
    if (event.ctrlKey || event.metaKey) {
      // Also beside the picture: an accidental zoom of the whole page would confuse the reader.
      event.preventDefault();
      const nearer = clamp((-event.deltaY * unit) / NEARER, -NOTCH, NOTCH);
      dispatch({
        type: "zoom",
        at: isOver ? timeAt(event.clientX) : (view().start + view().end) / 2,
        factor: Math.exp(nearer),
      });
      return;
    }
    // Some systems turn Shift+wheel into a horizontal wheel themselves.
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (!isOver || (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY))) return;
    event.preventDefault();
    dispatch({ type: "pan", by: timeAt(event.clientX + across * unit) - timeAt(event.clientX) });
  };
  root.addEventListener("wheel", onWheel as (event: Event) => void, { signal, passive: false });
}
