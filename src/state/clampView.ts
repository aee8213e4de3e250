import { clamp } from "../base/clamp.ts";
import type { Limits } from "../options/resolveOptions.ts";
import type { TimeRange } from "../time/scale.ts";

/**
 * The nearest view within the limits: first its span, around its middle, then its place.
 * What is no view at all (not finite, or reversed) gives the limits' own.
 */
export function clampView(view: TimeRange, limits: Limits): TimeRange {
  const width = view.end - view.start;
  if (!Number.isFinite(width) || width < 0) return clampView(limits, limits);
  const span = clamp(width, limits.minSpan, Math.min(limits.maxSpan, limits.end - limits.start));
  const start = span === width ? view.start : view.start + (width - span) / 2;
  const placed = clamp(start, limits.start, Math.max(limits.start, limits.end - span));
  if (placed === view.start && span === width) return view;
  return { start: placed, end: placed + span };
}
