import type { ModelEvent } from "../model/model.ts";
import type { TimeRange } from "../time/scale.ts";
import { certaintyOf } from "./certainty.ts";
import { fontsOf, type LayoutContext } from "./layoutContext.ts";
import { LABEL_GAP } from "./shape.ts";

/** px that stay free at both ends. */
const MARGIN = 16;
const DAY = 86_400_000;

/**
 * The view that shows every event with its label, on `length` px. Each finite end asks for a scale at which it and
 * the label after it are in sight; the widest of these scales serves all. Without a finite date: `otherwise`.
 */
export function fitView(events: readonly ModelEvent[], length: number, context: LayoutContext, otherwise: TimeRange): TimeRange {
  const times = events.flatMap(({ extent }) => [extent.start, extent.end]).filter(Number.isFinite);
  if (times.length === 0) return otherwise;
  const start = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b));
  const least = (last - start || DAY) / Math.max(1, length - 2 * MARGIN);
  const msPerPx = events.reduce((widest, event) => Math.max(widest, scaleFor(event, { start, length, least }, context)), least);
  return { start: start - MARGIN * msPerPx, end: start + (length - MARGIN) * msPerPx };
}

interface Fit {
  readonly start: number;
  readonly length: number;
  /** The scale (ms per px) that the dates alone ask for. */
  readonly least: number;
}

function scaleFor(event: ModelEvent, { start, length, least }: Fit, context: LayoutContext): number {
  const { extent, title, background } = event;
  const end = Number.isFinite(extent.end) ? extent.end : extent.start;
  if (!Number.isFinite(end) || background) return least;
  const width = Math.min(context.measure(title, fontsOf(context).label), context.tokens.labelWidth);
  const fitsInside = extent.end - extent.start > (width + 2 * LABEL_GAP) * least;
  // A quarter of the length at most: where a label is longer, it stands before its mark, or is shortened.
  const reserved = fitsInside ? 0 : Math.min(certaintyOf(event, context).outset.end + LABEL_GAP + width + context.tokens.dotSize, length / 4);
  return (end - start) / Math.max(1, length - 2 * MARGIN - reserved);
}
