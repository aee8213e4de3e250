import { clamp } from "../base/maths.ts";
import type { ModelEvent } from "../model/model.ts";
import type { EventRecord } from "../model/records.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import { clusterContaining, clusterEntry } from "../plot/picture/moveFocus.ts";
import type { Picture } from "../plot/picture/picture.ts";
import { type Action, goalOf, type TimelineState } from "../state/state.ts";
import { clampView, clusterView, focusView } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Moving } from "../view/viewportCache.ts";
import type { EventSource } from "./eventSource.ts";
import type { Grouping } from "./grouping.ts";
import type { Listeners } from "./listeners.ts";
import type { Navigation } from "./navigation.ts";
import type { TimelineEventMap } from "./timelineInfo.ts";
import type { TimelineView } from "./timelineView.ts";

/** Parts of a timeline that gestures and keys change. */
export interface Moved {
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
  dispatch(action: Action, moving?: Moving): void;
  activate(id: string): void;
}

/**
 * Brings an event into sight, and opens the folded groups that contain it. `zoom`: the view moves
 * even if the event is in sight. Scrolls to the event's place in the view at the end.
 */
export function revealEvent(
  engine: Moved,
  event: ModelEvent,
  { zoom = false, animate = true }: { readonly zoom?: boolean; readonly animate?: boolean } = {},
): void {
  const isKept = !engine.grouping.reveal(event.group) && !zoom && isInSight(event, engine);
  // During an animation, the view at its end counts.
  const view = isKept ? goalOf(engine.state) : viewOfEvent(event, engine);
  scrollTo(event, view, engine);
  if (!isKept) engine.navigation.show(view, animate);
}

/**
 * Opens a cluster: shows the widest view in which it divides. Where there is none, focuses and
 * selects its first event, so that the reader can go through it event by event.
 */
export function openCluster(
  engine: Moved,
  { key, band, range }: Pick<PlacedCluster, "key" | "band" | "range">,
): void {
  const { grouping, navigation, picture, state, source } = engine;
  // Events in a folded group have no place until the group is open.
  if (grouping.reveal(band)) return;
  const layout = picture.layout(state);
  const cluster = layout.clusters.find((one) => one.key === key);
  const view = cluster === undefined ? clusterView(range, state.view) : viewOfCluster(cluster, engine);
  if (view !== null) navigation.show(view, true);
  else if (cluster !== undefined) {
    const focus = clusterEntry(cluster, { model: source.model, layout });
    if (focus?.type !== "event") return;
    engine.dispatch({ type: "focus", focus, isKeyboard: state.isKeyboard });
    engine.dispatch({ type: "select", ids: [focus.id] });
  }
}

/** Whether an event is drawn and in sight. */
function isInSight(event: ModelEvent, { picture, state }: Moved): boolean {
  const { marks, eras, sight } = picture.layout({ ...state, view: goalOf(state) });
  const found = [...marks, ...eras].find((one) => one.event === event);
  return found !== undefined && found.x1 >= sight.from && found.x0 <= sight.to;
}

/**
 * Returns the view around an event, narrow enough that the event is drawn outside any cluster. Near
 * the first or the last date the event stands at that side of the view, so that no half of it is
 * empty.
 */
function viewOfEvent(event: ModelEvent, { picture, source, state, options: { limits } }: Moved): TimeRange {
  const { bounds } = source.model;
  const placed = (view: TimeRange): TimeRange =>
    clampView(bounds === null ? view : viewWithin(bounds, picture.fit(bounds), view), limits);
  const isAlone = (view: TimeRange): boolean =>
    event.background ||
    picture.layout({ ...state, view: placed(view) }).marks.some((mark) => mark.event === event);
  return placed(focusView(event.extent, { now: goalOf(state), least: limits.minSpan }, isAlone));
}

function scrollTo(event: ModelEvent, view: TimeRange, { screen, picture, state }: Moved): void {
  const { scroller } = screen.host;
  const layout = picture.layout({ ...state, view });
  const { marks, axisHeight } = layout;
  const cluster = clusterContaining(event, layout);
  const place = marks.find((one) => one.event === event) ?? (cluster && { y: cluster.bottom, height: 24 });
  if (place === null) return;
  const { y, height } = place;
  // The axis stays in sight at the top.
  const [top, bottom] = [y - height, axisHeight + y + height - scroller.clientHeight];
  if (scroller.scrollTop > top || scroller.scrollTop < bottom)
    scroller.scrollTop = Math.max(0, axisHeight + y - scroller.clientHeight / 2);
}

/**
 * Moves a view to where the dates are, at the same width, with proportionally as much margin as
 * `everything` has. A view wider than all dates is placed around them.
 */
function viewWithin(bounds: TimeRange, everything: TimeRange, { start, end }: TimeRange): TimeRange {
  const span = end - start;
  const scale = span / (everything.end - everything.start);
  const ends = [
    bounds.start - (bounds.start - everything.start) * scale,
    bounds.end + (everything.end - bounds.end) * scale - span,
  ];
  const placed = clamp(start, Math.min(...ends), Math.max(...ends));
  return { start: placed, end: placed + span };
}

/**
 * Factor by which each further view is narrower in the search for one in which a cluster divides.
 */
const NEARER = 4;

/**
 * Returns the widest view around a cluster in which the cluster divides; `null` where there is
 * none, as for many events at the same instant.
 */
function viewOfCluster(
  cluster: PlacedCluster,
  { picture, state, options: { limits } }: Moved,
): TimeRange | null {
  const isParted = (view: TimeRange): boolean =>
    picture
      .layout({ ...state, view })
      .clusters.every(({ band, count }) => band !== cluster.band || count < cluster.count);
  const { start, end } = clusterView(cluster.range, state.view);
  const middle = (start + end) / 2;
  for (let width = end - start; width >= limits.minSpan; width /= NEARER) {
    const view = clampView({ start: middle - width / 2, end: middle + width / 2 }, limits);
    if (isParted(view)) return view;
  }
  return null;
}
