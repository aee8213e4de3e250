import type { AxisLabel, AxisRow } from "../axis/axis.ts";
import { axisNodes, pinnedNodes } from "../axis/axisNodes.ts";
import { markerTitleNodes } from "../axis/markers.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { eraNode } from "../events/eras.ts";
import { eventNode } from "../events/eventNodes.ts";
import type { Drawn } from "./buildScene.ts";
import type { Layout } from "./layout.ts";

/** The axis during a pan. */
export interface PannedAxis {
  /** Nodes that move with the pan. */
  readonly moving: readonly SceneNode[];
  /** Labels of the periods that began before the visible part: they stay at its edge. */
  readonly pinned: readonly SceneNode[];
}

interface Contexts {
  /** Context of everything that is laid out. */
  readonly moving: SceneContext;
  /** Context of the visible part. */
  readonly sight: SceneContext;
}

/**
 * Draws the axis of a layout when its visible part begins at `offset` (inline px). A step at which
 * no period begins or ends returns the same moving nodes.
 */
export function panAxis(layout: Layout, offset: number, { moving, sight }: Contexts): PannedAxis {
  const { axis, scale } = layout;
  const startOf = ({ key }: AxisLabel): number => scale(Number(key));
  const rowOf = (row: AxisRow): { rest: AxisRow; pinned: AxisRow } => {
    const rest = row.upper.filter((label) => startOf(label) >= offset);
    const last = row.upper[row.upper.length - rest.length - 1];
    return {
      rest: { ...row, upper: rest },
      pinned: { ...row, upper: last === undefined ? [] : pin(last, rest[0], { startOf, offset }) },
    };
  };
  const [first, second] = [rowOf(axis), axis.secondary === null ? null : rowOf(axis.secondary)];
  const key = [...first.rest.upper, ...(second?.rest.upper ?? [])].map((label) => label.key);
  const axisOf = (part: "rest" | "pinned"): Layout => ({
    ...layout,
    axis: { ...axis, ...first[part], secondary: second === null ? null : second[part] },
  });
  return {
    moving: moving.memoize(axis, key, () => axisNodes(axisOf("rest"), moving)),
    pinned: pinnedNodes(axisOf("pinned"), sight),
  };
}

interface Sight {
  readonly startOf: (label: AxisLabel) => number;
  readonly offset: number;
}

/** Returns the label at the edge, as long as the next label leaves it room. */
function pin(label: AxisLabel, next: AxisLabel | undefined, { startOf, offset }: Sight): AxisLabel[] {
  const gap = label.x - Math.max(0, startOf(label));
  const room = next === undefined ? Infinity : startOf(next) - offset;
  return label.width + 2 * gap <= room ? [{ ...label, x: gap }] : [];
}

/**
 * The nodes of the plot during a pan. The names of long events, eras and markers are pinned to the
 * edge of the visible part.
 */
export interface PannedPlot {
  readonly moving: readonly SceneNode[];
  /** Titles of the markers. */
  readonly markers: readonly SceneNode[];
}

const NONE: readonly SceneNode[] = [];

/**
 * Draws the pinned names at the places that the layout `slid` gives them. A mark that `slid` leaves
 * unchanged keeps its node.
 */
export function panPlot({ layout, scene }: Drawn, slid: Layout, context: SceneContext): PannedPlot {
  const moving = (scene.plot[1].children ?? NONE).map((layer) => {
    const { key, children = NONE } = layer;
    if (key === "eras") return { ...layer, children: slid.eras.map((era) => eraNode(era, context)) };
    if (key !== "events" || slid.marks === layout.marks) return layer;
    return {
      ...layer,
      children: slid.marks.map((mark, index) =>
        mark === layout.marks[index] ? (children[index] as SceneNode) : eventNode(mark, context),
      ),
    };
  });
  return { moving, markers: slid.markers.length === 0 ? NONE : markerTitleNodes(slid, context) };
}
