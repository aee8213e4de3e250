import type { Matches } from "../../model/matches.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { Layout } from "../picture/layout.ts";
import type { PlacedCluster } from "./placeClusters.ts";

/**
 * How many of what a cluster counts was found by a search: what there is of it in the cell, less
 * what is drawn of it.
 */
export function matchesPerCluster(
  { bands, marks, eras, scale: { domain: range } }: Layout,
  matches: Matches,
): (cluster: PlacedCluster) => number {
  const drawn = new Map<number, ModelEvent[]>();
  for (const { band, event } of [...marks, ...eras]) {
    if (!matches.has(event.row)) continue;
    const known = drawn.get(band);
    if (known === undefined) drawn.set(band, [event]);
    else known.push(event);
  }
  const within = new Map(bands.map(({ band }) => [band.index, band.within]));
  const countOf = ({ band, cell }: Pick<PlacedCluster, "band" | "cell">): number => {
    const drawnFrom = (start: number, end: number): number =>
      drawn.get(band)?.filter(({ extent }) => extent.start >= start && extent.start < end).length ?? 0;
    const begun = matches.countFrom(band, cell.start, cell.end) - drawnFrom(cell.start, cell.end);
    if (!cell.isFirst) return begun;
    return (
      begun +
      matches.countFrom(band, -Infinity, range.start) -
      matches.countEnded(band, range.start) -
      drawnFrom(-Infinity, range.start)
    );
  };
  // A folded group counts those within it, too.
  return ({ band, cell }) =>
    [band, ...(within.get(band) ?? [])].reduce((sum, one) => sum + countOf({ band: one, cell }), 0);
}
