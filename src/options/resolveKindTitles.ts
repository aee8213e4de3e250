import { quote } from "../base/quote.ts";
import { checkType } from "./optionChecks.ts";
import { entriesOf } from "./partsOf.ts";

/** What a reader calls each kind. Throws an `OptionError` where that is no text. */
export function resolveKindTitles(titles: unknown = {}): ReadonlyMap<string, string> {
  const entries = entriesOf("kindTitles", titles, "a plain object from kinds to texts");
  return new Map(
    entries.map(([kind, title]) => [kind, checkType(`kindTitles[${quote(kind)}]`, title, "string")]),
  );
}
