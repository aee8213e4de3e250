import { DOUBT_GAP, doubtWidth, type Ends } from "../levels/uncertainty.ts";
import type { LayoutContext } from "../base/layoutContext.ts";

/** A question mark outside of a mark, in inline px. */
export interface PlacedDoubt {
  /** The edge towards the mark. */
  readonly x: number;
  /** Whether it stands before its mark. */
  readonly before: boolean;
}

/** The question marks that are whole in sight. */
export function placeDoubts(
  { x0, x1, fades }: { readonly x0: number; readonly x1: number; readonly fades: Ends<number> },
  doubts: Ends<boolean>,
  { length, context }: { readonly length: number; readonly context: LayoutContext },
): PlacedDoubt[] {
  const width = doubtWidth(context);
  const [before, after] = [x0 - fades.start - DOUBT_GAP, x1 + fades.end + DOUBT_GAP];
  return [
    ...(doubts.start && before - width >= 0 && before <= length ? [{ x: before, before: true }] : []),
    ...(doubts.end && after >= 0 && after + width <= length ? [{ x: after, before: false }] : []),
  ];
}
