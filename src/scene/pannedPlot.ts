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
  const [, { children: layers = [] }] = scene.plot;
  const drawn: Readonly<Record<string, (nodes: readonly SceneNode[]) => readonly SceneNode[]>> = {
    events: (nodes) => redrawn(nodes, layout.marks, slid.marks, (mark) => eventNode(mark, context)),
    eras: (nodes) => redrawn(nodes, layout.eras, slid.eras, (era) => eraNode(era, context)),
  };
  const moving = layers.map((layer) => {
    const children = drawn[layer.key]?.(layer.children ?? []) ?? layer.children;
    return children === layer.children || children === undefined ? layer : { ...layer, children };
  });
  return {
    moving: moving.every((layer, index) => layer === layers[index]) ? layers : moving,
    markers: slid.markers.length === 0 ? (scene.axis[1]?.children ?? NONE) : markerTitleNodes(slid, context),
  };
}

function redrawn<T>(nodes: readonly SceneNode[], before: readonly T[], now: readonly T[], draw: (one: T) => SceneNode): readonly SceneNode[] {
  return before === now ? nodes : now.map((one, index) => (one === before[index] ? (nodes[index] as SceneNode) : draw(one)));
}
