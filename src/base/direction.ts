/** The direction in which a text, a page or time itself runs. */
export type Direction = "ltr" | "rtl";

/** A physical side of a point. */
export type Side = "left" | "right" | "both";

const RTL_SCRIPTS =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Yezi}]/u;

/** Isolated runs are skipped (UAX 9, P2); a mark or a letter outside of them decides. */
const FIRST_STRONG = /[\u2066-\u2068][^\u2069]*(?:\u2069|$)|([\u200E\u200F\u061C\p{L}])/gu;

/** Languages whose usual script runs from right to left, for engines that cannot say so themselves. */
const RTL_LANGUAGES = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]);

/**
 * The direction of `text` by its first strong character (UAX 9, rules P2 and P3).
 * A text without one, as "2022", takes `fallback`: `dir=auto` would call it left-to-right even in an Arabic page.
 */
export function textDirection(text: string, fallback: Direction): Direction {
  for (const [, strong] of text.matchAll(FIRST_STRONG)) {
    if (strong === undefined) continue;
    if (strong === "\u200E") return "ltr";
    return strong === "\u200F" || strong === "\u061C" || RTL_SCRIPTS.test(strong) ? "rtl" : "ltr";
  }
  return fallback;
}

/** The direction of a BCP 47 locale: its script where it names one, else that of its language. */
export function localeDirection(locale: string): Direction {
  const { script, language } = new Intl.Locale(locale);
  if (script !== undefined) return ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"].includes(script) ? "rtl" : "ltr";
  return RTL_LANGUAGES.has(language) ? "rtl" : "ltr";
}

/**
 * The SVG `text-anchor` with which a text of `direction` lies on the `side` of its x.
 * SVG anchors are logical: "start" of a right-to-left text is its right edge (measured in three engines).
 */
export function textAnchor(side: Side, direction: Direction): "start" | "middle" | "end" {
  if (side === "both") return "middle";
  return (side === "right") === (direction === "ltr") ? "start" : "end";
}
