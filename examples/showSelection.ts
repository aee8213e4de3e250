import type { EventRecord, Timeline } from "samarkand";
import { articleEvents } from "./data/article.ts";
import { find } from "./find.ts";
import type { Store } from "./pageState.ts";
import { text } from "./texts.ts";

/** Tells of the selected event of the article under its timeline. */
export function showSelection(timeline: Timeline, store: Store): void {
  const place = find(".selection", HTMLElement, find("#article", HTMLElement));
  let selected: string | undefined;

  const write = (): void => {
    const { language } = store.state;
    // By its id, since the record is another one in the other language.
    const record = articleEvents(language).find(({ id }) => id === selected);
    place.classList.toggle("is-empty", record === undefined);
    if (record === undefined) place.textContent = text("nothingSelected", language);
    else place.replaceChildren(...partsOf(record, timeline));
  };
  timeline.on("select", ({ ids }) => {
    selected = ids[0];
    write();
  });
  store.follow(write);
}

function partsOf({ id = "", title, description = "" }: EventRecord, timeline: Timeline): HTMLElement[] {
  return [part("title", title), part("date", timeline.dateText(id)), part("description", description)];
}

function part(name: string, content: string): HTMLElement {
  const element = document.createElement("p");
  element.className = name;
  element.dir = "auto";
  element.textContent = content;
  return element;
}
