import { COLOR_TOKENS, type ThemeTokens } from "../../options/theme.ts";
import { colorValues } from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import type { Scene } from "../picture/buildScene.ts";
import type { FigureNodes } from "./figureNodes.ts";
import { serializeNode } from "./serializeNode.ts";

/** Values that a scene needs to become a standalone SVG. */
export interface Standalone {
  readonly tokens: ThemeTokens;
  /** Returns a colour that an event has of its own, as other programs can read it. */
  readonly colorOf?: (color: string) => string;
  /** Returns the address of an image as it is wherever the SVG is opened. */
  readonly hrefOf?: (href: string) => string;
  /** Font family in which the texts were measured. */
  readonly fontFamily: string;
  /** Least height, in px. */
  readonly height?: number | undefined;
  readonly label: string;
  /** Texts above the picture and under it. */
  readonly figure: FigureNodes;
  /** Accessible name of the legend. */
  readonly legendLabel: string;
  readonly lang: string;
}

/**
 * Font families with Latin, Arabic and Hebrew letters; most systems have one of them. Some programs
 * know no generic families, and do not join letters from two fonts.
 */
const FALLBACK = "Segoe UI, Arial, DejaVu Sans, sans-serif";

/**
 * Returns a scene as an SVG that needs no stylesheet: the theme's values are written as
 * presentation attributes.
 */
export function svgString(
  scene: Scene,
  { tokens, colorOf = same, hrefOf = same, fontFamily, height, label, figure, legendLabel, lang }: Standalone,
): string {
  const { width, axisHeight, plotHeight, legend, legendHeight } = scene;
  const { above, below } = figure;
  const plotTop = above.height + axisHeight;
  const legendTop = plotTop + plotHeight;
  const captionTop = legendTop + legendHeight;
  const tall = Math.max(captionTop + below.height, height ?? 0);
  const root: SceneNode = {
    key: "root",
    tag: "svg",
    attributes: {
      xmlns: "http://www.w3.org/2000/svg",
      class: "samarkand",
      width,
      height: tall,
      viewBox: `0 0 ${width} ${tall}`,
      direction: "ltr",
      lang,
      role: "group",
      "aria-label": label,
      "font-family": `${fontFamily}, ${FALLBACK}`,
    },
    children: [
      { key: "ground", tag: "rect", attributes: { width, height: tall, fill: { token: "ground" } } },
      ...above.nodes,
      shifted("axis", above.height, scene.axis),
      {
        key: "plot",
        tag: "svg",
        attributes: { y: plotTop, width, height: plotHeight },
        children: scene.plot,
      },
      ...(legend.length === 0 ? [] : [legendNode(scene, legendTop, legendLabel)]),
      ...(below.nodes.length === 0 ? [] : [shifted("caption", captionTop, below.nodes)]),
    ],
  };
  return serializeNode(root, { values: valuesOf(tokens), colorOf, hrefOf });
}

/** Draws nodes `top` px lower. */
function shifted(key: string, top: number, children: readonly SceneNode[]): SceneNode {
  return {
    key,
    tag: "g",
    attributes: {},
    ...(top === 0 ? {} : { transform: `translate(0 ${top})` }),
    children,
  };
}

function legendNode({ width, legend, legendHeight }: Scene, y: number, label: string): SceneNode {
  return {
    key: "legend",
    tag: "svg",
    attributes: {
      class: "samarkand-legend",
      y,
      width,
      height: legendHeight,
      role: "list",
      "aria-label": label,
    },
    children: legend,
  };
}

const same = (text: string): string => text;

function valuesOf(tokens: ThemeTokens): ReadonlyMap<string, string> {
  return new Map([
    ...COLOR_TOKENS.map((name) => [name, tokens[name]] as const),
    ...colorValues(tokens).map((value, index) => [`color-${index}`, value] as const),
  ]);
}
