import { clamp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Surface } from "./listenPointer.ts";

/** Part of the view at each of its ends in which a marking drag makes the view pan. */
const EDGE = 0.02;
/**
 * ms in which the view pans by the distance of the pointer beyond that part, and the greatest such
 * distance, as a part of the view.
 */
const SLOW = 200;
const MOST = 0.1;

interface Taken {
  /** Whether the events are added to the selection. */
  readonly isAdded: boolean;
}

/** Functions of a timeline that a brush uses. */
export interface BrushSurface extends Surface {
  /** Whether several events can be selected. */
  readonly canMark: () => boolean;
  readonly view: () => TimeRange;
  /** Selects the events that share any time with the marked span. */
  readonly take: (how: Taken) => void;
}

/** Marks a span of time, from where a drag began to where the pointer is. */
export interface Brush {
  /** Begins a span at an instant. */
  begin(time: number): void;
  moved(clientX: number): void;
  /**
   * Ends the marking. `taken`: how the events in the span are selected; `null`: not at all. Returns
   * whether a span was being marked.
   */
  end(taken: Taken | null): boolean;
}

/**
 * Creates a brush. It works with instants, not with px: beyond an end of the view, the view pans in
 * that direction. Escape and `signal` end the marking without a selection.
 */
export function createBrush(
  document: Document,
  { view, timeAt, dispatch, take }: BrushSurface,
  signal: AbortSignal,
): Brush {
  const window = document.defaultView as Window;
  let from: number | null = null;
  let [x, frame, last] = [0, 0, 0];
  const mark = (): void => {
    const { start, end } = view();
    const to = clamp(timeAt(x), start, end);
    if (from !== null)
      dispatch({ type: "mark", range: { start: Math.min(from, to), end: Math.max(from, to) } });
  };
  const step = (now: number): void => {
    const { start, end } = view();
    const [length, time] = [end - start, timeAt(x)];
    const beyond = time - clamp(time, start + EDGE * length, end - EDGE * length);
    if (beyond !== 0) {
      dispatch({ type: "pan", by: (clamp(beyond, -MOST * length, MOST * length) * (now - last)) / SLOW });
      mark();
    }
    last = now;
    frame = window.requestAnimationFrame(step);
  };
  const end = (taken: Taken | null): boolean => {
    if (from === null) return false;
    if (taken !== null) take(taken);
    from = null;
    window.cancelAnimationFrame(frame);
    dispatch({ type: "mark", range: null });
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !end(null)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("keydown", onKey, { signal, capture: true });
  signal.addEventListener("abort", () => end(null), { once: true });
  return {
    begin(time) {
      from = clamp(time, view().start, view().end);
      dispatch({ type: "hover", at: null });
      last = window.performance.now();
      frame = window.requestAnimationFrame(step);
    },
    moved(clientX) {
      x = clientX;
      mark();
    },
    end,
  };
}
