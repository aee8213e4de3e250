import type { Timeline } from "samarkand";
import { createFigure } from "./createFigure.ts";
import { holidayEvents, holidayGroups } from "./data/holidays.ts";
import { themeOf, type Store } from "./pageState.ts";
import { call, literal } from "./recipe.ts";
import { locales, text } from "./texts.ts";
import { holidaysView, holidayYear } from "./views.ts";

export function createHolidays(store: Store): Timeline {
  const opening = holidaysView();
  const events = { value: holidayEvents(), code: "holidayEvents()" };
  return createFigure(store, {
    id: "holidays",
    imports: `import { holidayEvents, holidayGroups } from "./data/holidays.ts";`,
    recipe: (state) => ({
      events,
      groups: call("holidayGroups", holidayGroups, state.language),
      locale: literal(locales[state.language]),
      timeDirection: literal(state.timeDirection),
      ...(opening && { view: literal(opening) }),
      theme: literal(themeOf(state)),
      maxHeight: literal(1300),
      now: literal(true),
      controls: literal(true),
      label: literal(text("holidaysTimeline", state.language)),
    }),
    views: [
      { label: "viewSpring", view: { start: "2023-03", end: "2023-05" } },
      { label: "viewHolidayYear", view: holidayYear },
    ],
  });
}
