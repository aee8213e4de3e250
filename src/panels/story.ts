import type { Direction } from "../base/direction.ts";
import type { Way } from "../model/readingOrder.ts";
import type { EventRecord } from "../model/records.ts";
import { listOf, partsOf } from "../options/optionChecks.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { EventDescription } from "../timeline/timelineInfo.ts";
import { prefersReducedMotion } from "../view/domTree.ts";
import { createEventBody, type EventBody, type ReadingOptions, titleOf } from "./eventBody.ts";
import {
  createPanel,
  createStatus,
  eventBeside,
  type Language,
  type Panel,
  panelWords,
  type ReadingMessages,
  readingWords,
  type Said,
} from "./panel.ts";
import { createStepButtons, listenSteps } from "./stepButtons.ts";

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
  const ended = new AbortController();
  const ids =
    options.ids === undefined
      ? undefined
      : listOf("ids", options.ids, "an array of ids", (id): id is string => typeof id === "string");
  const order = createStoryOrder(timeline, ids);
  let at: string | null = null;
  /** Neighbours of the shown event. One of them replaces it where it no longer exists. */
  let beside: Readonly<Record<Way, string | null>> = { before: null, after: null };
  let frame: StoryFrame | undefined;

  const write = (element: HTMLElement, id: string, about: EventDescription): void => {
    beside = { before: order.beside(id, "before"), after: order.beside(id, "after") };
    frame?.draw(element, {
      id,
      about,
      timeline,
      beside,
      place: order.place(id, about),
      messages: panelWords(words, element.lang, options.messages),
    });
  };
  const draw = (element: HTMLElement): void => {
    const isFirst = frame === undefined;
    frame ??= createStoryFrame(element, createEventBody(element.ownerDocument, timeline, options), (way) => {
      step(order.beside(at, way));
    });
    order.refresh();
    const [selected = null] = isFirst ? timeline.getSelection().slice(-1) : [];
    const was = at;
    at =
      [at, selected, beside.after, beside.before, order.beside(null, "after")].find(
        (id) => id !== null && order.has(id),
      ) ?? null;
    const about = at === null ? null : timeline.format.describe(at);
    element.hidden = about === null;
    if (at === null || about === null) return;
    write(element, at, about);
    if (at === was || at === selected) return;
    timeline.setSelection([at]);
    // An event that replaces a removed one does not move the reader's view.
    if (was === null) timeline.reveal(at);
  };
  const panel = createPanel({ container, timeline, name: "story", signal: ended, draw });
  const { root, body, say } = frame as unknown as StoryFrame;

  /** Shows another event, which slides in from the side where it lies on the timeline. */
  const show = (id: string, about: EventDescription): void => {
    const isLater = about.index > ((at === null ? null : timeline.format.describe(at))?.index ?? 0);
    at = id;
    write(panel.element, id, about);
    slideIn(body.element, isLater === (timeline.timeDirection === "ltr") ? "right" : "left");
  };
  function step(id: string | null): void {
    const about = id === null || id === at ? null : timeline.format.describe(id);
    if (id === null || about === null) return;
    show(id, about);
    say([{ text: titleOf(timeline, id), lang: about.lang }, ...about.dates.map((text) => ({ text }))]);
    timeline.setSelection([id]);
    timeline.reveal(id);
  }
  const stop = timeline.on("select", ({ ids: selected }) => {
    const id = selected.at(-1) ?? null;
    const about = id === null || id === at || !order.has(id) ? null : timeline.format.describe(id);
    if (id !== null && about !== null) show(id, about);
  });
  ended.signal.addEventListener("abort", stop, { once: true });
  listenSteps(
    root,
    {
      toSide: (side) => {
        step(
          order.beside(at, (side === "right") === (timeline.timeDirection === "ltr") ? "after" : "before"),
        );
      },
      toEnd: (end) => {
        step(order.beside(null, end === "first" ? "after" : "before"));
      },
    },
    ended.signal,
  );
  return panel;
}

/** Current step of the story, as it is shown. */
interface Told {
  readonly id: string;
  readonly about: EventDescription;
  readonly timeline: Pick<Timeline, "format" | "getEvent" | "timeDirection">;
  readonly beside: Readonly<Record<Way, string | null>>;
  readonly place: readonly [index: number, count: number];
  readonly messages: ReadingMessages & { readonly story: string; readonly place: string };
}

/** Elements of a story. */
interface StoryFrame {
  readonly root: HTMLElement;
  readonly body: EventBody;
  draw(panel: HTMLElement, told: Told): void;
  /** Announces the shown event to screen readers: its position, then `texts`. */
  readonly say: (texts: readonly Said[]) => void;
}

/**
 * Creates the elements of a story in its panel. `go` is called with the direction of a pressed
 * button.
 */
function createStoryFrame(panel: HTMLElement, body: EventBody, go: (way: Way) => void): StoryFrame {
  const document = panel.ownerDocument;
  const [root, bar, place] = ["frame", "bar", "place"].map((part) => {
    const made = document.createElement("div");
    made.className = `samarkand-story-${part}`;
    return made;
  }) as HTMLElement[] as [HTMLElement, HTMLElement, HTMLElement];
  const status = createStatus(document);
  const steps = createStepButtons(document, go);
  panel.setAttribute("role", "region");
  body.element.setAttribute("role", "group");
  bar.append(steps.elements.before, place, steps.elements.after);
  root.append(bar, body.element);
  panel.append(root, status.element);
  return {
    root,
    body,
    say: (texts) => {
      status.say([{ text: place.textContent }, ...texts], place.dir as Direction);
    },
    draw({ dir, lang }, { id, about, timeline, beside, place: numbers, messages }) {
      const [index, count] = numbers.map((number) => timeline.format.number(number)) as [string, string];
      const text = messages.place.replace("{index}", () => index).replace("{count}", () => count);
      panel.setAttribute("aria-label", messages.story);
      // The buttons stand in the direction of time, everything else in the direction of text.
      root.dataset["time"] = timeline.timeDirection;
      for (const element of [body.element, place, status.element]) element.dir = dir;
      const titleBeside = (way: Way) =>
        beside[way] === null
          ? null
          : { title: titleOf(timeline, beside[way]), lang: timeline.format.describe(beside[way])?.lang };
      steps.draw({
        words: messages,
        beside: { before: titleBeside("before"), after: titleBeside("after") },
        timeDirection: timeline.timeDirection,
        direction: dir as Direction,
      });
      place.textContent = text;
      body.element.setAttribute("aria-label", text);
      body.draw(id, about, { link: messages.link, dir, lang });
    },
  };
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
