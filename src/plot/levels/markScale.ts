import type { EventIndex } from "../../model/eventIndex.ts";
import type { Model } from "../../model/model.ts";
import type { ThemeTokens } from "../../options/theme.ts";

/** px that stay free after whatever stands in a lane. */
const SPACE = 12;

/**
 * What marks are measured with at a scale. Each is measured several times: what they have in common
 * is worked out once.
 */
export interface MarkScale {
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
export function markEnd(
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
