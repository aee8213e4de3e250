import type { Layout } from "../layout/layout.ts";
import { eraNode } from "./eraNodes.ts";
import { eventNode } from "./eventNodes.ts";
import { markerTitleNodes } from "./markerNodes.ts";
import type { Scene } from "./buildScene.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { SceneNode } from "./sceneNode.ts";

/** What was laid out, with its picture. */
interface Ground {
  readonly layout: Layout;
  readonly scene: Scene;
}

/** What of the plot has changed its place in the picture, since another part of that is in sight: what is pinned to an edge of it. */
export interface PannedPlot {
  readonly moving: readonly SceneNode[];
  /** The names of moments. */
  readonly markers: readonly SceneNode[];
}

const NONE: readonly SceneNode[] = [];

/** Draws what is pinned where `slid` has it. What stays in its place is the very same node. */
export function pannedPlot({ layout, scene }: Ground, slid: Layout, context: SceneContext): PannedPlot {
  const moving = (scene.plot[1].children ?? NONE).map((layer) => {
    const { key, children = NONE } = layer;
    if (key === "events" && slid.marks !== layout.marks) return { ...layer, children: redrawn(children, layout.marks, slid.marks, (mark) => eventNode(mark, context)) };
    return key === "eras" ? { ...layer, children: slid.eras.map((era) => eraNode(era, context)) } : layer;
  });
  return { moving, markers: slid.markers.length === 0 ? NONE : markerTitleNodes(slid, context) };
}

function redrawn<T>(nodes: readonly SceneNode[], before: readonly T[], now: readonly T[], draw: (one: T) => SceneNode): readonly SceneNode[] {
  return now.map((one, index) => (one === before[index] ? (nodes[index] as SceneNode) : draw(one)));
}
