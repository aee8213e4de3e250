import { reduce } from "../state/reduce.ts";
import { clampView } from "../state/clampView.ts";
import type { Action, TimelineState } from "../state/state.ts";
import type { TimeRange } from "../time/scale.ts";
import { createViewAnimation } from "./animateView.ts";
import { createEchoes } from "./createEchoes.ts";
import type { Moving } from "./painter.ts";

/** Goes to views, moving or at once. */
export interface Navigation {
  /** Whether the view is still "everything", and follows the size, the fonts and the events. */
  readonly isFitted: boolean;
  /** What is in sight, or will be when what is under way has come to its end. */
  readonly goal: TimeRange;
  /** At once, unless it is a view that was told a moment ago and comes back from a timeline that shares it. */
  show(view: TimeRange, animate: boolean): void;
  /** Zooms by a factor; the instant `at` (default: the middle) stays. Zooms in quick succession add up. */
  zoom(factor: number, at?: number): void;
  fit(): void;
  /** A hand has taken the view: what was under way ends. */
  taken(): void;
  /** A hand, or the timeline itself, has moved the view: it is told, and who shares it may send it back. */
  moved(): void;
  /** Runs a function that calls listeners. A view that a listener sends to another timeline meanwhile counts there as an echo. */
  telling(tell: () => void): void;
}

interface Surroundings {
  readonly window: Window;
  readonly state: () => TimelineState;
  /** The view with everything. */
  readonly everything: () => TimeRange;
  /** Whether anything was drawn: before that nothing moves. */
  readonly isDrawn: () => boolean;
  readonly dispatch: (action: Action, moving?: Moving | null) => void;
  readonly signal: AbortSignal;
}

/** `isFitted`: whether the first view is everything. */
export function createNavigation(
  isFitted: boolean,
  { window, state, everything, isDrawn, dispatch, signal }: Surroundings,
): Navigation {
  let fitted = isFitted;
  const echoes = createEchoes(window);
  const moved = (): void => {
    echoes.add(state().view);
  };
  const animation = createViewAnimation(window, (view, isLast) => {
    dispatch({ type: "view", view }, isLast ? null : "zoom");
    moved();
  });
  signal.addEventListener(
    "abort",
    () => {
      animation.stop();
    },
    { once: true },
  );
  const goal = (): TimeRange => animation.goal() ?? state().view;
  const taken = (): void => {
    animation.stop();
    fitted = false;
  };
  const show = (view: TimeRange, animate: boolean): void => {
    if (signal.aborted || (!animate && echoes.has(view))) return;
    taken();
    const goal = clampView(view, state().limits);
    if (animate && isDrawn()) animation.run(state().view, goal);
    else dispatch({ type: "view", view: goal });
  };
  return {
    get isFitted() {
      return fitted;
    },
    get goal() {
      return goal();
    },
    taken,
    moved,
    telling: echoes.telling,
    show,
    zoom(factor, at) {
      const view = goal();
      show(
        reduce({ ...state(), view }, { type: "zoom", at: at ?? (view.start + view.end) / 2, factor }).view,
        true,
      );
    },
    fit() {
      show(everything(), true);
      fitted = true;
    },
  };
}
