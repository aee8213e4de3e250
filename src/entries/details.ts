export { createDetails } from "../panels/details.ts";
export type { DetailsMessages, DetailsOptions } from "../panels/details.ts";
export type { Panel } from "../panels/panel.ts";
export type { ReadingOptions } from "../panels/eventBody.ts";
export type { ReadingMessages } from "../panels/panel.ts";
