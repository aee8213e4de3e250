import { formatEdtf, type EdtfValue } from "samarkand";
import { isoText } from "./isoText.ts";
import { isTextKey, text, type Language, type TextKey } from "./texts.ts";

/**
 * Fact about a date: a heading and its content. Code is marked, so that it can be written apart
 * from words.
 */
export interface Fact {
  readonly term: TextKey;
  readonly content: readonly (string | { readonly code: string })[];
}

/**
 * First or last date of a value, with its bounds and its precision; a word where it is open or
 * unknown.
 */
type End = EdtfValue["first"];

/** Returns the facts that `parseEdtf` has read in `typed`, in the words of a language. */
export function edtfFacts(value: EdtfValue, typed: string, language: Language): Fact[] {
  const canonical = formatEdtf(value);
  return [
    ...boundsOf(value, language),
    { term: "factPrecision", content: precisionsOf(value, language) },
    { term: "factQualifiers", content: qualifiersOf(value, language) },
    { term: "factZone", content: [text(zoneOf(value), language)] },
    ...membersOf(value),
    ...(canonical === typed ? [] : [{ term: "factCanonical", content: [{ code: canonical }] } as const]),
  ];
}

function boundsOf(value: EdtfValue, language: Language): Fact[] {
  const start = boundOf(value.start, value.first, language);
  if (value.kind === "datetime") return [{ term: "factInstant", content: [start] }];
  return [
    { term: "factStart", content: [start] },
    { term: "factEnd", content: [boundOf(value.end, value.last, language, true)] },
  ];
}

function boundOf(ms: number | null, end: End, language: Language, isEnd = false): Fact["content"][number] {
  if (typeof end === "string" || ms === null) return text(end === "open" ? "open" : "unknown", language);
  const clock = { floating: "none", local: "local", instant: "utc" } as const;
  return { code: isoText(ms, isEnd ? end.lastYear + 1 : end.firstYear, clock[end.anchor]) };
}

function precisionsOf({ first, last }: EdtfValue, language: Language): string[] {
  const [start, end] = [first, last].map((one) =>
    typeof one === "string" ? "" : precisionText(one.precision, language),
  ) as [string, string];
  // An end that is open or unknown has no precision, so only that of the other end is shown.
  if (start === end || start === "" || end === "") return [start || end];
  return [
    text("precisionStart", language).replace("{precision}", start),
    text("precisionEnd", language).replace("{precision}", end),
  ];
}

function precisionText(precision: Exclude<End, string>["precision"], language: Language): string {
  const key = `precision${precision.charAt(0).toUpperCase()}${precision.slice(1)}`;
  if (!isTextKey(key)) throw new Error(`There is no text "${key}".`);
  return text(key, language);
}

function qualifiersOf(value: EdtfValue, language: Language): string[] {
  const names = (["approximate", "uncertain", "unspecified"] as const).filter((name) => value[name]);
  return names.length === 0 ? [text("unqualified", language)] : names.map((name) => text(name, language));
}

function zoneOf({ first, last }: EdtfValue): TextKey {
  const anchors = [first, last].flatMap((end) => (typeof end === "string" ? [] : [end.anchor]));
  if (anchors.includes("instant")) return "zoneInstant";
  return anchors.includes("local") ? "zoneLocal" : "zoneFloating";
}

function membersOf(value: EdtfValue): Fact[] {
  if (value.members.length === 0) return [];
  // Each member is formatted as a set of one, and the brackets around it are cut off.
  const content = value.members.map((member) => ({
    code: formatEdtf({ ...value, members: [member] }).slice(1, -1),
  }));
  return [{ term: value.kind === "oneOf" ? "factOneOf" : "factAllOf", content }];
}
