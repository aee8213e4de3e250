import { type KeyStep, listenKeys, type Taking } from "../input/listenKeys.ts";
import type { Model, ModelEvent } from "../model/model.ts";
import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import { clusterEntry, focusNear, type FocusStep, moveFocus } from "../plot/picture/moveFocus.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { Action, Focus, TimelineState } from "../state/state.ts";
import type { TimeRange } from "../time/scale.ts";
import { elementOf } from "../view/domTree.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

/**
 * Functions of a timeline that the keyboard uses. The timeline changes over time, so values are
 * asked for each time.
 */
export interface KeyboardTarget {
  readonly host: TimelineDom;
  readonly picture: () => Picture;
  readonly model: () => Model;
  readonly state: () => TimelineState;
  readonly dispatch: (action: Action) => void;
  /** Returns the current view, or during an animation the view at its end. */
  readonly goal: () => TimeRange;
  /** Animates to a view; returns the view at the end of the animation. */
  readonly show: (view: TimeRange) => TimeRange;
  /** Opens a cluster; returns the view to which that leads. */
  readonly open: (cluster: Pick<PlacedCluster, "key" | "band" | "range">) => TimeRange;
  /** Brings an event into sight where it is not. */
  readonly reveal: (event: ModelEvent) => void;
  readonly zoomAt: (at: number, factor: number) => void;
  readonly fit: () => void;
  readonly activate: (id: string) => void;
  /** Hides the card at an event; returns whether there was one. */
  readonly dismiss: () => boolean;
  /** Moves the focus into the card; returns whether there is anything in it to go to. */
  readonly enter: () => boolean;
  /** Returns the event or cluster that has the card. */
  readonly carded: () => Focus | null;
  /** Asks for a search; returns whether any listener takes it up. */
  readonly find: () => boolean;
  /** Opens the help for the keys. */
  readonly help: () => void;
}

/** Functions by which a timeline informs its keyboard. */
export interface Keyboard {
  /**
   * Called after the events have changed. Where the focused event is gone, the focus goes to one
   * near it.
   */
  readonly refresh: () => void;
}

/**
 * Lets the keyboard go through all events, with a single stop of the Tab key, until `signal` ends
 * it.
 */
export function listenKeyboard(target: KeyboardTarget, signal: AbortSignal): Keyboard {
  const {
    state,
    dispatch,
    host: { plot },
  } = target;
  const surroundings = (view = state().view) => ({
    model: target.model(),
    layout: target.picture().layout({ ...state(), view }),
  });
  const eventAt = (focus: Focus | null): ModelEvent | undefined =>
    focus?.type === "event" ? target.model().find(focus.id) : undefined;

  /** Last event that had the keyboard focus. */
  let last: ModelEvent | null = null;
  const goTo = (focus: Focus | null, taking: Taking): void => {
    dispatch({ type: "focus", isKeyboard: true, ...(focus === null ? {} : { focus }) });
    const event = eventAt(focus);
    if (event === undefined) return;
    last = event;
    target.reveal(event);
    const { selection, selectionMode } = state();
    if (taking !== "none")
      dispatch({
        type: "select",
        ids: taking === "more" && selectionMode === "multiple" ? [...selection, event.id] : [event.id],
      });
  };
  const step = (to: KeyStep, taking: Taking): void => {
    goTo(moveFocus(state().focus, stepOf(to, target.picture()), surroundings()), taking);
  };
  const choose = (isEnter: boolean): void => {
    const { focus } = state();
    const event = eventAt(focus);
    if (event !== undefined) {
      dispatch({ type: "select", ids: [event.id], toggle: !isEnter });
      if (isEnter) target.activate(event.id);
      return;
    }
    const cluster =
      focus?.type === "cluster"
        ? surroundings().layout.clusters.find(({ key }) => key === focus.key)
        : undefined;
    if (cluster === undefined) return;
    // The focus enters the view that opens, even where the cluster's events stay clustered there.
    dispatch({
      type: "focus",
      isKeyboard: true,
      focus: clusterEntry(cluster, surroundings(target.open(cluster))),
    });
  };

  listenKeys(
    plot,
    {
      step,
      choose,
      page(way) {
        // Pages in quick succession add up.
        const { start, end } = target.goal();
        const by = way === "after" ? end - start : start - end;
        const goal = target.show({ start: start + by, end: end + by });
        // The focused event is out of sight now, and the next arrow would lead back to it: the
        // focus moves to what is in sight.
        goTo(moveFocus(state().focus, "inSight", surroundings(goal)), "none");
      },
      zoom: (factor) => {
        target.zoomAt(middleOf(state().view, eventAt(state().focus)?.extent), factor);
      },
      fit: target.fit,
      dismiss: target.dismiss,
      enter: target.enter,
      find: target.find,
      help: target.help,
    },
    signal,
  );

  listenFocus(
    target,
    () => {
      goTo(state().focus ?? moveFocus(null, "after", surroundings()), "none");
    },
    signal,
  );
  listenCard(target, signal);
  return {
    refresh() {
      const { focus, isKeyboard } = state();
      if (!isKeyboard || focus !== null) return;
      goTo(
        last === null ? moveFocus(null, "after", surroundings()) : focusNear(last, target.model()),
        "none",
      );
    },
  };
}

/** Leads the focus from the card back to the plot, to the event that has the card. */
function listenCard({ host, carded, dispatch }: KeyboardTarget, signal: AbortSignal): void {
  const card = host.root.querySelector<HTMLElement>(".samarkand-tooltip");
  card?.addEventListener(
    "keydown",
    (event) => {
      const isLeaving = event.key === "Escape" || event.key === "F6";
      if (!isLeaving || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      const focus = carded();
      if (focus !== null) dispatch({ type: "focus", focus, isKeyboard: true });
      host.plot.focus({ preventScroll: true });
    },
    { signal },
  );
}

/** Follows the focus of the plot. `entered` is called when the focus comes by keyboard. */
function listenFocus(
  { host: { root, plot, scroller }, dispatch }: KeyboardTarget,
  entered: () => void,
  signal: AbortSignal,
): void {
  let isPressed = false;
  const listen = (type: string, listener: () => void): void => {
    plot.addEventListener(type, listener, { signal });
  };
  listen("pointerdown", () => {
    dispatch({ type: "focus", isKeyboard: false });
  });
  // A press focuses the plot, not a scroller in it or around it. The focused event then need not be
  // scrolled into sight.
  scroller.addEventListener(
    "mousedown",
    (event) => {
      if (event.button !== 0 || elementOf(event.target)?.closest("button") !== null) return;
      event.preventDefault();
      isPressed = true;
      // A browser takes a focus that a script gives for one by keyboard, and would show it.
      root.classList.add("is-pressed");
      plot.focus({ preventScroll: true });
      isPressed = false;
    },
    { signal },
  );
  listen("focus", () => {
    if (!isPressed) entered();
  });
  listen("keydown", () => {
    root.classList.remove("is-pressed");
  });
  listen("blur", () => {
    root.classList.remove("is-pressed");
    dispatch({ type: "focus", isKeyboard: false });
  });
}

/**
 * Returns the instant that stays in place during a zoom: the middle of an event's visible part,
 * else the middle of the view.
 */
function middleOf(view: TimeRange, { start, end }: TimeRange = view): number {
  const middle = (Math.max(start, view.start) + Math.min(end, view.end)) / 2;
  return middle >= view.start && middle <= view.end ? middle : (view.start + view.end) / 2;
}

function stepOf(to: KeyStep, { time }: Picture): FocusStep {
  if (to === "left" || to === "right") return to === time.after ? "after" : "before";
  return to;
}
