import { listenDrag } from "../input/listenDrag.ts";
import { listenPointer, type PointerSurface } from "../input/listenPointer.ts";
import { listenWheel } from "../input/listenWheel.ts";
import type { Model } from "../model/model.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { Action, TimelineState } from "../state/state.ts";
import { createScale, type TimeRange } from "../time/scale.ts";
import { targetOf } from "../view/drawScene.ts";
import { plotPoint } from "../view/plotGeometry.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

/**
 * Functions of a timeline that gestures use. The timeline changes over time, so picture and view
 * are asked for each time.
 */
export interface InputTarget {
  readonly host: TimelineDom;
  readonly picture: () => Picture;
  readonly model: () => Model;
  readonly state: () => TimelineState;
  readonly dispatch: (action: Action) => void;
  /** Opens a cluster. */
  readonly open: PointerSurface["open"];
  readonly zoomAt: (at: number, factor: number) => void;
  readonly activate: (id: string) => void;
  readonly pointed: PointerSurface["pointed"];
  readonly press: PointerSurface["press"];
}

/** Turns gestures on the picture into actions, until `signal` ends it. */
export function listenInput(target: InputTarget, signal: AbortSignal): void {
  const { host, dispatch, activate, pointed, press } = target;
  const surface = {
    timeAt: (clientX: number): number =>
      timeAt(clientX, { host, picture: target.picture(), view: target.state().view }),
    dispatch,
    targetOf,
    open: target.open,
    zoomTo: target.zoomAt,
    activate,
    pointed,
    press,
    card: host.root.querySelector(".samarkand-tooltip") as Element,
    isHovering: (): boolean => target.state().hover !== null,
    canMark: (): boolean => target.state().selectionMode === "multiple",
    isOnTime: ({ target: at }: Event): boolean =>
      [host.scroller, surface.card].some((element) => element.contains(at as Node)),
    view: (): TimeRange => target.state().view,
    take({ isAdded }: { readonly isAdded: boolean }): void {
      const { marked, selection } = target.state();
      if (marked === null) return;
      const ids = target.model().idsMeeting(marked);
      dispatch({ type: "select", ids: isAdded ? [...selection, ...ids] : ids, span: marked });
    },
  };
  listenDrag(host.scroller, surface, signal);
  // Chromium sends no wheel event from the top layer to a listener on the root alone.
  for (const element of [surface.card, host.root]) listenWheel(element, surface, signal);
  listenPointer(host.scroller, surface, signal);
}

interface Shown {
  readonly host: TimelineDom;
  readonly picture: Picture;
  readonly view: TimeRange;
}

/** Returns the instant (ms) at a physical x of the viewport, in a view. */
function timeAt(clientX: number, { host, picture: { plot, time }, view }: Shown): number {
  const { x } = plotPoint(host, { clientX, clientY: 0 });
  return createScale(view, plot.length).invert(time.inline(x - plot.left));
}
