import { createArticle } from "./articleFigure.ts";
import { historyEvents } from "./data/history.ts";
import { monthsEvents } from "./data/months.ts";
import { universeEvents } from "./data/universe.ts";
import { dressPage } from "./dressPage.ts";
import { createEdtfBox } from "./edtfBox.ts";
import { createHistory } from "./historyFigure.ts";
import { createHolidays } from "./holidaysFigure.ts";
import { createMillion } from "./millionFigure.ts";
import { createMonths } from "./monthsFigure.ts";
import { addLinkTool } from "./linkTool.ts";
import { createStore } from "./pageState.ts";
import { createShapes } from "./shapeFigures.ts";
import { showSelection } from "./showSelection.ts";
import { showStillPicture } from "./stillPicture.ts";
import { createStoryFigure, shareStory } from "./storyFigure.ts";
import { createThemeEditor } from "./themeEditor.ts";
import { listenToToolbar } from "./toolbar.ts";
import { createUniverse } from "./universeFigure.ts";

/** First calendars and names of months of the figure with two calendars. */
const calendars = {
  calendar: "gregory",
  secondaryCalendar: "islamic-umalqura",
  monthNames: "locale",
} as const;
const store = createStore({
  language: "ar",
  timeDirection: "auto",
  theme: "auto",
  own: null,
  isCertainOnly: false,
  ...calendars,
});

listenToToolbar(store);
shareStory(createArticle(store), createStoryFigure(store));
createShapes(store);
createEdtfBox(store);
const long = createHistory(store);
showSelection(store, { timeline: long, id: "history", eventsIn: historyEvents });
addLinkTool(store, { timeline: long, id: "history" });
showSelection(store, { timeline: createUniverse(store), id: "universe", eventsIn: universeEvents });
showSelection(store, { timeline: createMonths(store), id: "months", eventsIn: monthsEvents });
createHolidays(store);
createMillion(store);
showStillPicture(store);
createThemeEditor(store);

// This follower comes last: every element with a text exists, and the first frame is not drawn yet.
store.follow(dressPage);
