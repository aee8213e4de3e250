import { clamp } from "../../base/maths.ts";
import type { ModelEvent } from "../../model/model.ts";
import type { Layout } from "../picture/layout.ts";
import type { PlacedCluster } from "./placeClusters.ts";

/** The cluster in which an event is counted; `null` where it is drawn, or not in sight. */
export function clusterContaining(
  event: ModelEvent,
  { bands, marks, eras, clusters, scale }: Layout,
): PlacedCluster | null {
  const {
    extent: { start, end },
    group,
  } = event;
  if (
    [...marks, ...eras].some((one) => one.event === event) ||
    end < scale.domain.start ||
    start > scale.domain.end
  )
    return null;
  // Where its part in sight begins, there it is counted.
  const x = clamp(scale.toPx(Math.max(start, scale.domain.start)), 0, scale.length);
  const distance = ({ x0, x1 }: PlacedCluster): number => Math.max(0, x0 - x, x - x1);
  // That of a group within a folded one is counted in the band of the latter.
  const shown = bands.find(({ band }) => band.within.includes(group))?.band.index ?? group;
  const own = clusters.filter(({ band }) => band === shown);
  // At an edge of two cells a rounding may be between them.
  return own.reduce<PlacedCluster | null>(
    (nearest, one) => (nearest === null || distance(one) <= distance(nearest) ? one : nearest),
    null,
  );
}
