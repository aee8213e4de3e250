import { DAY, HOUR, WEEK, YEAR } from "../../base/durations.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { Precision } from "../../time/span.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { uncertaintyOf } from "../levels/shape.ts";

/** px that stay free before the first date. */
const MARGIN = 16;
/** Part of the length that stays free after the last date. */
const TRAIL = 0.06;
/** Visible length of an event without a start or an end, in px. */
const OPEN_LENGTH = 120;
/** Greatest part of the length for what goes on beyond the first date, or beyond the last one. */
const MOST = 1 / 4;
/** Units of its precision on either side of a date that stands alone. */
const UNITS_AROUND = 7;
/** Least part of the time of an event that stands alone, on either side of it. */
const LEAST_AROUND = 0.08;
/** Number of events above which not each of them is read. */
const MANY = 5_000;

/** ms of a unit of precision. What is more exact than an hour is shown among hours. */
const UNITS: Readonly<Partial<Record<Precision, number>>> = {
  millennium: 1_000 * YEAR,
  century: 100 * YEAR,
  decade: 10 * YEAR,
  year: YEAR,
  semester: YEAR / 2,
  quadrimester: YEAR / 3,
  quarter: YEAR / 4,
  season: YEAR / 4,
  month: YEAR / 12,
  week: WEEK,
  day: DAY,
};

const NO_PRECISION = { startPrecision: null, endPrecision: null };

/**
 * Returns the view that shows every event, on `length` px; `null` without a finite date. The view
 * ends soon after the last date, because labels there stand before their marks. Where all events
 * have the same date, it stands in the middle, among the days, months or years around it.
 */
export function fitView(length: number, context: LayoutContext): TimeRange | null {
  const { model } = context;
  if (model.bounds === null) return null;
  const { start, end } = model.bounds;
  const events = mostTelling(model);
  const isAll = ({ extent }: ModelEvent): boolean => extent.start === start && extent.end === end;
  if (start === end || (model.size <= MANY && events.every(isAll))) {
    const { startPrecision, endPrecision } = events[0]?.span ?? NO_PRECISION;
    const unit = UNITS[startPrecision ?? endPrecision ?? "hour"] ?? HOUR;
    const around = Math.max(UNITS_AROUND * unit, LEAST_AROUND * (end - start));
    return { start: start - around, end: end + around };
  }
  const whole = (end - start) / Math.max(1, length * (1 - TRAIL) - MARGIN);
  const most = (roomOf: (event: ModelEvent) => number): number =>
    Math.min(length * MOST, Math.max(0, ...events.map(roomOf)));
  const before = MARGIN + most((event) => roomBefore(event, start, { msPerPx: whole, context }));
  const after = Math.max(
    TRAIL * length,
    most((event) => roomAfter(event, end, { msPerPx: whole, context })),
  );
  const msPerPx = (end - start) / Math.max(1, length - before - after);
  return { start: start - before * msPerPx, end: start + (length - before) * msPerPx };
}

/**
 * Returns all events; of more than `MANY`, one of each variety of date and status. Among so many it
 * does not matter that what goes on beyond some of them has no room.
 */
function mostTelling({ size, indices, event, varieties }: Model): readonly ModelEvent[] {
  if (size > MANY) return varieties;
  return indices.flatMap((index) => index.rowsFrom(-Infinity, Infinity).map(event));
}

interface Fit {
  readonly msPerPx: number;
  readonly context: LayoutContext;
}

/**
 * Returns the px that an event needs before the first date of all: for its fading, or because it
 * has no start.
 */
function roomBefore(event: ModelEvent, first: number, { msPerPx, context }: Fit): number {
  const { start, end } = event.extent;
  if (Number.isFinite(start)) return uncertaintyOf(event, context).outset.start - (start - first) / msPerPx;
  return Number.isFinite(end) && !event.background ? OPEN_LENGTH - (end - first) / msPerPx : 0;
}

/**
 * Returns the px that an event needs after the last date of all: for its fading, or because it has
 * no end.
 */
function roomAfter(event: ModelEvent, last: number, { msPerPx, context }: Fit): number {
  const { start, end } = event.extent;
  if (Number.isFinite(end)) return uncertaintyOf(event, context).outset.end - (last - end) / msPerPx;
  return Number.isFinite(start) && !event.background ? OPEN_LENGTH - (last - start) / msPerPx : 0;
}
