import { markerTitleNodes } from "../axis/markerNodes.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import { eraNode } from "../events/eraNodes.ts";
import { eventNode } from "../events/eventNodes.ts";
import type { Drawn } from "./buildScene.ts";
import type { Layout } from "./layout.ts";

/**
 * The nodes of the plot during a pan: names of long events, eras and moments are pinned to the edge
 * of the part in sight.
 */
export interface PannedPlot {
  readonly moving: readonly SceneNode[];
  /** The names of moments. */
  readonly markers: readonly SceneNode[];
}

const NONE: readonly SceneNode[] = [];

/**
 * Draws the names that are pinned, at the places that the layout `slid` gives them. A mark that
 * `slid` leaves unchanged keeps its node.
 */
export function pannedPlot({ layout, scene }: Drawn, slid: Layout, context: SceneContext): PannedPlot {
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
