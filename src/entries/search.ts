export { createSearch } from "../panels/createSearch.ts";
export type { SearchOptions } from "../panels/createSearch.ts";
export type { SearchMessages } from "../panels/searchWords.ts";
export type { PluralWords } from "../time/text/dateWords.ts";
export type { Panel } from "../panels/panel.ts";
