import type { EventIndex } from "../../model/eventIndex.ts";
import type { Model, ModelEvent } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";

/** Stretch of time (ms) that a mark and its label take. */
export interface Footprint {
  readonly from: number;
  readonly to: number;
}

/** px that stay free after each event in a lane. */
const SPACE = 12;

/** px between a mark and its label, and between the edge of a bar and the label inside. */
export const LABEL_GAP = 8;

/**
 * Measures of marks at a scale. They are computed once per scale, because each mark is measured
 * several times.
 */
interface MarkScale {
  readonly msPerPx: number;
  /** ms: least length of a bar; a shorter event is a dot. */
  readonly bar: number;
  /** ms: half the width of a dot. */
  readonly radius: number;
  /** ms that stay free after a mark. */
  readonly space: number;
}

export function markScale(msPerPx: number, { dotSize }: ThemeTokens): MarkScale {
  return { msPerPx, bar: dotSize * msPerPx, radius: (dotSize / 2) * msPerPx, space: SPACE * msPerPx };
}

/**
 * Returns the instant at which a mark begins, without anything beyond its ends; for "end", the
 * instant at which the next mark may begin. A dot stands in the middle of its event's extent.
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
 * Counts how many marks of a band are concurrent at most, without labels and other parts beside the
 * marks. With fewer lanes not all events fit. Only columns of the table are read: no event is
 * created and no title measured.
 */
export function maxConcurrent(index: EventIndex, { table }: Model, scale: MarkScale): number {
  const rows = index.rowsFrom(-Infinity, Infinity);
  const sorted = (side: "start" | "end"): Float64Array =>
    Float64Array.from(rows, (row) =>
      markEnd(side, table.starts[row] as number, table.ends[row] as number, scale),
    ).sort();
  const [starts, ends] = [sorted("start"), sorted("end")];
  let most = 0;
  // Number of marks that are over when a mark begins.
  let over = 0;
  starts.forEach((start, at) => {
    while ((ends[over] as number) <= start) over += 1;
    most = Math.max(most, at + 1 - over);
  });
  return most;
}

/** How an event is drawn at a zoom level. */
export interface EventShape {
  readonly form: "dot" | "bar";
  readonly label: "inside" | "beside" | "none";
  /** px that a label beside the mark may take. */
  readonly room: number;
  /** Stretch of the mark, with its label if it has one. */
  readonly footprint: Footprint;
}

/** px: width of the whole label, and the room that it may take beside its mark. */
export interface LabelSize {
  readonly width: number;
  readonly room: number;
}

/** Measures of a shape. */
export interface ShapeScale {
  readonly scale: MarkScale;
  /** px from each end of the mark to the end of what is drawn beyond it. */
  readonly outset: { readonly start: number; readonly end: number };
}

/**
 * Returns the shape of an event at a scale: a dot if its extent is shorter than a dot, otherwise a
 * bar. The label is inside the bar if it fits; `null` asks for the mark alone.
 */
export function shapeOf(
  { extent }: ModelEvent,
  label: LabelSize | null,
  { scale, outset }: ShapeScale,
): EventShape {
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
