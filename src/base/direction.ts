/** The direction in which a text, a page or time itself runs. */
export type Direction = "ltr" | "rtl";

/** A physical side of a point. */
export type Side = "left" | "right" | "both";

const LATIN = /[A-Za-z]/;
const HEBREW_OR_ARABIC = /[\u05D0-\u05EA\u0620-\u064A\u0671-\u06D3]/;
const RTL_SCRIPTS = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Samr", "Mand", "Adlm", "Rohg", "Yezi"];
/**
 * Letters of right-to-left scripts. They are matched by script extensions, since the tatweel that
 * joins Arabic letters belongs to no script of its own.
 */
const RTL_LETTER = new RegExp(`[${RTL_SCRIPTS.map((script) => `\\p{scx=${script}}`).join("")}]`, "u");

const LRM = "\u200E";
const RLM_OR_ALM = /[\u200F\u061C]/;
const ISOLATE = /[\u2066-\u2068]/;
const POP_ISOLATE = "\u2069";

/**
 * Returns the direction of `text`: that of its first strong character outside isolates (UAX 9,
 * rules P2 and P3). A text without one, such as "2022", takes `fallback`: `dir=auto` would call it
 * left-to-right even in an Arabic page.
 */
export function textDirection(text: string, fallback: Direction): Direction {
  let depth = 0;
  for (const character of text) {
    // Most texts begin with one of these letters. Classes of all of Unicode are slower.
    if (depth === 0 && LATIN.test(character)) return "ltr";
    if (depth === 0 && HEBREW_OR_ARABIC.test(character)) return "rtl";
    if (ISOLATE.test(character)) depth++;
    else if (character === POP_ISOLATE) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      if (character === LRM) return "ltr";
      if (RLM_OR_ALM.test(character)) return "rtl";
      if (/\p{L}/u.test(character)) return RTL_LETTER.test(character) ? "rtl" : "ltr";
    }
  }
  return fallback;
}

/** Returns the direction of a BCP 47 locale: that of its script, named or likely. */
export function localeDirection(locale: string): Direction {
  return RTL_SCRIPTS.includes(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr";
}

/**
 * Returns the SVG `text-anchor` with which a text of `direction` lies on the `side` of its x. SVG
 * anchors are logical: "start" of a right-to-left text is its right edge (measured in three
 * engines).
 */
export function textAnchor(side: Side, direction: Direction): "start" | "middle" | "end" {
  if (side === "both") return "middle";
  return (side === "right") === (direction === "ltr") ? "start" : "end";
}
