import { nextUp } from "../base/maths.ts";
import { type DragSurface, listenDrag } from "../input/listenDrag.ts";
import { listenPointer, type PointerSurface, type Press } from "../input/listenPointer.ts";
import { listenWheel, type WheelSurface } from "../input/listenWheel.ts";
import type { ModelEvent } from "../model/model.ts";
import type { Target } from "../plot/base/sceneNode.ts";
import type { Layout } from "../plot/picture/layout.ts";
import { clusterContaining } from "../plot/picture/moveFocus.ts";
import type { Focus } from "../state/state.ts";
import { createScale } from "../time/scale.ts";
import type { EventList } from "../ui/eventList.ts";
import { plotPoint } from "../view/plotGeometry.ts";
import { type Moved, openCluster } from "./revealEvent.ts";
import type { TimelinePress } from "./timelineInfo.ts";

/** Returns what a press or a key does on an event in the list, by its id. */
export function chooseIn(engine: Moved): Parameters<EventList["listen"]>[0] {
  return (id, { isKey, isAdded }) => {
    const { selection } = engine.state;
    const isTaken = selection.includes(id) && (isAdded || selection.length === 1);
    engine.dispatch({ type: "select", ids: isTaken && !isAdded ? [] : [id], toggle: isAdded });
    if (isKey && !isTaken) engine.activate(id);
  };
}

/** Turns gestures on the picture into actions, until `signal` ends it. */
export function listenGestures(engine: Moved, signal: AbortSignal): void {
  const { host, card } = engine.screen;
  const surface = commands(engine);
  listenDrag(host.scroller, surface, signal);
  // Chromium sends no wheel event from the top layer to a listener on the root alone.
  for (const element of [card.element, host.root]) listenWheel(element, surface, signal);
  listenPointer(host.scroller, surface, signal);
}

/** Creates the commands that gestures carry out on a timeline. */
function commands(engine: Moved): DragSurface & PointerSurface & WheelSurface {
  const { screen, navigation, listeners } = engine;
  const { host, card } = screen;
  return {
    card: card.element,
    timeAt(clientX) {
      const { plot, time } = engine.picture;
      const { x } = plotPoint(host, { clientX, clientY: 0 });
      return createScale(engine.state.view, plot.length).invert(time.inline(x - plot.left));
    },
    isOnTime: ({ target }) =>
      [host.scroller, card.element].some((element) => element.contains(target as Node)),
    view: () => engine.state.view,
    dispatch(action) {
      if (action.type === "pan" || action.type === "zoom") {
        navigation.taken();
        engine.dispatch(action, action.type);
        navigation.moved();
      } else engine.dispatch(action);
    },
    canMark: () => engine.state.selectionMode === "multiple",
    take(isAdded) {
      const { marked, selection } = engine.state;
      if (marked === null) return;
      const ids = engine.source.model.idsMeeting(marked);
      engine.dispatch({ type: "select", ids: isAdded ? [...selection, ...ids] : ids, span: marked });
    },
    open: (cluster) => openCluster(engine, cluster),
    zoomAt: (at, factor) => navigation.zoom(factor, at),
    activate: (id) => engine.activate(id),
    hover(target, event) {
      const isShown = engine.state.hover !== null;
      engine.pointerEvent = event;
      engine.dispatch({ type: "hover", at: focusOf(target) });
      return isShown;
    },
    press(type, press) {
      const told = listeners.hears(type) ? pressOf(press, engine) : null;
      if (told === null) return false;
      listeners.emit(type, told);
      return press.originalEvent.defaultPrevented;
    },
  };
}

function focusOf(target: Target | undefined): Focus | null {
  return target?.type === "cluster" ? { type: "cluster", key: target.key } : (target ?? null);
}

/** Returns what listeners are told of a press; `null` where it is beside the plot. */
function pressOf(press: Press, engine: Moved): TimelinePress | null {
  const {
    screen: { host, drawn },
    state,
    source: { model },
  } = engine;
  const { originalEvent, isKey } = press;
  if (drawn === null) return null;
  const { layout, offset } = drawn.painted;
  const { plot, time } = drawn.picture;
  const target = isKey ? focusedTarget(state.focus, layout) : press.target;
  const event = target?.type === "event" ? model.find(target.id) : undefined;
  const counted = target?.type === "cluster" ? target : undefined;
  const at = plotPoint(host, originalEvent);
  const inline = time.inline(at.x - plot.left);
  if (!isKey && !(inline >= 0 && inline <= plot.length && at.y >= 0)) return null;
  const group = event?.group ?? counted?.band ?? -1;
  const band = layout.bands.find(({ band: { index, within }, top, height }) =>
    isKey ? index === group || within.includes(group) : at.y >= top && at.y < top + height,
  );
  const { start = NaN } = event?.extent ?? counted?.range ?? {};
  return {
    time: !isKey
      ? layout.scale.invert(inline + offset)
      : Number.isFinite(start)
        ? start
        : (state.view.start + state.view.end) / 2,
    group: band === undefined || band.group.id === "" ? null : band.group.id,
    id: event?.id ?? null,
    event: (event && engine.recordOf(event.id)) ?? null,
    // Thousands of events may be counted, and most listeners ask for none of them.
    get cluster() {
      if (counted === undefined) return null;
      return model
        .idsMeeting({ ...counted.range, end: nextUp(counted.range.end) })
        .filter((id) => clusterContaining(model.find(id) as ModelEvent, layout)?.key === counted.key);
    },
    originalEvent,
  };
}

/** Returns the event or cluster that has the keyboard focus. */
function focusedTarget(focus: Focus | null, { clusters }: Layout): Target | undefined {
  if (focus?.type === "event") return focus;
  const cluster = clusters.find(({ key }) => key === focus?.key);
  return cluster && { type: "cluster", ...cluster };
}
