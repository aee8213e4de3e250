import type { TimeRange } from "../time/scale.ts";

/** What a link tells of a state. */
export interface Shared {
  readonly view: TimeRange;
  readonly selection: readonly string[];
}

/** A state as the part of an address after its "#": `view=<start>_<end>` in ms, and `select=<id>,<id>` where something is selected. */
export function writeHash({ view, selection }: Shared): string {
  const range = `view=${String(view.start)}_${String(view.end)}`;
  return selection.length === 0 ? range : `${range}&select=${selection.map(encodeId).join(",")}`;
}

/** What such a text tells, with or without its "#"; what it does not tell, or not well, is left out. It may come from anyone. */
export function readHash(hash: string): Partial<Shared> {
  const parts = new Map(hash.replace(/^#/, "").split("&").map((part): [string, string] => {
    const [name = "", ...value] = part.split("=");
    return [name, value.join("=")];
  }));
  const [start, end, ...more] = (parts.get("view") ?? "").split("_").map((text) => (text.trim() === "" ? NaN : Number(text)));
  const isRange = start !== undefined && end !== undefined && more.length === 0 && Number.isFinite(start) && Number.isFinite(end) && start < end;
  const ids = parts.get("select")?.split(",").map(decodeId);
  return {
    ...(isRange ? { view: { start, end } } : {}),
    ...(ids?.every((id) => id !== null) === true ? { selection: ids } : {}),
  };
}

/** Without what parts ids and what a page's address may not have; a lone half of a character becomes one that says so. */
function encodeId(id: string): string {
  return encodeURIComponent(id.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));
}

function decodeId(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
