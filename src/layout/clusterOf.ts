import { meets, type ModelEvent } from "../model/model.ts";
import type { Layout } from "./layout.ts";
import type { PlacedCluster } from "./placeClusters.ts";

/** The cluster that counts an event; `undefined` where it is drawn itself, or out of sight. */
export function clusterOf({ clusters, marks, eras, scale: { range } }: Layout, event: ModelEvent): PlacedCluster | undefined {
  const { extent, group } = event;
  if (!meets(extent, range) || [...marks, ...eras].some((one) => one.event === event)) return undefined;
  return clusters.find(({ band, cell }) => band === group && extent.start < cell.end && (cell.isFirst || extent.start >= cell.start));
}
