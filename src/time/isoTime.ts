import type { TimeSpan } from "./span.ts";

/** How much of an ISO text each precision without a time takes. */
const LENGTHS: Readonly<Partial<Record<string, number>>> = { year: 4, month: 7, day: 10 };
/** What a clock time has at its end that nobody said. */
const UNSAID: Readonly<Partial<Record<string, RegExp>>> = {
  minute: /(?::00)?\.000(?=Z)/,
  second: /\.000(?=Z)/,
  millisecond: /(?!)/,
};

/**
 * The start of a span as HTML's `<time datetime>` takes it: a year, a month, a day or an instant.
 * Empty for all that has no such form, since a machine would take it for more than is known: what
 * is approximate, uncertain or has digits missing, sets, hours, years before 1 or after 9999,
 * seasons and decades.
 */
export function isoTime(span: TimeSpan): string {
  const { start, startWall, startKind, startPrecision, floating, set } = span;
  const isDoubtful =
    span.startApproximate || span.startUncertain || span.startUnspecified === true || set !== undefined;
  const at = floating ? (startWall ?? start) : start;
  if (isDoubtful || startKind !== "known" || startPrecision === null || !(Math.abs(at) <= 8.64e15)) return "";
  const text = new Date(at).toISOString();
  if (!/^\d{4}-/.test(text) || text.startsWith("0000")) return "";
  const [length, unsaid] = [LENGTHS[startPrecision], UNSAID[startPrecision]];
  return length === undefined
    ? unsaid === undefined
      ? ""
      : text.replace(unsaid, "")
    : text.slice(0, length);
}
