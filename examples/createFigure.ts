import { createTimeline, type Timeline, type TimelineOptions } from "samarkand";
import { find } from "./find.ts";
import type { PageState, Store } from "./pageState.ts";
import { linesOf, optionsOf, type Recipe } from "./recipe.ts";
import type { TextKey } from "./texts.ts";
import type { View } from "./views.ts";

export interface FigureParts {
  /** The id of the `<figure>`; its timeline is in `#<id>-timeline`. */
  readonly id: string;
  /** How the timeline is made, and made anew after each change of the state. */
  readonly recipe: (state: PageState) => Recipe<TimelineOptions>;
  /** Where the code takes its data from. */
  readonly imports: string;
  /** Views that are worth a button. */
  readonly views: readonly { readonly label: TextKey; readonly view: View }[];
}

const ZOOM = 2;

/** A timeline with its buttons and its code, all of which follow the state of the page. */
export function createFigure(store: Store, { id, recipe, imports, views }: FigureParts): Timeline {
  const figure = find(`#${id}`, HTMLElement);
  const selector = `#${id}-timeline`;
  const code = find("pre > code", HTMLElement, figure);
  const timeline = createTimeline(find(selector, HTMLElement), optionsOf(recipe(store.state)));

  find(".figure-tools", HTMLElement, figure).append(
    ...views.map(({ label, view }) => button({ text: label }, () => timeline.setView(view))),
    button({ text: "everything" }, () => timeline.fit()),
    group(
      button({ sign: "+", label: "zoomIn" }, () => timeline.zoom(ZOOM)),
      button({ sign: "−", label: "zoomOut" }, () => timeline.zoom(1 / ZOOM)),
    ),
  );

  store.follow((state) => {
    const current = recipe(state);
    timeline.update(optionsOf(current));
    code.textContent =
      `import { createTimeline } from "samarkand";\nimport "samarkand/style.css";\n${imports}\n\n` +
      `createTimeline(document.querySelector("${selector}"), {\n${linesOf(current)}});\n`;
  });
  return timeline;
}

/** Words, or a sign with a name for those who do not see it. They are written with the other texts of the page. */
type Face = { readonly text: TextKey } | { readonly sign: string; readonly label: TextKey };

function button(face: Face, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  if ("text" in face) {
    element.className = "choice";
    element.dataset["text"] = face.text;
  } else {
    element.className = "choice sign";
    element.dataset["label"] = face.label;
    element.textContent = face.sign;
  }
  element.addEventListener("click", press);
  return element;
}

function group(...buttons: readonly HTMLButtonElement[]): HTMLElement {
  const element = document.createElement("span");
  element.className = "pair";
  element.append(...buttons);
  return element;
}
