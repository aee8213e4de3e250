import type { Direction } from "../base/direction.ts";
import type { EventAbout, Timeline } from "../component/timeline.ts";
import type { Way } from "../model/neighbour.ts";
import { createStatus, type Said } from "./createStatus.ts";
import { titleOf, type EventBody } from "./eventBody.ts";
import type { ReadingMessages } from "./readingWords.ts";
import { createStepButtons } from "./stepButtons.ts";

/** What is told at the moment. */
interface Told {
  readonly id: string;
  readonly about: EventAbout;
  readonly timeline: Pick<Timeline, "about" | "laterSide" | "numberText" | "record">;
  readonly beside: Readonly<Record<Way, string | null>>;
  readonly place: readonly [index: number, count: number];
  readonly messages: ReadingMessages & { readonly story: string; readonly place: string };
}

/** The elements of a story. */
export interface StoryFrame {
  readonly root: HTMLElement;
  readonly body: EventBody;
  draw(panel: HTMLElement, told: Told): void;
  /** Lets those who listen know which event came, after its place. */
  readonly say: (texts: readonly Said[]) => void;
}

/** Builds the elements of a story in its panel; `go` is called with the way of a button that is pressed. */
export function createStoryFrame(panel: HTMLElement, body: EventBody, go: (way: Way) => void): StoryFrame {
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
      const [index, count] = numbers.map((number) => timeline.numberText(number)) as [string, string];
      const text = messages.place.replace("{index}", () => index).replace("{count}", () => count);
      panel.setAttribute("aria-label", messages.story);
      // Buttons stand as time runs, all else as text does.
      root.dataset["later"] = timeline.laterSide;
      for (const element of [body.element, place, status.element]) element.dir = dir;
      const titleBeside = (way: Way) =>
        beside[way] === null
          ? null
          : { title: titleOf(timeline, beside[way]), lang: timeline.about(beside[way])?.lang };
      steps.draw({
        words: messages,
        beside: { before: titleBeside("before"), after: titleBeside("after") },
        laterSide: timeline.laterSide,
        direction: dir as Direction,
      });
      place.textContent = text;
      body.element.setAttribute("aria-label", text);
      body.draw(id, about, { link: messages.link, dir, lang });
    },
  };
}
