import { escapeXml } from "../base/escapeXml.ts";
import type { Direction } from "../base/direction.ts";
import { isolate, physicalAnchor, type Anchor } from "../base/isolate.ts";
import type { ThemeTokens } from "../options/theme.ts";
import { colorValues } from "./assignColors.ts";
import type { Scene } from "./buildScene.ts";
import type { AttributeValue, SceneNode } from "./sceneNode.ts";
import { isWords } from "./words.ts";

/** What a picture needs to stand alone. */
export interface Standalone {
  readonly tokens: ThemeTokens;
  /** The one in which its texts were measured. */
  readonly fontFamily: string;
  /** The least height in px. */
  readonly height?: number;
  readonly label: string;
  /** The accessible name of the legend. */
  readonly legendLabel: string;
  readonly lang: string;
}

/** Families with Latin, Arabic and Hebrew letters, one of which most systems have: some programs know no generic ones, and join no letters of two. */
const FALLBACK = "Segoe UI, Arial, DejaVu Sans, sans-serif";

/** A scene as an SVG that needs no stylesheet: the theme's values are written as presentation attributes. */
export function svgString(
  scene: Scene,
  { tokens, fontFamily, height, label, legendLabel, lang }: Standalone,
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
  return write(root, valuesOf(tokens));
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

function write(node: SceneNode, values: ReadonlyMap<string, string>): string {
  const { tag, attributes, transform, text, children = [] } = node.tag === "text" ? physicalText(node) : node;
  const pairs = asPictures(
    Object.entries(transform === undefined ? attributes : { ...attributes, transform }),
  ).map(([name, value]) => ` ${name}="${escapeXml(valueOf(value, values))}"`);
  const inner = text === undefined ? children.map((child) => write(child, values)).join("") : escapeXml(text);
  return `<${tag}${pairs.join("")}${inner === "" ? "/>" : `>${inner}</${tag}>`}`;
}

/**
 * The text in the same place for programs that do not know `direction`, as most that are no browser: it runs from left
 * to right from an anchor that is a side, and what is written is isolated in a direction of its own.
 */
function physicalText(node: SceneNode): SceneNode {
  const { direction, "text-anchor": anchor } = node.attributes;
  return {
    ...node,
    attributes: {
      ...node.attributes,
      direction: "ltr",
      "text-anchor": physicalAnchor(anchor as Anchor, direction as Direction),
    },
    text: isolate(node.text ?? "", direction as Direction),
  };
}

/** In a string nothing can be chosen: what would be an option is a picture, and in no listbox. */
const OF_OPTIONS: ReadonlySet<string> = new Set(["aria-selected", "aria-posinset", "aria-setsize"]);

function asPictures(attributes: readonly [string, AttributeValue][]): [string, AttributeValue][] {
  return attributes.flatMap(([name, value]): [string, AttributeValue][] => {
    if (OF_OPTIONS.has(name) || (name === "role" && value === "presentation")) return [];
    return [[name, name === "role" && value === "option" ? "img" : value]];
  });
}

function valueOf(value: AttributeValue, values: ReadonlyMap<string, string>): string {
  if (isWords(value)) return value.words;
  return typeof value === "object" ? (values.get(value.token) ?? "none") : String(value);
}

function valuesOf(tokens: ThemeTokens): ReadonlyMap<string, string> {
  const colors = colorValues(tokens).map((value, index): [string, string] => [`color-${index}`, value]);
  const { ground, band, ink, muted, hair, grid, weekend, ring, now, card } = tokens;
  return new Map([
    ...Object.entries({ ground, band, ink, muted, hair, grid, weekend, ring, now, card }),
    ...colors,
  ]);
}
