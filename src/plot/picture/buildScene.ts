import type { Matches } from "../../model/matches.ts";
import { axisNodes, gridNodes, pinnedNodes } from "../axis/axisNodes.ts";
import type { AxisLabel, AxisRow } from "../axis/axis.ts";
import { markerNodes, markerTitleNodes, nowNodes } from "../axis/markers.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { round, type SceneNode, textNode, type TextSpec } from "../base/sceneNode.ts";
import {
  clusterColumns,
  groupsPerBand,
  histogramNodes,
  matchesPerCluster,
  scaleNode,
} from "../clusters/clusterNodes.ts";
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
  const { width, axisHeight, plotHeight, markersHeight, bands, layerBands, clusters } = layout;
  const { gutter, sight, scale, legend } = layout;
  const length = sight.to - sight.from;
  const groupsOf = groupsPerBand(bands);
  const countOf = (matches: Matches | null) =>
    matches === null ? () => 0 : matchesPerCluster(layout, matches, groupsOf);
  const held = {
    groupsOf,
    matchedOf: countOf(context.matches),
    selectedOf: countOf(clusters.length === 0 ? null : context.selected()),
  };
  // Parts that no movement changes, cached for the same bands.
  const fixed = context.memoize(bands, [], () => ({
    heads: bands.flatMap((band, index) =>
      band.title === "" ? [] : [{ ...headOf(band, layout, context), ground: groundOf(index) }],
    ),
    grounds: layer("bands", [
      ...bandNodes([...bands, ...layerBands], width),
      ...layerBands.flatMap((band) => layerTitleNodes(band, context)),
    ]),
    titles: layer(
      "groups",
      bands.flatMap((band) => (band.isShown ? titleNodes(band, layout, context) : [])),
    ),
  }));
  /** Physical px at which 0 of the frames lies, and the left edge of the frames from there. */
  const [left, from] = [context.chrome.left(gutter, length), context.time.left(0, scale.size)];
  /**
   * Creates a nested `svg` element that clips its children at the ends of the plot. A clip path
   * would need an id.
   */
  const frame = (key: string, tall: number, children: readonly SceneNode[]): SceneNode => {
    const size = { width: round(scale.size), height: round(tall) };
    const box = from === 0 ? {} : { viewBox: `${round(from)} 0 ${size.width} ${size.height}` };
    const attributes = { x: round(left + from), y: 0, ...size, ...box, overflow: "hidden" };
    return { key, tag: "svg", attributes, children };
  };
  const hasMarkers = markersHeight > 0;
  // A folded band gets no scale: its low strip has no room for a text above the pills.
  const folded = new Set(bands.flatMap(({ band }) => (band.isFolded ? [band.index] : [])));
  const scales = layout.histograms
    .filter(({ band }) => !folded.has(band))
    .map((histogram) =>
      context.memoize(histogram.scale, [context.chrome, histogram.top], () =>
        scaleNode(histogram, gutter, context),
      ),
    );
  return {
    width,
    axisHeight,
    plotHeight,
    legend: legendNodes(legend, context),
    legendHeight: legend.height,
    maxScroll: layout.maxScroll,
    sight: { left, width: length },
    heads: fixed.heads,
    pointed: context.focus?.elementId ?? null,
    axis: [
      frame("axis", axisHeight, axisNodes(layout, context)),
      ...(hasMarkers ? [frame("markers", axisHeight, markerTitleNodes(layout, context))] : []),
    ],
    plot: [
      { ...fixed.grounds, children: [...(fixed.grounds.children ?? []), ...scales] },
      frame("moving", plotHeight, [
        layer("grid", gridNodes(layout, context)),
        layer(
          "eras",
          layout.eras.map((era) => eraNode(era, context)),
        ),
        layer(
          "histograms",
          layout.histograms.flatMap((histogram) => histogramNodes(histogram, context)),
        ),
        ...(hasMarkers ? [layer("markers", markerNodes(layout, context))] : []),
        layer(
          "events",
          layout.marks.map((mark) => eventNode(mark, context)),
        ),
        ...(context.now === null ? [] : [layer("now", nowNodes(layout, context))]),
        layer("clusters", clusterColumns(clusters, held, context)),
      ]),
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

/**
 * Returns the background of a band, as the name of a token: every other band is shaded, and none
 * where there is only one.
 */
function groundOf(index: number): string {
  return index % 2 === 1 ? "band" : "ground";
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
  { gutter }: Layout,
  context: SceneContext,
): SceneNode[] {
  if (title === "") return [];
  const { chrome, tokens, colors } = context;
  const spine: SceneNode = {
    key: `spine-${group.id}`,
    tag: "rect",
    attributes: {
      class: "samarkand-group-spine",
      x: round(chrome.left(0, tokens.spineWidth)),
      y: round(top + 8),
      width: tokens.spineWidth,
      height: round(gutter === 0 ? titleY - top + tokens.titleSize * 0.6 - 8 : height - 16),
      fill: colors.group(band.index),
    },
  };
  const text = { key: `title-${group.id}`, className: "samarkand-group", text: title, y: titleY };
  return [spine, titleText(text, indentOf(group, tokens), context)];
}

/** Draws the title of a band of layers. */
function layerTitleNodes({ name, title, from, top }: PlacedLayerBand, context: SceneContext): SceneNode[] {
  if (title === "") return [];
  const y = top + context.tokens.titleSize;
  const text = { key: `layer-${name}`, className: "samarkand-layer-title", text: title, y };
  return [titleText(text, from, context)];
}

/** Draws the text of a title that begins at `from`, in inline px of the text. */
function titleText(
  text: Pick<TextSpec, "key" | "className" | "text" | "y">,
  from: number,
  { chrome, fonts, direction }: SceneContext,
): SceneNode {
  const { after: side } = chrome;
  return textNode({ ...text, x: chrome.x(from), side, font: fonts.group, fill: "ink", fallback: direction });
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

/** Parts of a picture that a pan changes, besides their position. */
export interface Panned {
  readonly axis: PannedAxis;
  readonly plot: PannedPlot;
}

/** The axis during a pan. */
interface PannedAxis {
  /** Nodes that move with the pan. */
  readonly moving: readonly SceneNode[];
  /** Labels of the periods that began before the visible part: they stay at its edge. */
  readonly pinned: readonly SceneNode[];
}

/**
 * The nodes of the plot during a pan. The names of long events, eras and markers are pinned to the
 * edge of the visible part.
 */
interface PannedPlot {
  readonly moving: readonly SceneNode[];
  /** Titles of the markers. */
  readonly markers: readonly SceneNode[];
}

/**
 * Draws the axis of a layout when its visible part begins at `offset` (inline px). A step at which
 * no period begins or ends returns the same moving nodes. `sight`: the context of the visible part.
 */
export function panAxis(
  layout: Layout,
  offset: number,
  { moving, sight }: { readonly moving: SceneContext; readonly sight: SceneContext },
): PannedAxis {
  const { axis, scale } = layout;
  const startOf = ({ key }: AxisLabel): number => scale(Number(key));
  const split = (row: AxisRow): Readonly<Record<"rest" | "pinned", AxisRow>> => {
    const upper = row.upper.filter((label) => startOf(label) >= offset);
    const [next, ...others] = upper;
    const last = row.upper[row.upper.length - upper.length - 1];
    // The label stays at the edge as long as the next label leaves it room.
    const gap = last === undefined ? 0 : last.x - Math.max(0, startOf(last));
    const room = next === undefined ? Infinity : startOf(next) - offset;
    if (last !== undefined && last.first.width + 2 * gap <= room)
      return { rest: { ...row, upper }, pinned: { ...row, upper: [{ ...last, ...last.first, x: gap }] } };
    const first = next === undefined ? [] : [{ ...next, ...next.first }];
    return { rest: { ...row, upper: [...first, ...others] }, pinned: { ...row, upper: [] } };
  };
  const [first, second] = [split(axis), axis.secondary && split(axis.secondary)];
  const axisOf = (part: "rest" | "pinned"): Layout => ({
    ...layout,
    axis: { ...axis, ...first[part], secondary: second && second[part] },
  });
  const keys = [...first.rest.upper, ...(second?.rest.upper ?? [])].map(({ key, text }) => `${key} ${text}`);
  return {
    moving: moving.memoize(axis, keys, () => axisNodes(axisOf("rest"), moving)),
    pinned: pinnedNodes(axisOf("pinned"), sight),
  };
}

/**
 * Draws the pinned names at the places that the layout `slid` gives them. A mark that `slid` leaves
 * unchanged keeps its node.
 */
export function panPlot({ layout, scene }: Drawn, slid: Layout, context: SceneContext): PannedPlot {
  const [, { children: layers = [] }] = scene.plot;
  const moving = layers.map((one) => {
    const { key, children = [] } = one;
    if (key === "eras") return { ...one, children: slid.eras.map((era) => eraNode(era, context)) };
    if (key !== "events" || slid.marks === layout.marks) return one;
    return {
      ...one,
      children: slid.marks.map((mark, index) =>
        mark === layout.marks[index] ? (children[index] as SceneNode) : eventNode(mark, context),
      ),
    };
  });
  return { moving, markers: markerTitleNodes(slid, context) };
}
