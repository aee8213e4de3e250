import type { ModelEvent } from "../../model/model.ts";
import type { Footprint } from "./lanes.ts";
import { markEnd, type MarkScale } from "./markScale.ts";

/** px between a mark and its label, and between the edge of a bar and the label within. */
export const LABEL_GAP = 8;

/** How an event is drawn at a zoom level. */
export interface Shape {
  readonly form: "dot" | "bar";
  readonly label: "inside" | "beside" | "none";
  /** px that a label beside the mark may take. */
  readonly room: number;
  /** With the label where there is one. */
  readonly footprint: Footprint;
}

/** px of a label: of the whole, and how many it may take beside its mark. */
export interface LabelSize {
  readonly width: number;
  readonly room: number;
}

/** What a shape is measured with. */
export interface ShapeScale {
  readonly scale: MarkScale;
  /** px from each end of the mark to the end of what stands beyond it. */
  readonly outset: { readonly start: number; readonly end: number };
}

/**
 * The shape at a scale: a dot where the extent is shorter than one, else a bar, with the label
 * inside if it fits; `null` asks for the mark alone.
 */
export function shapeOf(
  { extent }: ModelEvent,
  label: LabelSize | null,
  { scale, outset }: ShapeScale,
): Shape {
  const { start, end } = extent;
  const { msPerPx } = scale;
  const isLong = end - start >= scale.bar;
  const inside = isLong && label !== null && label.width + 2 * LABEL_GAP <= (end - start) / msPerPx;
  const beside = label === null || inside ? 0 : LABEL_GAP + Math.min(label.width, label.room);
  return {
    form: isLong ? "bar" : "dot",
    room: label?.room ?? 0,
    label: label === null ? "none" : inside ? "inside" : "beside",
    footprint: {
      from: markEnd("start", start, end, scale) - outset.start * msPerPx,
      to: markEnd("end", start, end, scale) + (outset.end + beside) * msPerPx,
    },
  };
}
