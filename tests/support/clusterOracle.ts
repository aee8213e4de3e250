import type { PlacedMark } from "../../src/plot/events/placeMarks.ts";
import type { Layout } from "../../src/plot/picture/layout.ts";
import { meets, type ModelEvent } from "../../src/model/model.ts";

/** px: a cell of less length at an edge of the view is counted with its neighbour. */
const SLIVER = 52;
/** Least number of events of a pill, and number of cells in a tile. */
const [LEAST, TILE] = [3, 8];

/** Returns the marks that stand in the strip under the lanes of a layout. */
export function stripMarksOf({ marks, bands }: Layout): PlacedMark[] {
  const tops = new Map(bands.map(({ band, clustersTop }) => [band.index, clustersTop]));
  return marks.filter(({ band, y }) => y > (tops.get(band) ?? Infinity));
}

/**
 * Returns the events that each cluster of a layout has to hold, by its key, found by checking every
 * event. Cells with less than three are joined in pairs, from below; tiles with less have marks.
 */
export function membersByCell(layout: Layout, events: readonly ModelEvent[]): Map<string, ModelEvent[]> {
  const {
    scale: { domain: range, msPerPx },
    cellLength: length,
  } = layout;
  const inStrip = new Set(stripMarksOf(layout));
  const inLanes = layout.marks.filter((mark) => !inStrip.has(mark));
  const drawn = new Set([...inLanes, ...layout.eras].map(({ event }) => event.row));
  const [first, last] = [Math.floor(range.start / length), Math.ceil(range.end / length) - 1];
  const from = first < last && (first + 1) * length - range.start < SLIVER * msPerPx ? first + 1 : first;
  const to = Math.max(from, first < last && range.end - last * length < SLIVER * msPerPx ? last - 1 : last);
  const bands = new Map<number, Map<number, ModelEvent[]>>();
  for (const event of events) {
    if (!meets(event.extent, range) || drawn.has(event.row)) continue;
    const at = Math.min(to, Math.max(from, Math.floor(Math.max(event.extent.start, range.start) / length)));
    const cells = bands.get(event.group) ?? new Map<number, ModelEvent[]>();
    bands.set(event.group, cells);
    cells.set(at, [...(cells.get(at) ?? []), event]);
  }
  return new Map([...bands].flatMap(([band, cells]) => [...joined(band, cells)]));
}

/** Joins the cells of a band in pairs, and the pairs, where one of two has too few events. */
function joined(band: number, single: ReadonlyMap<number, ModelEvent[]>): Map<string, ModelEvent[]> {
  /** Clusters by the number of their first cell. */
  let clusters = new Map([...single].map(([at, members]) => [at, { cells: 1, members }]));
  for (let cells = 2; cells <= TILE; cells *= 2) {
    const next: typeof clusters = new Map();
    for (const start of new Set([...clusters.keys()].map((at) => Math.floor(at / cells) * cells))) {
      const parts = [...clusters].filter(([at]) => at >= start && at < start + cells);
      const members = parts.flatMap(([, part]) => part.members);
      if (parts.every(([, part]) => part.members.length >= LEAST))
        for (const [at, part] of parts) next.set(at, part);
      else next.set(start, { cells, members });
    }
    clusters = next;
  }
  return new Map(
    [...clusters]
      .filter(([, { members }]) => members.length >= LEAST)
      .map(([at, { cells, members }]) => [
        `${String(band)}:${String(at)}${cells === 1 ? "" : `+${String(cells)}`}`,
        members,
      ]),
  );
}
