import type { Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { partsOf } from "../options/optionChecks.ts";
import { type Language, wordsIn } from "../options/wordsIn.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { createButton, createElement, focusedBeside } from "../view/domTree.ts";
import { createPanel, focusTimeline, type Panel } from "./panel.ts";
import {
  createEventBody,
  createStatus,
  createStepButtons,
  eventBeside,
  type ReadingMessages,
  type ReadingOptions,
  readingWords,
} from "./reading.ts";

/** Words of a details panel. */
export interface DetailsMessages extends ReadingMessages {
  /** Accessible name of the panel. */
  readonly details: string;
  /** Accessible name of the button that closes the panel. */
  readonly close: string;
}

/**
 * Options of `createDetails`.
 * @example
 * const options: DetailsOptions = { headingLevel: 3, messages: { details: "About this event" } };
 */
export interface DetailsOptions<E extends EventRecord = EventRecord> extends ReadingOptions<E> {
  /**
   * Words of the panel, each in place of a built-in one.
   * @default Arabic, English, French, Hebrew, Persian or Urdu by the timeline's language, else
   * English
   */
  readonly messages?: Partial<DetailsMessages>;
}

const words: Readonly<Record<Language, DetailsMessages>> = {
  ar: { ...readingWords.ar, details: "التفاصيل", close: "إغلاق" },
  en: { ...readingWords.en, details: "Details", close: "Close" },
  fa: { ...readingWords.fa, details: "جزئیات", close: "بستن" },
  fr: { ...readingWords.fr, details: "Détails", close: "Fermer" },
  he: { ...readingWords.he, details: "פרטים", close: "סגירה" },
  ur: { ...readingWords.ur, details: "تفصیلات", close: "بند کریں" },
};

/**
 * Creates a details panel in a container: texts, picture and link of the selected event, and
 * buttons to the events before and after it. The panel is hidden while nothing is selected. Enter
 * or a double click on an event moves the focus to the panel; Escape closes the panel and moves the
 * focus back. Throws an `OptionError` where an argument is bad.
 * @example
 * const panel = createDetails(document.querySelector<HTMLElement>("#details")!, timeline);
 */
export function createDetails<E extends EventRecord>(
  container: HTMLElement,
  timeline: Timeline<E>,
  options: DetailsOptions<E> = {},
): Panel {
  partsOf("options", options, { render: true, headingLevel: true, messages: true }, "");
  const { element, signal, open } = createPanel(container, timeline, "details");
  const { ownerDocument: document } = element;
  const body = createEventBody(document, timeline, options);
  const steps = createStepButtons(document, timeline, go);
  const status = createStatus(document, timeline);
  const bar = createElement(document, "div", "samarkand-details-bar");
  const closeButton = createButton(document, "samarkand-control samarkand-details-close");
  let at = timeline.getSelection().at(-1) ?? null;
  element.setAttribute("role", "region");
  closeButton.textContent = "×";
  closeButton.addEventListener("click", close);
  bar.append(steps.before, steps.after, closeButton);
  element.append(bar, body.element, status.element);
  element.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      // Escape closes this panel only, not a dialog that contains it as well.
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    { signal },
  );
  function draw(): void {
    const { dir, lang } = element;
    const messages = wordsIn(words, lang, options.messages);
    element.setAttribute("aria-label", messages.details);
    closeButton.setAttribute("aria-label", messages.close);
    const about = at === null ? null : timeline.format.describe(at);
    const hadFocus = element.contains(focusedBeside(element));
    element.hidden = about === null;
    if (at === null || about === null) {
      at = null;
      if (hadFocus) focusTimeline(timeline);
      return;
    }
    element.dataset["time"] = timeline.timeDirection;
    steps.draw(messages, dir, (way) => (eventBeside(timeline, at, way) === null ? null : { title: "" }));
    body.draw(at, about, { messages, dir, lang });
  }
  function show(id: string | null): void {
    at = id;
    draw();
  }
  function go(way: Way): void {
    const next = at === null ? null : eventBeside(timeline, at, way);
    if (next === null) return;
    show(next);
    timeline.setSelection([next]);
    timeline.reveal(next);
    status.say(next, element.dir);
  }
  function close(): void {
    timeline.setSelection([]);
    show(null);
  }
  return open(draw, {
    select: ({ ids }) => show(ids.at(-1) ?? null),
    activate({ id }) {
      show(id);
      body.focus();
    },
  });
}
