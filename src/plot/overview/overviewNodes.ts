import type { ResolvedMarker } from "../../options/resolveMarkers.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { round } from "../base/sceneNode.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import type { Stretch } from "../events/placeMarks.ts";
import type { Overview } from "./layoutOverview.ts";

/** px of the strip. */
export const OVERVIEW_HEIGHT = 40;
/** px of the lowest column in which an event begins, and of what stays free above the highest. */
const LEAST = 3;
const HEADROOM = 4;
/** px from one named moment to the next at least. */
const APART = 4;
/** px from the top down of a line where matches begin. */
const MATCH = 10;

/** The skyline of all events, and named moments where they begin. */
export function overviewNodes(
  { columns, scale }: Overview,
  { time }: Pick<SceneContext, "time">,
  markers: readonly ResolvedMarker[],
): SceneNode[] {
  const foot = OVERVIEW_HEIGHT;
  const y = (share: number): number =>
    round(share === 0 ? foot : foot - LEAST - share * (foot - LEAST - HEADROOM));
  const steps = columns.flatMap(({ x0, x1, share }) =>
    [x0, x1].map((x) => `${round(time.x(x))},${y(share)}`),
  );
  const corners = [scale.length, 0].map((x) => `${round(time.x(x))},${foot}`);
  const cells = new Map(
    markers
      .map(({ span }) => scale.toPx(span.start))
      .reverse()
      .map((px) => [Math.floor(px / APART), px]),
  );
  const lines = [...cells]
    .filter(([, px]) => px >= 0 && px <= scale.length)
    .map(([cell, px]): SceneNode => {
      const x = round(time.x(px));
      return {
        key: `marker-${cell}`,
        tag: "line",
        attributes: {
          class: "samarkand-marker-line",
          x1: x,
          x2: x,
          y1: 0,
          y2: foot,
          stroke: { token: "muted" },
          "stroke-width": 1,
        },
      };
    });
  return [
    {
      key: "skyline",
      tag: "polyline",
      attributes: {
        class: "samarkand-skyline",
        points: [...steps, ...corners].join(" "),
        fill: { token: "muted" },
        "fill-opacity": 0.45,
      },
    },
    ...lines,
  ];
}

/**
 * Where what a search found begins: lines at the top, so that those of a few are seen over many
 * events.
 */
export function overviewMatchNodes(
  stretches: readonly Stretch[],
  { time }: Pick<SceneContext, "time">,
): SceneNode[] {
  return stretches.map(({ from, to }) => ({
    key: `match-${from}`,
    tag: "line",
    attributes: {
      class: "samarkand-match",
      x1: round(time.x(from)),
      x2: round(time.x(to)),
      y1: MATCH / 2,
      y2: MATCH / 2,
      stroke: { token: "ring" },
      "stroke-width": MATCH,
    },
  }));
}
