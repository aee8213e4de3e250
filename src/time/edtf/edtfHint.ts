import { parseEdtf } from "./parseEdtf.ts";

const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
/** Seasons in the order of EDTF, which numbers them from 21 on. */
const SEASONS = ["spring", "summer", "autumn", "winter"];

/** Limit in characters: a longer text is not a date with a small mistake. */
const LONGEST = 64;

type Rule = readonly [pattern: RegExp, edtf: string | ((...parts: string[]) => string)];

const year = (value: number): string => String(value).padStart(4, "0");

/**
 * Common ways to write a date, each with its EDTF. Before these rules apply, months are written as
 * `m9` and parts of a year as `s21`. A `|` separates two texts where both are possible.
 */
const RULES: readonly Rule[] = [
  [/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"],
  [/^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(z?)$/, "$1-$2-$3T$4:$5$6"],
  [/^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(z?)$/, "$1-$2-$3T$4:$5:$6$7"],
  [/^(\d{4})[-/. ]m?(\d\d?)(?:[-/. ](\d\d?))?$/, "$1-$2-$3"],
  [/^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/, "$3-$2-$1|$3-$1-$2"],
  [/^(?:(\d\d?)(?:st|nd|rd|th)? (?:of )?)?m(\d+),? (\d{4})$/, "$3-$2-$1"],
  [/^m(\d+) (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/, "$3-$1-$2"],
  [/^s(\d\d)[- ](\d{4})$/, "$2-$1"],
  [/^(\d{4})[- ]s(\d\d)$/, "$1-$2"],
  [/^(\d\d)00'?s$/, "$100/$109|$1XX"],
  [/^(\d{3})0'?s$/, "$1X"],
  [/^(\d\d?)(?:st|nd|rd|th) century$/, (_, century) => `${year(Number(century) - 1).slice(2)}XX`],
  [/^(\d+) ?b\.?c\.?(?:e\.?)?$/, (_, before) => `-${year(Number(before) - 1)}`],
  [/^(?:ad|ce) ?(\d+)$/, (_, after) => year(Number(after))],
  [/^(\d+) ?(?:a\.?d|c\.?e)\.?$/, (_, after) => year(Number(after))],
  [/^\d{10}(?:\d{3})?$/, (ms) => new Date(Number(ms.padEnd(13, "0"))).toISOString().replace(".000", "")],
  [/^(\d\d)(\d\d) ?[-/] ?(\d\d)$/, "$1$2/$1$3"],
  [
    /^(?:circa|about|around|ca?\b\.?|~|حوالي|نحو|حدود) ?(.+)$/,
    (_, about) => only(about).replace(/(?=\/)|$/g, "~"),
  ],
  [/^before (\d{4})$/, (_, before) => `[..${year(Number(before) - 1)}]`],
  [/^after (\d{4})$/, (_, after) => `[${year(Number(after) + 1)}..]`],
  [/^between (.+) and (.+)$/, (_, first, last) => `[${only(first)}..${only(last)}]`],
  [/^(?:from )?(.+?)(?: - | to |-(?=\d{4}$))(.+)$/, (_, first, last) => `${only(first)}/${only(last)}`],
  [/^(.+?)(?:~\?|\?~)$/, "$1%"],
];

/**
 * Returns what to write instead of a text that is not EDTF: one text, or two where either can be
 * meant; empty where no guess is safe. `parseEdtf` reads every text that is returned.
 */
export function edtfHint(text: string): readonly string[] {
  if (text.length > LONGEST) return [];
  const plain = text
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Cc}]/gu, "")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\s*[‐-―−]\s*/g, (dash) => (dash.length > 1 ? " - " : "-"))
    .trim();
  if (isEdtf(plain)) return [plain];
  const words = plain
    .toLowerCase()
    .replace(/[a-z]{3,}\.?/g, (word) => {
      const [month, season] = [
        MONTHS.indexOf(word.slice(0, 3)) / 3,
        SEASONS.indexOf(word.replace("fall", "autumn")),
      ];
      return season >= 0
        ? `s${21 + season}`
        : month >= 0 && month % 1 === 0 && !word.startsWith("decade")
          ? `m${month + 1}`
          : word;
    })
    .replace(
      /\b([qh])([1-4])\b/g,
      (_, unit: string, count: string) => `s${(unit === "q" ? 32 : 39) + Number(count)}`,
    );
  for (const [pattern, edtf] of RULES) {
    if (!pattern.test(words)) continue;
    const found = words
      .replace(pattern, edtf as string)
      .split("|")
      .map((each) =>
        each
          .toUpperCase()
          .replace(/-+$/, "")
          .replace(/-(?=\d(?!\d))/g, "-0"),
      );
    const real = [...new Set(found)].filter(isEdtf);
    if (real.length > 0) return real;
  }
  return [];
}

/**
 * Returns the only hint for a text; "-", which is not EDTF, where there is no hint or more than
 * one.
 */
function only(text: string): string {
  const [hint = "-", other] = edtfHint(text);
  return other === undefined ? hint : "-";
}

function isEdtf(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch {
    return false;
  }
}
