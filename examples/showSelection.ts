import type { EventRecord, Timeline } from "samarkand";
import { find } from "./find.ts";
import type { Store } from "./pageState.ts";
import { text, type Language } from "./texts.ts";

interface Told {
  readonly timeline: Timeline;
  /** Id of the `<figure>`. */
  readonly id: string;
  readonly eventsIn: (language: Language) => readonly EventRecord[];
}

/** Shows the selected event of a figure below its timeline: title, date and description. */
export function showSelection(store: Store, { timeline, id: figure, eventsIn }: Told): void {
  const place = find(`#${figure} .selection`, HTMLElement);
  let selected: string | undefined;

  const write = (): void => {
    const { language } = store.state;
    // The record is found by its id, because each language has a record of its own.
    const record = eventsIn(language).find(({ id }) => id === selected);
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

function partsOf({ id = "", title, description }: EventRecord, timeline: Timeline): HTMLElement[] {
  const parts = [part("title", title), part("date", timeline.format.date(String(id)))];
  return description === undefined ? parts : [...parts, part("description", description)];
}

function part(name: string, content: string): HTMLElement {
  const element = document.createElement("p");
  element.className = name;
  element.dir = "auto";
  element.textContent = content;
  return element;
}
