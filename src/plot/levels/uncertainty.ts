import type { ModelEvent } from "../../model/model.ts";
import type { LayoutContext } from "../base/layoutContext.ts";

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
