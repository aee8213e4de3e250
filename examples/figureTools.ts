import type { Timeline } from "samarkand";
import { find } from "./find.ts";
import type { TextKey } from "./texts.ts";
import type { View } from "./views.ts";

/** View that has a button. */
export interface NamedView {
  readonly label: TextKey;
  readonly view: View;
}

const ZOOM = 2;

/** Adds the buttons above a timeline: views by name, everything, zoom in and zoom out. */
export function addFigureTools(figure: HTMLElement, timeline: Timeline, views: readonly NamedView[]): void {
  find(".figure-tools", HTMLElement, figure).append(
    ...views.map(({ label, view }) => button({ text: label }, () => timeline.setView(view))),
    button({ text: "everything" }, () => timeline.fit()),
    group(
      button({ sign: "+", label: "zoomIn" }, () => timeline.zoomBy(ZOOM)),
      button({ sign: "−", label: "zoomOut" }, () => timeline.zoomBy(1 / ZOOM)),
    ),
  );
}

/**
 * Face of a button: words, or a sign with an accessible name. `dressPage` writes the words and the
 * names, as it does all texts of the page.
 */
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
