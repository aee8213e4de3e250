import { textDirection } from "../base/direction.ts";
import type { Direction } from "../base/direction.ts";
import type { Way } from "../model/neighbour.ts";
import type { ReadingMessages } from "./panelWords.ts";

/** An event beside another one. */
interface Beside {
  readonly title: string;
  /** BCP 47 language of the title. */
  readonly lang?: string | undefined;
}

interface Drawing {
  readonly words: ReadingMessages;
  /** Which way there is another event, with its title where that is to be seen. */
  readonly beside: Readonly<Record<Way, Beside | null>>;
  readonly laterSide: "left" | "right";
  readonly direction: Direction;
}

/**
 * Two buttons, to the event before and to the one after. They stand in the order of time, on the
 * side to which each leads.
 */
export interface StepButtons {
  readonly elements: Readonly<Record<Way, HTMLButtonElement>>;
  draw(drawing: Drawing): void;
}

/**
 * `go` is called with the way of a button that is pressed, at the ends too, where it leads nowhere.
 */
export function createStepButtons(document: Document, go: (way: Way) => void): StepButtons {
  const create = (way: Way): HTMLButtonElement => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `samarkand-control samarkand-step samarkand-step-${way}`;
    const [arrow, words, word, title] = ["arrow", "words", "word", "title"].map((part) => {
      const element = document.createElement("span");
      element.className = `samarkand-step-${part}`;
      return element;
    }) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
    arrow.setAttribute("aria-hidden", "true");
    words.append(word, " ", title);
    button.append(arrow, words);
    button.addEventListener("click", () => {
      go(way);
    });
    return button;
  };
  const elements = { before: create("before"), after: create("after") };
  const draw = (way: Way, { words, beside, laterSide, direction }: Drawing): void => {
    const { [way]: button } = elements;
    const [word, title] = button.querySelectorAll<HTMLElement>(
      ".samarkand-step-word, .samarkand-step-title",
    ) as unknown as [HTMLElement, HTMLElement];
    const [text, name] = [way === "before" ? words.earlier : words.later, beside[way]];
    word.textContent = text;
    word.dir = textDirection(text, direction);
    title.textContent = name?.title ?? "";
    title.dir = textDirection(name?.title ?? "", direction);
    if (name?.lang === undefined) title.removeAttribute("lang");
    else title.lang = name.lang;
    // Not taken away, nor made unable to hold the focus: who presses it again and again would fall
    // out of the panel.
    button.setAttribute("aria-disabled", String(name === null));
    button.dataset["side"] = (way === "after") === (laterSide === "left") ? "left" : "right";
  };
  return {
    elements,
    draw(drawing) {
      draw("before", drawing);
      draw("after", drawing);
    },
  };
}
