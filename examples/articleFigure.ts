import type { Timeline, TimelineOptions } from "samarkand";
import { createFigure } from "./createFigure.ts";
import { articleEvents, articleGroups } from "./data/article.ts";
import { themeOf, type PageState, type Store } from "./pageState.ts";
import { call, literal, type Recipe } from "./recipe.ts";
import { locales, text } from "./texts.ts";
import { newsView, type View } from "./views.ts";

/** What the article's pictures have in common, on the screen and on paper. */
export function articleRecipe(
  { language, timeDirection }: PageState,
  view: View,
): Recipe<Pick<TimelineOptions, "events" | "groups" | "locale" | "timeDirection" | "view">> {
  return {
    events: call("articleEvents", articleEvents, language),
    groups: call("articleGroups", articleGroups, language),
    locale: literal(locales[language]),
    timeDirection: literal(timeDirection),
    view: literal(view),
  };
}

export const articleImports = `import { articleEvents, articleGroups } from "./data/article.ts";`;

export function createArticle(store: Store): Timeline {
  // One object: an option that stays the same leaves the reader where they are.
  const opening = newsView();
  return createFigure(store, {
    id: "article",
    imports: articleImports,
    recipe: (state) => ({
      ...articleRecipe(state, opening),
      theme: literal(themeOf(state)),
      maxHeight: literal(900),
      label: literal(text("articleTimeline", state.language)),
    }),
    views: [
      { label: "viewNews", view: opening },
      { label: "viewMonth", view: { start: "2022-09", end: "2022-09" } },
      { label: "viewYear", view: { start: "2022", end: "2022" } },
      { label: "viewSince", view: { start: "2020", end: "2022" } },
    ],
  });
}
