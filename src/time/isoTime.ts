import type { TimeSpan } from "./span.ts";

/** How much of an ISO text each precision takes. */
const LENGTHS: Readonly<Partial<Record<string, number>>> = { year: 4, month: 7, day: 10, minute: 16, second: 19 };

/**
 * The start of a span as HTML's `<time datetime>` takes it: a year, a month, a day or an instant. Empty for all that has no
 * such form: what is not known, years before 1 or after 9999, seasons and decades.
 */
export function isoTime({ start, startWall, startKind, startPrecision, floating }: TimeSpan): string {
  const at = floating ? (startWall ?? start) : start;
  if (startKind !== "known" || startPrecision === null || !(Math.abs(at) <= 8.64e15)) return "";
  const text = new Date(at).toISOString();
  if (!/^\d{4}-/.test(text) || text.startsWith("0000")) return "";
  if (!floating) return text;
  const length = LENGTHS[startPrecision];
  return length === undefined ? "" : text.slice(0, length);
}
