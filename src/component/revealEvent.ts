import type { Limits } from "../options/resolveRange.ts";
import type { ModelEvent } from "../model/model.ts";
import type { Picture } from "../scene/createPicture.ts";
import { holderOf } from "../layout/holderOf.ts";
import { clampView } from "../state/clampView.ts";
import type { TimelineState } from "../state/state.ts";
import type { TimeRange } from "../time/scale.ts";
import type { Host } from "./host.ts";
import { focusView } from "./views.ts";

interface Shown {
  readonly host: Host;
  readonly picture: Picture;
  readonly state: TimelineState;
  readonly limits: Limits;
}

/** The view around an event, near enough for it to stand by itself. Scrolls to where it stands there. */
export function viewOfEvent(event: ModelEvent, shown: Shown): TimeRange {
  const { picture, state, limits } = shown;
  const isAlone = (view: TimeRange): boolean =>
    event.background || picture.at({ ...state, view: clampView(view, limits) }).layout.marks.some((mark) => mark.event === event);
  const view = clampView(focusView(event.extent, { now: state.view, least: limits.minSpan }, isAlone), limits);
  scrollTo(event, view, shown);
  return view;
}

/** Whether an event is drawn and in sight; if it is, scrolls to where it stands. */
export function isInSight(event: ModelEvent, shown: Shown): boolean {
  const { picture, state } = shown;
  const { marks, eras, sight } = picture.at(state).layout;
  const found = [...marks, ...eras].find((one) => one.event === event);
  if (found === undefined || found.x1 < sight.from || found.x0 > sight.to) return false;
  scrollTo(event, state.view, shown);
  return true;
}

function scrollTo(event: ModelEvent, view: TimeRange, { host: { scroller }, picture, state }: Shown): void {
  const { layout } = picture.at({ ...state, view });
  const { marks, axisHeight } = layout;
  const mark = marks.find((one) => one.event === event);
  const cluster = mark === undefined ? holderOf(event, layout) : null;
  if (mark === undefined && cluster === null) return;
  const { y, height } = mark ?? { y: cluster?.bottom ?? 0, height: 24 };
  // The axis stays in sight above.
  const [top, bottom] = [y - height, axisHeight + y + height - scroller.clientHeight];
  if (scroller.scrollTop > top || scroller.scrollTop < bottom) scroller.scrollTop = Math.max(0, axisHeight + y - scroller.clientHeight / 2);
}
