import type { PlacedCluster } from "../layout/placeClusters.ts";
import type { EventRecord } from "../model/records.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Engine } from "./engine.ts";
import type { KeyboardTarget } from "./keyboard.ts";
import type { InputTarget } from "./listenInput.ts";
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
      if (action.type === "pan" || action.type === "zoom") navigation.taken();
      engine.dispatch(action);
    },
    show(view) {
      navigation.show(view, true);
      return navigation.goal;
    },
    open({ band, range }: Pick<PlacedCluster, "band" | "range">): TimeRange {
      // What a folded group holds has its places once that is open.
      if (grouping.reveal(band)) return engine.state.view;
      const view = clusterView(range, engine.state.view);
      navigation.show(view, true);
      return view;
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
      listeners.emit("activate", { id, event: engine.recordOf(id) as E });
    },
    dismiss: () => screen.dismiss(engine.state),
    find() {
      listeners.emit("find", {});
      return listeners.hears("find");
    },
    help() {
      screen.help(engine.options, listeners.hears("find"));
    },
  };
}
