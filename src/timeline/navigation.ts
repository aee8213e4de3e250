import { type Action, goalOf, reduce, type TimelineState } from "../state/state.ts";
import { clampView } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import { createViewAnimation } from "../view/motion.ts";
import type { Moving } from "../view/viewportCache.ts";

/** Goes to views, animated or at once. */
export interface Navigation {
  /**
   * Goes to a view. Without animation, a view that comes back from another timeline sharing it is
   * ignored.
   */
  show(view: TimeRange, animate: boolean): void;
  /**
   * Zooms by a factor around the instant `at`; default: the middle of the view. Zooms in quick
   * succession add up.
   */
  zoom(factor: number, at?: number): void;
  /** Moves the view to an instant (ms) where that is out of sight. */
  bring(instant: number): void;
  /** Goes to the view of everything. */
  fit(): void;
  /** Stops a running animation, because a gesture moves the view. */
  taken(): void;
  /**
   * Remembers the current view, which a gesture or the timeline itself has set: a timeline that
   * shares it may send it back.
   */
  moved(): void;
  /**
   * Runs a function that calls listeners. A view that a listener sends to another timeline
   * meanwhile counts there as an echo.
   */
  telling(tell: () => void): void;
}

interface Surroundings {
  readonly window: Window;
  readonly state: () => TimelineState;
  /** Returns the view of everything. */
  readonly everything: () => TimeRange;
  /** Whether anything was drawn. Before that, no view is animated. */
  readonly isDrawn: () => boolean;
  readonly dispatch: (action: Action, moving?: Moving | null) => void;
  readonly signal: AbortSignal;
}

/** Creates the navigation of a timeline. */
export function createNavigation({
  window,
  state,
  everything,
  isDrawn,
  dispatch,
  signal,
}: Surroundings): Navigation {
  const echoes = createRecentViews(window);
  const moved = (): void => {
    echoes.add(state().view);
  };
  const animation = createViewAnimation(window, (view, isLast) => {
    const { goal, isFitted } = state();
    dispatch({ type: "view", view, goal: isLast ? null : goal, isFitted }, isLast ? null : "zoom");
    moved();
  });
  signal.addEventListener(
    "abort",
    () => {
      animation.stop();
    },
    { once: true },
  );
  const show = (wanted: TimeRange, animate: boolean, isFitted = false): void => {
    if (signal.aborted || (!animate && echoes.has(wanted))) return;
    animation.stop();
    const goal = clampView(wanted, state().limits);
    if (animate && isDrawn() && animation.run(state().view, goal))
      dispatch({ type: "view", view: state().view, goal, isFitted });
    else {
      dispatch({ type: "view", view: goal, isFitted });
      // In place of the animation: unlike a view that an application sets, it may come back.
      if (animate && isDrawn()) moved();
    }
  };
  return {
    taken() {
      animation.stop();
    },
    moved,
    telling: echoes.telling,
    show,
    zoom(factor, at) {
      const view = goalOf(state());
      show(
        reduce({ ...state(), view }, { type: "zoom", at: at ?? (view.start + view.end) / 2, factor }).view,
        true,
      );
    },
    bring(instant) {
      const { start, end } = goalOf(state());
      const half = (end - start) / 2;
      if (instant < start || instant > end) show({ start: instant - half, end: instant + half }, true);
    },
    fit() {
      show(everything(), true, true);
    },
  };
}

/** ms for which a view is remembered. */
const KEPT = 300;

/** Views that this timeline had recently. */
interface RecentViews {
  readonly add: (view: TimeRange) => void;
  /** Whether a view is a recent one that comes back from a listener of another timeline. */
  readonly has: (view: TimeRange) => boolean;
  /** Runs a function that calls listeners of this timeline. */
  readonly telling: (tell: () => void) => void;
}

/**
 * Key of a window property that names the timeline whose listeners are being called. All timelines
 * in the window see it, even from another copy of this module.
 */
const TELLER: unique symbol = Symbol.for("samarkand.teller");

/**
 * Creates the memory of views through which an animation or a gesture has moved. A timeline that
 * shares its view sends each one back a frame or two later, when this timeline is already at the
 * next. Obeying that echo would stop the movement. The same view from anyone else is a request.
 */
function createRecentViews(window: Window & { [TELLER]?: object | undefined }): RecentViews {
  const me = {};
  let told: readonly { readonly view: TimeRange; readonly at: number }[] = [];
  const recent = (): typeof told => told.filter(({ at }) => window.performance.now() - at < KEPT);
  return {
    add(view) {
      told = [...recent(), { view, at: window.performance.now() }];
    },
    has({ start, end }) {
      const teller = window[TELLER] ?? me;
      return teller !== me && recent().some(({ view }) => view.start === start && view.end === end);
    },
    telling(tell) {
      const before = window[TELLER];
      window[TELLER] = me;
      tell();
      window[TELLER] = before;
    },
  };
}
