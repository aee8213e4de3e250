import { clamp } from "../base/maths.ts";
import type { ModelEvent } from "../model/model.ts";
import type { Limits } from "../options/resolveDates.ts";
import type { PlacedCluster } from "../plot/clusters/placeClusters.ts";
import { clusterContaining } from "../plot/picture/moveFocus.ts";
import type { Picture, VisibleState } from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { clampView, clusterView, focusView } from "../state/views.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

interface Shown {
  readonly host: TimelineDom;
  readonly picture: Picture;
  /** Range from the first finite date to the last one. */
  readonly bounds: TimeRange | null;
  readonly state: TimelineState;
  readonly limits: Limits;
}

/**
 * Returns the view around an event, narrow enough that the event is drawn outside any cluster. Near
 * the first or the last date the event stands at that side of the view, so that no half of it is
 * empty. Scrolls to the event's place in that view.
 */
export function viewOfEvent(event: ModelEvent, shown: Shown): TimeRange {
  const { picture, bounds, state, limits } = shown;
  const placed = (view: TimeRange): TimeRange =>
    clampView(bounds === null ? view : viewWithin(bounds, picture.fit(bounds), view), limits);
  const isAlone = (view: TimeRange): boolean =>
    event.background ||
    picture.layout({ ...state, view: placed(view) }).marks.some((mark) => mark.event === event);
  const view = placed(focusView(event.extent, { now: state.view, least: limits.minSpan }, isAlone));
  scrollTo(event, view, shown);
  return view;
}

/** Whether an event is drawn and in sight. If so, scrolls to it. */
export function isInSight(event: ModelEvent, shown: Shown): boolean {
  const { picture, state } = shown;
  const { marks, eras, sight } = picture.layout(state);
  const found = [...marks, ...eras].find((one) => one.event === event);
  if (found === undefined || found.x1 < sight.from || found.x0 > sight.to) return false;
  scrollTo(event, state.view, shown);
  return true;
}

function scrollTo(event: ModelEvent, view: TimeRange, { host: { scroller }, picture, state }: Shown): void {
  const layout = picture.layout({ ...state, view });
  const { marks, axisHeight } = layout;
  const mark = marks.find((one) => one.event === event);
  const cluster = mark === undefined ? clusterContaining(event, layout) : null;
  if (mark === undefined && cluster === null) return;
  const { y, height } = mark ?? { y: cluster?.bottom ?? 0, height: 24 };
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
export function viewOfCluster(
  cluster: Pick<PlacedCluster, "band" | "count" | "range">,
  {
    picture,
    state,
    limits,
  }: { readonly picture: Picture; readonly state: VisibleState; readonly limits: Limits },
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
