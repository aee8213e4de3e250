import { clamp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Surface } from "./gestures.ts";

/** Of the view: at its ends, where a hand that marks takes it along. */
const EDGE = 0.02;
/**
 * ms in which the view goes as far as a hand is beyond that, but no more than a tenth of its own
 * length.
 */
const SLOW = 200;
const MOST = 0.1;

interface Taken {
  /** Besides what is selected already. */
  readonly isAdded: boolean;
}

/** Where a stretch of time can be marked. */
export interface BrushSurface extends Surface {
  /** Whether several events can be selected. */
  readonly canMark: () => boolean;
  readonly view: () => TimeRange;
  /** Selects what meets the stretch that is marked. */
  readonly take: (how: Taken) => void;
}

/** Marks a stretch of time, from where a hand was put down to where it is. */
export interface Brush {
  /** From an instant on. */
  begin(time: number): void;
  moved(clientX: number): void;
  /**
   * `taken`: how what meets it is selected; `null`: not at all. Returns whether anything was
   * marked.
   */
  end(taken: Taken | null): boolean;
}

/**
 * In times, not in px: beyond an end of the view it goes on in the direction of that end. Escape
 * ends it without a selection, as `signal` does.
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
