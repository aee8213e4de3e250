import { clamp } from "../base/maths.ts";
import type { Drawn } from "../plot/picture/buildScene.ts";
import type { Picture, VisibleState } from "../plot/picture/picture.ts";
import type { Layout } from "../plot/picture/layout.ts";
import type { TimeRange } from "../time/scale.ts";

/** How many times as far apart things are at most, compared with how they were laid out. */
const FURTHEST = 4;
/**
 * How many times as much of time as is in sight is laid out when a zoom goes out, so that the next
 * steps find it.
 */
const AHEAD = 2;
/** So many layouts are kept: a hand that zooms in far, and back, does not pass more. */
const MOST = 8;

/** What steps of a zoom move. */
interface Ground {
  readonly picture: Picture;
  readonly state: VisibleState;
  readonly layout: Layout;
}

/** What is drawn of a view while a zoom moves, or `null` where none does. */
export type Zooming = (picture: Picture, state: VisibleState, isZooming: boolean) => Drawn | null;

/**
 * Draws the steps of a zoom by what is laid out: on the way in by what was there when it began, on
 * the way out by what will be there, or was there on the way in; and lays out anew where that comes
 * to its end.
 */
export function createZooming(): Zooming {
  /** Of this zoom, from coarse to fine on the way in. */
  let grounds: readonly Ground[] = [];
  let last: TimeRange | null = null;

  const groundOf = (picture: Picture, state: VisibleState): Ground => {
    const { view } = state;
    grounds = grounds.filter((known) => known.picture === picture && isSame(known.state, state));
    const known = grounds
      .filter(({ layout }) => isWithin(layout.scale.domain, view))
      .sort((a, b) => a.layout.scale.msPerPx - b.layout.scale.msPerPx)[0];
    if (known !== undefined) return known;
    const wide = last === null ? view : isWithin(last, view) ? last : widened(view, last);
    const ground = { picture, state, layout: picture.layout({ ...state, view: wide }) };
    grounds = [...grounds, ground].slice(-MOST);
    return ground;
  };

  return (picture, state, isZooming) => {
    if (!isZooming) grounds = [];
    const drawn = isZooming ? picture.zoomed(state, groundOf(picture, state).layout) : null;
    last = state.view;
    return drawn;
  };
}

/** Whether two states have the same things in the same bands. */
function isSame(a: VisibleState, b: VisibleState): boolean {
  return a.arrangement === b.arrangement && a.slice === b.slice;
}

/**
 * Whether a view is a part of another one, and not too small a part; steps in and back out end
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
 * More than a view, in the direction in which it grew: a zoom goes on around the same point,
 * mostly.
 */
function widened({ start, end }: TimeRange, last: TimeRange): TimeRange {
  const span = end - start;
  const grown = span - (last.end - last.start);
  const before = grown > 0 ? clamp((last.start - start) / grown, 0, 1) : 0.5;
  const more = (AHEAD - 1) * span;
  return { start: start - before * more, end: end + (1 - before) * more };
}
