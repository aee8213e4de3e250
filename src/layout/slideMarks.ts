import { isSame } from "../base/isSame.ts";
import { barEnds } from "./barEnds.ts";
import type { LayoutContext } from "./layoutContext.ts";
import { labelInside, stretchOf } from "./placeLabel.ts";
import type { Place, PlacedMark } from "./placeMarks.ts";

/**
 * Marks that were laid out, when another part of the window is in sight: labels within bars, and ends of which nothing is known, stand
 * where a layout of that part would have them. What stays as it is, is the very same.
 */
export function slideMarks(marks: readonly PlacedMark[], window: Pick<Place, "scale" | "sight">, context: LayoutContext): readonly PlacedMark[] {
  const slid = marks.map((mark) => {
    if (mark.form === "dot") return mark;
    const [x0, x1] = barEnds(mark.event, mark.fades, window);
    const label = mark.label?.inside === false ? mark.label : mark.holdsLabel ? labelInside({ ...mark, x0, x1 }, stretchOf({ x0, x1 }, window), context) : null;
    return x0 === mark.x0 && x1 === mark.x1 && isSame(label, mark.label) ? mark : { ...mark, x0, x1, label };
  });
  return slid.every((mark, index) => mark === marks[index]) ? marks : slid;
}
