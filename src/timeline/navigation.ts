import { reduce } from "../state/reduce.ts";
import { type Action, goalOf, type TimelineState } from "../state/state.ts";
import { clampView, viewAround } from "../state/views.ts";
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
  readonly fit: () => void;
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

/** Parts of a timeline that navigation uses. */
interface Navigated {
  readonly window: Window;
  readonly signal: AbortSignal;
  readonly state: TimelineState;
  /** `drawn`: what was drawn last; `null`: nothing yet, so no view is animated. */
  readonly screen: { readonly drawn: unknown };
  /** Returns the view of everything. */
  everything(): TimeRange;
  dispatch(action: Action, moving?: Moving | null): void;
}

/** ms for which a view is remembered. */
const KEPT = 300;

/**
 * Key of a window property that names the timeline whose listeners are being called. All timelines
 * in the window see it, even from another copy of this module.
 */
const TELLER: unique symbol = Symbol.for("samarkand.teller");

/**
 * Creates the navigation of a timeline. It remembers the views through which an animation or a
 * gesture has moved: a timeline that shares its view sends each one back a frame or two later, when
 * this timeline is already at the next. Obeying that echo would stop the movement. The same view
 * from anyone else is a request.
 */
export function createNavigation(engine: Navigated): Navigation {
  const { signal } = engine;
  const window: Window & { [TELLER]?: object | undefined } = engine.window;
  const me = {};
  let told: readonly { readonly view: TimeRange; readonly at: number }[] = [];
  const recent = (): typeof told => told.filter(({ at }) => window.performance.now() - at < KEPT);
  const isEcho = ({ start, end }: TimeRange): boolean =>
    (window[TELLER] ?? me) !== me && recent().some(({ view }) => view.start === start && view.end === end);
  const moved = (): void => {
    told = [...recent(), { view: engine.state.view, at: window.performance.now() }];
  };
  const animation = createViewAnimation(window, (view, isLast) => {
    const { goal, isFitted } = engine.state;
    engine.dispatch({ type: "view", view, goal: isLast ? null : goal, isFitted }, isLast ? null : "zoom");
    moved();
  });
  const taken = (): void => animation.stop();
  signal.addEventListener("abort", taken);
  const show = (wanted: TimeRange, animate: boolean, isFitted = false): void => {
    if (signal.aborted || (!animate && isEcho(wanted))) return;
    taken();
    const { view, limits } = engine.state;
    const goal = clampView(wanted, limits);
    const isAnimated = animate && engine.screen.drawn !== null;
    if (isAnimated && animation.run(view, goal)) engine.dispatch({ type: "view", view, goal, isFitted });
    else {
      engine.dispatch({ type: "view", view: goal, isFitted });
      // In place of the animation: unlike a view that an application sets, it may come back.
      if (isAnimated) moved();
    }
  };
  return {
    taken,
    moved,
    show,
    zoom(factor, at) {
      const view = goalOf(engine.state);
      const middle = (view.start + view.end) / 2;
      show(reduce({ ...engine.state, view }, { type: "zoom", at: at ?? middle, factor }).view, true);
    },
    bring(instant) {
      const view = goalOf(engine.state);
      if (instant < view.start || instant > view.end) show(viewAround(instant, view), true);
    },
    fit: () => show(engine.everything(), true, true),
    telling(tell) {
      const before = window[TELLER];
      window[TELLER] = me;
      tell();
      window[TELLER] = before;
    },
  };
}
