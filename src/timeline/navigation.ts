import { reduce } from "../state/reduce.ts";
import type { Action, TimelineState } from "../state/state.ts";
import { clampView } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import { createViewAnimation } from "../view/animateView.ts";
import type { Moving } from "../view/viewportCache.ts";

/** Goes to views, moving or at once. */
export interface Navigation {
  /** Whether the view is still "everything", and follows the size, the fonts and the events. */
  readonly isFitted: boolean;
  /** What is in sight, or will be when what is under way has come to its end. */
  readonly goal: TimeRange;
  /**
   * At once, unless it is a view that was told a moment ago and comes back from a timeline that
   * shares it.
   */
  show(view: TimeRange, animate: boolean): void;
  /**
   * Zooms by a factor; the instant `at` (default: the middle) stays. Zooms in quick succession add
   * up.
   */
  zoom(factor: number, at?: number): void;
  fit(): void;
  /** A hand has taken the view: what was under way ends. */
  taken(): void;
  /**
   * A hand, or the timeline itself, has moved the view: it is told, and who shares it may send it
   * back.
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
  const echoes = createRecentViews(window);
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

/** ms for which a view is remembered. */
const KEPT = 300;

/** The views that were told of late. */
interface RecentViews {
  readonly add: (view: TimeRange) => void;
  /**
   * Whether a view is one of them that comes back: from a listener to whom another timeline tells
   * its own.
   */
  readonly has: (view: TimeRange) => boolean;
  /** Runs what tells listeners of this timeline. */
  readonly telling: (tell: () => void) => void;
}

/**
 * Where a window says whose listeners are told at this moment: to all timelines in it, whichever
 * copy of this module they are of.
 */
const TELLER: unique symbol = Symbol.for("samarkand.teller");

/**
 * Remembers the views through which a timeline moves by itself or by a hand. Who shares its view
 * sends each back a frame or two later, when it is at another one already: taken for a wish, that
 * would end the movement. Anyone else who asks for such a view wishes for it.
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
