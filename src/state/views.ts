import { clamp } from "../base/maths.ts";
import type { Limits } from "../options/resolveDates.ts";
import type { TimeRange } from "../time/scale.ts";

/**
 * Rounding error of a sum of instants, as a share of the span: near 1970, and far from it, where ms
 * are rounded.
 */
const ROUNDING = { near: 1e-9, far: 1e-7 };

/** Last instant that `Date` holds, in ms. Up to it, every ms is a distinct number. */
const EXACT = 8_640_000_000_000_000;
/**
 * Ratio of the narrowest view to its distance beyond `EXACT`. Far from 1970 doubles round ms, and a
 * narrower view would show months in wrong places.
 */
const SHARE = 2 ** -24;

/**
 * Ratio of the narrowest view that `focusView` tries to the length of the event. In a narrower view
 * the same events are beside it.
 */
const LEAST_PART = 1 / 16;

/**
 * Returns the nearest view within the limits. It first limits the span around the middle of the
 * view, then moves the view. A view that is not finite or is reversed becomes the widest view at
 * the start of the limits.
 */
export function clampView(view: TimeRange, limits: Limits): TimeRange {
  const width = view.end - view.start;
  const isView = Number.isFinite(width) && width >= 0;
  // The least span is taken where the view will be, so that a pan that stops at a limit does not
  // widen it.
  const middle = isView ? clamp((view.start + view.end) / 2, limits.start, limits.end) : 0;
  const span = clampSpan(isView ? width : Infinity, middle, limits);
  // For a view at a limit of span, the difference of its ends may be a rounding wider or narrower.
  const rounding = leastSpan(middle) > 0 ? ROUNDING.far : ROUNDING.near;
  const isKept = isView && Math.abs(width - span) <= rounding * width;
  const start = !isView ? limits.start : isKept ? view.start : view.start + (width - span) / 2;
  if (isKept && view.start >= limits.start && view.end <= limits.end) return view;
  const latest = limits.end - span;
  const placed = clamp(start, limits.start, latest);
  // The end is exactly the limit, not a rounding before it.
  return { start: placed, end: placed === latest ? limits.end : placed + span };
}

/** Returns the nearest span, in ms, that the limits allow a view around an instant. */
export function clampSpan(span: number, at: number, { start, end, minSpan, maxSpan }: Limits): number {
  const most = Math.min(maxSpan, end - start);
  return clamp(span, Math.min(Math.max(minSpan, leastSpan(at)), most), most);
}

/**
 * Returns the narrowest span, in ms, that a view around an instant can have, whatever the options
 * allow.
 */
export function leastSpan(at: number): number {
  return Math.max(0, Math.abs(at) - EXACT) * SHARE;
}

/**
 * Returns the view around an event. It is as wide as the current view if the event fits, else a
 * little wider than the event, and as narrow as needed for the event to be outside every cluster.
 * If a view of about `least` ms still does not separate it, as with many events at the same
 * instant, the widest of these views is returned: a millisecond around the event would show
 * nothing.
 */
export function focusView(
  { start, end }: TimeRange,
  { now, least }: { readonly now: TimeRange; readonly least: number },
  isAlone: (view: TimeRange) => boolean,
): TimeRange {
  const from = Number.isFinite(start) ? start : end;
  const to = Number.isFinite(end) ? end : start;
  if (!Number.isFinite(from)) return now;
  const length = to - from;
  const span = now.end - now.start;
  const around = (width: number): TimeRange => viewOf(from + length / 2, width);
  const widest = length > span * 0.8 ? length * 1.5 : span;
  const narrowest = Math.max(least / 2, length * LEAST_PART);
  for (let width = widest; width > narrowest; width /= 2) if (isAlone(around(width))) return around(width);
  return around(widest);
}

/**
 * Returns the view that opens when a cluster is pressed: the visible part of the cluster's range,
 * with a margin. It is at most half as wide as the current view.
 */
export function clusterView(range: TimeRange, now: TimeRange): TimeRange {
  const [start, end] = [Math.max(range.start, now.start), Math.min(range.end, now.end)];
  const span = Math.min((end - start) * 1.3, (now.end - now.start) / 2);
  const width = span > 0 ? span : (now.end - now.start) / 8;
  return viewOf((start + end) / 2, width);
}

/** Returns a view around an instant, as wide as the current view. */
export function viewAround(instant: number, now: TimeRange): TimeRange {
  return viewOf(instant, now.end - now.start);
}

function viewOf(middle: number, span: number): TimeRange {
  return { start: middle - span / 2, end: middle + span / 2 };
}
