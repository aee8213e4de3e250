import { createArticle } from "./articleFigure.ts";
import { articleEvents } from "./data/article.ts";
import { historyEvents } from "./data/history.ts";
import { dressPage } from "./dressPage.ts";
import { createEdtfBox } from "./edtfBox.ts";
import { createHistory } from "./historyFigure.ts";
import { createHolidays } from "./holidaysFigure.ts";
import { createStore } from "./pageState.ts";
import { createShapes } from "./shapeFigures.ts";
import { showSelection } from "./showSelection.ts";
import { showStillPicture } from "./stillPicture.ts";
import { createThemeEditor } from "./themeEditor.ts";
import { listenToToolbar } from "./toolbar.ts";

const store = createStore({ language: "ar", timeDirection: "auto", theme: "auto", own: null });

listenToToolbar(store);
showSelection(store, { timeline: createArticle(store), id: "article", eventsIn: articleEvents });
createShapes(store);
createEdtfBox(store);
showSelection(store, { timeline: createHistory(store), id: "history", eventsIn: historyEvents });
createHolidays(store);
showStillPicture(store);
createThemeEditor(store);

// Last, when every element that has a text is there, and before the first frame is drawn.
store.follow(dressPage);
