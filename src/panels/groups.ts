import type { EventRecord } from "../model/records.ts";
import { OptionError, partsOf } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { GroupInfo } from "../timeline/timelineInfo.ts";
import { createButton, createElement } from "../view/domTree.ts";
import { type Language, mergeWords, wordsIn } from "../options/wordsIn.ts";
import { dragGroups } from "./dragGroups.ts";
import { type Panel } from "./panel.ts";

/** Words of the buttons that fold and move groups. */
export interface GroupsMessages {
  /** Accessible name of all group titles together. */
  readonly groups: string;
  /** Announcement of a moved group: `{title}`, `{index}` and `{count}` are replaced. */
  readonly moved: string;
}

/**
 * Options of `createGroups`.
 * @example
 * const options: GroupsOptions = { messages: { groups: "Topics" } };
 */
export interface GroupsOptions {
  /**
   * Words of the panel, each in place of a built-in one.
   * @default Arabic, English, French, Hebrew, Persian or Urdu by the timeline's language, else
   * English
   */
  readonly messages?: Partial<GroupsMessages>;
}

const words: Readonly<Record<Language, GroupsMessages>> = {
  ar: { groups: "المجموعات", moved: "{title}: {index} من {count}" },
  en: { groups: "Groups", moved: "{title}: {index} of {count}" },
  fa: { groups: "گروه‌ها", moved: "{title}: {index} از {count}" },
  fr: { groups: "Groupes", moved: "{title} : {index} sur {count}" },
  he: { groups: "קבוצות", moved: "{title}: {index} מתוך {count}" },
  ur: { groups: "گروہ", moved: "{title}: {count} میں سے {index}" },
};

/**
 * Turns the titles of a timeline's groups into buttons that fold and open them. A drag, or Alt with
 * an up or down arrow, moves a group among its siblings. All titles are a single stop of the Tab
 * key. Throws an `OptionError` where an argument is bad.
 * @example
 * const panel = createGroups(timeline);
 */
export function createGroups<E extends EventRecord>(
  timeline: Timeline<E>,
  options: GroupsOptions = {},
): Panel {
  const element = titlesOf(timeline);
  partsOf("options", options, { messages: true }, "");
  mergeWords(options.messages, words.en); // Throws before any element of the timeline is changed.
  const ended = new AbortController();
  const { signal } = ended;
  const buttons = new Map<string, HTMLButtonElement>();
  /** Id of the group whose button is the stop of the Tab key. */
  let stop: string | undefined;
  let infos: readonly GroupInfo[] = [];
  const idOf = (target: EventTarget | null): string | undefined =>
    [...buttons].find(([, button]) => button === target)?.[0];
  const infoOf = (id: string | undefined): GroupInfo | undefined => infos.find((info) => info.id === id);
  const messages = (): GroupsMessages => wordsIn(words, timeline.element.lang, options.messages);
  /** Updates the buttons. With many groups, titles enter and leave the page during scrolling. */
  const attach = (): void => {
    const ids = attachButtons(element, buttons);
    if (stop === undefined || !ids.includes(stop)) [stop] = ids;
    for (const [id, button] of buttons) {
      const info = infoOf(id);
      if (info === undefined) continue;
      button.dir = timeline.element.dir;
      button.tabIndex = id === stop ? 0 : -1;
      button.setAttribute("aria-label", info.title);
      button.setAttribute("aria-expanded", String(!info.isCollapsed));
    }
  };
  const draw = (): void => {
    infos = timeline.getGroups();
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", messages().groups);
    attach();
  };
  const move = (id: string, index: number): void => {
    const info = infoOf(id);
    if (info === undefined || index < 0 || index >= info.siblings || index === info.index) return;
    timeline.moveGroup(id, index);
    const { number } = timeline.format;
    const parts = { title: info.title, index: number(index + 1), count: number(info.siblings) };
    // Screen readers hear it from the status of the timeline.
    const status = timeline.element.querySelector(".samarkand-status");
    if (status !== null)
      status.textContent = messages().moved.replace(
        /\{(title|index|count)\}/g,
        (_, part: keyof typeof parts) => parts[part],
      );
  };
  /**
   * Handles the keys of the group titles. Up and down arrows, Home and End go from title to title,
   * left and right arrows open and fold; with Alt, up and down arrows move a group. Enter and the
   * space bar press, as on any button.
   */
  const pressed = (event: KeyboardEvent): void => {
    const { target, key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const info = infoOf(idOf(target));
    if (info === undefined || ctrlKey || metaKey || shiftKey) return;
    const titled = infos.filter(({ title }) => title !== "");
    const at = titled.indexOf(info);
    const isUpOrDown = key === "ArrowUp" || key === "ArrowDown";
    const isLeftOrRight = key === "ArrowLeft" || key === "ArrowRight";
    if (altKey ? !isUpOrDown : !isUpOrDown && !isLeftOrRight && key !== "Home" && key !== "End") return;
    event.preventDefault();
    const by = key === "ArrowUp" ? -1 : 1;
    if (altKey) move(info.id, info.index + by);
    else if (isLeftOrRight)
      timeline.setCollapsed(info.id, (key === "ArrowRight") !== (timeline.element.dir === "ltr"));
    else {
      const next = isUpOrDown ? titled[at + by] : titled.at(key === "Home" ? 0 : -1);
      buttons.get(next?.id ?? "")?.focus();
    }
  };

  draw();
  const toggle = (id: string): void => timeline.setCollapsed(id, infoOf(id)?.isCollapsed !== true);
  dragGroups(element, { idOf, groups: () => infos, move, toggle }, signal);
  element.addEventListener("keydown", pressed, { signal });
  element.addEventListener(
    "focusin",
    ({ target }) => {
      stop = idOf(target) ?? stop;
      attach();
    },
    { signal },
  );
  const titles = new MutationObserver(attach);
  titles.observe(element, { childList: true });
  const stops = [timeline.on("change", draw), timeline.on("group", draw), () => titles.disconnect()];
  return {
    element,
    destroy() {
      ended.abort();
      for (const end of stops) end();
      for (const button of buttons.values()) button.remove();
      for (const name of ["role", "aria-label"]) element.removeAttribute(name);
    },
  };
}

/** Gives each title in the page its button; returns the ids of the groups, from top to bottom. */
function attachButtons(element: HTMLElement, buttons: Map<string, HTMLButtonElement>): string[] {
  const heads = new Map(
    [...element.querySelectorAll<HTMLElement>("[data-group-id]")].map((head) => [
      head.dataset["groupId"] ?? "",
      head,
    ]),
  );
  for (const [id, button] of buttons) {
    if (heads.has(id)) continue;
    button.remove();
    buttons.delete(id);
  }
  for (const [id, head] of heads) {
    const button = buttons.get(id) ?? createFoldButton(element.ownerDocument);
    buttons.set(id, button);
    if (button.parentNode !== head) head.append(button);
  }
  return [...heads.keys()];
}

/**
 * Finds the element that contains the group titles of a timeline. Throws an `OptionError` where
 * there is none.
 */
function titlesOf(timeline: Pick<Timeline, "element"> | null | undefined): HTMLElement {
  const root = timeline?.element as HTMLElement | null | undefined;
  const found = root?.nodeType === 1 ? root.querySelector<HTMLElement>(".samarkand-titles") : null;
  if (found === null) throw new OptionError("timeline", timeline, "what createTimeline returned");
  return found;
}

function createFoldButton(document: Document): HTMLButtonElement {
  const button = createButton(document, "samarkand-fold");
  button.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
  button.append(createElement(document, "span", "samarkand-fold-sign"));
  return button;
}
