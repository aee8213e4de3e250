import type { EventRecord, TimelineOptions } from "samarkand";
import { millionGroups } from "./data/million.ts";
import { themeOf, type PageState } from "./pageState.ts";
import { call, literal, type Ingredient, type Recipe } from "./recipe.ts";
import { locales, text } from "./texts.ts";
import type { View } from "./views.ts";

export const millionImports = `import { millionEvents, millionGroups } from "./data/million.ts";`;

/**
 * One object for all updates: an unchanged `view` option must not undo the reader's own panning.
 */
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

/** Returns the options that can change without the records being read again. */
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
