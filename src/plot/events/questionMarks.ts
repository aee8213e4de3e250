import type { ModelEvent } from "../../model/model.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { textNode } from "../base/textNode.ts";
import { type Ends, QUESTION_MARK_GAP, questionMarkWidth } from "../levels/uncertainty.ts";

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

/** Draws the question marks at uncertain ends. */
export function questionMarkNodes(
  {
    event,
    questionMarks,
    y,
  }: {
    readonly event: ModelEvent;
    readonly questionMarks: readonly PlacedQuestionMark[];
    readonly y: number;
  },
  context: SceneContext,
): SceneNode[] {
  const { time, fonts, dateDirection, questionMark: text } = context;
  const fill = context.colors.event(event);
  return questionMarks.map(({ x, before }) => {
    const node = textNode({
      key: before ? "doubt-start" : "doubt-end",
      className: "samarkand-doubt",
      text,
      x: time.x(x),
      y,
      side: before ? time.before : time.after,
      font: fonts.questionMark,
      fill: "ink",
      fallback: dateDirection,
      fixed: true,
      halo: true,
    });
    return { ...node, attributes: { ...node.attributes, fill } };
  });
}
