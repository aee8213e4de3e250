export { createStory } from "../panels/story.ts";
export type { StoryMessages, StoryOptions } from "../panels/story.ts";
export type { Panel } from "../panels/panel.ts";
export type { ReadingOptions } from "../panels/eventBody.ts";
export type { ReadingMessages } from "../panels/panel.ts";
