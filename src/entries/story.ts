export { createStory } from "../panels/story.ts";
export type { StoryMessages, StoryOptions } from "../panels/story.ts";
export type { Panel } from "../panels/panel.ts";
export type { ReadingMessages, ReadingOptions } from "../panels/reading.ts";
