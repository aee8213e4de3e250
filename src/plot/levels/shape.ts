import type { ModelEvent } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import type { TimeRange } from "../../time/scale.ts";
import type { TimeSpan } from "../../time/span.ts";
import type { LayoutContext } from "../base/layoutContext.ts";

/** Stretch of time (ms) that a mark and its label take. */
export interface Footprint {
  readonly from: number;
  readonly to: number;
}

/** px that stay free in a lane after a mark, and after a label. */
export const SPACE = { mark: 4, label: 10 };

/** px between a mark and its label, and between the edge of a bar and the label inside. */
export const LABEL_GAP = 6;

/**
 * Measures of marks at a scale. They are computed once per scale, because each mark is measured
 * several times.
 */
export interface MarkScale {
  readonly msPerPx: number;
  /** ms: least length of a bar; a shorter event is a dot. */
  readonly bar: number;
  /** ms: half the width of a dot. */
  readonly radius: number;
}

export function markScale(msPerPx: number, { dotSize }: ThemeTokens): MarkScale {
  return { msPerPx, bar: dotSize * msPerPx, radius: (dotSize / 2) * msPerPx };
}

/**
 * Returns the ends of a mark, without anything beyond them. A dot stands in the middle of its
 * event's extent. A mark never gets longer, in ms, when one zooms in.
 */
export function markEnds({ start, end }: TimeRange, { bar, radius }: MarkScale): Footprint {
  if (end - start >= bar) return { from: start, to: end };
  const middle = start + (end - start) / 2;
  return { from: middle - radius, to: middle + radius };
}

/** Returns the greatest number of footprints that meet at one instant. */
export function greatestOverlap(footprints: readonly Footprint[]): number {
  const starts = Float64Array.from(footprints, ({ from }) => from).sort();
  const ends = Float64Array.from(footprints, ({ to }) => to).sort();
  let most = 0;
  // Number of footprints that are over when one begins.
  let over = 0;
  starts.forEach((start, at) => {
    while ((ends[over] as number) <= start) over += 1;
    most = Math.max(most, at + 1 - over);
  });
  return most;
}

/** A value for each end of a mark, in the order of time. */
export interface Ends<T> {
  readonly start: T;
  readonly end: T;
}

/** px over which a mark fades out: towards an unknown end, and at an approximate one. */
const FADES = { unknown: 72, approximate: 22 };
/** px between the end of a mark, or of its fade, and the question mark beyond it. */
export const QUESTION_MARK_GAP = 3;

/** Parts that are drawn beyond the ends of a mark. */
export interface Uncertainty {
  /** px over which an approximate or unknown end fades. */
  readonly fades: Ends<number>;
  /** Whether a question mark stands at an end, because the end is uncertain. */
  readonly questionMarks: Ends<boolean>;
  /** px from the end of the mark to the end of its fade and its question mark. */
  readonly outset: Ends<number>;
}

/** The uncertainty of an event without any. One object serves all of them, to save memory. */
const CERTAIN: Uncertainty = {
  fades: { start: 0, end: 0 },
  questionMarks: { start: false, end: false },
  outset: { start: 0, end: 0 },
};

/** Returns the parts that are drawn beyond the ends of an event's mark. */
export function uncertaintyOf({ span }: ModelEvent, context: LayoutContext): Uncertainty {
  const { startKind, endKind, startApproximate, endApproximate, startUncertain, endUncertain } = span;
  const isCertain =
    startKind !== "unknown" &&
    endKind !== "unknown" &&
    !(startApproximate || endApproximate || startUncertain || endUncertain);
  if (isCertain) return CERTAIN;
  const fades = {
    start: startKind === "unknown" ? FADES.unknown : startApproximate ? FADES.approximate : 0,
    end: endKind === "unknown" ? FADES.unknown : endApproximate ? FADES.approximate : 0,
  };
  // Both ends of a single date are the same date, so one question mark is enough.
  const isSingle = span.lone && span.set === undefined;
  const questionMarks = { start: span.startUncertain && !isSingle, end: span.endUncertain };
  const width = QUESTION_MARK_GAP + questionMarkWidth(context);
  const outset = {
    start: fades.start + (questionMarks.start ? width : 0),
    end: fades.end + (questionMarks.end ? width : 0),
  };
  return { fades, questionMarks, outset };
}

/** Returns the width of the question mark, in px. */
export function questionMarkWidth(context: LayoutContext): number {
  return context.measure(context.questionMark, context.fonts.questionMark);
}

/** A question mark at an end of a mark or an era, in inline px. */
export interface PlacedQuestionMark {
  /** Inline px at which the question mark begins or ends. */
  readonly x: number;
  /** Whether the question mark ends at `x`, instead of beginning there. */
  readonly before: boolean;
}

/** Places the question marks of a mark that lie wholly in the window. */
export function placeQuestionMarks(
  { x0, x1, fades }: { readonly x0: number; readonly x1: number; readonly fades: Ends<number> },
  questionMarks: Ends<boolean>,
  { length, context }: { readonly length: number; readonly context: LayoutContext },
): PlacedQuestionMark[] {
  const width = questionMarkWidth(context);
  const [before, after] = [x0 - fades.start - QUESTION_MARK_GAP, x1 + fades.end + QUESTION_MARK_GAP];
  return [
    ...(questionMarks.start && before - width >= 0 && before <= length ? [{ x: before, before: true }] : []),
    ...(questionMarks.end && after >= 0 && after + width <= length ? [{ x: after, before: false }] : []),
  ];
}

/**
 * How a span is filled: "box", all of it; "bracket", at some time between its ends; "row", at each
 * of the listed dates.
 */
export type SpanStyle = "box" | "bracket" | "row";

/** Returns how the span of an event is filled, as far as it is known. */
export function spanStyleOf({ span, within }: ModelEvent): SpanStyle {
  if (span.set === "allOf") return listedIn(span).length > 0 ? "row" : "box";
  return span.set === "oneOf" || within ? "bracket" : "box";
}

/**
 * Returns the listed dates of a span. A date that covers the whole span is left out: it says no
 * more than the span itself.
 */
export function listedIn({ start, end, members = [] }: TimeSpan): readonly TimeSpan[] {
  return members.filter((member) => member.start > start || member.end < end);
}

/** Whether a span is a single day or an instant. Its dot needs no explanation. */
export function isDay({ lone, set, startPrecision, start, end }: TimeSpan): boolean {
  return lone && set === undefined && (startPrecision === "day" || start === end);
}
