import type { TimeRange } from "../time/scale.ts";

/** What a link tells of a state. */
export interface LinkState {
  readonly view: TimeRange;
  readonly selection: readonly string[];
  /** The text that is searched for. */
  readonly query: string;
}

/**
 * A state as the part of an address after its "#": `view=<start>_<end>` in ms, `select=<id>,<id>`
 * where something is selected, and `find=<text>` where one is searched for.
 */
export function writeHash({ view, selection, query }: LinkState): string {
  const parts = [`view=${view.start}_${view.end}`];
  if (selection.length > 0) parts.push(`select=${selection.map(encodeText).join(",")}`);
  if (query !== "") parts.push(`find=${encodeText(query)}`);
  return parts.join("&");
}

/**
 * What such a text tells, with or without its "#"; what it does not tell, or not well, is left out.
 * It may come from anyone.
 */
export function readHash(hash: string): Partial<LinkState> {
  const parts = new Map(
    hash
      .replace(/^#/, "")
      .split("&")
      .map((part): [string, string] => {
        const [name = "", ...value] = part.split("=");
        return [name, value.join("=")];
      }),
  );
  const [start, end, ...more] = (parts.get("view") ?? "")
    .split("_")
    .map((text) => (text.trim() === "" ? NaN : Number(text)));
  const isRange =
    start !== undefined &&
    end !== undefined &&
    more.length === 0 &&
    Number.isFinite(start) &&
    Number.isFinite(end) &&
    start < end;
  const ids = parts.get("select")?.split(",").map(decodeText);
  const query = decodeText(parts.get("find") ?? "");
  return {
    ...(isRange ? { view: { start, end } } : {}),
    ...(ids?.every((id) => id !== null) === true ? { selection: ids } : {}),
    ...(query === null || query === "" ? {} : { query }),
  };
}

/**
 * Without what parts texts and what a page's address may not have; a lone half of a character
 * becomes one that says so.
 */
function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));
}

function decodeText(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
