import type { Matches } from "../../model/matches.ts";
import { axisNodes, gridNodes } from "../axis/axisNodes.ts";
import { markerNodes, markerTitleNodes, nowNodes } from "../axis/markers.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { round, type SceneNode, textNode } from "../base/sceneNode.ts";
import { clusterColumns, groupsPerBand, matchesPerCluster, profileNodes } from "../clusters/clusterNodes.ts";
import { eraNode } from "../events/eras.ts";
import { eventNode } from "../events/eventNodes.ts";
import { legendNodes } from "../legend/legend.ts";
import { GROUP_STEP } from "../levels/bandGeometry.ts";
import type { Layout, PlacedBand, PlacedLayerBand } from "./layout.ts";

/**
 * A drawn picture: the axis, which stays in sight, and below it the plot, which may scroll. Each
 * has its own origin (0, 0).
 */
export interface Scene {
  /** Width of the whole timeline, in px. */
  readonly width: number;
  readonly axisHeight: number;
  readonly plotHeight: number;
  /** The ticks, and over them the titles of markers, where there are any. */
  readonly axis: readonly [ticks: SceneNode, ...markers: SceneNode[]];
  /** Layers from back to front: the bands, everything that a pan moves, the titles of groups. */
  readonly plot: readonly [bands: SceneNode, moving: SceneNode, titles: SceneNode];
  /** Bands and boxes of the titles of groups, in px of the plot. */
  readonly heads: readonly Head[];
  /** Left edge and width of the part along which time runs, in physical px of the plot. */
  readonly sight: { readonly left: number; readonly width: number };
  /**
   * Id of the element with the keyboard focus, which need not be drawn; `null`: no focus is shown.
   */
  readonly pointed: string | null;
  /**
   * Nodes of the legend under the plot, with their own origin (0, 0). `legendHeight` is 0 where
   * nothing needs explaining.
   */
  readonly legend: readonly SceneNode[];
  readonly legendHeight: number;
  /** Greatest height of axis and plot together on a screen, in px. Beyond it they scroll. */
  readonly maxScroll: number;
}

/** Title of a group: the band, and the box of the title at the top of the band. */
export interface Head {
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly wide: number;
  readonly tall: number;
  /** px by which the title is indented, compared to that of a group at the top level. */
  readonly indent: number;
  /** Colour of the band, as the name of a token. */
  readonly ground: string;
  /** Whether the band is in the part of the height that is drawn. */
  readonly isShown: boolean;
}

/** Draws a layout as nodes in physical px, in reading order. */
export function buildScene(layout: Layout, context: SceneContext): Scene {
  const { width, axisHeight, plotHeight, bands, eras, marks, clusters, profiles } = layout;
  const { gutter, sight } = layout;
  const length = sight.to - sight.from;
  const groupsOf = groupsPerBand(bands);
  const countOf = (matches: Matches | null) =>
    matches === null ? () => 0 : matchesPerCluster(layout, matches, groupsOf);
  const held = {
    groupsOf,
    matchedOf: countOf(context.matches),
    selectedOf: countOf(clusters.length === 0 ? null : context.selected()),
  };
  const left = context.chrome.left(gutter, length);
  // Parts that no movement changes, cached for the same bands.
  const fixed = context.memoize(bands, [], () => ({
    heads: bands.flatMap((band, index) =>
      band.title === "" ? [] : [{ ...headOf(band, layout, context), ground: groundOf(index) }],
    ),
    grounds: layer("bands", [
      ...bandNodes([...bands, ...layout.layerBands], width),
      ...layout.layerBands.flatMap((band) => layerTitleNodes(band, context)),
    ]),
    titles: layer(
      "groups",
      bands.flatMap((band) => (band.isShown ? titleNodes(band, layout, context) : [])),
    ),
  }));
  const ground = { left, from: context.time.left(0, layout.scale.size), width: layout.scale.size };
  return {
    width,
    axisHeight,
    plotHeight,
    legend: legendNodes(layout.legend, context),
    legendHeight: layout.legend.height,
    maxScroll: layout.maxScroll,
    sight: { left, width: length },
    heads: fixed.heads,
    pointed: context.focus?.elementId ?? null,
    axis: [
      frame("axis", axisNodes(layout, context), { ...ground, height: axisHeight }),
      ...(layout.markersHeight === 0
        ? []
        : [frame("markers", markerTitleNodes(layout, context), { ...ground, height: axisHeight })]),
    ],
    plot: [
      fixed.grounds,
      frame(
        "moving",
        [
          layer("grid", gridNodes(layout, context)),
          layer(
            "eras",
            eras.map((era) => eraNode(era, context)),
          ),
          layer(
            "skylines",
            profiles.flatMap((profile) => profileNodes(profile, context)),
          ),
          ...(layout.markersHeight === 0 ? [] : [layer("markers", markerNodes(layout, context))]),
          layer(
            "events",
            marks.map((mark) => eventNode(mark, context)),
          ),
          ...(context.now === null ? [] : [layer("now", nowNodes(layout, context))]),
          layer("clusters", clusterColumns(clusters, held, context)),
        ],
        { ...ground, height: plotHeight },
      ),
      fixed.titles,
    ],
  };
}

/** px that stay free after a title that stands above its band. */
const HEAD_END = 12;

/**
 * Creates a layer with the role presentation. Without a role, a screen reader would find a group
 * between the listbox and its options, and would not count them as options.
 */
function layer(name: string, children: readonly SceneNode[]): SceneNode {
  return { key: name, tag: "g", attributes: { class: `samarkand-${name}`, role: "presentation" }, children };
}

interface Place {
  /** Physical px at which 0 of the children lies. */
  readonly left: number;
  /** Left edge of the frame, in px of the children. */
  readonly from: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Creates a nested `svg` element that clips its children at the ends of the plot. A clip path would
 * need an id.
 */
function frame(key: string, children: readonly SceneNode[], { left, from, width, height }: Place): SceneNode {
  const size = { width: round(width), height: round(height) };
  const box = from === 0 ? {} : { viewBox: `${round(from)} 0 ${size.width} ${size.height}` };
  return {
    key,
    tag: "svg",
    attributes: { x: round(left + from), y: 0, ...size, ...box, overflow: "hidden" },
    children,
  };
}

/** Returns the background of a band, as the name of a token: every other band is shaded. */
function groundOf(index: number): string {
  return index % 2 === 0 ? "band" : "ground";
}

/** Draws the backgrounds and the lower edges of the bands: two elements, however many bands. */
function bandNodes(bands: readonly Pick<PlacedBand, "top" | "height">[], width: number): SceneNode[] {
  const end = round(width);
  const setOff = bands.filter((_, index) => groundOf(index) === "band");
  const grounds = setOff.map(
    ({ top, height }) => `M0 ${round(top)}V${round(top + height)}H${end}V${round(top)}Z`,
  );
  const feet = bands.map(({ top, height }) => `M0 ${round(top + height)}H${end}`);
  return [
    {
      key: "grounds",
      tag: "path",
      attributes: { class: "samarkand-band", d: grounds.join(""), fill: { token: "band" } },
    },
    {
      key: "feet",
      tag: "path",
      attributes: {
        class: "samarkand-foot",
        d: feet.join(""),
        fill: "none",
        stroke: { token: "hair" },
        "stroke-width": 1,
      },
    },
  ];
}

function headOf(
  { group, top, height, head: tall, titleWidth, isShown }: PlacedBand,
  { gutter }: Layout,
  { chrome, tokens }: SceneContext,
): Omit<Head, "ground"> {
  const wide = gutter === 0 ? indentOf(group, tokens) + titleWidth + HEAD_END : gutter;
  return {
    id: group.id,
    top,
    height,
    left: chrome.left(0, wide),
    wide,
    tall,
    indent: group.depth * GROUP_STEP,
    isShown,
  };
}

function indentOf({ depth }: PlacedBand["group"], { spineWidth }: SceneContext["tokens"]): number {
  return spineWidth + 12 + depth * GROUP_STEP;
}

function titleNodes(
  { top, height, titleY, title, group, band }: PlacedBand,
  layout: Layout,
  context: SceneContext,
): SceneNode[] {
  if (title === "") return [];
  const { chrome, tokens, fonts, direction, colors } = context;
  const indent = indentOf(group, tokens);
  const spine: SceneNode = {
    key: `spine-${group.id}`,
    tag: "rect",
    attributes: {
      class: "samarkand-group-spine",
      x: round(chrome.left(0, tokens.spineWidth)),
      y: round(top + 8),
      width: tokens.spineWidth,
      height: round(
        (layout.gutter === 0 ? titleY - top + tokens.titleSize * 0.6 : height) -
          (layout.gutter === 0 ? 8 : 16),
      ),
      fill: colors.group(band.index),
    },
  };
  const text = textNode({
    key: `title-${group.id}`,
    className: "samarkand-group",
    text: title,
    x: chrome.x(indent),
    y: titleY,
    side: chrome.after,
    font: fonts.group,
    fill: "ink",
    fallback: direction,
  });
  return [spine, text];
}

/** Draws the title of a band of layers. */
function layerTitleNodes({ name, title, from, top }: PlacedLayerBand, context: SceneContext): SceneNode[] {
  const { chrome, tokens, fonts, direction } = context;
  if (title === "") return [];
  return [
    textNode({
      key: `layer-${name}`,
      className: "samarkand-layer-title",
      text: title,
      x: chrome.x(from),
      y: top + tokens.titleSize,
      side: chrome.after,
      font: fonts.group,
      fill: "ink",
      fallback: direction,
    }),
  ];
}

/** Layout and scene of a state. */
export interface Drawn {
  readonly layout: Layout;
  readonly scene: Scene;
}

/** Nodes of layers: under the events, and over them. */
export interface LayerNodes {
  readonly under: readonly SceneNode[];
  readonly over: readonly SceneNode[];
}

/** Returns the nodes that a pan moves with those of layers among them, after the grid and last. */
export function withLayers(moving: readonly SceneNode[], { under, over }: LayerNodes): readonly SceneNode[] {
  if (under.length + over.length === 0) return moving;
  const [grid, ...rest] = moving as readonly [SceneNode, ...SceneNode[]];
  return [grid, ...under, ...rest, ...over];
}

/** Returns a scene with layers in it. */
export function sceneWithLayers(scene: Scene, layers: LayerNodes): Scene {
  const [bands, moving, titles] = scene.plot;
  return {
    ...scene,
    plot: [bands, { ...moving, children: withLayers(moving.children ?? [], layers) }, titles],
  };
}
