import type { TimeRange } from "../time/scale.ts";

/** Of an event's length: in a narrower view than this what is beside it is the same. */
const LEAST_PART = 1 / 16;

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
