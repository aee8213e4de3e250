import type { Layout, PlacedBand } from "../layout/layout.ts";
import { axisNodes, gridNodes } from "./axisNodes.ts";
import { clusterNode, profileNodes } from "./clusterNodes.ts";
import { eraNode } from "./eraNodes.ts";
import { eventNode } from "./eventNodes.ts";
import { legendNodes } from "./legendNodes.ts";
import { round } from "./round.ts";
import type { SceneContext } from "./sceneContext.ts";
import type { AttributeValue, SceneNode } from "./sceneNode.ts";
import { textNode } from "./textNode.ts";

/** The picture: the axis, which stays in sight, and the plot under it, which may scroll. Each begins at its own 0, 0. */
export interface Scene {
  /** px */
  readonly width: number;
  readonly axisHeight: number;
  readonly plotHeight: number;
  readonly axis: readonly SceneNode[];
  readonly plot: readonly SceneNode[];
  /** Under the plot, from its own 0, 0; of no height where nothing needs explaining. */
  readonly legend: readonly SceneNode[];
  readonly legendHeight: number;
  /** What the axis and the plot may take together on a screen; beyond it they scroll. */
  readonly maxScroll: number;
}

/** Layout → nodes in physical px, in reading order. */
export function buildScene(layout: Layout, context: SceneContext): Scene {
  const { width, axisHeight, plotHeight, bands, eras, marks, clusters, profiles } = layout;
  const inPlot = (key: string, children: readonly SceneNode[]): SceneNode => frame(key, children, { layout, context });
  return {
    width,
    axisHeight,
    plotHeight,
    legend: legendNodes(layout.legend, context),
    legendHeight: layout.legend.height,
    maxScroll: layout.maxScroll,
    axis: [frame("axis", axisNodes(layout, context), { layout, context, height: axisHeight })],
    plot: [
      layer("bands", bands.map((band, index) => bandNode(band, index, width))),
      inPlot("ground", [
        layer("grid", gridNodes(layout, context)),
        layer("eras", eras.map((era) => eraNode(era, context))),
        layer("skylines", profiles.flatMap((profile) => profileNodes(profile, context))),
      ]),
      layer("groups", bands.flatMap((band, index) => titleNodes(band, { index, layout, context }))),
      inPlot("marks", [
        layer("events", marks.map((mark) => eventNode(mark, context))),
        layer("clusters", clusters.map((cluster) => clusterNode(cluster, context))),
      ]),
    ],
  };
}

function layer(name: string, children: readonly SceneNode[]): SceneNode {
  return { key: name, tag: "g", attributes: { class: `samarkand-${name}` }, children };
}

interface Frame {
  readonly layout: Layout;
  readonly context: SceneContext;
  readonly height?: number;
}

/** What lies beyond the ends of the plot is cut by a viewport of its own: a clip path would need an id. */
function frame(key: string, children: readonly SceneNode[], { layout, context, height = layout.plotHeight }: Frame): SceneNode {
  const { gutter, scale } = layout;
  return {
    key,
    tag: "svg",
    attributes: {
      x: round(context.chrome.left(gutter, scale.length)),
      y: 0,
      width: round(scale.length),
      height: round(height),
      overflow: "hidden",
    },
    children,
  };
}

function bandNode({ top, height, group }: PlacedBand, index: number, width: number): SceneNode {
  const at = (y: number): Record<"x1" | "x2" | "y1" | "y2", AttributeValue> => ({ x1: 0, x2: round(width), y1: round(y), y2: round(y) });
  return {
    key: `band-${group.id}`,
    tag: "g",
    attributes: { class: "samarkand-band" },
    children: [
      {
        key: "ground",
        tag: "rect",
        attributes: { x: 0, y: round(top), width: round(width), height: round(height), fill: { token: index % 2 === 0 ? "band" : "ground" } },
      },
      { key: "foot", tag: "line", attributes: { class: "samarkand-foot", ...at(top + height), stroke: { token: "hair" }, "stroke-width": 1 } },
    ],
  };
}

function titleNodes({ top, height, titleY, title, group }: PlacedBand, { index, layout, context }: Frame & { index: number }): SceneNode[] {
  if (title === "") return [];
  const { chrome, tokens, fonts, direction, colors } = context;
  const indent = tokens.spineWidth + 12 + group.depth * 14;
  const spine: SceneNode = {
    key: `spine-${group.id}`,
    tag: "rect",
    attributes: {
      class: "samarkand-group-spine", x: round(chrome.left(0, tokens.spineWidth)), y: round(top + 8), width: tokens.spineWidth,
      height: round((layout.gutter === 0 ? titleY - top + tokens.titleSize * 0.6 : height) - (layout.gutter === 0 ? 8 : 16)),
      fill: { token: colors.group(index) },
    },
  };
  const text = textNode({
    key: `title-${group.id}`, className: "samarkand-group", text: title, x: chrome.x(indent), y: titleY,
    side: chrome.after, font: fonts.group, fill: "ink", fallback: direction,
  });
  return [spine, text];
}
