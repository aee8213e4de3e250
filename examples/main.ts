import { createArticle } from "./articleFigure.ts";
import { dressPage } from "./dressPage.ts";
import { createHolidays } from "./holidaysFigure.ts";
import { createStore } from "./pageState.ts";
import { showSelection } from "./showSelection.ts";
import { showStillPicture } from "./stillPicture.ts";
import { createThemeEditor } from "./themeEditor.ts";
import { listenToToolbar } from "./toolbar.ts";

const store = createStore({ language: "ar", timeDirection: "auto", theme: "auto", own: null });

listenToToolbar(store);
showSelection(createArticle(store), store);
createHolidays(store);
showStillPicture(store);
createThemeEditor(store);

// Last, when every element that has a text is there, and before the first frame is drawn.
store.follow(dressPage);
