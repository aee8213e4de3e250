import type { TimeScale } from "../../time/scale.ts";
import { PILL_WIDTH, type PlacedCluster } from "../clusters/placeClusters.ts";
import type { PlacedLabel } from "../base/eventLabel.ts";
import { barEnds, cutBar, type PlacedMark, roomInside } from "../events/placeMarks.ts";
import { LABEL_GAP } from "../levels/shape.ts";
import type { Layout } from "./layout.ts";

/** Inline px for everything that a zoom has moved out of sight: there it need not move any more. */
const AWAY = -10_000;

/**
 * Returns a layout at a scale at which everything is further apart. Nothing is looked up, counted
 * or packed again. Bars get longer and all else keeps its size, so what does not overlap in
 * `ground` does not overlap here.
 */
export function zoomLayout(
  ground: Layout,
  scale: TimeScale,
): Pick<Layout, "marks" | "clusters" | "histograms"> {
  const stretch = { by: ground.scale.msPerPx / scale.msPerPx, from: scale(ground.scale.domain.start) };
  const to = (x: number): number => x * stretch.by + stretch.from;
  return {
    marks: ground.marks.map((mark) => zoomMark(mark, scale)),
    clusters: ground.clusters.map((cluster) => zoomCluster(cluster, to, scale)),
    histograms: ground.histograms.map((histogram) => ({ ...histogram, stretch })),
  };
}

function zoomMark(ground: PlacedMark, scale: TimeScale): PlacedMark {
  const { event, extent, form, outset, label, questionMarks } = ground;
  const [x0, x1] =
    form === "dot" ? dotEnds(ground, scale) : barEnds(ground, { scale, sight: { from: 0, to: scale.size } });
  const whole = form === "dot" ? { x0, x1 } : uncut(ground, { x0, x1 }, scale);
  const beside = (x: number, before: boolean): number =>
    before ? x - ground.x0 + whole.x0 : x - ground.x1 + whole.x1;
  const placed =
    label === null
      ? null
      : { ...label, x: label.inside ? insideOf({ x0, x1 }, label, scale) : beside(label.x, label.before) };
  const from = Math.min(whole.x0 - outset.start, placed?.x ?? Infinity);
  const until = Math.max(whole.x1 + outset.end, placed === null ? -Infinity : placed.x + placed.width);
  if (until <= 0 || from >= scale.size) return away(ground);
  return {
    ...ground,
    ...cutBar({ event, extent, form, x0, x1 }, scale),
    ground,
    x0,
    x1,
    label: placed,
    questionMarks: questionMarks.map((questionMark) => ({
      ...questionMark,
      x: beside(questionMark.x, questionMark.before),
    })),
  };
}

/** Returns the ends of a bar as if it were not cut, where they are finite. */
function uncut(
  { extent: { start, end } }: PlacedMark,
  { x0, x1 }: Pick<PlacedMark, "x0" | "x1">,
  scale: TimeScale,
): Pick<PlacedMark, "x0" | "x1"> {
  return {
    x0: Number.isFinite(start) ? scale(start) : x0,
    x1: Number.isFinite(end) ? scale(end) : x1,
  };
}

function dotEnds({ extent: { start, end }, x0, x1 }: PlacedMark, scale: TimeScale): [number, number] {
  const by = scale(start + (end - start) / 2) - (x0 + x1) / 2;
  return [x0 + by, x1 + by];
}

/**
 * Returns the x of a label inside a bar: at the start of the visible part while the label has room
 * there; otherwise the label moves out of sight with the end of the bar.
 */
function insideOf(
  { x0, x1 }: Pick<PlacedMark, "x0" | "x1">,
  { width }: PlacedLabel,
  { size: length }: TimeScale,
): number {
  const { from } = roomInside({ x0, x1 }, { from: 0, to: length });
  return x1 > length ? from : Math.min(from, x1 - LABEL_GAP - width);
}

/** Returns a mark as it was laid out, moved out of sight. */
function away(ground: PlacedMark): PlacedMark {
  const { label, questionMarks, members } = ground;
  const by = AWAY - ground.x0;
  return {
    ...ground,
    ground,
    x0: AWAY,
    x1: ground.x1 + by,
    label: label === null ? null : { ...label, x: label.x + by },
    questionMarks: questionMarks.map((questionMark) => ({ ...questionMark, x: questionMark.x + by })),
    members: members.map((member) => ({ ...member, x0: member.x0 + by, x1: member.x1 + by })),
  };
}

function zoomCluster(
  cluster: PlacedCluster,
  to: (x: number) => number,
  { size: length }: TimeScale,
): PlacedCluster {
  const x = to(cluster.x);
  const isAway = x + PILL_WIDTH / 2 < 0 || x - PILL_WIDTH / 2 > length;
  return { ...cluster, x: isAway ? AWAY : x, x0: to(cluster.x0), x1: to(cluster.x1) };
}
