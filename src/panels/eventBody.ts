import { type Direction, localeDirection, textDirection } from "../base/direction.ts";
import { guard, report } from "../base/platform.ts";
import { isSafeImage, isSafeLink } from "../base/safeValues.ts";
import type { EventRecord } from "../model/records.ts";
import { checkNumber, checkType, OptionError } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { EventDescription } from "../timeline/timelineInfo.ts";
import { focusedBeside } from "../view/domTree.ts";

/** Words and surroundings with which an event is shown. */
interface Setting {
  /** Text of the event's link. */
  readonly link: string;
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
  const { document, level, dir, lang: language } = setting;
  const create = <K extends keyof HTMLElementTagNameMap>(tag: K, part: string): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag);
    element.className = `samarkand-reading-${part}`;
    return element;
  };
  const write = <T extends HTMLElement>(element: T, text: string, lang?: string): T => {
    element.textContent = text;
    element.dir = textDirection(text, dir as Direction);
    if (lang !== undefined) element.lang = lang;
    return element;
  };
  const title = write(create(`h${level}` as "h3", "title"), ownText(record, "title"), about.lang);
  title.tabIndex = -1;
  const facts = [
    [about.group],
    [about.kind],
    [ownText(record, "place"), about.lang],
    [about.status],
  ] as const;
  const known = facts
    .filter(([text]) => text !== "")
    .map(([text, lang]) => write(create("span", "fact"), text, lang));
  const line = create("p", "about");
  known.forEach((fact, index) => {
    line.append(...(index === 0 ? [] : [" · "]), fact);
  });
  const paragraphs = ownText(record, "description")
    .split(/\n\s*\n/)
    .filter((text) => text.trim() !== "");
  const text = create("div", "text");
  text.append(
    title,
    dateLine(about, create, localeDirection(language)),
    ...(known.length === 0 ? [] : [line]),
    ...paragraphs.map((paragraph) => write(create("p", "paragraph"), paragraph.trim(), about.lang)),
    ...linkTo(record, title, setting),
  );
  return [
    text,
    ...pictureOf(record, { document, write: (element, words) => write(element, words, about.lang) }),
  ];
}

type Create = <K extends keyof HTMLElementTagNameMap>(tag: K, part: string) => HTMLElementTagNameMap[K];

function dateLine({ dates, iso }: EventDescription, create: Create, direction: Direction): HTMLElement {
  const line = create("p", "date");
  line.dir = direction;
  const [first = "", second] = dates;
  const time = create(iso === "" ? "span" : "time", "time");
  if (iso !== "") time.setAttribute("datetime", iso);
  time.textContent = first;
  line.append(time);
  if (second !== undefined) {
    const other = create("span", "second-date");
    other.textContent = second;
    line.append(" · ", other);
  }
  return line;
}

function linkTo(record: unknown, title: HTMLElement, { document, link, dir }: NodeSetting): HTMLElement[] {
  const url = ownText(record, "url");
  if (url.trim() === "" || !isSafeLink(url)) return [];
  const [line, anchor] = [document.createElement("p"), document.createElement("a")];
  line.className = "samarkand-reading-more";
  anchor.href = url;
  anchor.rel = "noopener";
  anchor.dir = textDirection(link, dir as Direction);
  // In a screen reader's list of links the name must say where the link leads. The visible text
  // comes first (WCAG 2.2, 2.5.3).
  anchor.setAttribute("aria-label", `${link}: ${title.textContent}`);
  anchor.textContent = link;
  line.append(anchor);
  return [line];
}

interface Writing {
  readonly document: Document;
  readonly write: (element: HTMLElement, text: string) => HTMLElement;
}

function pictureOf(record: unknown, { document, write }: Writing): HTMLElement[] {
  const media = ownValue(record, "media");
  const [src, alt, ...notes] = ["src", "alt", "caption", "credit"].map((field) => ownText(media, field)) as [
    string,
    string,
    ...string[],
  ];
  if (src.trim() === "" || !isSafeImage(src)) return [];
  const [figure, image, caption] = [
    document.createElement("figure"),
    document.createElement("img"),
    document.createElement("figcaption"),
  ];
  figure.className = "samarkand-figure";
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = alt;
  image.className = "is-loading";
  image.addEventListener(
    "load",
    () => {
      image.classList.remove("is-loading");
    },
    { once: true },
  );
  image.addEventListener(
    "error",
    () => {
      const said = document.createElement("p");
      said.className = "samarkand-figure-missing";
      image.replaceWith(...(alt === "" ? [] : [write(said, alt)]));
      if (figure.childElementCount === 0) figure.remove();
    },
    { once: true },
  );
  image.src = src;
  figure.append(image);
  const written = notes
    .filter((text) => text.trim() !== "")
    .map((text) => write(document.createElement("span"), text));
  written.forEach((note, index) => {
    caption.append(...(index === 0 ? [] : [" · "]), note);
  });
  if (written.length > 0) figure.append(caption);
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
  focus(): void;
}

/** Creates an element in which events are shown. Throws an `OptionError` where an option is bad. */
export function createEventBody<E extends EventRecord>(
  document: Document,
  timeline: Timeline<E>,
  options: ReadingOptions<E>,
): EventBody {
  const { render, headingLevel = 2 } = options;
  if (render !== undefined) checkType("render", render, "function", "a function from a record to a node");
  if (checkNumber("headingLevel", headingLevel, [1, 6], "a whole number") % 1 !== 0)
    throw new OptionError("headingLevel", headingLevel, "a whole number from 1 to 6");
  const element = document.createElement("div");
  element.className = "samarkand-reading";
  element.tabIndex = -1;
  let drawn: readonly unknown[] = [];
  const ownNode = guard(
    (record: E, id: string): Node | null => {
      const node: unknown = render?.(record, id) ?? null;
      if (node !== null && typeof (node as Node).nodeType !== "number")
        throw new OptionError("render", node, "a function that returns a node or null");
      return node as Node | null;
    },
    (error) => {
      report(error, document.defaultView ?? undefined);
    },
    () => null,
  );
  const focus = (): void => {
    (element.querySelector<HTMLElement>(".samarkand-reading-title") ?? element).focus();
  };
  return {
    element,
    focus,
    draw(id, about, { link, dir, lang: language }) {
      const record = timeline.getEvent(id);
      const { dates, iso, group, kind, status, lang, color } = about;
      const now = [id, record, dates.join("\n"), iso, group, kind, status, lang, color, link, dir, language];
      if (record === undefined || now.every((part, index) => part === drawn[index])) return;
      drawn = now;
      const hadFocus = element.contains(focusedBeside(element));
      element.style.setProperty("--samarkand-swatch", color);
      element.classList.toggle("is-uncertain", status !== "");
      const own = ownNode(record, id);
      element.replaceChildren(
        ...(own === null
          ? eventNodes(record, about, { document, level: headingLevel, link, dir, lang: language })
          : [own]),
      );
      if (hadFocus) focus();
    },
  };
}

/** Returns the title of an event; empty where no event has the id. */
export function titleOf(timeline: Pick<Timeline, "getEvent">, id: string): string {
  return ownText(timeline.getEvent(id), "title");
}
