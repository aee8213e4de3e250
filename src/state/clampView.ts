import { clamp } from "../base/clamp.ts";
import type { Limits } from "../options/resolveOptions.ts";
import type { TimeRange } from "../time/scale.ts";

/** Of the span: what a sum of times far from 1970 loses. */
const ROUNDING = 1e-9;

/**
 * The nearest view within the limits: first its span, around its middle, then its place.
 * What is no view at all (not finite, or reversed) gives all that the limits allow, from their start.
 */
export function clampView(view: TimeRange, limits: Limits): TimeRange {
  const width = view.end - view.start;
  const isView = Number.isFinite(width) && width >= 0;
  const span = clamp(isView ? width : Infinity, limits.minSpan, Math.min(limits.maxSpan, limits.end - limits.start));
  // A span at a limit comes out of its own ends a rounding wider or narrower.
  const isKept = isView && Math.abs(width - span) <= ROUNDING * width;
  const start = !isView ? limits.start : isKept ? view.start : view.start + (width - span) / 2;
  if (isKept && view.start >= limits.start && view.end <= limits.end) return view;
  const latest = limits.end - span;
  const placed = clamp(start, limits.start, latest);
  // At the limit itself, not a rounding before it.
  return { start: placed, end: placed === latest ? limits.end : placed + span };
}
