import { PILL_HEIGHT, pillMiddle } from "../clusters/clusterNodes.ts";
import { PILL_WIDTH, type PlacedCluster } from "../clusters/placeClusters.ts";
import type { PlacedMark, Stretch } from "../events/placeMarks.ts";
import type { Layout } from "./layout.ts";
import { clusterContaining } from "./moveFocus.ts";
import type { Picture } from "./picture.ts";

/** A box in a layout: inline px along time, px from the top of the plot across it. */
export interface PlotBox extends Stretch {
  readonly top: number;
  readonly height: number;
}

/** Returns the box of an event in a layout, or of the cluster that counts it. */
export function plotBoxOf(
  id: string,
  { find, dotSize }: Pick<Picture, "find" | "dotSize">,
  layout: Layout,
): { readonly box: PlotBox; readonly cluster: string | null } | null {
  const mark = layout.marks.find(({ event }) => event.id === id);
  if (mark !== undefined) return { box: markBox(mark, dotSize), cluster: null };
  const era = layout.eras.find(({ event }) => event.id === id);
  if (era !== undefined) {
    const { x0, x1, top, height } = era;
    return { box: { from: x0, to: x1, top, height }, cluster: null };
  }
  const event = find(id);
  const cluster = event === undefined ? null : clusterContaining(event, layout);
  return cluster === null ? null : { box: pillBox(cluster), cluster: cluster.key };
}

/** Returns the box of a mark, without its label. `dotSize`: the diameter of a dot, in px. */
function markBox({ form, x0, x1, y, height }: PlacedMark, dotSize: number): PlotBox {
  const middle = (x0 + x1) / 2;
  return form === "dot"
    ? { from: middle - dotSize / 2, to: middle + dotSize / 2, top: y - dotSize / 2, height: dotSize }
    : { from: x0, to: x1, top: y - height / 2, height };
}

/** Returns the box of the pill of a cluster. */
export function pillBox(cluster: PlacedCluster): PlotBox {
  const { x } = cluster;
  return {
    from: x - PILL_WIDTH / 2,
    to: x + PILL_WIDTH / 2,
    top: pillMiddle(cluster) - PILL_HEIGHT / 2,
    height: PILL_HEIGHT,
  };
}
