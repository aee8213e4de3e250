import { type Direction, textDirection } from "../base/direction.ts";
import type { EventRecord } from "../model/records.ts";
import { mergeWords } from "../options/mergeWords.ts";
import { OptionError } from "../options/optionError.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { checkContainer } from "../view/domTree.ts";

/** What stands beside a timeline, or in its root, and goes along with it. */
export interface Panel {
  /** Its root, the last in the container that was given. */
  readonly element: HTMLElement;
  /**
   * Takes it away: no node or listener of it is left. A timeline that is destroyed leaves its
   * panels where they are.
   */
  destroy(): void;
}

interface Parts<E extends EventRecord> {
  readonly container: HTMLElement;
  readonly timeline: Timeline<E>;
  /** Of its class, `samarkand-<name>`. */
  readonly name: string;
  /**
   * Writes what follows from the timeline; called again with every change of its options, records
   * or surroundings.
   */
  readonly draw: (element: HTMLElement) => void;
  /** Ends with the panel. */
  readonly signal: AbortController;
}

/**
 * Creates a panel in a container, in the language, the direction and the theme of a timeline.
 * Throws an `OptionError` if one is none.
 */
export function createPanel<E extends EventRecord>({
  container,
  timeline,
  name,
  draw,
  signal,
}: Parts<E>): Panel {
  checkContainer(container);
  if (typeof (timeline as Timeline | null | undefined)?.dress !== "function")
    throw new OptionError("timeline", timeline, "what createTimeline returned");
  const element = container.ownerDocument.createElement("div");
  element.className = `samarkand-panel samarkand-${name}`;
  const redraw = (): void => {
    timeline.dress(element);
    draw(element);
  };
  redraw();
  container.append(element);
  const stop = timeline.on("change", redraw);
  return {
    element,
    destroy() {
      stop();
      signal.abort();
      element.remove();
    },
  };
}

/** To the picture, or where a list stands for it, to what is selected there, or its first event. */
export function focusTimeline({ element }: { readonly element: HTMLElement }): void {
  for (const selector of [
    ".samarkand-list-title",
    '.samarkand-list-title[aria-pressed="true"]',
    ".samarkand-plot",
  ])
    element.querySelector<HTMLElement>(selector)?.focus();
}

/** What is said to who listens. */
export interface Said {
  readonly text: string;
  /** BCP 47; default that of the panel. */
  readonly lang?: string | undefined;
}

/** A place that assistive technology reads out when something else is in it. */
export interface Status {
  readonly element: HTMLElement;
  say(parts: readonly Said[], direction: Direction): void;
}

/** Creates it, out of sight. */
export function createStatus(document: Document): Status {
  const element = document.createElement("div");
  element.className = "samarkand-status";
  element.setAttribute("role", "status");
  return {
    element,
    say(parts, direction) {
      element.replaceChildren(
        ...parts.flatMap(({ text, lang }, index) => {
          const part = document.createElement("span");
          part.textContent = text;
          part.dir = textDirection(text, direction);
          if (lang !== undefined) part.lang = lang;
          return index === 0 ? [part] : [". ", part];
        }),
      );
    },
  };
}

/** The languages in which panels have words. */
export type Language = "ar" | "en" | "fa" | "fr" | "he" | "ur";

/**
 * The words of a locale's language, English where there are none, with those of the application
 * over them.
 */
export function panelWords<Words extends object>(
  words: Readonly<Record<Language, Words>>,
  locale: string,
  own: unknown,
): Words {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, Object.hasOwn(words, language) ? words[language as Language] : words.en);
}

/** The words that all panels have in which one reads events. */
export interface ReadingMessages {
  /** Of the button to the event before. */
  readonly earlier: string;
  /** Of the button to the event after. */
  readonly later: string;
  /** Of the link of an event; its title follows for those who listen. */
  readonly link: string;
}

export const readingWords: Readonly<Record<Language, ReadingMessages>> = {
  ar: { earlier: "السابق", later: "التالي", link: "اقرأ المزيد" },
  en: { earlier: "Earlier", later: "Later", link: "Read more" },
  fa: { earlier: "قبلی", later: "بعدی", link: "بیشتر بخوانید" },
  fr: { earlier: "Précédent", later: "Suivant", link: "En savoir plus" },
  he: { earlier: "הקודם", later: "הבא", link: "לקריאה נוספת" },
  ur: { earlier: "پچھلا", later: "اگلا", link: "مزید پڑھیں" },
};
