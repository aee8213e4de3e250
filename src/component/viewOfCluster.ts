import type { PlacedCluster } from "../layout/placeClusters.ts";
import type { Limits } from "../options/resolveRange.ts";
import type { Picture, VisibleState } from "../scene/createPicture.ts";
import { clampView } from "../state/clampView.ts";
import type { TimeRange } from "../time/scale.ts";
import { clusterView } from "./views.ts";

interface Shown {
  readonly picture: Picture;
  readonly state: VisibleState;
  readonly limits: Limits;
}

/** So many times as near it is looked for whether a cluster parts. */
const NEARER = 4;

/** The widest view around a cluster in which that parts; `null` where there is none, as for many events at the same instant. */
export function viewOfCluster(
  cluster: Pick<PlacedCluster, "band" | "count" | "range">,
  { picture, state, limits }: Shown,
): TimeRange | null {
  const isParted = (view: TimeRange): boolean =>
    picture
      .layout({ ...state, view })
      .clusters.every(({ band, count }) => band !== cluster.band || count < cluster.count);
  const { start, end } = clusterView(cluster.range, state.view);
  const middle = (start + end) / 2;
  for (let width = end - start; width >= limits.minSpan; width /= NEARER) {
    const view = clampView({ start: middle - width / 2, end: middle + width / 2 }, limits);
    if (isParted(view)) return view;
  }
  return null;
}
