import type { EventRecord } from "../model/records.ts";
import { mergeWords } from "../options/messages.ts";
import { OptionError, partsOf } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { GroupInfo } from "../timeline/timelineInfo.ts";
import { dragGroups } from "./dragGroups.ts";
import { type Language, type Panel, panelWords } from "./panel.ts";

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
  const buttons = new Map<string, HTMLButtonElement>();
  /** Id of the group whose button is the stop of the Tab key. */
  let stop: string | undefined;
  let infos: readonly GroupInfo[] = [];
  const idOf = (target: EventTarget | null): string | undefined =>
    [...buttons].find(([, button]) => button === target)?.[0];
  const infoOf = (id: string | undefined): GroupInfo | undefined => infos.find((info) => info.id === id);
  const messages = (): GroupsMessages => panelWords(words, timeline.element.lang, options.messages);
  /** Updates the buttons. With many groups, titles enter and leave the page during scrolling. */
  const attach = (): void => {
    const ids = attachButtons(element, buttons);
    if (stop === undefined || !ids.includes(stop)) [stop] = ids;
    for (const [id, button] of buttons) {
      const info = infoOf(id);
      if (info !== undefined) write(button, info, { direction: timeline.element.dir, isStop: id === stop });
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
    say(timeline.element, messages().moved, {
      title: info.title,
      index: timeline.format.number(index + 1),
      count: timeline.format.number(info.siblings),
    });
  };

  draw();
  dragGroups(
    element,
    {
      idOf,
      groups: () => infos,
      move,
      toggle: (id) => {
        timeline.setCollapsed(id, infoOf(id)?.isCollapsed !== true);
      },
    },
    ended.signal,
  );
  listenGroupKeys(
    element,
    {
      infoOf: (target) => infoOf(idOf(target)),
      titled: () => infos.filter(({ title }) => title !== "").map(({ id }) => id),
      forward: () => (timeline.element.dir === "ltr" ? "ArrowRight" : "ArrowLeft"),
      go: (id) => {
        buttons.get(id ?? "")?.focus();
      },
      fold: (id, isCollapsed) => {
        timeline.setCollapsed(id, isCollapsed);
      },
      move,
    },
    ended.signal,
  );
  element.addEventListener(
    "focusin",
    ({ target }) => {
      stop = idOf(target) ?? stop;
      attach();
    },
    { signal: ended.signal },
  );
  const titles = new MutationObserver(attach);
  titles.observe(element, { childList: true });
  const stops = [
    timeline.on("change", draw),
    timeline.on("group", draw),
    () => {
      titles.disconnect();
    },
  ];
  return {
    element,
    destroy() {
      ended.abort();
      for (const end of [
        ...stops,
        ...[...buttons.values()].map((button) => () => {
          button.remove();
        }),
      ])
        end();
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
    const button = buttons.get(id) ?? createButton(element.ownerDocument);
    buttons.set(id, button);
    if (button.parentNode !== head) head.append(button);
  }
  return [...heads.keys()];
}

/** Announces a message to screen readers, through the status of the timeline. */
function say(
  root: HTMLElement,
  message: string,
  parts: { readonly title: string; readonly index: string; readonly count: string },
): void {
  const status = root.querySelector(".samarkand-status");
  if (status !== null)
    status.textContent = message.replace(
      /\{(title|index|count)\}/g,
      (_, part: keyof typeof parts) => parts[part],
    );
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

function write(
  button: HTMLButtonElement,
  { title, isCollapsed }: GroupInfo,
  { direction, isStop }: { readonly direction: string; readonly isStop: boolean },
): void {
  button.dir = direction;
  button.setAttribute("aria-label", title);
  button.setAttribute("aria-expanded", String(!isCollapsed));
  button.tabIndex = isStop ? 0 : -1;
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

interface Surface {
  /** Returns the group whose button is the target. */
  readonly infoOf: (target: EventTarget | null) => GroupInfo | undefined;
  /** Returns the ids of the groups that have a title, from top to bottom. */
  readonly titled: () => readonly string[];
  /** Returns the arrow key in the direction of text. */
  readonly forward: () => "ArrowLeft" | "ArrowRight";
  readonly go: (id: string | undefined) => void;
  readonly fold: (id: string, isCollapsed: boolean) => void;
  /** Moves a group to a position among its siblings. */
  readonly move: (id: string, index: number) => void;
}

/**
 * Handles the keys of the group titles. Up and down arrows, Home and End go from title to title,
 * left and right arrows open and fold; with Alt, up and down arrows move a group. Enter and the
 * space bar press, as on any button.
 */
function listenGroupKeys(element: HTMLElement, surface: Surface, signal: AbortSignal): void {
  const actions = ({ id }: GroupInfo): Readonly<Record<string, () => void>> => {
    const titled = surface.titled();
    const at = titled.indexOf(id);
    return {
      ArrowUp: () => {
        surface.go(titled[at - 1]);
      },
      ArrowDown: () => {
        surface.go(titled[at + 1]);
      },
      Home: () => {
        surface.go(titled[0]);
      },
      End: () => {
        surface.go(titled.at(-1));
      },
      ArrowLeft: () => {
        surface.fold(id, surface.forward() !== "ArrowLeft");
      },
      ArrowRight: () => {
        surface.fold(id, surface.forward() !== "ArrowRight");
      },
    };
  };
  const moves = ({ id, index }: GroupInfo): Readonly<Record<string, () => void>> => ({
    ArrowUp: () => {
      surface.move(id, index - 1);
    },
    ArrowDown: () => {
      surface.move(id, index + 1);
    },
  });
  element.addEventListener(
    "keydown",
    (event) => {
      const info = surface.infoOf(event.target);
      if (info === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const known = event.altKey ? moves(info) : actions(info);
      if (!Object.hasOwn(known, event.key)) return;
      event.preventDefault();
      known[event.key]?.();
    },
    { signal },
  );
}
