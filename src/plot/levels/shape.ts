import type { EventIndex } from "../../model/eventIndex.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";

/** Where a mark with its label stands, as a stretch of time (ms). */
export interface Footprint {
  readonly from: number;
  readonly to: number;
}

/** px that stay free after whatever stands in a lane. */
const SPACE = 12;

/** px between a mark and its label, and between the edge of a bar and the label within. */
export const LABEL_GAP = 8;

/**
 * What marks are measured with at a scale. Each is measured several times: what they have in common
 * is worked out once.
 */
interface MarkScale {
  readonly msPerPx: number;
  /** ms that a bar lasts at least; what is shorter is a dot. */
  readonly bar: number;
  /** ms of half a dot. */
  readonly radius: number;
  /** ms that stay free after a mark. */
  readonly space: number;
}

export function markScale(msPerPx: number, { dotSize }: ThemeTokens): MarkScale {
  return { msPerPx, bar: dotSize * msPerPx, radius: (dotSize / 2) * msPerPx, space: SPACE * msPerPx };
}

/**
 * The instant at which a mark begins, without what stands beyond it, or at which the next one may:
 * a dot is in the middle of what is shorter than it.
 */
function markEnd(
  side: "start" | "end",
  start: number,
  end: number,
  { bar, radius, space }: MarkScale,
): number {
  const length = end - start;
  if (side === "start") return length >= bar ? start : start + length / 2 - radius;
  return (length >= bar ? end : start + length / 2 + radius) + space;
}

/**
 * How many marks of a band stand at one time at most, without labels and what else is beside them:
 * fewer lanes are too few for all of them. It looks at columns alone: no event is made, and no
 * title measured.
 */
export function maxConcurrent(index: EventIndex, { table }: Model, scale: MarkScale): number {
  const rows = index.rowsFrom(-Infinity, Infinity);
  const sorted = (side: "start" | "end"): Float64Array =>
    Float64Array.from(rows, (row) =>
      markEnd(side, table.starts[row] as number, table.ends[row] as number, scale),
    ).sort();
  const [starts, ends] = [sorted("start"), sorted("end")];
  let most = 0;
  // So many are over when one begins, of those that began before it.
  let over = 0;
  starts.forEach((start, at) => {
    while ((ends[over] as number) <= start) over += 1;
    most = Math.max(most, at + 1 - over);
  });
  return most;
}

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
