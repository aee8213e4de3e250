import type { EventRecord, Timeline } from "samarkand";
import { find } from "./find.ts";
import type { Store } from "./pageState.ts";
import { text, type Language } from "./texts.ts";

interface Told {
  readonly timeline: Timeline;
  /** The id of the `<figure>`. */
  readonly id: string;
  readonly eventsIn: (language: Language) => readonly EventRecord[];
}

/** Tells of the selected event of a figure under its timeline. */
export function showSelection(store: Store, { timeline, id: figure, eventsIn }: Told): void {
  const place = find(`#${figure} .selection`, HTMLElement);
  let selected: string | undefined;

  const write = (): void => {
    const { language } = store.state;
    // By its id, since the record is another one in the other language.
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
  const parts = [part("title", title), part("date", timeline.dateText(id))];
  return description === undefined ? parts : [...parts, part("description", description)];
}

function part(name: string, content: string): HTMLElement {
  const element = document.createElement("p");
  element.className = name;
  element.dir = "auto";
  element.textContent = content;
  return element;
}
