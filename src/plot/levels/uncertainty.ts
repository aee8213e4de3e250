import type { ModelEvent } from "../../model/model.ts";
import type { LayoutContext } from "../base/layoutContext.ts";

/** Of each end of a mark, in the order of time. */
export interface Ends<T> {
  readonly start: T;
  readonly end: T;
}

/**
 * px over which a mark fades out towards an end that is not known, and at one that is approximate.
 */
const FADES = { unknown: 72, approximate: 22 };
/** px between the end of a mark, or of its fading, and the question mark outside of it. */
export const QUESTION_MARK_GAP = 3;

/** What is drawn beyond the ends of a mark. */
export interface Uncertainty {
  /** px over which an end that is approximate or unknown fades. */
  readonly fades: Ends<number>;
  /** Whether a question mark stands at an end that is uncertain. */
  readonly questionMarks: Ends<boolean>;
  /** px from the end of the mark to the end of both. */
  readonly outset: Ends<number>;
}

/** Of most events, by the thousand. */
const CERTAIN: Uncertainty = {
  fades: { start: 0, end: 0 },
  questionMarks: { start: false, end: false },
  outset: { start: 0, end: 0 },
};

/** What is drawn beyond the ends of an event's mark. */
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
  // Both ends of a single date are one and the same: it is doubted once.
  const isSingle = span.lone && span.set === undefined;
  const questionMarks = { start: span.startUncertain && !isSingle, end: span.endUncertain };
  const width = QUESTION_MARK_GAP + questionMarkWidth(context);
  const outset = {
    start: fades.start + (questionMarks.start ? width : 0),
    end: fades.end + (questionMarks.end ? width : 0),
  };
  return { fades, questionMarks, outset };
}

/** px of the question mark. */
export function questionMarkWidth(context: LayoutContext): number {
  return context.measure(context.questionMark, context.fonts.questionMark);
}
