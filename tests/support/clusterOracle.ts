import type { Layout } from "../../src/plot/picture/layout.ts";
import { meets, type ModelEvent } from "../../src/model/model.ts";

/** px: a cell of less length at an edge of the view is counted with its neighbour. */
const SLIVER = 52;

/**
 * Returns the events that each cluster of a layout has to hold, by its key, found by checking every
 * event.
 */
export function membersByCell(layout: Layout, events: readonly ModelEvent[]): Map<string, ModelEvent[]> {
  const {
    scale: { domain: range, msPerPx },
    cellLength: length,
  } = layout;
  const drawn = new Set([...layout.marks, ...layout.eras].map(({ event }) => event.row));
  const cells = new Map<string, ModelEvent[]>();
  const [first, last] = [Math.floor(range.start / length), Math.ceil(range.end / length) - 1];
  const from = first < last && (first + 1) * length - range.start < SLIVER * msPerPx ? first + 1 : first;
  const to = Math.max(from, first < last && range.end - last * length < SLIVER * msPerPx ? last - 1 : last);
  for (const event of events) {
    if (!meets(event.extent, range) || drawn.has(event.row)) continue;
    const at = Math.min(to, Math.max(from, Math.floor(Math.max(event.extent.start, range.start) / length)));
    const key = `${String(event.group)}:${String(at)}`;
    const members = cells.get(key);
    if (members === undefined) cells.set(key, [event]);
    else members.push(event);
  }
  return cells;
}
