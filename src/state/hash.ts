import type { TimeRange } from "../time/scale.ts";

/** State that a link holds. */
export interface LinkState {
  readonly view: TimeRange;
  readonly selection: readonly string[];
  /** Text that is searched for. */
  readonly query: string;
}

/**
 * Returns a state as the part of an address after its "#": `view=<start>_<end>` in ms, then
 * `select=<id>,<id>` if events are selected, and `find=<text>` if a text is searched for.
 */
export function writeHash({ view, selection, query }: LinkState): string {
  const parts = [`view=${view.start}_${view.end}`];
  if (selection.length > 0) parts.push(`select=${selection.map(encodeText).join(",")}`);
  if (query !== "") parts.push(`find=${encodeText(query)}`);
  return parts.join("&");
}

/**
 * Reads the state from such a text, with or without its "#". A part that is missing or wrong is
 * left out, because the text may come from anyone.
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
  const [start = NaN, end = NaN, ...more] = (parts.get("view") ?? "")
    .split("_")
    .map((text) => (text.trim() === "" ? NaN : Number(text)));
  const isRange = more.length === 0 && Number.isFinite(start) && Number.isFinite(end) && start < end;
  const ids = parts.get("select")?.split(",").map(decodeText);
  const query = decodeText(parts.get("find") ?? "");
  return {
    ...(isRange ? { view: { start, end } } : {}),
    ...(ids?.every((id) => id !== null) === true ? { selection: ids } : {}),
    ...(query === null || query === "" ? {} : { query }),
  };
}

/**
 * Encodes the characters that separate texts and those that an address may not contain. A lone
 * surrogate becomes U+FFFD.
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
