import type { EventAbout, Timeline } from "../component/timeline.ts";
import type { Way } from "../model/neighbour.ts";
import type { EventRecord } from "../model/records.ts";
import { listOf, partsOf } from "../options/partsOf.ts";
import { createEventBody, titleOf, type ReadingOptions } from "./eventBody.ts";
import { listenSteps } from "./listenSteps.ts";
import { createPanel, type Panel } from "./panel.ts";
import { panelWords, type Language } from "./panelWords.ts";
import { readingWords, type ReadingMessages } from "./readingWords.ts";
import { slideIn } from "./slideIn.ts";
import { createStoryFrame, type StoryFrame } from "./storyFrame.ts";
import { createStoryOrder } from "./storyOrder.ts";

/** The words of a story. */
export interface StoryMessages extends ReadingMessages {
  /** Its accessible name. */
  readonly story: string;
  /** `{index}` is replaced by the place of what is shown, `{count}` by how many there are. */
  readonly place: string;
}

export interface StoryOptions<E extends EventRecord = EventRecord> extends ReadingOptions<E> {
  /** The events that are told, in whatever order; they are told in that of time. @default all */
  readonly ids?: readonly string[];
  /** Each over the built-in one. @default Arabic, English, French, Hebrew, Persian, Urdu by the timeline's language, else English */
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
 * The events of a timeline one by one, in a container: each with its texts, picture and link, and buttons, keys and swipes to those before
 * and after it. The timeline goes along: what is told is selected and in sight, and what a reader selects is told.
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
  /** The events beside the one that is shown: where that is gone, one of them comes in its place. */
  let beside: Readonly<Record<Way, string | null>> = { before: null, after: null };
  let frame: StoryFrame | undefined;

  const write = (element: HTMLElement, id: string, about: EventAbout): void => {
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
    const about = at === null ? null : timeline.about(at);
    element.hidden = about === null;
    if (at === null || about === null) return;
    write(element, at, about);
    if (at === was || at === selected) return;
    timeline.select([at]);
    // What comes in the place of another does not move what a reader looks at.
    if (was === null) timeline.reveal(at);
  };
  const panel = createPanel({ container, timeline, name: "story", signal: ended, draw });
  const { root, body, say } = frame as unknown as StoryFrame;

  /** Shows another event, which comes from the side on which it is. */
  const show = (id: string, about: EventAbout): void => {
    const isLater = about.index > ((at === null ? null : timeline.about(at))?.index ?? 0);
    at = id;
    write(panel.element, id, about);
    slideIn(body.element, isLater === (timeline.laterSide === "right") ? "right" : "left");
  };
  function step(id: string | null): void {
    const about = id === null || id === at ? null : timeline.about(id);
    if (id === null || about === null) return;
    show(id, about);
    say([{ text: titleOf(timeline, id), lang: about.lang }, ...about.dates.map((text) => ({ text }))]);
    timeline.select([id]);
    timeline.reveal(id);
  }
  const stop = timeline.on("select", ({ ids: selected }) => {
    const id = selected.at(-1) ?? null;
    const about = id === null || id === at || !order.has(id) ? null : timeline.about(id);
    if (id !== null && about !== null) show(id, about);
  });
  ended.signal.addEventListener("abort", stop, { once: true });
  listenSteps(
    root,
    {
      toSide: (side) => {
        step(order.beside(at, side === timeline.laterSide ? "after" : "before"));
      },
      toEnd: (end) => {
        step(order.beside(null, end === "first" ? "after" : "before"));
      },
    },
    ended.signal,
  );
  return panel;
}
