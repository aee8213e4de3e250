import type { Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { listOf, partsOf } from "../options/optionChecks.ts";
import { type Language, wordsIn } from "../options/wordsIn.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { EventDescription } from "../timeline/timelineInfo.ts";
import { createElement, elementOf, prefersReducedMotion } from "../view/domTree.ts";
import { createPanel, type Panel } from "./panel.ts";
import {
  createEventBody,
  createStatus,
  createStepButtons,
  eventBeside,
  type ReadingMessages,
  type ReadingOptions,
  readingWords,
  titleOf,
} from "./reading.ts";

/** Words of a story panel. */
export interface StoryMessages extends ReadingMessages {
  /** Accessible name of the panel. */
  readonly story: string;
  /**
   * Position of the shown event: `{index}` is replaced by its number, `{count}` by the number of
   * events in the story.
   */
  readonly place: string;
}

/**
 * Options of `createStory`.
 * @example
 * const options: StoryOptions = { ids: ["summit", "treaty"], headingLevel: 3 };
 */
export interface StoryOptions<E extends EventRecord = EventRecord> extends ReadingOptions<E> {
  /**
   * Ids of the events in the story, in any order. The story goes through them in the order of time.
   * @default all events
   */
  readonly ids?: readonly string[];
  /**
   * Words of the panel, each in place of a built-in one.
   * @default Arabic, English, French, Hebrew, Persian or Urdu by the timeline's language, else
   * English
   */
  readonly messages?: Partial<StoryMessages>;
}

const words: Readonly<Record<Language, StoryMessages>> = {
  ar: { ...readingWords.ar, story: "القصة", place: "{index} من {count}" },
  en: { ...readingWords.en, story: "Story", place: "{index} of {count}" },
  fa: { ...readingWords.fa, story: "روایت", place: "{index} از {count}" },
  fr: { ...readingWords.fr, story: "Récit", place: "{index} sur {count}" },
  he: { ...readingWords.he, story: "סיפור", place: "{index} מתוך {count}" },
  ur: { ...readingWords.ur, story: "کہانی", place: "{count} میں سے {index}" },
};

/**
 * Creates a story panel in a container, which shows the events of a timeline one by one: texts,
 * picture and link, with buttons, keys and swipes to the events before and after. The shown event
 * is also selected and brought into sight on the timeline. An event that the reader selects there
 * is shown. Throws an `OptionError` where an argument is bad.
 * @example
 * const panel = createStory(document.querySelector<HTMLElement>("#story")!, timeline);
 */
export function createStory<E extends EventRecord>(
  container: HTMLElement,
  timeline: Timeline<E>,
  options: StoryOptions<E> = {},
): Panel {
  partsOf("options", options, { ids: true, render: true, headingLevel: true, messages: true }, "");
  const ids =
    options.ids === undefined
      ? undefined
      : listOf("ids", options.ids, "an array of ids", (id): id is string => typeof id === "string");
  const { element, signal, open } = createPanel(container, timeline, "story");
  const { ownerDocument: document } = element;
  const body = createEventBody(document, timeline, options);
  const steps = createStepButtons(document, timeline, (way) => step(order.beside(at, way)));
  const status = createStatus(document, timeline);
  const div = (part: string): HTMLElement => createElement(document, "div", `samarkand-story-${part}`);
  const [frame, bar, place] = [div("frame"), div("bar"), div("place")];
  element.setAttribute("role", "region");
  body.element.setAttribute("role", "group");
  bar.append(steps.before, place, steps.after);
  frame.append(bar, body.element);
  element.append(frame, status.element);

  const order = createStoryOrder(timeline, ids);
  /** Id of the shown event; `null`: there is none. */
  let at: string | null = null;
  /** Id of the event that is selected when the story opens. */
  let selected = timeline.getSelection().at(-1) ?? null;
  /** Neighbours of the shown event. One of them replaces it where it no longer exists. */
  let beside: Readonly<Record<Way, string | null>> = { before: null, after: null };

  const write = (id: string, about: EventDescription): void => {
    const { dir, lang } = element;
    const messages = wordsIn(words, lang, options.messages);
    const [index, count] = order.place(id, about).map((number) => timeline.format.number(number));
    beside = { before: order.beside(id, "before"), after: order.beside(id, "after") };
    element.setAttribute("aria-label", messages.story);
    // The buttons stand in the direction of time, everything else in the direction of text.
    frame.dataset["time"] = timeline.timeDirection;
    for (const part of [body.element, place, status.element]) part.dir = dir;
    steps.draw(messages, dir, (way) => {
      const next = beside[way];
      if (next === null) return null;
      return { title: titleOf(timeline, next), lang: timeline.format.describe(next)?.lang };
    });
    place.textContent = messages.place
      .replace("{index}", () => index ?? "")
      .replace("{count}", () => count ?? "");
    body.element.setAttribute("aria-label", place.textContent);
    body.draw(id, about, { messages, dir, lang });
  };
  const draw = (): void => {
    order.refresh();
    const was = at;
    const candidates = [at, selected, beside.after, beside.before, order.beside(null, "after")];
    at = candidates.find((id) => id !== null && order.has(id)) ?? null;
    const isShown = at === was || at === selected;
    selected = null;
    const about = at === null ? null : timeline.format.describe(at);
    element.hidden = about === null;
    if (at === null || about === null) return;
    write(at, about);
    if (isShown) return;
    timeline.setSelection([at]);
    // An event that replaces a removed one does not move the reader's view.
    if (was === null) timeline.reveal(at);
  };
  /** Shows another event, which slides in from the side where it lies on the timeline. */
  const show = (id: string, about: EventDescription): void => {
    const isLater = about.index > ((at === null ? null : timeline.format.describe(at))?.index ?? 0);
    at = id;
    write(id, about);
    slideIn(body.element, isLater === (timeline.timeDirection === "ltr") ? "right" : "left");
  };
  const step = (id: string | null): void => {
    const about = id === null || id === at ? null : timeline.format.describe(id);
    if (id === null || about === null) return;
    show(id, about);
    status.say(id, place.dir, place.textContent);
    timeline.setSelection([id]);
    timeline.reveal(id);
  };
  listenSteps(
    frame,
    {
      toSide: (side) =>
        step(
          order.beside(at, (side === "right") === (timeline.timeDirection === "ltr") ? "after" : "before"),
        ),
      toEnd: (end) => step(order.beside(null, end === "first" ? "after" : "before")),
    },
    signal,
  );
  return open(draw, {
    select(event) {
      const id = event.ids.at(-1) ?? null;
      const about = id === null || id === at || !order.has(id) ? null : timeline.format.describe(id);
      if (id !== null && about !== null) show(id, about);
    },
  });
}

/** Actions for keys and swipes. */
interface StepSurface {
  /** Goes to the event on a physical side. */
  readonly toSide: (side: "left" | "right") => void;
  /** Goes to the first or the last event. */
  readonly toEnd: (end: "first" | "last") => void;
}

/** px that a finger moves horizontally at least for a swipe. */
const SWIPE = 40;
/** Factor by which a swipe is longer horizontally than vertically. */
const FLAT = 1.5;
/** Selector of elements that need these keys themselves. */
const TYPING = "input, textarea, select, audio, video, [contenteditable]";

/** Handles arrows, Home and End in an element, and swipes over it, until `signal` ends it. */
export function listenSteps(element: HTMLElement, surface: StepSurface, signal: AbortSignal): void {
  const keys: Readonly<Partial<Record<string, () => void>>> = {
    ArrowLeft: () => surface.toSide("left"),
    ArrowRight: () => surface.toSide("right"),
    Home: () => surface.toEnd("first"),
    End: () => surface.toEnd("last"),
  };
  element.addEventListener(
    "keydown",
    (event) => {
      const { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented, isComposing } = event;
      const action = keys[key];
      if (action === undefined || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented || isComposing)
        return;
      if (elementOf(target)?.closest(TYPING)) return;
      event.preventDefault();
      action();
    },
    { signal },
  );
  listenSwipe(element, surface.toSide, signal);
}

/**
 * Handles swipes. `toSide` is called with the side that the finger moves away from: a swipe to the
 * left fetches the event on the right.
 */
function listenSwipe(
  element: HTMLElement,
  toSide: (side: "left" | "right") => void,
  signal: AbortSignal,
): void {
  let from: { readonly id: number; readonly x: number; readonly y: number } | null = null;
  element.addEventListener(
    "pointerdown",
    ({ pointerType, isPrimary, pointerId: id, clientX: x, clientY: y }) => {
      // A mouse selects text, and a second finger pinches.
      from = pointerType !== "mouse" && isPrimary ? { id, x, y } : null;
    },
    { signal },
  );
  // The browser has taken the finger for scrolling.
  element.addEventListener("pointercancel", () => (from = null), { signal });
  element.addEventListener(
    "pointerup",
    ({ pointerId, clientX, clientY }) => {
      const begun = from;
      from = null;
      if (begun?.id !== pointerId || element.ownerDocument.getSelection()?.isCollapsed === false) return;
      const [across, down] = [clientX - begun.x, clientY - begun.y];
      if (Math.abs(across) >= SWIPE && Math.abs(across) > FLAT * Math.abs(down))
        toSide(across < 0 ? "right" : "left");
    },
    { signal },
  );
}

/** px over which an event slides in. */
const WAY = 24;
/** ms for which an event slides in. */
const DURATION = 200;

/** Slides an element in from a physical side, unless the reader prefers reduced motion. */
function slideIn(element: HTMLElement, side: "left" | "right"): void {
  if (prefersReducedMotion(element.ownerDocument.defaultView as Window)) return;
  const from = `translateX(${side === "right" ? WAY : -WAY}px)`;
  element.animate(
    [
      { opacity: 0, transform: from },
      { opacity: 1, transform: "none" },
    ],
    { duration: DURATION, easing: "cubic-bezier(0.2, 0.6, 0.3, 1)" },
  );
}

/** The events of a story in the order of time. */
interface StoryOrder {
  /** Updates the order to the current events of the timeline. */
  refresh(): void;
  has(id: string): boolean;
  /**
   * Returns the event beside another one, or `null` at the end. With `null` for `id`, "after"
   * returns the first event and "before" the last.
   */
  beside(id: string | null, way: Way): string | null;
  /** Returns the position of an event, from 1, and the number of events. */
  place(id: string, about: EventDescription): readonly [index: number, count: number];
}

/**
 * Creates the order of the given events, or of all events. For all events the timeline is asked
 * each time, so their number costs nothing.
 */
function createStoryOrder(
  timeline: Pick<Timeline, "format" | "getEvent" | "nextEvent" | "previousEvent">,
  ids: readonly string[] | undefined,
): StoryOrder {
  if (ids === undefined)
    return {
      refresh: () => undefined,
      has: (id) => timeline.getEvent(id) !== undefined,
      beside: (id, way) => eventBeside(timeline, id, way),
      place: (_, { index, count }) => [index, count],
    };
  let known: readonly string[] = [];
  return {
    refresh() {
      const indices = [...new Set(ids)].flatMap((id) => {
        const about = timeline.format.describe(id);
        return about === null ? [] : [{ id, index: about.index }];
      });
      known = indices.sort((a, b) => a.index - b.index).map(({ id }) => id);
    },
    has: (id) => known.includes(id),
    beside(id, way) {
      const by = way === "after" ? 1 : -1;
      const from = id === null ? (way === "after" ? -1 : known.length) : known.indexOf(id);
      return known[from + by] ?? null;
    },
    place: (id) => [known.indexOf(id) + 1, known.length],
  };
}
