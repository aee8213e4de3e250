import type { Timeline } from "samarkand";
import { createStory } from "samarkand/story";
import { articleImports, articleRecipe } from "./articleFigure.ts";
import { createFigure } from "./createFigure.ts";
import { find } from "./find.ts";
import { themeOf, type Store } from "./pageState.ts";
import { literal } from "./recipe.ts";
import { shareViews } from "./shareViews.ts";
import { text } from "./texts.ts";

/** Ids of the events that the report is about, without the background to them. */
const told = [
  "olympics-meeting",
  "no-limits",
  "troops",
  "pentagon",
  "ambassador",
  "putin-confirms",
  "beijing-silent",
  "samarkand-meeting",
  "summit",
];

/**
 * Keeps the views of the story and of the article above it equal while the reader's checkbox is
 * checked.
 */
export function shareStory(article: Timeline, story: Timeline): void {
  const checkbox = find("#share-view", HTMLInputElement);
  shareViews(article, story, () => checkbox.checked);
  checkbox.addEventListener("change", () => {
    if (checkbox.checked) article.setView(story.getView(), { animate: false });
  });
}

/** Creates the figure that tells the article again, event by event. */
export function createStoryFigure(store: Store): Timeline {
  const opening = { start: "2020", end: "2022" };
  return createFigure(store, {
    id: "story",
    imports: `${articleImports}\n\nconst told = ${JSON.stringify(told)};`,
    recipe: (state) => ({
      ...articleRecipe(state, opening),
      theme: literal(themeOf(state)),
      legend: literal(false),
      maxHeight: literal(460),
      label: literal(text("storyTimeline", state.language)),
    }),
    panels: [
      {
        entry: "story",
        create: "createStory",
        place: "#story-panel",
        options: "{ ids: told }",
        make: (place, timeline) => createStory(place, timeline, { ids: told }),
      },
    ],
    views: [],
  });
}
