import type { ModelEvent } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import type { Layout } from "../plot/picture/layout.ts";
import { clusterEntry } from "../plot/picture/moveFocus.ts";
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
import type { TimelineEventMap } from "./timelineInfo.ts";
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
  dispatch(action: Action): void;
  reveal(event: ModelEvent): void;
  activate(id: string): void;
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
    dismiss() {
      const isDismissed = screen.dismiss(engine.state);
      engine.dispatch({ type: "hover", at: null });
      return isDismissed;
    },
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
