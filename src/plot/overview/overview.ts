import { DAY } from "../../base/durations.ts";
import type { Matches } from "../../model/matches.ts";
import type { Model } from "../../model/model.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import { createScale, type TimeScale } from "../../time/scale.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { round, type SceneNode } from "../base/sceneNode.ts";
import type { Stretch } from "../events/placeMarks.ts";

/** px: width of a column. */
const COLUMN = 3;
/** Fraction of the whole time that stays free at each end. */
const MARGIN = 0.01;

/** px: height of the overview. */
export const OVERVIEW_HEIGHT = 40;
/**
 * px: height of the lowest column in which an event begins, and the space above the highest column.
 */
const LEAST = 3;
const HEADROOM = 4;
/** px: least distance between two markers. */
const APART = 4;
/** px: height of the lines at the top that show where matches begin. */
const MATCH = 10;

/** All of the time in which there are events, and how densely they begin in it. */
export interface Overview {
  readonly scale: TimeScale;
  /**
   * Columns in inline px; neighbours with equal counts are joined. `share` is the square root of
   * the fraction of the highest count, so that few events are visible beside many.
   */
  readonly columns: readonly { readonly x0: number; readonly x1: number; readonly share: number }[];
}

/** Lays out the overview on `length` px; `null` if no event has a finite date. */
export function layoutOverview({ bounds, indices: all }: Model, length: number): Overview | null {
  if (bounds === null) return null;
  const span = bounds.end - bounds.start || DAY;
  const scale = createScale({ start: bounds.start - MARGIN * span, end: bounds.end + MARGIN * span }, length);
  const indices = all.filter(({ size }) => size > 0);
  const until = (px: number): number =>
    indices.reduce((sum, index) => sum + index.countFrom(-Infinity, scale.invert(px)), 0);
  const edges = edgesOf(length);
  const begun = edges.map(until);
  const counts = begun.slice(1).map((count, index) => count - (begun[index] as number));
  const most = Math.max(1, ...counts);
  const columns: { x0: number; x1: number; share: number }[] = [];
  counts.forEach((count, index) => {
    const [x0, x1, share] = [edges[index] as number, edges[index + 1] as number, Math.sqrt(count / most)];
    const last = columns.at(-1);
    if (last?.share === share) last.x1 = x1;
    else columns.push({ x0, x1, share });
  });
  return { scale, columns };
}

/**
 * Returns the columns in which matches begin, joined to stretches. Their number is limited by the
 * px of the overview, not by the number of matches.
 */
export function matchedStretches(scale: TimeScale, matches: Matches): Stretch[] {
  const edges = edgesOf(scale.size);
  const begun = edges.map((px) => matches.countUntil(scale.invert(px)));
  const stretches: { from: number; to: number }[] = [];
  edges.slice(1).forEach((to, index) => {
    if (begun[index + 1] === begun[index]) return;
    const [from, last] = [edges[index] as number, stretches.at(-1)];
    if (last?.to === from) last.to = to;
    else stretches.push({ from, to });
  });
  return stretches;
}

function edgesOf(length: number): number[] {
  return Array.from({ length: Math.ceil(length / COLUMN) + 1 }, (_, index) =>
    Math.min(length, index * COLUMN),
  );
}

/** Draws the density profile of all events, and a line where each marker begins. */
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
  const corners = [scale.size, 0].map((x) => `${round(time.x(x))},${foot}`);
  const cells = new Map(
    markers
      .map(({ span }) => scale(span.start))
      .reverse()
      .map((px) => [Math.floor(px / APART), px]),
  );
  const lines = [...cells]
    .filter(([, px]) => px >= 0 && px <= scale.size)
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
 * Draws where matches begin: lines at the top, so that a few matches are visible above many events.
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
