import type { Direction } from "../../base/direction.ts";
import { type AttributeValue, isWords, type SceneNode } from "../base/sceneNode.ts";

/** Values of the tokens of a theme, and of the colours that records give their events. */
export interface Palette {
  readonly values: ReadonlyMap<string, string>;
  readonly colorOf: (color: string) => string;
  readonly hrefOf: (href: string) => string;
}

/** Returns a node and its children as XML, which any program draws as a browser does. */
export function serializeNode(node: SceneNode, palette: Palette): string {
  const { tag, attributes, transform, text, children = [] } = node.tag === "text" ? physicalText(node) : node;
  const pairs = Object.entries(transform === undefined ? attributes : { ...attributes, transform })
    .filter(([name, value]) => !OF_OPTIONS.has(name) && !(name === "role" && value === "presentation"))
    .map(([name, value]) => ` ${name}="${escapeXml(valueOf(name, value, palette))}"`);
  const inner =
    text === undefined ? children.map((child) => serializeNode(child, palette)).join("") : escapeXml(text);
  return `<${tag}${pairs.join("")}${inner === "" ? "/>" : `>${inner}</${tag}>`}`;
}

/** Values of `text-anchor` from right to left, where "start" is always the left edge. */
const MIRRORED = { start: "end", middle: "middle", end: "start" } as const;

/**
 * Returns a text node that stands in the same place in programs that ignore `direction`, as most
 * programs other than browsers do. It runs from left to right, its anchor is a physical side, and
 * its text is isolated with its own direction.
 */
function physicalText(node: SceneNode): SceneNode {
  const { direction = "ltr", "text-anchor": anchor = "start" } = node.attributes;
  return {
    ...node,
    attributes: {
      ...node.attributes,
      direction: "ltr",
      "text-anchor": direction === "ltr" ? anchor : MIRRORED[anchor as keyof typeof MIRRORED],
    },
    text: isolate(node.text ?? "", direction as Direction),
  };
}

/**
 * Attributes of options in a listbox. Nothing can be selected in a string, so an option becomes an
 * image and these attributes are left out.
 */
const OF_OPTIONS: ReadonlySet<string> = new Set(["aria-selected", "aria-posinset", "aria-setsize"]);

function valueOf(name: string, value: AttributeValue, { values, colorOf, hrefOf }: Palette): string {
  if (isWords(value)) return value.words;
  if (typeof value === "object") return values.get(value.token) ?? "none";
  if (typeof value === "number") return String(value);
  if (name === "role" && value === "option") return "img";
  if (name === "href") return hrefOf(value);
  return name === "fill" || name === "stroke" ? colorOf(value) : value;
}

/**
 * Characters that XML 1.0 cannot contain, even escaped: control characters, lone surrogates, U+FFFE
 * and U+FFFF.
 */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/**
 * Characters to be escaped. Line ends and tabs are among them, because XML reads them as spaces in
 * an attribute.
 */
const SPECIAL = /[&<>"'\t\n\r]/g;

/** Returns a text as content or as the value of an attribute, for XML and HTML. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, "\u{FFFD}").replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

const POP_ISOLATE = "\u2069";
/**
 * Characters that open or close an isolate, and those that end a paragraph and thereby all
 * isolates.
 */
const OF_ISOLATES = /[\u2066-\u2069\u2029\x85]/g;

/**
 * Returns `text` between characters that isolate it and give it `direction` (UAX 9). Characters in
 * the text that would end the isolate too early are removed or replaced.
 */
export function isolate(text: string, direction: Direction): string {
  let depth = 0;
  // SVG drops white space at the ends of a text, but not if isolating characters stand around it.
  const inner = text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "").replace(OF_ISOLATES, (character) => {
    if (character < "\u2066") return " ";
    if (character !== POP_ISOLATE) depth++;
    else if (depth === 0) return "";
    else depth--;
    return character;
  });
  return `${direction === "rtl" ? "\u2067" : "\u2066"}${inner}${POP_ISOLATE}`;
}
