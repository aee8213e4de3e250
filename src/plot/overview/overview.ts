import { DAY } from "../../base/durations.ts";
import type { Matches } from "../../model/matches.ts";
import type { Model } from "../../model/model.ts";
import type { ResolvedMarker } from "../../options/resolveDates.ts";
import { createScale, type TimeScale } from "../../time/scale.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { lineNode, round, type SceneNode } from "../base/sceneNode.ts";
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

/** Neighbouring columns with the same value, as a stretch of inline px. */
interface Column extends Stretch {
  readonly value: number;
}

/** All of the time in which there are events, and how densely they begin in it. */
export interface Overview {
  readonly scale: TimeScale;
  /** Columns with the number of events that begin in each. */
  readonly columns: readonly Column[];
}

/** Lays out the overview on `length` px; `null` if no event has a finite date. */
export function layoutOverview({ bounds, indices }: Model, length: number): Overview | null {
  if (bounds === null) return null;
  const margin = MARGIN * (bounds.end - bounds.start || DAY);
  const scale = createScale({ start: bounds.start - margin, end: bounds.end + margin }, length);
  const filled = indices.filter(({ size }) => size > 0);
  const begunAt = (instant: number): number =>
    filled.reduce((sum, index) => sum + index.countFrom(-Infinity, instant), 0);
  return { scale, columns: columnsOf(scale, begunAt, (count) => count) };
}

/**
 * Returns the columns in which matches begin, joined to stretches. Their number is limited by the
 * px of the overview, not by the number of matches.
 */
export function matchedStretches(scale: TimeScale, matches: Matches): Stretch[] {
  return columnsOf(scale, (instant) => matches.countUntil(instant), Math.sign).filter(
    ({ value }) => value > 0,
  );
}

/**
 * Returns columns over a scale; neighbours with the same value are joined. `begunAt`: the number of
 * events that have begun at an instant; `valueOf`: the value of a number of events.
 */
function columnsOf(
  scale: TimeScale,
  begunAt: (instant: number) => number,
  valueOf: (count: number) => number,
): Column[] {
  const columns: { from: number; to: number; value: number }[] = [];
  let before = begunAt(scale.invert(0));
  for (let from = 0; from < scale.size; from += COLUMN) {
    const to = Math.min(scale.size, from + COLUMN);
    const begun = begunAt(scale.invert(to));
    const [value, last] = [valueOf(begun - before), columns.at(-1)];
    if (last?.value === value) last.to = to;
    else columns.push({ from, to, value });
    before = begun;
  }
  return columns;
}

/**
 * Draws the density profile of all events, and a line where each marker begins. Heights follow the
 * square root of the counts, so that few events are visible beside many.
 */
export function overviewNodes(
  { columns, scale }: Overview,
  { time }: Pick<SceneContext, "time">,
  markers: readonly ResolvedMarker[],
): SceneNode[] {
  const foot = OVERVIEW_HEIGHT;
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const y = (count: number): number =>
    round(count === 0 ? foot : foot - LEAST - Math.sqrt(count / most) * (foot - LEAST - HEADROOM));
  const steps = columns.flatMap(({ from, to, value }) =>
    [from, to].map((x) => `${round(time.x(x))},${y(value)}`),
  );
  const corners = [scale.size, 0].map((x) => `${round(time.x(x))},${foot}`);
  const cells = new Map(
    markers
      .map(({ span }) => scale(span.start))
      .reverse()
      .map((px) => [Math.floor(px / APART), px]),
  );
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
    ...[...cells]
      .filter(([, px]) => px >= 0 && px <= scale.size)
      .map(([cell, px]) =>
        lineNode(
          `marker-${cell}`,
          "samarkand-marker-line",
          { x1: time.x(px), y1: 0, y2: foot },
          { stroke: { token: "muted" }, "stroke-width": 1 },
        ),
      ),
  ];
}

/**
 * Draws where matches begin: lines at the top, so that a few matches are visible above many events.
 */
export function overviewMatchNodes(
  stretches: readonly Stretch[],
  { time }: Pick<SceneContext, "time">,
): SceneNode[] {
  return stretches.map(({ from, to }) =>
    lineNode(
      `match-${from}`,
      "samarkand-match",
      { x1: time.x(from), x2: time.x(to), y1: MATCH / 2 },
      { stroke: { token: "ring" }, "stroke-width": MATCH },
    ),
  );
}
