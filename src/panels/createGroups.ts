import type { GroupInfo, Timeline } from "../component/timeline.ts";
import type { EventRecord } from "../model/records.ts";
import { OptionError } from "../options/optionError.ts";
import { dragGroups } from "./dragGroups.ts";
import type { Panel } from "./panel.ts";
import { panelWords, type Language } from "./panelWords.ts";

/** The words of what groups are folded and moved with. */
export interface GroupsMessages {
  /** The accessible name of all. */
  readonly groups: string;
  /** Told of a group that was moved: `{title}`, `{place}` and `{count}` are replaced. */
  readonly moved: string;
}

export interface GroupsOptions {
  /** Each over the built-in one. @default Arabic, English, French, Hebrew, Persian, Urdu by the timeline's language, else English */
  readonly messages?: Partial<GroupsMessages>;
}

const words: Readonly<Record<Language, GroupsMessages>> = {
  ar: { groups: "المجموعات", moved: "{title}: {place} من {count}" },
  en: { groups: "Groups", moved: "{title}: {place} of {count}" },
  fa: { groups: "گروه‌ها", moved: "{title}: {place} از {count}" },
  fr: { groups: "Groupes", moved: "{title} : {place} sur {count}" },
  he: { groups: "קבוצות", moved: "{title}: {place} מתוך {count}" },
  ur: { groups: "گروہ", moved: "{title}: {count} میں سے {place}" },
};

/** px by which a group within another stands further in, as its title does. */
const STEP = 14;

/**
 * Makes the titles of a timeline's groups buttons that fold and open them; a group can be dragged, or moved by Alt and an arrow, among its
 * siblings. They are one stop of the Tab key.
 */
export function createGroups<E extends EventRecord>(timeline: Timeline<E>, options: GroupsOptions = {}): Panel {
  const element = (timeline as Timeline | null | undefined)?.element?.querySelector<HTMLElement>(".samarkand-titles");
  if (element === null || element === undefined) throw new OptionError("timeline", timeline, "what createTimeline returned");
  const ended = new AbortController();
  const { signal } = ended;
  const buttons = new Map<string, HTMLButtonElement>();
  /** The one that the Tab key stops at. */
  let stop: string | undefined;
  let infos: readonly GroupInfo[] = [];
  const idOf = (target: EventTarget | null): string | undefined => [...buttons].find(([, button]) => button === target)?.[0];

  const draw = (): void => {
    infos = timeline.groups();
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", messages().groups);
    const heads = [...element.querySelectorAll<HTMLElement>("[data-group-id]")];
    const shown = new Set(heads.map((head) => head.dataset["groupId"] ?? ""));
    for (const [id, button] of buttons) if (!shown.has(id)) { button.remove(); buttons.delete(id); }
    if (stop === undefined || !shown.has(stop)) stop = heads[0]?.dataset["groupId"];
    for (const head of heads) {
      const id = head.dataset["groupId"] ?? "";
      const button = buttons.get(id) ?? createButton(element.ownerDocument);
      buttons.set(id, button);
      if (button.parentNode !== head) head.append(button);
      write(button, infos.find((info) => info.id === id));
    }
  };
  const messages = (): GroupsMessages => panelWords(words, timeline.element.lang, options.messages);
  const write = (button: HTMLButtonElement, info: GroupInfo | undefined): void => {
    if (info === undefined) return;
    button.dir = timeline.element.dir;
    button.setAttribute("aria-label", info.title);
    button.setAttribute("aria-expanded", String(!info.isCollapsed));
    button.tabIndex = info.id === stop ? 0 : -1;
    button.style.setProperty("--samarkand-indent", `${String(info.depth * STEP)}px`);
  };
  const move = (id: string, place: number): void => {
    const info = infos.find((one) => one.id === id);
    if (info === undefined || place < 0 || place >= info.of || place === info.place) return;
    timeline.moveGroup(id, place);
    const parts = { title: info.title, place: timeline.numberText(place + 1), count: timeline.numberText(info.of) };
    const status = timeline.element.querySelector(".samarkand-status");
    if (status !== null) status.textContent = messages().moved.replace(/\{(title|place|count)\}/g, (_, part: keyof typeof parts) => parts[part]);
  };
  const go = (id: string | undefined): void => {
    if (id === undefined || !buttons.has(id)) return;
    stop = id;
    for (const [one, button] of buttons) button.tabIndex = one === id ? 0 : -1;
    buttons.get(id)?.focus();
  };

  draw();
  dragGroups(element, { idOf, groups: () => infos, move, toggle: (id) => { timeline.collapse(id, infos.find((info) => info.id === id)?.isCollapsed !== true); } }, signal);
  element.addEventListener("focusin", ({ target }) => { stop = idOf(target) ?? stop; draw(); }, { signal });
  element.addEventListener("keydown", (event) => {
    const info = infos.find(({ id }) => id === idOf(event.target));
    if (info === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const action = keyActions(event, info)?.();
    if (action !== undefined) event.preventDefault();
  }, { signal });
  const stops = [timeline.on("change", draw), timeline.on("group", draw)];

  function keyActions({ key, altKey }: KeyboardEvent, { id, place }: GroupInfo): (() => true) | undefined {
    const forward = timeline.element.dir === "ltr" ? "ArrowRight" : "ArrowLeft";
    const titled = infos.filter((info) => buttons.has(info.id)).map((info) => info.id);
    const at = titled.indexOf(id);
    const does = (act: () => void) => (): true => { act(); return true; };
    if (altKey) return key === "ArrowUp" ? does(() => { move(id, place - 1); }) : key === "ArrowDown" ? does(() => { move(id, place + 1); }) : undefined;
    if (key === "ArrowUp") return does(() => { go(titled[at - 1]); });
    if (key === "ArrowDown") return does(() => { go(titled[at + 1]); });
    if (key === "Home") return does(() => { go(titled[0]); });
    if (key === "End") return does(() => { go(titled.at(-1)); });
    if (key === "ArrowLeft" || key === "ArrowRight") return does(() => { timeline.collapse(id, key !== forward); });
    return undefined;
  }

  return {
    element,
    destroy() {
      ended.abort();
      for (const end of stops) end();
      for (const button of buttons.values()) button.remove();
      element.removeAttribute("role");
      element.removeAttribute("aria-label");
    },
  };
}

function createButton(document: Document): HTMLButtonElement {
  const button = document.createElement("button");
  const sign = document.createElement("span");
  button.type = "button";
  button.className = "samarkand-fold";
  button.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
  sign.className = "samarkand-fold-sign";
  button.append(sign);
  return button;
}
