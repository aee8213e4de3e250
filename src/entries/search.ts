export { createSearch } from "../panels/search.ts";
export type { SearchOptions } from "../panels/search.ts";
export type { SearchMessages } from "../panels/search.ts";
export type { PluralWords } from "../time/text/dateWords.ts";
export type { Panel } from "../panels/panel.ts";
