export { createDetails } from "../panels/details.ts";
export type { DetailsMessages, DetailsOptions } from "../panels/details.ts";
export type { Panel } from "../panels/panel.ts";
export type { ReadingMessages, ReadingOptions } from "../panels/reading.ts";
