import type { TimeRange } from "../time/scale.ts";

/** Halvings of the view on the way to an event that stands by itself: from all time down to a millisecond. */
const MOST_HALVINGS = 80;

/**
 * The view around an event: as wide as it was where the event fits, else a little wider than the event, and as narrow as it takes for
 * the event to stand by itself, down to the span `least` (ms); where nothing does, no narrower than it has to be.
 */
export function focusView({ start, end }: TimeRange, now: TimeRange, { isAlone, least }: { readonly isAlone: (view: TimeRange) => boolean; readonly least: number }): TimeRange {
  const from = Number.isFinite(start) ? start : end;
  const to = Number.isFinite(end) ? end : start;
  if (!Number.isFinite(from)) return now;
  const length = to - from;
  const span = now.end - now.start;
  const middle = from + length / 2;
  const around = (width: number): TimeRange => ({ start: middle - width / 2, end: middle + width / 2 });
  const widest = length > span * 0.8 ? length * 1.5 : span;
  for (let [width, halving] = [widest, 0]; halving < MOST_HALVINGS && width > least; halving++, width /= 2) if (isAlone(around(width))) return around(width);
  return around(widest);
}

/** The view in which a cluster opens: its events with some room, and always less than half of what was in sight. */
export function clusterView({ start, end }: TimeRange, now: TimeRange): TimeRange {
  const span = Math.min((end - start) * 1.3, (now.end - now.start) / 2);
  const width = span > 0 ? span : (now.end - now.start) / 8;
  const middle = Math.min(Math.max((start + end) / 2, now.start), now.end);
  return { start: middle - width / 2, end: middle + width / 2 };
}

/** As much time as is in sight, around an instant. */
export function viewAround(instant: number, now: TimeRange): TimeRange {
  const span = now.end - now.start;
  return { start: instant - span / 2, end: instant + span / 2 };
}
