import { nextUp } from "../base/maths.ts";
import type { Press } from "../input/listenPointer.ts";
import type { ModelEvent } from "../model/model.ts";
import type { EventRecord } from "../model/records.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Target } from "../plot/base/sceneNode.ts";
import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import type { Layout, PlacedBand } from "../plot/picture/layout.ts";
import { clusterContaining, clusterEntry } from "../plot/picture/moveFocus.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { type Action, goalOf, type TimelineState } from "../state/state.ts";
import { clusterView } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import type { EventSource } from "./eventSource.ts";
import type { Grouping } from "./grouping.ts";
import type { KeyboardTarget } from "./keyboard.ts";
import type { InputTarget } from "./listenInput.ts";
import type { Listeners } from "./listeners.ts";
import type { Navigation } from "./navigation.ts";
import { viewOfCluster } from "./revealEvent.ts";
import type { TimelineEventMap, TimelinePress } from "./timelineInfo.ts";
import type { EventList } from "../ui/eventList.ts";
import { plotPoint } from "../view/plotGeometry.ts";
import type { TimelineView } from "./timelineView.ts";

/** Parts of a timeline that gestures and keys change. */
interface Moved {
  readonly screen: TimelineView;
  readonly navigation: Navigation;
  readonly grouping: Grouping;
  readonly listeners: Pick<Listeners<TimelineEventMap>, "emit" | "hears">;
  readonly picture: Picture;
  readonly source: Pick<EventSource, "model">;
  readonly state: TimelineState;
  readonly options: ResolvedOptions;
  pointerEvent: Event | null;
  recordOf(id: string): EventRecord | undefined;
  dispatch(action: Action): void;
  reveal(event: ModelEvent): void;
  activate(id: string): void;
}

/** Returns what a press or a key does on an event in the list, by its id. */
export function chooseIn(engine: Moved): Parameters<EventList["listen"]>[0] {
  return (id, { isKey, isAdded }) => {
    const { selection } = engine.state;
    const isTaken = selection.includes(id) && (isAdded || selection.length === 1);
    engine.dispatch({ type: "select", ids: isTaken && !isAdded ? [] : [id], toggle: isAdded });
    if (isKey && !isTaken) engine.activate(id);
  };
}

/** Creates the commands that gestures and keys carry out on a timeline. */
export function commands(engine: Moved): InputTarget & KeyboardTarget {
  const { screen, navigation, grouping, listeners } = engine;
  return {
    host: screen.host,
    picture: () => engine.picture,
    model: () => engine.source.model,
    state: () => engine.state,
    dispatch(action) {
      const isHand = action.type === "pan" || action.type === "zoom";
      if (isHand) navigation.taken();
      engine.dispatch(action);
      if (isHand) navigation.moved();
    },
    goal: () => goalOf(engine.state),
    show(view) {
      navigation.show(view, true);
      return goalOf(engine.state);
    },
    open({ key, band, range }: Pick<PlacedCluster, "key" | "band" | "range">): TimeRange {
      // Events in a folded group have no place until the group is open.
      if (grouping.reveal(band)) return engine.state.view;
      const {
        picture,
        state,
        options: { limits },
      } = engine;
      const layout = picture.layout(state);
      const cluster = layout.clusters.find((one) => one.key === key);
      const view =
        cluster === undefined
          ? clusterView(range, state.view)
          : viewOfCluster(cluster, { picture, state, limits });
      if (view !== null) navigation.show(view, true);
      else if (cluster !== undefined) readFirst(cluster, layout, engine);
      return goalOf(engine.state);
    },
    reveal(event) {
      engine.reveal(event);
    },
    zoomAt(at, factor) {
      navigation.zoom(factor, at);
    },
    fit() {
      navigation.fit();
    },
    activate(id) {
      engine.activate(id);
    },
    pointed(event) {
      engine.pointerEvent = event;
    },
    press(type, press) {
      const told = listeners.hears(type) ? pressOf(press, engine) : null;
      if (told === null) return false;
      listeners.emit(type, told);
      return press.originalEvent.defaultPrevented;
    },
    dismiss() {
      const isDismissed = screen.dismiss(engine.state);
      engine.dispatch({ type: "hover", at: null });
      return isDismissed;
    },
    enter: () => screen.card.enter(),
    carded: () => screen.card.at,
    find() {
      listeners.emit("searchrequest", {});
      return listeners.hears("searchrequest");
    },
    help() {
      screen.help(engine.options, listeners.hears("searchrequest"));
    },
  };
}

/**
 * Focuses and selects the first event of a cluster that divides in no view, so that the reader can
 * go through it event by event.
 */
function readFirst(cluster: PlacedCluster, layout: Layout, engine: Moved): void {
  const focus = clusterEntry(cluster, { model: engine.source.model, layout });
  if (focus?.type !== "event") return;
  engine.dispatch({ type: "focus", focus, isKeyboard: engine.state.isKeyboard });
  engine.dispatch({ type: "select", ids: [focus.id] });
}

/** Returns what listeners are told of a press; `null` where it is beside the plot. */
function pressOf(press: Press, engine: Moved): TimelinePress | null {
  const {
    screen,
    state,
    source: { model },
  } = engine;
  const { originalEvent, isKey } = press;
  const { drawn } = screen;
  if (drawn === null) return null;
  const { layout, offset } = drawn.painted;
  const { plot, time } = drawn.picture;
  const target = isKey ? focusedTarget(engine, layout) : press.target;
  const event = target?.type === "event" ? model.find(target.id) : undefined;
  const bandOf = (index: number): PlacedBand | undefined =>
    layout.bands.find(({ band }) => band.index === index || band.within.includes(index));
  const at = plotPoint(screen.host, originalEvent);
  const inline = time.inline(at.x - plot.left);
  if (!isKey && !(inline >= 0 && inline <= plot.length && at.y >= 0)) return null;
  const band = isKey
    ? bandOf(event?.group ?? (target?.type === "cluster" ? target.band : -1))
    : layout.bands.find(({ top, height }) => at.y >= top && at.y < top + height);
  const start = event?.extent.start ?? (target?.type === "cluster" ? target.range.start : NaN);
  return {
    time: !isKey
      ? layout.scale.invert(inline + offset)
      : Number.isFinite(start)
        ? start
        : (state.view.start + state.view.end) / 2,
    group: band === undefined || band.group.id === "" ? null : band.group.id,
    id: event?.id ?? null,
    event: event === undefined ? null : (engine.recordOf(event.id) ?? null),
    // Thousands of events may be counted, and most listeners ask for none of them.
    get cluster() {
      if (target?.type !== "cluster") return null;
      return model
        .idsMeeting({ ...target.range, end: nextUp(target.range.end) })
        .filter((id) => clusterContaining(model.find(id) as ModelEvent, layout)?.key === target.key);
    },
    originalEvent,
  };
}

/** Returns the event or cluster that has the keyboard focus. */
function focusedTarget({ state: { focus } }: Moved, { clusters }: Layout): Target | undefined {
  if (focus?.type === "event") return focus;
  const cluster = clusters.find(({ key }) => key === focus?.key);
  return cluster && { type: "cluster", ...cluster };
}
