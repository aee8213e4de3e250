import { listenOn } from "../input/surface.ts";
import type { ModelEvent } from "../model/model.ts";
import { clusterEntry, focusNear, type FocusStep, moveFocus } from "../plot/picture/moveFocus.ts";
import { type Focus, goalOf } from "../state/state.ts";
import type { TimeRange } from "../time/scale.ts";
import { showKeyHelp } from "../ui/keyHelp.ts";
import { elementOf } from "../view/domTree.ts";
import { type Moved, openCluster, revealEvent } from "./revealEvent.ts";

/** Steps of the arrow keys, Home and End. Left and right are physical sides. */
const STEPS: Readonly<Partial<Record<string, FocusStep | "left" | "right">>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "above",
  ArrowDown: "below",
  Home: "first",
  End: "last",
};

/** Zoom factor of a key: that of a zoom button. */
const FACTOR = 2;

/**
 * Effect of a step on the selection: "one" selects the event, "more" adds it to the selection,
 * "none" leaves the selection as it is.
 */
type Taking = "one" | "more" | "none";

/**
 * Lets the keyboard go through all events, with a single stop of the Tab key, until `signal` ends
 * it. Keys that are pressed inside the plot, and those without an action, are left to the page.
 *
 * Returns a function to call after the events have changed: where the focused event is gone, the
 * focus goes to one near it.
 */
export function listenKeyboard(engine: Moved, signal: AbortSignal): () => void {
  const { screen, navigation, listeners } = engine;
  const { plot } = screen.host;
  const surroundings = (view = engine.state.view) => ({
    model: engine.source.model,
    layout: engine.picture.layout({ ...engine.state, view }),
  });
  const first = (): Focus | null => moveFocus(null, "after", surroundings());
  const focusedEvent = (focus = engine.state.focus): ModelEvent | undefined =>
    focus?.type === "event" ? engine.source.model.find(focus.id) : undefined;

  /** Last event that had the keyboard focus. */
  let last: ModelEvent | null = null;
  const goTo = (to: Focus | null, taking: Taking = "none"): void => {
    engine.dispatch({ type: "focus", focus: to ?? engine.state.focus, isKeyboard: true });
    const event = focusedEvent(to);
    if (event === undefined) return;
    last = event;
    revealEvent(engine, event);
    const { selection, selectionMode } = engine.state;
    const others = taking === "more" && selectionMode === "multiple" ? selection : [];
    if (taking !== "none") engine.dispatch({ type: "select", ids: [...others, event.id] });
  };
  const choose = (isEnter: boolean): void => {
    const event = focusedEvent();
    if (event !== undefined) {
      engine.dispatch({ type: "select", ids: [event.id], toggle: !isEnter });
      if (isEnter) engine.activate(event.id);
      return;
    }
    const { focus } = engine.state;
    if (focus === null) return;
    const cluster = surroundings().layout.clusters.find(
      ({ key }) => focus.type === "cluster" && key === focus.key,
    );
    if (cluster === undefined) return;
    openCluster(engine, cluster);
    // The focus enters the view that opens, even where the cluster's events stay clustered there.
    engine.dispatch({
      type: "focus",
      focus: clusterEntry(cluster, surroundings(goalOf(engine.state))),
      isKeyboard: true,
    });
  };
  const page = (way: 1 | -1): void => {
    // Pages in quick succession add up.
    const { start, end } = goalOf(engine.state);
    const by = way * (end - start);
    navigation.show({ start: start + by, end: end + by }, true);
    // The focused event is out of sight now, and the next arrow would lead back to it: the focus
    // moves to what is in sight.
    goTo(moveFocus(engine.state.focus, "inSight", surroundings(goalOf(engine.state))));
  };
  const zoom = (factor: number): void => {
    navigation.zoom(factor, middleOf(engine.state.view, focusedEvent()?.extent));
  };
  /** Asks for a search; returns whether any listener takes it up. */
  const find = (): boolean => {
    listeners.emit("searchrequest", {});
    return listeners.hears("searchrequest");
  };
  const help = (): void => {
    showKeyHelp(screen.host.root, engine.options, listeners.hears("searchrequest"));
  };
  /** Hides the card; returns whether there was one. */
  const dismiss = (): boolean => {
    const isDismissed = screen.card.dismiss(engine.state.focus);
    engine.dispatch({ type: "hover", at: null });
    return isDismissed;
  };
  /** What keys do; an action that returns `false` leaves its key to the page. */
  const actions: Readonly<Partial<Record<string, () => unknown>>> = {
    PageUp: () => page(-1),
    PageDown: () => page(1),
    "+": () => zoom(FACTOR),
    "=": () => zoom(FACTOR),
    "-": () => zoom(1 / FACTOR),
    0: navigation.fit,
    Enter: () => choose(true),
    " ": () => choose(false),
    "?": help,
    "/": find,
    // The Arabic keyboard has these characters on the same key.
    "؟": help,
    ظ: find,
    // Where there is no card to hide, the key is left to what contains the timeline, such as a
    // dialog.
    Escape: dismiss,
    Tab: screen.card.enter,
    F6: screen.card.enter,
  };
  listenOn(plot, signal)("keydown", (event) => {
    if (event.target !== plot || event.altKey || event.isComposing) return;
    const isModified = event.ctrlKey || event.metaKey;
    const step = STEPS[event.key];
    const isBack = event.key === "Tab" && event.shiftKey;
    const action = isModified || isBack ? undefined : actions[event.key];
    if (step !== undefined) {
      const side = step === engine.picture.time.after ? "after" : "before";
      const to = step === "left" || step === "right" ? side : step;
      goTo(
        moveFocus(engine.state.focus, to, surroundings()),
        isModified ? "none" : event.shiftKey ? "more" : "one",
      );
    } else if (action === undefined || action() === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
  listenFocus(engine, () => goTo(engine.state.focus ?? first()), signal);
  listenCard(engine, signal);
  return () => {
    if (engine.state.isKeyboard && engine.state.focus === null)
      goTo(last === null ? first() : focusNear(last, engine.source.model));
  };
}

/** Leads the focus from the card back to the plot, to the event that has the card. */
function listenCard(engine: Moved, signal: AbortSignal): void {
  const { host, card } = engine.screen;
  listenOn(card.element, signal)("keydown", (event) => {
    const isLeaving = event.key === "Escape" || event.key === "F6";
    if (!isLeaving || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (card.at !== null) engine.dispatch({ type: "focus", focus: card.at, isKeyboard: true });
    host.plot.focus({ preventScroll: true });
  });
}

/** Follows the focus of the plot. `entered` is called when the focus comes by keyboard. */
function listenFocus(engine: Moved, entered: () => void, signal: AbortSignal): void {
  const { root, plot, scroller } = engine.screen.host;
  const listen = listenOn(plot, signal);
  const left = (): void => {
    engine.dispatch({ type: "focus", isKeyboard: false });
  };
  let isPressed = false;
  listen("pointerdown", left);
  // A press focuses the plot, not a scroller in it or around it. The focused event then need not be
  // scrolled into sight.
  listenOn(scroller, signal)("mousedown", (event) => {
    if (event.button !== 0 || elementOf(event.target)?.closest("button") !== null) return;
    event.preventDefault();
    isPressed = true;
    // A browser takes a focus that a script gives for one by keyboard, and would show it.
    root.classList.add("is-pressed");
    plot.focus({ preventScroll: true });
    isPressed = false;
  });
  listen("focus", () => {
    if (!isPressed) entered();
  });
  listen("keydown", () => {
    root.classList.remove("is-pressed");
  });
  listen("blur", () => {
    root.classList.remove("is-pressed");
    left();
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
