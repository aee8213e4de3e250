import { textDirection } from "../base/direction.ts";
import type { ResolvedOptions } from "../options/resolveOptions.ts";
import { type ListItem, listItem, type ListText } from "../plot/names/listItem.ts";
import type { Picture } from "../plot/picture/picture.ts";
import type { TimelineState } from "../state/state.ts";
import { elementOf, focusedBeside } from "../view/domTree.ts";
import type { TimelineDom } from "../view/timelineDom.ts";

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
  draw(options: ResolvedOptions, picture: Picture, state: TimelineState): void;
  /** Handles presses. `choose` is called with the event whose title is pressed. */
  listen(choose: (id: string, press: Press) => void, signal: AbortSignal): void;
}

/**
 * Creates the list. It replaces the picture of a timeline while the option `list` is set. Its texts
 * are text nodes.
 */
export function createEventList({ root, scroller }: TimelineDom): EventList {
  const document = root.ownerDocument;
  const [section, list, rest] = [
    document.createElement("div"),
    document.createElement("ol"),
    document.createElement("p"),
  ];
  section.className = "samarkand-list";
  section.append(list, rest);
  let drawn: readonly unknown[] = [];
  /** Id of the event that was current at the last draw. */
  let shown: string | undefined;

  return {
    draw(options, picture, { view, selection, matches, focus, isKeyboard }) {
      scroller.hidden = options.list;
      const current = isKeyboard && focus?.type === "event" ? focus.id : undefined;
      const isOther = current !== shown;
      shown = current;
      const now = options.list ? [options, picture, view, selection, matches, current] : [];
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
      list.replaceChildren(
        ...events.map((event) =>
          itemElement(listItem(event, { options, names: picture.names, dateText: picture.dateText }), {
            document,
            options,
            isSelected: selected.has(event.id),
            isMatch: matches?.has(event.row) === true,
            isCurrent: event.id === current,
          }),
        ),
      );
      const inSight = picture.inSight(view);
      write(rest, { text: inSight, direction: textDirection(inSight, options.direction) });
      rest.hidden = count <= events.length;
      // jsdom cannot scroll.
      if (isOther)
        (list.querySelector("[aria-current]") as Partial<Element> | null)?.scrollIntoView?.({
          block: "nearest",
        });
      if (focused !== undefined)
        [...list.querySelectorAll("button")].find(({ dataset }) => dataset["listId"] === focused)?.focus();
    },
    listen(choose, signal) {
      list.addEventListener(
        "click",
        ({ target, detail, ctrlKey, metaKey, shiftKey }) => {
          const id = elementOf(target)?.closest<HTMLElement>(".samarkand-list-title")?.dataset["listId"];
          if (id !== undefined) choose(id, { isKey: detail === 0, isAdded: ctrlKey || metaKey || shiftKey });
        },
        { signal },
      );
    },
  };
}

interface Shown {
  readonly document: Document;
  readonly options: ResolvedOptions;
  readonly isSelected: boolean;
  /** Whether the event matches the search. */
  readonly isMatch: boolean;
  /** Whether the event is the one to which a search or the keyboard went last. */
  readonly isCurrent: boolean;
}

function itemElement(
  { id, title, date, iso, about, place, description, lang }: ListItem,
  { document, options, isSelected, isMatch, isCurrent }: Shown,
): HTMLElement {
  const element = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "samarkand-list-title";
  button.dataset["listId"] = id;
  if (options.selection !== "none") button.setAttribute("aria-pressed", String(isSelected));
  if (isCurrent) button.setAttribute("aria-current", "true");
  write(isMatch ? button.appendChild(document.createElement("mark")) : button, title);
  const time = document.createElement(iso === "" ? "span" : "time");
  time.className = "samarkand-list-date";
  if (iso !== "") time.setAttribute("datetime", iso);
  write(time, date);
  const paragraph = (part: string, text: ListText): HTMLElement => {
    const made = document.createElement("p");
    made.className = `samarkand-list-${part}`;
    write(made, text);
    return made;
  };
  const told = [
    ...(place === null ? [] : [paragraph("about", place)]),
    ...(description === null ? [] : [paragraph("description", description)]),
  ];
  if (lang !== undefined) for (const own of [button, ...told]) own.lang = lang;
  element.append(button, time, ...about.map((text) => paragraph("about", text)), ...told);
  return element;
}

function write(element: HTMLElement, { text, direction }: ListText): void {
  element.textContent = text;
  element.dir = direction;
}
