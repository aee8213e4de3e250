import type { Timeline } from "samarkand";
import { createFigure } from "./createFigure.ts";
import { monthsEvents, monthsGroups } from "./data/months.ts";
import { find } from "./find.ts";
import { themeOf, type PageState, type Store } from "./pageState.ts";
import { call, literal } from "./recipe.ts";
import { locales, text } from "./texts.ts";
import { monthsView } from "./views.ts";

/** Creates the figure that shows the same months in two calendars, which the reader chooses. */
export function createMonths(store: Store): Timeline {
  listenToCalendars(store);
  // One object for all updates: an unchanged `view` option must not undo the reader's own panning.
  const opening = monthsView();
  return createFigure(store, {
    id: "months",
    imports: `import { monthsEvents, monthsGroups } from "./data/months.ts";`,
    recipe: (state) => ({
      events: call("monthsEvents", monthsEvents, state.language),
      groups: call("monthsGroups", monthsGroups, state.language),
      locale: literal(locales[state.language]),
      timeDirection: literal(state.timeDirection),
      calendar: literal(state.calendar),
      secondaryCalendar: literal(state.secondaryCalendar),
      monthNames: literal(state.monthNames),
      view: literal(opening),
      theme: literal(themeOf(state)),
      label: literal(text("monthsTimeline", state.language)),
    }),
    views: [
      { label: "viewArticleMonths", view: opening },
      { label: "viewRamadan", view: { start: "2022-03-28", end: "2022-05-08" } },
      { label: "viewHajj", view: { start: "2022-06-28", end: "2022-08-12" } },
      { label: "viewHijriYears", view: { start: "2021-08-01", end: "2023-07-31" } },
    ],
  });
}

function listenToCalendars(store: Store): void {
  const calendar = find("#calendar", HTMLSelectElement);
  const secondaryCalendar = find("#secondary-calendar", HTMLSelectElement);
  const monthNames = find("#month-names", HTMLSelectElement);
  // One calendar in both rows would show everything twice. If the reader chooses the calendar of
  // the other row, the rows exchange their calendars.
  calendar.addEventListener("change", () => {
    const { state } = store;
    const isTaken = calendar.value === state.secondaryCalendar;
    store.change({ calendar: calendar.value, ...(isTaken && { secondaryCalendar: state.calendar }) });
  });
  secondaryCalendar.addEventListener("change", () => {
    const { state } = store;
    const isTaken = secondaryCalendar.value === state.calendar;
    store.change({
      secondaryCalendar: secondaryCalendar.value,
      ...(isTaken && { calendar: state.secondaryCalendar }),
    });
  });
  monthNames.addEventListener("change", () =>
    store.change({ monthNames: monthNames.value as PageState["monthNames"] }),
  );
  store.follow((state) => {
    calendar.value = state.calendar;
    secondaryCalendar.value = state.secondaryCalendar;
    monthNames.value = state.monthNames;
  });
}
