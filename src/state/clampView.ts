import { clamp } from "../base/maths.ts";
import { leastSpan } from "./leastSpan.ts";
import type { Limits } from "../options/resolveRange.ts";
import type { TimeRange } from "../time/scale.ts";

/** Of the span: what a sum of times loses, near 1970 and where ms are rounded. */
const ROUNDING = { near: 1e-9, far: 1e-7 };

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
