import type { Direction } from "../../base/direction.ts";
import type { ThemeTokens } from "../../options/theme.ts";
import { colorValues } from "../base/assignColors.ts";
import { type AttributeValue, isWords, type SceneNode } from "../base/sceneNode.ts";
import type { Scene } from "../picture/buildScene.ts";

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

/**
 * Families with Latin, Arabic and Hebrew letters, one of which most systems have: some programs
 * know no generic ones, and join no letters of two.
 */
const FALLBACK = "Segoe UI, Arial, DejaVu Sans, sans-serif";

/**
 * A scene as an SVG that needs no stylesheet: the theme's values are written as presentation
 * attributes.
 */
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
 * The text in the same place for programs that do not know `direction`, as most that are no
 * browser: it runs from left to right from an anchor that is a side, and what is written is
 * isolated in a direction of its own.
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

/** What XML 1.0 cannot hold, even escaped: controls, surrogates without a partner, and two more. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Line ends and tabs too: in an attribute XML would read them as spaces. */
const SPECIAL = /[&<>"'\t\n\r]/g;

/** A text as the content or the value of an attribute, in XML and in HTML. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, "\u{FFFD}").replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

const POP_ISOLATE = "\u2069";
/** What opens or closes an isolate, and what ends a paragraph, and with it all isolates. */
const OF_ISOLATES = /[\u2066-\u2069\u2029\x85]/g;

/** An SVG `text-anchor`. */
type Anchor = "start" | "middle" | "end";

/** The anchor that a text has where "start" is its left edge, whatever its direction is. */
function physicalAnchor(anchor: Anchor, direction: Direction): Anchor {
  if (direction === "ltr" || anchor === "middle") return anchor;
  return anchor === "start" ? "end" : "start";
}

/**
 * `text` between characters that isolate it and give it `direction` (UAX 9), with nothing in it
 * that would end that before its own end.
 */
export function isolate(text: string, direction: Direction): string {
  let depth = 0;
  // SVG shows no spaces at the ends of a text, if they are its ends.
  const inner = text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "").replace(OF_ISOLATES, (character) => {
    if (character < "\u2066") return " ";
    if (character !== POP_ISOLATE) depth++;
    else if (depth === 0) return "";
    else depth--;
    return character;
  });
  return `${direction === "rtl" ? "\u2067" : "\u2066"}${inner}${POP_ISOLATE}`;
}
