import { DAY } from "../../base/durations.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import { eventLabel } from "../base/eventLabel.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { LABEL_GAP, uncertaintyOf } from "../levels/shape.ts";

/** px that stay free at both ends. */
const MARGIN = 16;
/** Visible length of an event without a start or an end, in px. */
const OPEN_LENGTH = 120;
/** Number of events above which not each of them is measured. */
const MANY = 5_000;

/**
 * Returns the view that shows every event with its label, on `length` px. Each finite end needs a
 * scale at which the end and the label after it are visible; the coarsest of these scales serves
 * all. Without a finite date: `otherwise`.
 */
export function fitView(length: number, context: LayoutContext, otherwise: TimeRange): TimeRange {
  const { model } = context;
  if (model.bounds === null) return otherwise;
  const { start, end: last } = model.bounds;
  const events = mostTelling(model);
  const whole = (last - start || DAY) / Math.max(1, length - 2 * MARGIN);
  const lead = Math.min(
    length / 4,
    events.reduce((most, event) => Math.max(most, leadOf(event, start, { msPerPx: whole, context })), 0),
  );
  const rest = length - lead;
  const least = (last - start || DAY) / Math.max(1, rest - 2 * MARGIN);
  const msPerPx = events.reduce(
    (widest, event) => Math.max(widest, scaleFor(event, { start, length: rest, least }, context)),
    least,
  );
  return { start: start - (MARGIN + lead) * msPerPx, end: start + (rest - MARGIN) * msPerPx };
}

/**
 * Returns all events; of more than `MANY`, one of each variety of date and status. Among so many it
 * does not matter that some labels have no room.
 */
function mostTelling({ size, indices, event, varieties }: Model): readonly ModelEvent[] {
  if (size > MANY) return varieties;
  return indices.flatMap((index) => index.rowsFrom(-Infinity, Infinity).map(event));
}

/**
 * Returns the px that an event needs before the first date of all: for its fading, or because it
 * has no start.
 */
function leadOf(
  event: ModelEvent,
  first: number,
  { msPerPx, context }: { msPerPx: number; context: LayoutContext },
): number {
  const { start, end } = event.extent;
  if (Number.isFinite(start)) return uncertaintyOf(event, context).outset.start - (start - first) / msPerPx;
  return Number.isFinite(end) && !event.background ? OPEN_LENGTH - (end - first) / msPerPx : 0;
}

interface Fit {
  readonly start: number;
  readonly length: number;
  /** Scale that the dates alone need, in ms per px. */
  readonly least: number;
}

function scaleFor(event: ModelEvent, { start, length, least }: Fit, context: LayoutContext): number {
  const { extent, background } = event;
  const end = Number.isFinite(extent.end) ? extent.end : extent.start;
  if (!Number.isFinite(end) || background) return least;
  const width = Math.min(eventLabel(event, context).width, context.tokens.labelWidth);
  const goesOn = Number.isFinite(extent.start) && !Number.isFinite(extent.end);
  const fitsInside = extent.end - extent.start > (width + 2 * LABEL_GAP) * least;
  // At most a quarter of the length: a longer label stands before its mark, or is shortened.
  const after = goesOn
    ? OPEN_LENGTH
    : fitsInside
      ? 0
      : uncertaintyOf(event, context).outset.end + LABEL_GAP + width + context.tokens.dotSize;
  const reserved = Math.min(after, length / 4);
  return (end - start) / Math.max(1, length - 2 * MARGIN - reserved);
}
