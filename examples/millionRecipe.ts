import type { EventRecord, TimelineOptions } from "samarkand";
import { millionGroups } from "./data/million.ts";
import { themeOf, type PageState } from "./pageState.ts";
import { call, literal, type Ingredient, type Recipe } from "./recipe.ts";
import { locales, text } from "./texts.ts";
import type { View } from "./views.ts";

export const millionImports = `import { millionEvents, millionGroups } from "./data/million.ts";`;

/** One object: an option that stays the same leaves the reader where they are. */
const opening: View = { start: "2013", end: "2022" };

export function millionRecipe(
  state: PageState,
  events: readonly EventRecord[],
  count: number,
): Recipe<TimelineOptions> {
  return {
    events: {
      value: events,
      code: `millionEvents(${new Intl.NumberFormat("en").format(count).replaceAll(",", "_")})`,
    },
    groups: call("millionGroups", millionGroups, state.language),
    ...millionLook(state),
  };
}

/** What can change without a record being read anew. */
export function millionLook(
  state: PageState,
): Recipe<Omit<TimelineOptions, "events" | "groups">> & Record<string, Ingredient<unknown>> {
  return {
    locale: literal(locales[state.language]),
    timeDirection: literal(state.timeDirection),
    view: literal(opening),
    theme: literal(themeOf(state)),
    maxHeight: literal(740),
    overview: literal(true),
    label: literal(text("millionTimeline", state.language)),
  };
}
