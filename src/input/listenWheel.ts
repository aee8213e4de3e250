import type { TimeRange } from "../time/scale.ts";
import type { Surface } from "./gestures.ts";

/** What wheels need to know besides. */
export interface WheelSurface extends Surface {
  /** Whether a wheel is turned where time runs under the pointer. */
  readonly isOnTime: (event: WheelEvent) => boolean;
  readonly view: () => TimeRange;
}

/** px of a line and of a page, for wheels that count in these. */
const UNITS = [1, 20, 400];
/**
 * px by which a zoom is e times as near: those of a pinch on a trackpad, which comes as a
 * ctrl+wheel, follow the fingers.
 */
const NEARER = 100;
/**
 * Of that, the most for one event: a notch of a wheel is 1.2 times as near, in whatever unit and
 * however many it counts.
 */
const NOTCH = 0.18;

/**
 * ctrl or ⌘ and the wheel zoom, over time at the pointer; shift and the wheel, or a wheel that goes
 * across more than up or down, pan. Any other is the page's, with the little that it goes across: a
 * reader scrolls past.
 */
export function listenWheel(
  root: Element,
  { timeAt, dispatch, isOnTime, view }: WheelSurface,
  signal: AbortSignal,
): void {
  const onWheel = (event: WheelEvent): void => {
    // A listener within has taken it.
    if (event.defaultPrevented) return;
    const unit = UNITS[event.deltaMode] ?? 1;
    const isOver = isOnTime(event);
    if (event.ctrlKey || event.metaKey) {
      // Also over what is beside the picture: a page that is zoomed by a slip of the hand is a
      // fright.
      event.preventDefault();
      const nearer = Math.min(NOTCH, Math.max(-NOTCH, (-event.deltaY * unit) / NEARER));
      dispatch({
        type: "zoom",
        at: isOver ? timeAt(event.clientX) : (view().start + view().end) / 2,
        factor: Math.exp(nearer),
      });
      return;
    }
    // Some systems turn shift+wheel into a horizontal one themselves.
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (!isOver || (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY))) return;
    event.preventDefault();
    dispatch({ type: "pan", by: timeAt(event.clientX + across * unit) - timeAt(event.clientX) });
  };
  root.addEventListener("wheel", onWheel as (event: Event) => void, { signal, passive: false });
}
