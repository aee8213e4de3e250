import { clamp } from "../base/clamp.ts";
import type { ModelEvent } from "../model/model.ts";
import type { TimeScale } from "../time/scale.ts";
import type { Ends } from "./certainty.ts";
import { placeMembers } from "./placeMembers.ts";
import type { Place, PlacedMark, Stretch } from "./placeMarks.ts";
import { LABEL_GAP } from "./shape.ts";

/** px beyond the window at which a mark is cut: its edge and its corners stay out of sight. */
const OVERHANG = 8;
/** px at the edge of the plot for the arrow of a bar that goes on. */
const ARROW_ROOM = 18;

/** What goes on beyond the window is cut there; an end of which nothing is known fades out in sight. */
export function barEnds(
  { extent: { start, end }, span }: ModelEvent,
  fades: Ends<number>,
  { scale, sight }: Pick<Place, "scale" | "sight">,
): [number, number] {
  const { length } = scale;
  const half = (sight.to - sight.from) / 2;
  const cut = (x: number): number => clamp(x, -OVERHANG, length + OVERHANG);
  return [
    start === -Infinity && span.startKind === "unknown"
      ? sight.from + Math.min(fades.start, half)
      : cut(scale.toPx(start)),
    end === Infinity && span.endKind === "unknown"
      ? sight.to - Math.min(fades.end, half)
      : cut(scale.toPx(end)),
  ];
}

/** Where a bar is cut by the window, and what of it is in sight. */
export function cutBar(
  event: ModelEvent,
  { form, x0, x1 }: Pick<PlacedMark, "form" | "x0" | "x1">,
  scale: TimeScale,
): Pick<PlacedMark, "goesOn" | "members"> {
  const [from, to] = [-OVERHANG, scale.length + OVERHANG];
  return {
    goesOn: { before: x0 === from, after: x1 === to },
    members: form === "dot" ? [] : placeMembers(event, scale, { from, to }),
  };
}

/** Where a bar has room for a label: in sight, and beside the arrows at its ends. */
export function roomInside({ x0, x1 }: Pick<PlacedMark, "x0" | "x1">, within: Stretch): Stretch {
  return {
    from: Math.max(x0, within.from) + (x0 <= within.from - OVERHANG ? ARROW_ROOM : LABEL_GAP),
    to: Math.min(x1, within.to) - (x1 >= within.to + OVERHANG ? ARROW_ROOM : LABEL_GAP),
  };
}
