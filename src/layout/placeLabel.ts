import { isSame } from "../base/isSame.ts";
import { barEnds, roomInside } from "./barEnds.ts";
import { fitText, LEAST_OF_LABEL } from "./fitText.ts";
import { fontsOf, type LayoutContext } from "./layoutContext.ts";
import type { LevelEvent } from "./packing.ts";
import type { Place, PlacedLabel, PlacedMark, Stretch } from "./placeMarks.ts";
import { LABEL_GAP } from "./shape.ts";

/** px that a label keeps from the edge of the plot. */
const EDGE = 4;

interface Surroundings {
  readonly place: Place;
  /** Where the lane is free, in inline px. */
  readonly free: number;
  readonly context: LayoutContext;
}

/**
 * Inside, in the part of the bar that is in sight. Beside: after the mark; before it, if only there the whole label has
 * room; else shortened, on the side with more of it.
 */
export function placeLabel(
  item: LevelEvent,
  mark: PlacedMark,
  { place: { scale, sight }, free, context }: Surroundings,
): PlacedLabel | null {
  if (item.label === "none") return null;
  const font = fontsOf(context).label;
  const measure = (text: string): number => context.measure(text, font);
  const { x0, x1, y, outset } = mark;
  const within = stretchOf(mark, { scale, sight });
  if (item.label === "inside") return labelInside(mark, within, context);
  const after = Math.max(x1 + outset.end, within.from) + LABEL_GAP;
  const before = Math.min(x0 - outset.start, within.to) - LABEL_GAP;
  const roomAfter = Math.min(item.room, within.to - EDGE - after);
  const roomBefore = Math.min(item.room, before - Math.max(within.from + EDGE, free + LABEL_GAP));
  const wanted = Math.min(item.room, measure(item.event.title));
  if (roomAfter >= wanted || roomAfter >= roomBefore)
    return labelAt(after, fitText(item.event.title, roomAfter, measure, LEAST_OF_LABEL), {
      y,
      measure,
      inside: false,
    });
  const text = fitText(item.event.title, roomBefore, measure, LEAST_OF_LABEL);
  return labelAt(before - measure(text), text, { y, measure, inside: false, before: true });
}

/**
 * Returns the marks of a layout as they stand when another part of its window is in sight. A label within a bar, and an end of which nothing is
 * known, are pinned to the edge of that part, where a new layout of it has them. A mark that stays as it is, is the same object.
 */
export function slideMarks(
  marks: readonly PlacedMark[],
  window: Pick<Place, "scale" | "sight">,
  context: LayoutContext,
): readonly PlacedMark[] {
  const slid = marks.map((mark) => {
    if (mark.form === "dot") return mark;
    const [x0, x1] = barEnds(mark.event, mark.fades, window);
    const label =
      mark.label?.inside === false
        ? mark.label
        : mark.holdsLabel
          ? labelInside({ ...mark, x0, x1 }, stretchOf({ x0, x1 }, window), context)
          : null;
    return x0 === mark.x0 && x1 === mark.x1 && isSame(label, mark.label) ? mark : { ...mark, x0, x1, label };
  });
  return slid.every((mark, index) => mark === marks[index]) ? marks : slid;
}

/** The label of a bar in a part of the window. */
function labelInside(
  mark: Pick<PlacedMark, "event" | "x0" | "x1" | "y">,
  within: Stretch,
  context: LayoutContext,
): PlacedLabel | null {
  const measure = (text: string): number => context.measure(text, fontsOf(context).label);
  const { from, to } = roomInside(mark, within);
  return labelAt(from, fitText(mark.event.title, to - from, measure, LEAST_OF_LABEL), {
    y: mark.y,
    measure,
    inside: true,
  });
}

/** Where a mark can have its label: in sight, if the mark is, so that a pan begins without a label leaving its place. */
export function stretchOf(
  { x0, x1 }: Pick<PlacedMark, "x0" | "x1">,
  { scale, sight }: Pick<Place, "scale" | "sight">,
): Stretch {
  return x1 >= sight.from && x0 <= sight.to ? sight : { from: 0, to: scale.length };
}

function labelAt(
  x: number,
  text: string,
  rest: { y: number; measure: (text: string) => number; inside: boolean; before?: boolean },
): PlacedLabel | null {
  return text === ""
    ? null
    : { text, x, y: rest.y, width: rest.measure(text), inside: rest.inside, before: rest.before === true };
}
