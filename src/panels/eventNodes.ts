import { localeDirection, textDirection } from "../base/direction.ts";
import type { Direction } from "../base/direction.ts";
import { isSafeImage, isSafeLink } from "../model/safeUrl.ts";
import type { EventAbout } from "../timeline/timeline.ts";

interface Setting {
  readonly document: Document;
  /** Of the heading. */
  readonly level: number;
  /** The words of the link. */
  readonly link: string;
  /** Of the panel. */
  readonly dir: string;
  readonly lang: string;
}

/** What there is to read of an event: its texts as text nodes, its picture, its link. */
export function eventNodes(record: unknown, about: EventAbout, setting: Setting): HTMLElement[] {
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

function dateLine({ dates, iso }: EventAbout, create: Create, direction: Direction): HTMLElement {
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

function linkTo(record: unknown, title: HTMLElement, { document, link, dir }: Setting): HTMLElement[] {
  const url = ownText(record, "url");
  if (url.trim() === "" || !isSafeLink(url)) return [];
  const [line, anchor] = [document.createElement("p"), document.createElement("a")];
  line.className = "samarkand-reading-more";
  anchor.href = url;
  anchor.rel = "noopener";
  anchor.dir = textDirection(link, dir as Direction);
  // In a list of a page's links it has to say where it leads; what is seen comes first (WCAG 2.2,
  // 2.5.3).
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
 * A field of what an application has given, if it is a text, else "". Records can be of any origin,
 * and other than they were when they were checked: a getter may throw, or say another thing each
 * time it is asked.
 */
export function ownText(record: unknown, field: string): string {
  const value = ownValue(record, field);
  return typeof value === "string" ? value : "";
}

/** Any field of it; `undefined` where it cannot be read. */
function ownValue(record: unknown, field: string): unknown {
  try {
    return (record as Record<string, unknown> | null | undefined)?.[field];
  } catch {
    return undefined;
  }
}
