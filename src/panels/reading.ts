import { localeDirection } from "../base/direction.ts";
import { guard, report } from "../base/platform.ts";
import { isSafeImage, isSafeLink } from "../base/safeValues.ts";
import type { Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { checkNumber, checkType, OptionError } from "../options/optionChecks.ts";
import type { Language } from "../options/wordsIn.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { EventDescription } from "../timeline/timelineInfo.ts";
import { createButton, createElement, focusedBeside } from "../view/domTree.ts";
import { writeText } from "./panel.ts";

/** Words that the details panel and the story share. */
export interface ReadingMessages {
  /** Text of the button to the event before. */
  readonly earlier: string;
  /** Text of the button to the event after. */
  readonly later: string;
  /** Text of an event's link. For screen readers the event's title follows. */
  readonly link: string;
}

/** Words of `ReadingMessages` in the built-in languages. */
export const readingWords: Readonly<Record<Language, ReadingMessages>> = {
  ar: { earlier: "السابق", later: "التالي", link: "اقرأ المزيد" },
  en: { earlier: "Earlier", later: "Later", link: "Read more" },
  fa: { earlier: "قبلی", later: "بعدی", link: "بیشتر بخوانید" },
  fr: { earlier: "Précédent", later: "Suivant", link: "En savoir plus" },
  he: { earlier: "הקודם", later: "הבא", link: "לקריאה נוספת" },
  ur: { earlier: "پچھلا", later: "اگلا", link: "مزید پڑھیں" },
};

/** Words and surroundings with which an event is shown. */
interface Setting {
  readonly messages: ReadingMessages;
  /** Direction of the panel. */
  readonly dir: string;
  readonly lang: string;
}

interface NodeSetting extends Setting {
  readonly document: Document;
  /** Level of the heading, from 1 to 6. */
  readonly level: number;
}

/** Creates the content of an event: its texts as text nodes, its picture and its link. */
function eventNodes(record: unknown, about: EventDescription, setting: NodeSetting): HTMLElement[] {
  const { document, level, dir } = setting;
  const { group, kind, status, lang, dates, iso } = about;
  const create = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, part: string) =>
    createElement(document, tag, `samarkand-reading-${part}`);
  const title = writeText(create(`h${level}` as "h3", "title"), ownText(record, "title"), dir, lang);
  title.tabIndex = -1;
  const [first = "", second] = dates;
  const [date, time] = [create("p", "date"), create(iso === "" ? "span" : "time", "time")];
  date.dir = localeDirection(setting.lang);
  if (iso !== "") time.setAttribute("datetime", iso);
  time.textContent = first;
  date.append(time);
  if (second !== undefined) {
    const other = create("span", "second-date");
    other.textContent = second;
    date.append(" · ", other);
  }
  const facts = ([[group], [kind], [ownText(record, "place"), lang], [status]] as const).flatMap(
    ([text, own]) => (text === "" ? [] : [writeText(create("span", "fact"), text, dir, own)]),
  );
  const line = create("p", "about");
  line.append(...joined(facts, " · "));
  const paragraphs = ownText(record, "description")
    .split(/\n\s*\n/)
    .flatMap((text) =>
      text.trim() === "" ? [] : [writeText(create("p", "paragraph"), text.trim(), dir, lang)],
    );
  const text = create("div", "text");
  text.append(
    title,
    date,
    ...(facts.length === 0 ? [] : [line]),
    ...paragraphs,
    ...linkTo(record, title, setting),
  );
  return [text, ...pictureOf(record, setting, lang)];
}

/** Returns nodes with a separator between them. */
function joined(nodes: readonly Node[], separator: string): (Node | string)[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [separator, node]));
}

function linkTo(record: unknown, title: HTMLElement, setting: NodeSetting): HTMLElement[] {
  const { document, messages, dir } = setting;
  const url = ownText(record, "url");
  if (url.trim() === "" || !isSafeLink(url)) return [];
  const line = createElement(document, "p", "samarkand-reading-more");
  const anchor = writeText(document.createElement("a"), messages.link, dir);
  anchor.href = url;
  anchor.rel = "noopener";
  // In a screen reader's list of links the name must say where the link leads. The visible text
  // comes first (WCAG 2.2, 2.5.3).
  anchor.setAttribute("aria-label", `${messages.link}: ${title.textContent}`);
  line.append(anchor);
  return [line];
}

function pictureOf(record: unknown, { document, dir }: NodeSetting, lang: string | undefined): HTMLElement[] {
  const media = ownValue(record, "media");
  const [src, alt] = [ownText(media, "src"), ownText(media, "alt")];
  if (src.trim() === "" || !isSafeImage(src)) return [];
  const figure = createElement(document, "figure", "samarkand-figure");
  const image = createElement(document, "img", "is-loading");
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = alt;
  image.addEventListener("load", () => image.classList.remove("is-loading"), { once: true });
  image.addEventListener(
    "error",
    () => {
      const said = createElement(document, "p", "samarkand-figure-missing");
      image.replaceWith(...(alt === "" ? [] : [writeText(said, alt, dir, lang)]));
      if (figure.childElementCount === 0) figure.remove();
    },
    { once: true },
  );
  image.src = src;
  figure.append(image);
  const notes = [ownText(media, "caption"), ownText(media, "credit")]
    .filter((text) => text.trim() !== "")
    .map((text) => writeText(document.createElement("span"), text, dir, lang));
  const caption = document.createElement("figcaption");
  caption.append(...joined(notes, " · "));
  if (notes.length > 0) figure.append(caption);
  return [figure];
}

/**
 * Returns a field of a record if it is a string, else `""`. Records can be of any origin and may
 * have changed since they were checked: a getter may throw, or return another value each time.
 */
function ownText(record: unknown, field: string): string {
  const value = ownValue(record, field);
  return typeof value === "string" ? value : "";
}

/** Returns a field of a record; `undefined` where the field cannot be read. */
function ownValue(record: unknown, field: string): unknown {
  try {
    return (record as Record<string, unknown> | null | undefined)?.[field];
  } catch {
    return undefined;
  }
}

/**
 * Options of the panels in which events are read: the details panel and the story.
 * @example
 * const options: ReadingOptions<EventRecord> = { render: ({ title }) => new Text(title) };
 */
export interface ReadingOptions<E extends EventRecord> {
  /**
   * Returns the application's own node for an event, or `null` for the built-in content. Called
   * when another event, record or language is to be shown. An error that it throws is reported
   * once, and the built-in content is shown.
   * @default the built-in content
   */
  readonly render?: (record: E, id: string) => Node | null;
  /**
   * Level of the heading with the event's title, from 1 to 6.
   * @default 2
   */
  readonly headingLevel?: number;
}

/** The content of one event. */
export interface EventBody {
  readonly element: HTMLElement;
  /**
   * Shows an event. Where the event is shown already and nothing about it has changed, every node
   * stays.
   */
  draw(id: string, about: EventDescription, setting: Setting): void;
  /** Focuses the heading of the event. */
  readonly focus: () => void;
}

/** Creates an element in which events are shown. Throws an `OptionError` where an option is bad. */
export function createEventBody<E extends EventRecord>(
  document: Document,
  timeline: Timeline<E>,
  options: ReadingOptions<E>,
): EventBody {
  const { render, headingLevel: level = 2 } = options;
  if (render !== undefined) checkType("render", render, "function", "a function from a record to a node");
  if (checkNumber("headingLevel", level, [1, 6], "a whole number") % 1 !== 0)
    throw new OptionError("headingLevel", level, "a whole number from 1 to 6");
  const element = createElement(document, "div", "samarkand-reading");
  element.tabIndex = -1;
  let drawn: readonly unknown[] = [];
  const ownNode = guard(
    (record: E, id: string): Node | null => {
      const node: unknown = render?.(record, id) ?? null;
      if (node !== null && typeof (node as Node).nodeType !== "number")
        throw new OptionError("render", node, "a function that returns a node or null");
      return node as Node | null;
    },
    (error) => report(error, document.defaultView ?? undefined),
    () => null,
  );
  const focus = (): void =>
    (element.querySelector<HTMLElement>(".samarkand-reading-title") ?? element).focus();
  return {
    element,
    focus,
    draw(id, about, setting) {
      const record = timeline.getEvent(id);
      const { dates, iso, group, kind, status, lang, color } = about;
      const { messages, dir, lang: language } = setting;
      const texts = [dates.join("\n"), iso, group, kind, status, lang, color];
      const now = [id, record, ...texts, messages.link, dir, language];
      if (record === undefined || now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      const hadFocus = element.contains(focusedBeside(element));
      element.style.setProperty("--samarkand-swatch", color);
      element.classList.toggle("is-uncertain", status !== "");
      const own = ownNode(record, id);
      element.replaceChildren(
        ...(own === null ? eventNodes(record, about, { document, level, ...setting }) : [own]),
      );
      if (hadFocus) focus();
    },
  };
}

/** Returns the title of an event; empty where no event has the id. */
export function titleOf(timeline: Pick<Timeline, "getEvent">, id: string): string {
  return ownText(timeline.getEvent(id), "title");
}

/** Returns the id of the event beside another one, in the direction of `way`; `null` at the end. */
export function eventBeside(
  timeline: Pick<Timeline, "nextEvent" | "previousEvent">,
  id: string | null,
  way: Way,
): string | null {
  return way === "after" ? timeline.nextEvent(id) : timeline.previousEvent(id);
}

/** A live region: a screen reader announces each change of its text. */
export interface Status {
  readonly element: HTMLElement;
  /**
   * Announces an event, after a text where one is given. The focus stays on the pressed button, so
   * the event is not read otherwise.
   */
  readonly say: (id: string, dir: string, before?: string) => void;
}

/** Creates a live region that is visually hidden. */
export function createStatus(document: Document, timeline: Pick<Timeline, "format" | "getEvent">): Status {
  const element = createElement(document, "div", "samarkand-status");
  element.setAttribute("role", "status");
  return {
    element,
    say(id, dir, before) {
      const about = timeline.format.describe(id);
      const said = (text: string, lang?: string): HTMLElement =>
        writeText(document.createElement("span"), text, dir, lang);
      const parts = [
        ...(before === undefined ? [] : [said(before)]),
        said(titleOf(timeline, id), about?.lang),
        ...(about?.dates ?? []).map((text) => said(text)),
      ];
      element.replaceChildren(...joined(parts, ". "));
    },
  };
}

/** An event beside another one. */
interface Beside {
  readonly title: string;
  /** BCP 47 language of the title. */
  readonly lang?: string | undefined;
}

/**
 * Two buttons, to the event before and to the event after. Each stands on the side of the event to
 * which it leads.
 */
export interface StepButtons extends Readonly<Record<Way, HTMLElement>> {
  /**
   * Writes the buttons in a panel of the direction `dir`. `besideOf` returns the event in each
   * direction, with its title where the title is shown; `null` where there is none.
   */
  readonly draw: (messages: ReadingMessages, dir: string, besideOf: (way: Way) => Beside | null) => void;
}

/**
 * Creates the buttons. `go` is called with the direction of a pressed button, also at the ends,
 * where it leads nowhere.
 */
export function createStepButtons(
  document: Document,
  timeline: Pick<Timeline, "timeDirection">,
  go: (way: Way) => void,
): StepButtons {
  const create = (way: Way) => {
    const button = createButton(document, `samarkand-control samarkand-step samarkand-step-${way}`);
    const part = (name: string): HTMLElement => createElement(document, "span", `samarkand-step-${name}`);
    const [arrow, words, word, title] = [part("arrow"), part("words"), part("word"), part("title")];
    arrow.setAttribute("aria-hidden", "true");
    words.append(word, " ", title);
    button.append(arrow, words);
    button.addEventListener("click", () => go(way));
    const draw = (text: string, dir: string, beside: Beside | null): void => {
      writeText(word, text, dir);
      writeText(title, beside?.title ?? "", dir, beside?.lang);
      // At an end, a button stays in the page and can hold the focus: if it lost the focus, a
      // reader who presses it repeatedly would leave the panel.
      button.setAttribute("aria-disabled", String(beside === null));
      button.dataset["side"] = (way === "after") === (timeline.timeDirection === "ltr") ? "right" : "left";
    };
    return { button, draw };
  };
  const [before, after] = [create("before"), create("after")];
  return {
    before: before.button,
    after: after.button,
    draw({ earlier, later }, dir, besideOf) {
      before.draw(earlier, dir, besideOf("before"));
      after.draw(later, dir, besideOf("after"));
    },
  };
}
