import type { Timeline } from "samarkand";
import { createGroups } from "samarkand/groups";
import { createSearch } from "samarkand/search";
import { createFigure } from "./createFigure.ts";
import { historyEvents, historyGroups } from "./data/history.ts";
import { themeOf, type Store } from "./pageState.ts";
import { call, literal } from "./recipe.ts";
import { locales, text } from "./texts.ts";

export function createHistory(store: Store): Timeline {
  // One object: an option that stays the same leaves the reader where they are.
  const opening = { start: "-3499", end: "2599" };
  return createFigure(store, {
    id: "history",
    imports: `import { historyEvents, historyGroups } from "./data/history.ts";`,
    recipe: (state) => ({
      events: call("historyEvents", historyEvents, state.language),
      groups: call("historyGroups", historyGroups, state.language),
      locale: literal(locales[state.language]),
      timeDirection: literal(state.timeDirection),
      view: literal(opening),
      theme: literal(themeOf(state)),
      maxHeight: literal(1200),
      overview: literal(true),
      label: literal(text("historyTimeline", state.language)),
    }),
    panels: [
      { entry: "search", create: "createSearch", place: "#history-search", make: createSearch },
      { entry: "groups", create: "createGroups", make: (_, timeline) => createGroups(timeline) },
    ],
    views: [
      { label: "viewAntiquity", view: { start: "-3299", end: "0000" } },
      { label: "viewSilkRoad", view: { start: "-0199", end: "1300" } },
      { label: "viewUlughBeg", view: { start: "1360", end: "1460" } },
    ],
  });
}
