import { COLOR_TOKENS, type ThemeTokens } from "../../options/theme.ts";
import { colorValues } from "../base/sceneContext.ts";
import type { SceneNode } from "../base/sceneNode.ts";
import type { Scene } from "../picture/buildScene.ts";
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
  { tokens, colorOf = same, hrefOf = same, fontFamily, height, label, legendLabel, lang }: Standalone,
): string {
  const { width, axisHeight, plotHeight, legend, legendHeight } = scene;
  const tall = Math.max(axisHeight + plotHeight + legendHeight, height ?? 0);
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
      { key: "axis", tag: "g", attributes: {}, children: scene.axis },
      {
        key: "plot",
        tag: "svg",
        attributes: { y: axisHeight, width, height: plotHeight },
        children: scene.plot,
      },
      ...(legend.length === 0 ? [] : [legendNode(scene, legendLabel)]),
    ],
  };
  return serializeNode(root, { values: valuesOf(tokens), colorOf, hrefOf });
}

function legendNode(
  { width, axisHeight, plotHeight, legend, legendHeight }: Scene,
  label: string,
): SceneNode {
  return {
    key: "legend",
    tag: "svg",
    attributes: {
      class: "samarkand-legend",
      y: axisHeight + plotHeight,
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
