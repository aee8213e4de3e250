import type { EventRecord, Timeline } from "samarkand";
import { createGroups } from "samarkand/groups";
import { createSearch } from "samarkand/search";
import { createFigure } from "./createFigure.ts";
import { historyEvents, historyGroups } from "./data/history.ts";
import { find } from "./find.ts";
import { themeOf, type Store } from "./pageState.ts";
import { call, literal } from "./recipe.ts";
import { locales, text } from "./texts.ts";

/**
 * Whether the start of an event is certain: no "~", "?" or "%", no unspecified digit ("X"), no
 * choice of dates ("[").
 */
const isCertain = ({ start }: EventRecord): boolean => !/[~?%X[]/.test(String(start));

export function createHistory(store: Store): Timeline {
  const checkbox = find("#certain-only", HTMLInputElement);
  checkbox.addEventListener("change", () => {
    store.change({ isCertainOnly: checkbox.checked });
  });
  // One object for all updates: an unchanged `view` option must not undo the reader's own panning.
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
      filter: state.isCertainOnly
        ? { value: isCertain, code: "({ start }) => !/[~?%X[]/.test(String(start))" }
        : { value: undefined, code: "undefined" },
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
