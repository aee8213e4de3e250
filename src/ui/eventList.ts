import { textDirection } from "../base/direction.ts";
import { listenOn } from "../input/surface.ts";
import { type ListItem, listItem, type ListText } from "../plot/names/listItem.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { elementOf, focusedBeside } from "../view/domTree.ts";
import type { TimelineDom } from "../view/timelineDom.ts";
import { append } from "./elements.ts";

/** Greatest number of events in the list. A reader does not go through more one by one. */
const MOST = 200;

/** How a title was pressed. */
interface Press {
  readonly isKey: boolean;
  /** Whether the event is added to the selection. */
  readonly isAdded: boolean;
}

/** List of the events in sight, in place of the picture. */
export interface EventList {
  draw(picture: Picture, state: TimelineState): void;
  /** Handles presses. `choose` is called with the event whose title is pressed. */
  listen(choose: (id: string, press: Press) => void, signal: AbortSignal): void;
}

/**
 * Creates the list. It replaces the picture of a timeline while the option `list` is set. Its texts
 * are text nodes.
 */
export function createEventList({ root, scroller }: TimelineDom): EventList {
  const section = root.ownerDocument.createElement("div");
  section.className = "samarkand-list";
  const [list, rest] = [append(section, "ol"), append(section, "p")];
  let drawn: readonly unknown[] = [];
  /** Id of the event that was current at the last draw. */
  let shown: string | undefined;

  return {
    draw(picture, { view, selection, matches, focus, isKeyboard }) {
      const { options } = picture;
      scroller.hidden = options.list;
      const current = isKeyboard && focus?.type === "event" ? focus.id : undefined;
      const isOther = current !== shown;
      shown = current;
      const now = options.list ? [picture, view, selection, matches, current] : [];
      if (now.length === drawn.length && now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      if (!options.list) {
        section.remove();
        return;
      }
      if (section.parentNode === null) scroller.after(section);
      const selected = new Set(selection);
      const { events, count } = picture.listed(view, MOST);
      const focused = focusedBeside(list)?.getAttribute("data-list-id") ?? undefined;
      list.setAttribute("aria-label", options.label);
      list.replaceChildren();
      for (const event of events)
        addItem(list, listItem(event, picture), {
          isSelected: options.selection === "none" ? null : selected.has(event.id),
          isMatch: matches?.has(event.row) === true,
          isCurrent: event.id === current,
        });
      const inSight = picture.inSight(view);
      write(rest, { text: inSight, direction: textDirection(inSight, options.direction) });
      rest.hidden = count <= events.length;
      const at: Partial<Element> | null = isOther ? list.querySelector("[aria-current]") : null;
      // jsdom cannot scroll.
      at?.scrollIntoView?.({ block: "nearest" });
      if (focused !== undefined)
        [...list.querySelectorAll("button")].find(({ dataset }) => dataset["listId"] === focused)?.focus();
    },
    listen(choose, signal) {
      listenOn(list, signal)("click", ({ target, detail, ctrlKey, metaKey, shiftKey }) => {
        const id = elementOf(target)?.closest<HTMLElement>(".samarkand-list-title")?.dataset["listId"];
        if (id !== undefined) choose(id, { isKey: detail === 0, isAdded: ctrlKey || metaKey || shiftKey });
      });
    },
  };
}

interface Shown {
  /** `null`: no event can be selected. */
  readonly isSelected: boolean | null;
  /** Whether the event matches the search. */
  readonly isMatch: boolean;
  /** Whether the event is the one to which a search or the keyboard went last. */
  readonly isCurrent: boolean;
}

function addItem(
  list: HTMLElement,
  { id, title, date, iso, about, place, description, lang }: ListItem,
  { isSelected, isMatch, isCurrent }: Shown,
): void {
  const item = append(list, "li");
  const button = append(item, "button", "samarkand-list-title");
  button.type = "button";
  button.dataset["listId"] = id;
  if (isSelected !== null) button.setAttribute("aria-pressed", String(isSelected));
  if (isCurrent) button.setAttribute("aria-current", "true");
  if (lang !== undefined) button.lang = lang;
  write(isMatch ? append(button, "mark") : button, title);
  const time = append(item, iso === "" ? "span" : "time", "samarkand-list-date");
  if (iso !== "") time.setAttribute("datetime", iso);
  write(time, date);
  const addText = (part: string, text: ListText | null, language?: string): void => {
    if (text === null) return;
    const paragraph = append(item, "p", `samarkand-list-${part}`);
    if (language !== undefined) paragraph.lang = language;
    write(paragraph, text);
  };
  for (const text of about) addText("about", text);
  addText("about", place, lang);
  addText("description", description, lang);
}

function write(element: HTMLElement, { text, direction }: ListText): void {
  element.textContent = text;
  element.dir = direction;
}
