import type { Direction } from "./direction.ts";

const POP_ISOLATE = "\u2069";
/** What opens or closes an isolate, and what ends a paragraph, and with it all isolates. */
const OF_ISOLATES = /[\u2066-\u2069\u2029\x85]/g;

/** An SVG `text-anchor`. */
export type Anchor = "start" | "middle" | "end";

/** The anchor that a text has where "start" is its left edge, whatever its direction is. */
export function physicalAnchor(anchor: Anchor, direction: Direction): Anchor {
  if (direction === "ltr" || anchor === "middle") return anchor;
  return anchor === "start" ? "end" : "start";
}

/** `text` between characters that isolate it and give it `direction` (UAX 9), with nothing in it that would end that before its own end. */
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
