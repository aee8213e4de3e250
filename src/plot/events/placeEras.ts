import { clamp } from "../../base/maths.ts";
import type { ModelEvent } from "../../model/model.ts";
import { fitText, LEAST_OF_LABEL } from "../base/fitText.ts";
import { fontsOf } from "../base/layoutContext.ts";
import type { LayoutContext } from "../base/layoutContext.ts";
import { uncertaintyOf, DOUBT_GAP, doubtWidth } from "../levels/uncertainty.ts";
import type { Uncertainty, Ends } from "../levels/uncertainty.ts";
import type { LevelEra } from "../levels/layoutLevels.ts";
import type { Meeting } from "../levels/packing.ts";
import type { PlacedDoubt } from "./placeDoubts.ts";
import { stretchOf } from "./placeMarks.ts";
import type { Place, PlacedLabel } from "./placeMarks.ts";

/** px beyond the window at which an era is cut: its edge stays out of sight. */
const OVERHANG = 8;
/** px that a label keeps from the edge of its era and of the plot. */
const EDGE = 4;

/** An era in the window. */
export interface PlacedEra {
  readonly event: ModelEvent;
  /** -1: behind all groups. */
  readonly band: number;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly height: number;
  /** The middle of the row of its label, from the top of the plot. */
  readonly labelY: number;
  readonly fades: Uncertainty["fades"];
  /** In the row of the label, within the era. */
  readonly doubts: readonly PlacedDoubt[];
  readonly label: PlacedLabel | null;
}

/** The eras of a band, or of all, that meet the window. */
export function placeEras(eras: Meeting<LevelEra>, place: Place, context: LayoutContext): PlacedEra[] {
  const { scale, sight, index, geometry, heights } = place;
  return eras(scale.domain).map(({ event, row }) => {
    const x0 = clamp(scale.toPx(event.extent.start), -OVERHANG, scale.length + OVERHANG);
    const x1 = clamp(scale.toPx(event.extent.end), -OVERHANG, scale.length + OVERHANG);
    const y = geometry.erasTop + (row + 0.5) * heights.era;
    const { fades, doubts } = uncertaintyOf(event, context);
    const width = doubtWidth(context);
    const within = stretchOf({ x0, x1 }, { scale, sight });
    const room = { from: Math.max(x0, within.from) + EDGE, to: Math.min(x1, within.to) - EDGE };
    const shown = doubtsInSight({ x0, x1 }, doubts, { room, width });
    const taken = (end: boolean): number => (end ? width + DOUBT_GAP : 0);
    const label = placeEraLabel(
      event,
      { from: room.from + taken(shown.start), to: room.to - taken(shown.end), y },
      context,
    );
    return {
      event,
      band: index,
      x0,
      x1,
      top: geometry.top,
      height: geometry.height,
      labelY: y,
      fades,
      label,
      doubts: [
        ...(shown.start ? [{ x: room.from, before: false }] : []),
        ...(shown.end ? [{ x: room.to, before: true }] : []),
      ],
    };
  });
}

interface Room {
  readonly room: { readonly from: number; readonly to: number };
  readonly width: number;
}

/** At an end that is in sight, and where the era is wide enough for it. */
function doubtsInSight(
  { x0, x1 }: { x0: number; x1: number },
  doubts: Ends<boolean>,
  { room, width }: Room,
): Ends<boolean> {
  const wanted = [doubts.start, doubts.end].filter(Boolean).length * (width + DOUBT_GAP);
  const fits = room.to - room.from >= wanted;
  return {
    start: fits && doubts.start && room.from === x0 + EDGE,
    end: fits && doubts.end && room.to === x1 - EDGE,
  };
}

function placeEraLabel(
  { title }: ModelEvent,
  { from, to, y }: { from: number; to: number; y: number },
  context: LayoutContext,
): PlacedLabel | null {
  const { note } = fontsOf(context);
  const measure = (text: string): number => context.measure(text, note);
  const text = fitText(title, to - from, measure, LEAST_OF_LABEL);
  return text === "" ? null : { text, x: from, y, width: measure(text), inside: true, before: false };
}
