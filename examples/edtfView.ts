import type { EdtfValue, TimelineOptions } from "samarkand";

type View = NonNullable<TimelineOptions["view"]>;

const LAST_INSTANT = 8_640_000_000_000_000; // where Date ends
const YEAR = 31_556_952_000; // ms, in the mean
const HOUR = 3_600_000;
/** How far a view can go, either way. */
const LAST_YEAR = 100_000_000_000;

/** How much is shown of what has but one end, in lengths of the date of that end. */
const PART = 6;

/**
 * Of the length of a date: the time that is shown before it, for what fades, and after it, where
 * its label stands.
 */
const BEFORE = 0.4;
const AFTER = 1.2;

/**
 * A view in which a date can be judged: all of it, with time around it. Where an end is open or not
 * known, as much of it as the other end makes worthwhile. Null for a date without any end.
 */
export function edtfView({ start, end, first, last }: EdtfValue): View | null {
  const from = start !== null && Number.isFinite(start) ? start : null;
  const to = end !== null && Number.isFinite(end) ? end : null;
  if (from !== null && to !== null) return around(from, to);
  const known = typeof first === "string" ? last : first;
  if (typeof known === "string") return null;
  const length = Math.max(known.end - known.start, HOUR);
  return from === null
    ? around(known.end - PART * length, known.end)
    : around(known.start, known.start + PART * length);
}

function around(from: number, to: number): View {
  const length = Math.max(to - from, HOUR);
  return { start: dateAt(from - BEFORE * length), end: dateAt(to + AFTER * length) };
}

/** ms where they are a date, else the year, as far as a view goes. */
function dateAt(ms: number): number | string {
  if (Math.abs(ms) <= LAST_INSTANT) return ms;
  const year = Math.max(-LAST_YEAR, Math.min(LAST_YEAR, Math.round(1970 + ms / YEAR)));
  return `Y${String(BigInt(year))}`;
}
