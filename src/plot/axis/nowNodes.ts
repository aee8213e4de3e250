import type { SceneContext } from "../base/sceneContext.ts";
import { round } from "../base/sceneNode.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import type { Layout } from "../picture/layout.ts";

/** px of the head of the line, under the axis. */
const HEAD = 6;

/** The line of now, from the axis through the plot, where it is in sight. */
export function nowNodes({ scale, plotHeight }: Layout, { time, now }: SceneContext): SceneNode[] {
  const inline = now === null ? NaN : scale.toPx(now);
  if (!(inline >= 0 && inline <= scale.length)) return [];
  const x = round(time.x(inline));
  const color = { token: "now" };
  return [
    {
      key: "line",
      tag: "line",
      attributes: {
        class: "samarkand-now-line",
        x1: x,
        x2: x,
        y1: 0,
        y2: round(plotHeight),
        stroke: color,
        "stroke-width": 1.5,
        "pointer-events": "none",
      },
    },
    {
      key: "head",
      tag: "polyline",
      attributes: {
        class: "samarkand-now-head",
        points: `${round(x - HEAD)},0 ${round(x + HEAD)},0 ${x},${HEAD}`,
        fill: color,
        "pointer-events": "none",
      },
    },
  ];
}
