import { clamp } from "../base/clamp.ts";
import type { Limits } from "../options/resolveOptions.ts";
import type { TimeRange } from "../time/scale.ts";

/**
 * The nearest view within the limits: first its span, around its middle, then its place.
 * What is no view at all (not finite, or reversed) gives all that the limits allow, from their start.
 */
export function clampView(view: TimeRange, limits: Limits): TimeRange {
  const width = view.end - view.start;
  const isView = Number.isFinite(width) && width >= 0;
  const span = clamp(isView ? width : Infinity, limits.minSpan, Math.min(limits.maxSpan, limits.end - limits.start));
  const start = !isView ? limits.start : span === width ? view.start : view.start + (width - span) / 2;
  const placed = clamp(start, limits.start, limits.end - span);
  if (placed === view.start && span === width) return view;
  return { start: placed, end: placed + span };
}
