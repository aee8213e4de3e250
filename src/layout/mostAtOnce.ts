import type { EventIndex } from "../model/eventIndex.ts";
import type { Model } from "../model/model.ts";
import { markEnd, type MarkScale } from "./markEnd.ts";

/**
 * How many marks of a band stand at one time at most, without labels and what else is beside them: fewer lanes are too few for all of them.
 * It looks at columns alone: no event is made, and no title measured.
 */
export function mostAtOnce(index: EventIndex, { table }: Model, scale: MarkScale): number {
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
