import { type Direction, textDirection } from "../base/direction.ts";
import type { Way } from "../model/readingOrder.ts";
import { elementOf } from "../view/domTree.ts";
import type { ReadingMessages } from "./panel.ts";

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
    ArrowLeft: () => {
      surface.toSide("left");
    },
    ArrowRight: () => {
      surface.toSide("right");
    },
    Home: () => {
      surface.toEnd("first");
    },
    End: () => {
      surface.toEnd("last");
    },
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
  element.addEventListener(
    "pointercancel",
    () => {
      from = null;
    },
    { signal },
  );
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

/** An event beside another one. */
interface Beside {
  readonly title: string;
  /** BCP 47 language of the title. */
  readonly lang?: string | undefined;
}

interface Drawing {
  readonly words: ReadingMessages;
  /**
   * Event in each direction, with its title where the title is shown; `null` where there is none.
   */
  readonly beside: Readonly<Record<Way, Beside | null>>;
  readonly timeDirection: Direction;
  readonly direction: Direction;
}

/**
 * Two buttons, to the event before and to the event after. Each stands on the side of the event to
 * which it leads.
 */
export interface StepButtons {
  readonly elements: Readonly<Record<Way, HTMLButtonElement>>;
  draw(drawing: Drawing): void;
}

/**
 * Creates the buttons. `go` is called with the direction of a pressed button, also at the ends,
 * where it leads nowhere.
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
  const draw = (way: Way, { words, beside, timeDirection, direction }: Drawing): void => {
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
    // At an end, a button stays in the page and can hold the focus: if it lost the focus, a reader
    // who presses it repeatedly would leave the panel.
    button.setAttribute("aria-disabled", String(name === null));
    button.dataset["side"] = (way === "after") === (timeDirection === "ltr") ? "right" : "left";
  };
  return {
    elements,
    draw(drawing) {
      draw("before", drawing);
      draw("after", drawing);
    },
  };
}
