import type { Layout } from "../layout/layout.ts";
import { PILL_WIDTH, type PlacedCluster } from "../layout/placeClusters.ts";
import { mostCommon } from "./mostCommon.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";
import { textNode } from "./textNode.ts";

/** About the width in px of one column of the skyline. */
const COLUMN = 6;
const PILL_HEIGHT = 20;
/** px that a skyline reaches into the padding under its strip. */
const FOOT = 4;

/** A counted cluster: a pill over the skyline of the density within it. */
export function clusterNode(cluster: PlacedCluster, layout: Layout, context: SceneContext): SceneNode {
  const { key, events, range, x, top, bottom } = cluster;
  const { time, fonts } = context;
  const foot = bottom + FOOT;
  const y = foot - PILL_HEIGHT / 2 - 2;
  return {
    key,
    tag: "g",
    target: { type: "cluster", range },
    attributes: {
      class: "samarkand-cluster",
      "data-cluster": events.length,
      role: "img",
      "aria-label": context.names.cluster(events.length, range),
    },
    children: [
      ...skyline(cluster, { layout, foot, height: foot - top }, context),
      {
        key: "pill",
        tag: "rect",
        attributes: {
          class: "samarkand-pill", x: round(time.left(x - PILL_WIDTH / 2, PILL_WIDTH)), y: round(y - PILL_HEIGHT / 2),
          width: PILL_WIDTH, height: PILL_HEIGHT, rx: PILL_HEIGHT / 2,
          fill: { token: "card" }, stroke: { token: "muted" }, "stroke-width": 1,
        },
      },
      textNode({
        key: "count", className: "samarkand-count", text: context.names.count(events.length),
        x: time.x(x), y, side: "both", font: fonts.count, fill: "ink", fallback: context.dateDirection, fixed: true,
      }),
    ],
  };
}

interface Ground {
  readonly layout: Layout;
  readonly foot: number;
  readonly height: number;
}

/** How many of the events begin in each of the narrow columns of a cell, in the colour that most of them have. */
function skyline({ events, x0, x1 }: PlacedCluster, { layout, foot, height }: Ground, context: SceneContext): SceneNode[] {
  const columns = Math.max(1, Math.round((x1 - x0) / COLUMN));
  const width = (x1 - x0) / columns;
  const counts = new Array<number>(columns).fill(0);
  for (const { extent } of events) {
    const column = Math.floor((layout.scale.toPx(extent.start) - x0) / width);
    const at = Math.max(0, Math.min(columns - 1, column));
    counts[at] = (counts[at] as number) + 1;
  }
  const most = Math.max(...counts);
  const color = mostCommon(events.map(context.colors.event)) ?? "muted";
  return counts.flatMap((count, column): SceneNode[] => {
    if (count === 0) return [];
    const tall = Math.max(3, (count / most) * height);
    return [{
      key: `column-${column}`,
      tag: "rect",
      attributes: {
        class: "samarkand-skyline", x: round(context.time.left(x0 + column * width, width)), y: round(foot - tall),
        width: round(width), height: round(tall), fill: { token: color }, "fill-opacity": 0.3,
      },
    }];
  });
}
