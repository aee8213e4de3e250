import type { EdtfValue, TimelineOptions } from "samarkand";

type View = NonNullable<TimelineOptions["view"]>;

const LAST_INSTANT = 8_640_000_000_000_000; // ms; the last instant that Date can hold
const YEAR = 31_556_952_000; // ms, on average
const HOUR = 3_600_000;
/** Last year that a view can reach. Its negative is the first. */
const LAST_YEAR = 100_000_000_000;

/** Time shown of a date with only one known end, as a multiple of the length of that end. */
const PART = 6;

/**
 * Margins of the view, as multiples of the length of the date: before it for an end that fades,
 * after it for its label.
 */
const BEFORE = 0.4;
const AFTER = 1.2;

/**
 * Returns a view in which the shape of a date can be judged: the whole date with a margin. Where
 * one end is open or unknown, the length of the other end decides how much is shown. Returns null
 * for a date without a known end.
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

/**
 * Returns ms where `Date` can hold them, otherwise the year in EDTF, at most `LAST_YEAR` either
 * way.
 */
function dateAt(ms: number): number | string {
  if (Math.abs(ms) <= LAST_INSTANT) return ms;
  const year = Math.max(-LAST_YEAR, Math.min(LAST_YEAR, Math.round(1970 + ms / YEAR)));
  return `Y${String(BigInt(year))}`;
}
