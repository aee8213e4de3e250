import type { Timeline } from "samarkand";
import { createFigure } from "./createFigure.ts";
import { universeEvents, universeGroups } from "./data/universe.ts";
import { themeOf, type Store } from "./pageState.ts";
import { call, literal } from "./recipe.ts";
import { locales, text } from "./texts.ts";

export function createUniverse(store: Store): Timeline {
  // One object: an option that stays the same leaves the reader where they are.
  const opening = { start: "Y-14500000000", end: "Y700000000" };
  return createFigure(store, {
    id: "universe",
    imports: `import { universeEvents, universeGroups } from "./data/universe.ts";`,
    recipe: (state) => ({
      events: call("universeEvents", universeEvents, state.language),
      groups: call("universeGroups", universeGroups, state.language),
      locale: literal(locales[state.language]),
      timeDirection: literal(state.timeDirection),
      view: literal(opening),
      theme: literal(themeOf(state)),
      maxHeight: literal(1200),
      label: literal(text("universeTimeline", state.language)),
    }),
    views: [
      { label: "viewAllTime", view: opening },
      { label: "viewPhanerozoic", view: { start: "Y-560000000", end: "Y60000000" } },
      { label: "viewMillion", view: { start: "Y-1100000", end: "Y150000" } },
      { label: "viewWritten", view: { start: "-3499", end: "2599" } },
      { label: "viewMeetingDay", view: { start: "2022-09-14", end: "2022-09-16" } },
    ],
  });
}
