import { type Direction, textDirection } from "../base/direction.ts";
import type { Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { mergeWords } from "../options/messages.ts";
import { OptionError } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { checkContainer } from "../view/domTree.ts";

/** A panel beside a timeline, or in its root, that follows the timeline. */
export interface Panel {
  /**
   * Root element of the panel: the last child of the container passed to the panel, or for
   * `createGroups` the element with the timeline's group titles.
   */
  readonly element: HTMLElement;
  /**
   * Removes the panel: none of its nodes and listeners is left. The timeline's `destroy` does not
   * remove its panels.
   */
  destroy(): void;
}

interface Parts<E extends EventRecord> {
  readonly container: HTMLElement;
  readonly timeline: Timeline<E>;
  /** Part of the class name: `samarkand-<name>`. */
  readonly name: string;
  /**
   * Writes what depends on the timeline. Called again for each change of the timeline's options,
   * records or surroundings.
   */
  readonly draw: (element: HTMLElement) => void;
  /** Aborted when the panel is destroyed. */
  readonly signal: AbortController;
}

/**
 * Creates a panel in a container, with the language, direction and theme of a timeline. Throws an
 * `OptionError` where `container` is no element or `timeline` no timeline.
 */
export function createPanel<E extends EventRecord>({
  container,
  timeline,
  name,
  draw,
  signal,
}: Parts<E>): Panel {
  checkContainer(container);
  if (typeof (timeline as Timeline | null | undefined)?.applyTheme !== "function")
    throw new OptionError("timeline", timeline, "what createTimeline returned");
  const element = container.ownerDocument.createElement("div");
  element.className = `samarkand-panel samarkand-${name}`;
  const redraw = (): void => {
    timeline.applyTheme(element);
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

/**
 * Focuses the plot of a timeline; where a list replaces the plot, the selected title, or else the
 * first. Each `focus()` of an element that is absent or hidden has no effect, so the last possible
 * one counts.
 */
export function focusTimeline({ element }: { readonly element: HTMLElement }): void {
  for (const selector of [
    ".samarkand-list-title",
    '.samarkand-list-title[aria-pressed="true"]',
    ".samarkand-plot",
  ])
    element.querySelector<HTMLElement>(selector)?.focus();
}

/** Returns the id of the event beside another one, in the direction of `way`; `null` at the end. */
export function eventBeside(
  timeline: Pick<Timeline, "nextEvent" | "previousEvent">,
  id: string | null,
  way: Way,
): string | null {
  return way === "after" ? timeline.nextEvent(id) : timeline.previousEvent(id);
}

/** Text for screen readers. */
export interface Said {
  readonly text: string;
  /** BCP 47 language of the text; default: that of the panel. */
  readonly lang?: string | undefined;
}

/** A live region: a screen reader announces each change of its text. */
export interface Status {
  readonly element: HTMLElement;
  say(parts: readonly Said[], direction: Direction): void;
}

/** Creates a live region that is visually hidden. */
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

/** Languages in which panels have built-in words. */
export type Language = "ar" | "en" | "fa" | "fr" | "he" | "ur";

/**
 * Returns the words in a locale's language, or English where there are none, with the application's
 * own words in place of the built-in ones.
 */
export function panelWords<Words extends object>(
  words: Readonly<Record<Language, Words>>,
  locale: string,
  own: unknown,
): Words {
  const { language } = new Intl.Locale(locale);
  return mergeWords(own, Object.hasOwn(words, language) ? words[language as Language] : words.en);
}

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
