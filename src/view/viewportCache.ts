import { clamp } from "../base/maths.ts";
import type { Drawn } from "../plot/picture/buildScene.ts";
import type { Layout, Margin } from "../plot/picture/layout.ts";
import type { Picture, VisibleState } from "../plot/picture/picture.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimelineDom } from "./timelineDom.ts";

/** px that a pan draws beyond the view: on the side to which it goes, and behind it. */
const AHEAD = 640;
const BEHIND = 32;
/** Greatest factor by which a zoom stretches a layout. */
const FURTHEST = 4;
/** How many times the visible time a zoom out lays out, so that its next steps find it there. */
const WIDER = 2;
/**
 * Number of layouts that one zoom retains: a gesture that zooms in far, and back, passes no more.
 */
const MOST = 8;

/** Picture on the screen: a layout, and the place of the view in it. */
export interface Painted {
  readonly layout: Layout;
  /** Inline px of the layout at which the view begins. */
  readonly offset: number;
  /** Inline px of the layout at which 0 of what is drawn lies. */
  readonly origin: number;
}

/** Kind of gesture that moves the view. */
export type Moving = "pan" | "zoom";

/** Draws states on the elements of a timeline. */
export interface ViewportCache {
  /**
   * Draws a state at rest exactly. During a gesture it draws the state from earlier layouts, as far
   * as they reach: a pan moves the elements, a zoom moves the marks apart.
   */
  paint(picture: Picture, state: VisibleState, moving: Moving | null): Painted;
}

/** Layout of more time than is visible, computed once for several frames. */
interface Ground {
  readonly picture: Picture;
  readonly state: VisibleState;
  readonly layout: Layout;
}

/** A ground that is drawn, too: a pan shows it at scale 1, at another offset. */
interface DrawnGround extends Ground, Drawn {
  readonly margin: Margin;
  /** px from where the pan began to where this ground was drawn, forwards in time. */
  readonly at: number;
}

/** Creates the cache of the layouts of one gesture. The next gesture begins with an empty cache. */
export function createViewportCache(host: Pick<TimelineDom, "draw" | "move">): ViewportCache {
  /** Ground of the current pan. */
  let panned: DrawnGround | null = null;
  /** Grounds of the current zoom: from coarse to fine on the way in. */
  let zoomed: readonly Ground[] = [];
  let last: TimeRange | null = null;

  const drawWhole = ({ layout, scene }: Drawn): Painted => {
    host.draw(scene);
    return { layout, offset: layout.sight.from, origin: layout.sight.from };
  };

  const drawZoom = (picture: Picture, state: VisibleState): Painted => {
    zoomed = zoomed.filter((one) => one.picture === picture && hasSamePlaces(one.state, state));
    let ground = zoomed
      .filter(({ layout }) => isWithin(layout.scale.domain, state.view))
      .sort((a, b) => a.layout.scale.msPerPx - b.layout.scale.msPerPx)[0];
    if (ground === undefined) {
      const view = widened(state.view, last);
      // What the hand sees of small bands keeps its lanes until it rests.
      const lanesLevel = zoomed.at(-1)?.layout.lanesLevel;
      ground = { picture, state, layout: picture.layout({ ...state, view, lanesLevel }) };
      zoomed = [...zoomed, ground].slice(-MOST);
    }
    return drawWhole(picture.zoomed(state, ground.layout));
  };

  const drawPan = (picture: Picture, state: VisibleState): Painted => {
    const by = panned === null ? null : pannedBy(panned, picture, state.view);
    if (panned !== null && by !== null && isDrawnAlike(panned.state, state) && isWithinMargin(panned, by))
      return showPan(panned, by);
    const isBack = by !== null && by < 0;
    const margin = isBack ? { before: AHEAD, after: BEHIND } : { before: BEHIND, after: AHEAD };
    const at = panned === null || by === null ? 0 : panned.at + by;
    panned = { ...picture.panned(state, margin, at), picture, state, margin, at };
    host.draw(panned.scene);
    return showPan(panned, 0);
  };

  const showPan = (ground: DrawnGround, by: number): Painted => {
    const { picture, layout, margin, at, state } = ground;
    const offset = margin.before + by;
    host.move(picture.time.x(0) - picture.time.x(at + by), picture.pannedTo(ground, offset, at, state));
    return { layout, offset, origin: margin.before - at };
  };

  return {
    paint(picture, state, moving) {
      if (moving !== "pan") panned = null;
      if (moving !== "zoom") zoomed = [];
      const painted =
        moving === "pan"
          ? drawPan(picture, state)
          : moving === "zoom"
            ? drawZoom(picture, state)
            : drawWhole(picture.at(state));
      last = state.view;
      return painted;
    },
  };
}

/** Whether two states have the same events in the same bands. */
export function hasSamePlaces(a: VisibleState, b: VisibleState): boolean {
  return a.arrangement === b.arrangement && a.slice === b.slice;
}

/** Whether two states differ in the view alone. Hover does not count. */
function isDrawnAlike(a: VisibleState, b: VisibleState): boolean {
  return (
    hasSamePlaces(a, b) &&
    a.selection === b.selection &&
    a.focus === b.focus &&
    a.isKeyboard === b.isKeyboard &&
    a.matches === b.matches &&
    a.now === b.now
  );
}

/**
 * Returns the px from a ground to a view, forwards in time; `null` where the view is no pan of it:
 * another picture, or another scale.
 */
export function pannedBy({ picture, state, layout }: Ground, now: Picture, view: TimeRange): number | null {
  const span = state.view.end - state.view.start;
  if (picture !== now || Math.abs((view.end - view.start) / span - 1) > 1e-9) return null;
  return (view.start - state.view.start) / layout.scale.msPerPx;
}

function isWithinMargin({ margin }: DrawnGround, by: number): boolean {
  return -margin.before <= by && by <= margin.after;
}

/**
 * Whether a view is a part of another one, and not too small a part. The tolerance is for rounding:
 * steps in and back out do not end exactly where they began.
 */
function isWithin(whole: TimeRange, { start, end }: TimeRange): boolean {
  const slack = 1e-6 * (end - start);
  return (
    start >= whole.start - slack &&
    end <= whole.end + slack &&
    whole.end - whole.start <= FURTHEST * (end - start) + slack
  );
}

/**
 * Returns the range to lay out for a zoom: the view before, where that contains the new view;
 * otherwise more than the new view, in the direction in which the view grew, since a zoom mostly
 * goes on around the same point.
 */
function widened(view: TimeRange, before: TimeRange | null): TimeRange {
  if (before === null) return view;
  if (isWithin(before, view)) return before;
  const { start, end } = view;
  const span = end - start;
  const grown = span - (before.end - before.start);
  const atStart = grown > 0 ? clamp((before.start - start) / grown, 0, 1) : 0.5;
  const more = (WIDER - 1) * span;
  return { start: start - atStart * more, end: end + (1 - atStart) * more };
}
