import { clamp } from "../base/maths.ts";
import type { Limits } from "../options/resolveDates.ts";
import type { TimeRange } from "../time/scale.ts";

/** Of the span: what a sum of times loses, near 1970 and where ms are rounded. */
const ROUNDING = { near: 1e-9, far: 1e-7 };

/** Where `Date` ends, ms: up to here every ms is told apart. */
const EXACT = 8_640_000_000_000_000;
/**
 * Far from now ms are rounded; a view of 2^24 such steps and more leaves months out, which they
 * would misplace.
 */
const SHARE = 2 ** -24;

/** Of an event's length: in a narrower view than this what is beside it is the same. */
const LEAST_PART = 1 / 16;

/**
 * The nearest view within the limits: first its span, around its middle, then its place. What is no
 * view at all (not finite, or reversed) gives all that the limits allow, from their start.
 */
export function clampView(view: TimeRange, limits: Limits): TimeRange {
  const width = view.end - view.start;
  const isView = Number.isFinite(width) && width >= 0;
  const most = Math.min(limits.maxSpan, limits.end - limits.start);
  // Where the view will be: a pan that is stopped by a limit does not widen it.
  const far = isView ? leastSpan(clamp((view.start + view.end) / 2, limits.start, limits.end)) : 0;
  const least = Math.max(limits.minSpan, far);
  const span = clamp(isView ? width : Infinity, Math.min(least, most), most);
  // A span at a limit comes out of its own ends a rounding wider or narrower.
  const isKept = isView && Math.abs(width - span) <= (far > 0 ? ROUNDING.far : ROUNDING.near) * width;
  const start = !isView ? limits.start : isKept ? view.start : view.start + (width - span) / 2;
  if (isKept && view.start >= limits.start && view.end <= limits.end) return view;
  const latest = limits.end - span;
  const placed = clamp(start, limits.start, latest);
  // At the limit itself, not a rounding before it.
  return { start: placed, end: placed === latest ? limits.end : placed + span };
}

/** The narrowest span (ms) that a view around an instant can have, besides what options say. */
export function leastSpan(at: number): number {
  return Math.max(0, Math.abs(at) - EXACT) * SHARE;
}

/**
 * The view around an event: as wide as it was where the event fits, else a little wider than the
 * event, and as narrow as it takes for it to stand by itself. What never does down to `least` ms,
 * as one of many at the same instant, is shown among them: a millisecond of it would say nothing.
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
  const middle = from + length / 2;
  const around = (width: number): TimeRange => ({ start: middle - width / 2, end: middle + width / 2 });
  const widest = length > span * 0.8 ? length * 1.5 : span;
  const narrowest = Math.max(least / 2, length * LEAST_PART);
  for (let width = widest; width > narrowest; width /= 2) if (isAlone(around(width))) return around(width);
  return around(widest);
}

/**
 * The view in which a cluster opens: what is in sight of its events, with some room, and always
 * less than half of what was in sight.
 */
export function clusterView(range: TimeRange, now: TimeRange): TimeRange {
  const [start, end] = [Math.max(range.start, now.start), Math.min(range.end, now.end)];
  const span = Math.min((end - start) * 1.3, (now.end - now.start) / 2);
  const width = span > 0 ? span : (now.end - now.start) / 8;
  const middle = (start + end) / 2;
  return { start: middle - width / 2, end: middle + width / 2 };
}

/** As much time as is in sight, around an instant. */
export function viewAround(instant: number, now: TimeRange): TimeRange {
  const span = now.end - now.start;
  return { start: instant - span / 2, end: instant + span / 2 };
}
