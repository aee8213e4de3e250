import { OptionError } from "./optionError.ts";

/** What a reader calls each kind. Throws an `OptionError` where that is no text. */
export function resolveKindTitles(titles: unknown): ReadonlyMap<string, string> {
  if (titles === undefined) return new Map();
  const isObject = typeof titles === "object" && titles !== null && !Array.isArray(titles);
  const entries = isObject ? Object.entries(titles) : [];
  if (!isObject || entries.some(([, title]) => typeof title !== "string")) throw new OptionError("kindTitles", titles, "an object from kinds to texts");
  return new Map(entries as [string, string][]);
}
