export { createDetails } from "../panels/createDetails.ts";
export type { DetailsMessages, DetailsOptions } from "../panels/createDetails.ts";
export type { Panel } from "../panels/panel.ts";
export type { ReadingOptions } from "../panels/eventBody.ts";
export type { ReadingMessages } from "../panels/panelWords.ts";
