import type { Layout } from "../layout/layout.ts";
import { firstInCluster } from "../layout/firstInCluster.ts";
import type { PlacedCluster } from "../layout/placeClusters.ts";
import type { EventRecord } from "../model/records.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Engine } from "./engine.ts";
import type { KeyboardTarget } from "./keyboard.ts";
import type { InputTarget } from "./listenInput.ts";
import { viewOfCluster } from "./viewOfCluster.ts";
import { clusterView } from "./views.ts";

/** What hands and keys do to a timeline. */
export function handTarget<E extends EventRecord>(engine: Engine<E>): InputTarget & KeyboardTarget {
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
    goal: () => navigation.goal,
    show(view) {
      navigation.show(view, true);
      return navigation.goal;
    },
    open({ key, band, range }: Pick<PlacedCluster, "key" | "band" | "range">): TimeRange {
      // What a folded group holds has its places once that is open.
      if (grouping.reveal(band)) return engine.state.view;
      const {
        picture,
        state,
        options: { limits },
      } = engine;
      const { layout } = picture.at(state);
      const cluster = layout.clusters.find((one) => one.key === key);
      const view =
        cluster === undefined
          ? clusterView(range, state.view)
          : viewOfCluster(cluster, { picture, state, limits });
      if (view !== null) navigation.show(view, true);
      else if (cluster !== undefined) readFirst(cluster, layout, engine);
      return navigation.goal;
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
      listeners.emit("find", {});
      return listeners.hears("find");
    },
    help() {
      screen.help(engine.options, listeners.hears("find"));
    },
  };
}

/** What parts nowhere is gone through event by event. */
function readFirst<E extends EventRecord>(cluster: PlacedCluster, layout: Layout, engine: Engine<E>): void {
  const focus = firstInCluster(cluster, { model: engine.source.model, layout });
  if (focus?.type !== "event") return;
  engine.dispatch({ type: "focus", focus, isKeyboard: engine.state.isKeyboard });
  engine.dispatch({ type: "select", ids: [focus.id] });
}
