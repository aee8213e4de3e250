import type { Timeline, TimelineOptions } from "samarkand";
import { createDetails } from "samarkand/details";
import { createGroups } from "samarkand/groups";
import { createKinds } from "samarkand/kinds";
import { createSearch } from "samarkand/search";
import { createFigure } from "./createFigure.ts";
import { articleEvents, articleGroups } from "./data/article.ts";
import { daylight } from "./data/daylight.ts";
import { kindTitles } from "./kindTitles.ts";
import type { FigurePanel } from "./panels.ts";
import { themeOf, type PageState, type Store } from "./pageState.ts";
import { call, literal, type Recipe } from "./recipe.ts";
import { locales, text } from "./texts.ts";
import { newsView, type View } from "./views.ts";

/** Returns the options that the article's timeline, its story and its still picture share. */
export function articleRecipe(
  { language, timeDirection }: PageState,
  view: View,
): Recipe<Pick<TimelineOptions, "events" | "groups" | "kindTitles" | "locale" | "timeDirection" | "view">> {
  return {
    events: call("articleEvents", articleEvents, language),
    groups: call("articleGroups", articleGroups, language),
    kindTitles: call("kindTitles", kindTitles, language),
    locale: literal(locales[language]),
    timeDirection: literal(timeDirection),
    view: literal(view),
  };
}

export const articleImports = `import { articleEvents, articleGroups } from "./data/article.ts";\nimport { kindTitles } from "./kindTitles.ts";`;

function articlePanels(): readonly FigurePanel[] {
  return [
    { entry: "search", create: "createSearch", place: "#article-search", make: createSearch },
    { entry: "groups", create: "createGroups", make: (_, timeline) => createGroups(timeline) },
    { entry: "kinds", create: "createKinds", place: "#article-kinds", make: createKinds },
    { entry: "details", create: "createDetails", place: "#article-details", make: createDetails },
  ];
}

export function createArticle(store: Store): Timeline {
  // One object for all updates: an unchanged `view` option must not undo the reader's own panning.
  const opening = newsView();
  return createFigure(store, {
    id: "article",
    imports: `${articleImports}\nimport { daylight } from "./data/daylight.ts";`,
    recipe: (state) => ({
      ...articleRecipe(state, opening),
      theme: literal(themeOf(state)),
      markers: literal([{ date: "2022-09-07", title: text("markerReport", state.language) }]),
      layers: call("daylight", daylight, state.language),
      selection: literal("multiple"),
      maxHeight: literal(1100),
      label: literal(text("articleTimeline", state.language)),
    }),
    panels: articlePanels(),
    views: [
      { label: "viewNews", view: opening },
      { label: "viewMonth", view: { start: "2022-09", end: "2022-09" } },
      { label: "viewYear", view: { start: "2022", end: "2022" } },
      { label: "viewSince", view: { start: "2020", end: "2022" } },
    ],
  });
}
