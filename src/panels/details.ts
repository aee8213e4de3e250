import type { Direction } from "../base/direction.ts";
import type { Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { partsOf } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { focusedBeside } from "../view/domTree.ts";
import { createEventBody, type EventBody, type ReadingOptions, titleOf } from "./eventBody.ts";
import {
  createPanel,
  createStatus,
  eventBeside,
  focusTimeline,
  type Language,
  type Panel,
  panelWords,
  type ReadingMessages,
  readingWords,
  type Said,
  type Status,
} from "./panel.ts";
import { createStepButtons, type StepButtons } from "./stepButtons.ts";

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

interface Parts {
  readonly body: EventBody;
  readonly steps: StepButtons;
  readonly close: HTMLButtonElement;
  readonly status: Status;
}

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
  const ended = new AbortController();
  let at: string | null = null;
  let parts: Parts | undefined;
  const go = (way: Way): void => {
    const next = at === null ? null : eventBeside(timeline, at, way);
    if (next === null) return;
    show(next);
    timeline.setSelection([next]);
    timeline.reveal(next);
    parts?.status.say(saidOf(timeline, next), panel.element.dir as Direction);
  };
  const close = (): void => {
    timeline.setSelection([]);
    show(null);
  };
  const draw = (element: HTMLElement): void => {
    if (parts === undefined) {
      parts = createParts(element, {
        go,
        close,
        body: createEventBody(element.ownerDocument, timeline, options),
      });
      at = timeline.getSelection().at(-1) ?? null;
    }
    const messages = panelWords(words, element.lang, options.messages);
    element.setAttribute("aria-label", messages.details);
    parts.close.setAttribute("aria-label", messages.close);
    const about = at === null ? null : timeline.format.describe(at);
    const hadFocus = element.contains(focusedBeside(element));
    element.hidden = about === null;
    if (at === null || about === null) {
      at = null;
      if (hadFocus) focusTimeline(timeline);
      return;
    }
    const isThere = (way: Way): { title: string } | null =>
      eventBeside(timeline, at, way) === null ? null : { title: "" };
    element.dataset["time"] = timeline.timeDirection;
    parts.steps.draw({
      words: messages,
      beside: { before: isThere("before"), after: isThere("after") },
      timeDirection: timeline.timeDirection,
      direction: element.dir as Direction,
    });
    parts.body.draw(at, about, { link: messages.link, dir: element.dir, lang: element.lang });
  };
  const panel = createPanel({ container, timeline, name: "details", signal: ended, draw });
  function show(id: string | null): void {
    at = id;
    draw(panel.element);
  }
  const stops = [
    timeline.on("select", ({ ids }) => {
      show(ids.at(-1) ?? null);
    }),
    timeline.on("activate", ({ id }) => {
      show(id);
      parts?.body.focus();
    }),
  ];
  ended.signal.addEventListener(
    "abort",
    () => {
      for (const stop of stops) stop();
    },
    { once: true },
  );
  panel.element.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      // Escape closes this panel only, not a dialog that contains it as well.
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    { signal: ended.signal },
  );
  return panel;
}

/**
 * Returns the texts that announce an event to screen readers. The focus stays on the pressed
 * button, so the event is not read otherwise.
 */
function saidOf(timeline: Pick<Timeline, "format" | "getEvent">, id: string): Said[] {
  const about = timeline.format.describe(id);
  return [
    { text: titleOf(timeline, id), lang: about?.lang },
    ...(about?.dates ?? []).map((text) => ({ text })),
  ];
}

interface Actions {
  readonly go: (way: Way) => void;
  readonly close: () => void;
  readonly body: EventBody;
}

function createParts(element: HTMLElement, { go, close, body }: Actions): Parts {
  const document = element.ownerDocument;
  const [bar, button] = [document.createElement("div"), document.createElement("button")];
  const [steps, status] = [createStepButtons(document, go), createStatus(document)];
  element.setAttribute("role", "region");
  bar.className = "samarkand-details-bar";
  button.type = "button";
  button.className = "samarkand-control samarkand-details-close";
  button.textContent = "×";
  button.addEventListener("click", close);
  bar.append(steps.elements.before, steps.elements.after, button);
  element.append(bar, body.element, status.element);
  return { body, steps, close: button, status };
}
