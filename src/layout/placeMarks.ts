import type { ModelEvent } from "../model/model.ts";
import type { TimeScale } from "../time/scale.ts";
import type { BandGeometry, RowHeights } from "./bandGeometry.ts";
import { barEnds, cutBar } from "./barEnds.ts";
import { certaintyOf, type Certainty } from "./certainty.ts";
import type { LayoutContext } from "./layoutContext.ts";
import type { LevelBand } from "./layoutLevels.ts";
import type { LevelEvent } from "./packing.ts";
import { placeDoubts, type PlacedDoubt } from "./placeDoubts.ts";
import { placeLabel } from "./placeLabel.ts";
import type { PlacedMember } from "./placeMembers.ts";

/** A label in inline px. */
export interface PlacedLabel {
  readonly text: string;
  /** Where the text begins in the direction of time. */
  readonly x: number;
  /** px from the top of the plot to the middle of the line. */
  readonly y: number;
  readonly width: number;
  readonly inside: boolean;
  /** Whether the text stands before its mark: then its end is what must be exact. */
  readonly before: boolean;
}

/** A mark in the window, in inline px; `y` is its middle, from the top of the plot. */
export interface PlacedMark {
  readonly event: ModelEvent;
  readonly form: "dot" | "bar";
  readonly band: number;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly height: number;
  /** Whether its label belongs within, though it may be out of sight. */
  readonly holdsLabel: boolean;
  /** px of fading beyond each end, and with what else stands there. */
  readonly fades: Certainty["fades"];
  readonly outset: Certainty["outset"];
  /** The question marks at ends that are uncertain, as far as they are in sight. */
  readonly doubts: readonly PlacedDoubt[];
  /** Whether a bar goes on beyond the window, where it is cut. */
  readonly goesOn: { readonly before: boolean; readonly after: boolean };
  /** Of a bar that is not filled: the marks of its dates that are in sight. */
  readonly members: readonly PlacedMember[];
  readonly label: PlacedLabel | null;
  /** Where it was laid out, if a zoom has moved it from there. */
  readonly ground?: PlacedMark;
}

/** A stretch of a scale, in inline px. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where things go: the window's scale, a band and the heights of its rows. */
export interface Place {
  readonly scale: TimeScale;
  /** What of the window is in sight: all that is pinned to an edge is pinned to one of these. */
  readonly sight: Stretch;
  readonly index: number;
  readonly geometry: BandGeometry;
  readonly heights: RowHeights;
}

/** The marks of a band that meet the window and have a lane. */
export function placeMarks(band: LevelBand, place: Place, context: LayoutContext): PlacedMark[] {
  const { range } = place.scale;
  /** Where each lane is free, in inline px: the events come by start. */
  const free = new Map<number, number>();
  return band.laid(range).map((item) => {
    const mark = placeMark(item, place, context);
    const label = placeLabel(item, mark, { place, free: free.get(item.lane) ?? -Infinity, context });
    const end = label === null || label.x < mark.x0 ? mark.x1 : Math.max(mark.x1, label.x + label.width);
    free.set(item.lane, Math.max(free.get(item.lane) ?? -Infinity, end + mark.outset.end));
    return { ...mark, label };
  });
}

/** A mark without its label, in its lane. */
export function placeMark(
  { event, form, label, lane }: LevelEvent,
  place: Place,
  context: LayoutContext,
): PlacedMark {
  const { scale, sight, index, geometry, heights } = place;
  const { start, end } = event.extent;
  const radius = context.tokens.dotSize / 2;
  const centre = scale.toPx(start + (end - start) / 2);
  const { fades, doubts, outset } = certaintyOf(event, context);
  const [x0, x1] =
    form === "dot" ? [centre - radius, centre + radius] : barEnds(event, fades, { scale, sight });
  const y = geometry.lanesTop + (lane + 0.5) * heights.lane;
  return {
    event,
    form,
    band: index,
    x0,
    x1,
    y,
    height: heights.bar,
    holdsLabel: label === "inside",
    fades,
    outset,
    doubts: placeDoubts({ x0, x1, fades }, doubts, { length: scale.length, context }),
    ...cutBar(event, { form, x0, x1 }, scale),
    label: null,
  };
}
