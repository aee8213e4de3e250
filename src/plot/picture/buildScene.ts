import type { Matches } from "../../model/matches.ts";
import { axisNodes, gridNodes } from "../axis/axisNodes.ts";
import { markerNodes, markerTitleNodes, nowNodes } from "../axis/markers.ts";
import type { SceneContext } from "../base/sceneContext.ts";
import { round, type SceneNode } from "../base/sceneNode.ts";
import { textNode } from "../base/textNode.ts";
import { clusterColumns, matchesPerCluster, profileNodes } from "../clusters/clusterNodes.ts";
import { eraNode } from "../events/eras.ts";
import { eventNode } from "../events/eventNodes.ts";
import { legendNodes } from "../legend/legend.ts";
import { GROUP_STEP } from "../levels/bandGeometry.ts";
import type { Layout, PlacedBand } from "./layout.ts";

/**
 * The picture: the axis, which stays in sight, and the plot under it, which may scroll. Each begins
 * at its own 0, 0.
 */
export interface Scene {
  /** px */
  readonly width: number;
  readonly axisHeight: number;
  readonly plotHeight: number;
  /** The ticks, and over them the names of moments, where there are any. */
  readonly axis: readonly [ticks: SceneNode, ...markers: SceneNode[]];
  /** From back to front: the bands, all that a pan moves, the titles. */
  readonly plot: readonly [bands: SceneNode, moving: SceneNode, titles: SceneNode];
  /** Where the titles of groups stand, px of the plot. */
  readonly heads: readonly Head[];
  /** Physical px of the plot: the left edge and the width of the part along which time runs. */
  readonly sight: { readonly left: number; readonly width: number };
  /** The id of what the keyboard is at, if that is drawn; `null`: it is at nothing. */
  readonly pointed: string | null;
  /** Under the plot, from its own 0, 0; of no height where nothing needs explaining. */
  readonly legend: readonly SceneNode[];
  readonly legendHeight: number;
  /** What the axis and the plot may take together on a screen; beyond it they scroll. */
  readonly maxScroll: number;
}

/** The title of a group: its band, and the box of the title at the top of that. */
export interface Head {
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly wide: number;
  readonly tall: number;
  /** px by which its title stands further in than that of a group within none. */
  readonly indent: number;
  /** The colour of the band, as the name of a token. */
  readonly ground: string;
  /** Whether the band is in the part of the height that is drawn. */
  readonly isShown: boolean;
}

/** Layout → nodes in physical px, in reading order. */
export function buildScene(layout: Layout, context: SceneContext): Scene {
  const { width, axisHeight, plotHeight, bands, eras, marks, clusters, profiles } = layout;
  const { gutter, sight } = layout;
  const length = sight.to - sight.from;
  const countOf = (matches: Matches | null) =>
    matches === null ? () => 0 : matchesPerCluster(layout, matches);
  const held = {
    matchedOf: countOf(context.matches),
    selectedOf: countOf(clusters.length === 0 ? null : context.selected()),
  };
  const left = context.chrome.left(gutter, length);
  // What no movement changes.
  const fixed = context.memoize(bands, [], () => ({
    heads: bands.flatMap((band, index) =>
      band.title === "" ? [] : [{ ...headOf(band, layout, context), ground: groundOf(index) }],
    ),
    grounds: layer("bands", bandNodes(bands, width)),
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

/** px after a title that stands above its band. */
const HEAD_END = 12;

/**
 * To who listens a listbox has options, and nothing in between: without a role this would be a
 * group, in which no option is one.
 */
function layer(name: string, children: readonly SceneNode[]): SceneNode {
  return { key: name, tag: "g", attributes: { class: `samarkand-${name}`, role: "presentation" }, children };
}

interface Place {
  /** Where 0 of its children is. */
  readonly left: number;
  /** Where it begins, from there. */
  readonly from: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What lies beyond the ends of the plot is cut by a viewport of its own: a clip path would need an
 * id.
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

/** Every other band is set off. */
function groundOf(index: number): string {
  return index % 2 === 0 ? "band" : "ground";
}

/** Two elements, however many bands there are. */
function bandNodes(bands: readonly PlacedBand[], width: number): SceneNode[] {
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
      fill: { token: colors.group(band.index) },
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

/** What is drawn of a state. */
export interface Drawn {
  readonly layout: Layout;
  readonly scene: Scene;
}
