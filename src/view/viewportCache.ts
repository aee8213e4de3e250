import { clamp } from "../base/maths.ts";
import type { Drawn } from "../plot/picture/buildScene.ts";
import type { Layout, Margin } from "../plot/picture/layout.ts";
import type { Picture, VisibleState } from "../plot/picture/picture.ts";
import type { TimeRange } from "../time/scale.ts";
import type { TimelineDom } from "./timelineDom.ts";

/** px that are drawn beyond the view during a pan: on the side to which it goes, and behind it. */
const AHEAD = 640;
const BEHIND = 32;
/** How many times as far apart a zoom draws things, at most, as they were laid out. */
const FURTHEST = 4;
/** How many times the time in sight a zoom out lays out, so that its next steps find it. */
const WIDER = 2;
/** Grounds that one zoom keeps: a hand that zooms in far, and back, does not pass more. */
const MOST = 8;

/** What is on the screen. */
export interface Painted {
  readonly layout: Layout;
  /** Where the view begins, in the layout's inline px. */
  readonly offset: number;
}

/** What a hand is doing to the view. */
export type Moving = "pan" | "zoom";

/** Draws states on a timeline's elements. */
export interface ViewportCache {
  /**
   * Draws a state at rest exactly. While a hand moves the view, draws it from what is laid out
   * already, as far as that goes: a pan moves the elements, a zoom moves the marks apart.
   */
  paint(picture: Picture, state: VisibleState, moving: Moving | null): Painted;
}

/** More of time than was in sight, laid out once for several frames. */
interface Ground {
  readonly picture: Picture;
  readonly state: VisibleState;
  readonly layout: Layout;
}

/** A ground that is drawn, too: a pan shows it at scale 1, at another offset. */
interface DrawnGround extends Ground, Drawn {
  readonly margin: Margin;
  /** px from where the pan began to where this was drawn, forwards in time. */
  readonly at: number;
}

/** Creates the cache of what one gesture has laid out; the next gesture begins with none. */
export function createViewportCache(host: Pick<TimelineDom, "draw" | "move">): ViewportCache {
  /** Of the pan under way. */
  let panned: DrawnGround | null = null;
  /** Of the zoom under way: from coarse to fine on the way in. */
  let zoomed: readonly Ground[] = [];
  let last: TimeRange | null = null;

  const drawWhole = ({ layout, scene }: Drawn): Painted => {
    host.draw(scene);
    return { layout, offset: layout.sight.from };
  };

  const drawZoom = (picture: Picture, state: VisibleState): Painted => {
    zoomed = zoomed.filter((one) => one.picture === picture && hasSamePlaces(one.state, state));
    let ground = zoomed
      .filter(({ layout }) => isWithin(layout.scale.domain, state.view))
      .sort((a, b) => a.layout.scale.msPerPx - b.layout.scale.msPerPx)[0];
    if (ground === undefined) {
      ground = { picture, state, layout: picture.layout({ ...state, view: widened(state.view, last) }) };
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
    return { layout, offset };
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

/** Whether two states have the same things in the same bands. */
function hasSamePlaces(a: VisibleState, b: VisibleState): boolean {
  return a.arrangement === b.arrangement && a.slice === b.slice;
}

/** Whether two states differ in the view alone; what is under the pointer does not count. */
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

/** px from a ground to a view, forwards in time; `null` where it is no pan of that ground. */
function pannedBy({ picture, state, layout }: Ground, now: Picture, view: TimeRange): number | null {
  const span = state.view.end - state.view.start;
  if (picture !== now || Math.abs((view.end - view.start) / span - 1) > 1e-9) return null;
  return (view.start - state.view.start) / layout.scale.msPerPx;
}

function isWithinMargin({ margin }: DrawnGround, by: number): boolean {
  return -margin.before <= by && by <= margin.after;
}

/**
 * Whether a view is a part of another one, and not too small a part. Steps in and back out end
 * where they began, but for a rounding.
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
 * The view before, where that holds a view; else more than the view, in the direction in which it
 * grew: a zoom goes on around the same point, mostly.
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
