import { localeDirection, textDirection, type Direction } from "../base/direction.ts";
import type { ModelEvent } from "../model/model.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import type { Picture } from "../scene/createPicture.ts";
import type { TimelineState } from "../state/state.ts";
import { isoTime } from "../time/isoTime.ts";
import type { Host } from "./host.ts";

/** Events that are listed: more than that a reader does not go through one by one. */
const MOST = 200;

/** The events in sight as a list, instead of the picture. */
export interface EventList {
  draw(options: ResolvedOptions, picture: Picture, state: TimelineState): void;
  /** `select` is called with the event whose title is pressed. */
  listen(select: (id: string) => void, signal: AbortSignal): void;
}

/** Builds the list that stands for the picture of a timeline where an option asks for it. Its texts are text nodes. */
export function createEventList({ root, scroller }: Host): EventList {
  const document = root.ownerDocument;
  const [section, list, rest] = [document.createElement("div"), document.createElement("ol"), document.createElement("p")];
  section.className = "samarkand-list";
  section.append(list, rest);
  let drawn: readonly unknown[] = [];

  return {
    draw(options, picture, { view, selection }) {
      scroller.hidden = options.list;
      const now = options.list ? [options, picture, view, selection] : [];
      if (now.length === drawn.length && now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      if (!options.list) {
        section.remove();
        return;
      }
      if (section.parentNode === null) scroller.after(section);
      const selected = new Set(selection);
      const { events, count } = picture.listed(view, MOST);
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["listId"] : undefined;
      list.setAttribute("aria-label", options.label);
      list.replaceChildren(...events.map((event) => itemOf(event, { document, options, picture, isSelected: selected.has(event.id) })));
      write(rest, picture.inSight(view), options.direction);
      rest.hidden = count <= events.length;
      if (focused !== undefined) [...list.querySelectorAll("button")].find(({ dataset }) => dataset["listId"] === focused)?.focus();
    },
    listen(select, signal) {
      list.addEventListener("click", ({ target }) => {
        const id = target instanceof HTMLElement ? target.dataset["listId"] : undefined;
        if (id !== undefined) select(id);
      }, { signal });
    },
  };
}

interface Shown {
  readonly document: Document;
  readonly options: ResolvedOptions;
  readonly picture: Picture;
  readonly isSelected: boolean;
}

/** Title, date with all its doubt, group, state and description: what the picture and its card say. */
function itemOf(event: ModelEvent, { document, options, picture, isSelected }: Shown): HTMLElement {
  const { locale, direction, messages } = options;
  const element = document.createElement("li");
  const title = document.createElement("button");
  title.type = "button";
  title.className = "samarkand-list-title";
  title.dataset["listId"] = event.id;
  if (options.selection !== "none") title.setAttribute("aria-pressed", String(isSelected));
  write(title, event.title, direction);
  const time = document.createElement("time");
  const iso = isoTime(event.span);
  if (iso !== "") time.dateTime = iso;
  time.textContent = picture.dateText.span(event.span, event.within);
  time.dir = localeDirection(locale);
  const paragraph = (part: string, text: string): HTMLElement => {
    const made = document.createElement("p");
    made.className = `samarkand-list-${part}`;
    write(made, text, direction);
    return made;
  };
  const about = [picture.groups[event.group]?.title ?? "", event.status === "confirmed" ? "" : messages[event.status]].filter((text) => text !== "");
  const description = event.description === "" ? [] : [paragraph("description", event.description)];
  if (event.lang !== undefined) for (const own of [title, ...description]) own.lang = event.lang;
  element.append(title, time, ...about.map((text) => paragraph("about", text)), ...description);
  return element;
}

function write(element: HTMLElement, text: string, fallback: Direction): void {
  element.textContent = text;
  element.dir = textDirection(text, fallback);
}
