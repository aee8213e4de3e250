/** Where an arrow, Home or End goes: arrows to a physical side. */
export type KeyStep = "left" | "right" | "above" | "below" | "first" | "last";

/** What a step does to the selection: it takes it along, adds to it, or leaves it. */
export type Taking = "one" | "more" | "none";

/** What keys ask for. */
export interface KeySurface {
  readonly step: (to: KeyStep, taking: Taking) => void;
  /** By a view. */
  readonly page: (way: "before" | "after") => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  /** Selects what the keyboard is at, or opens a cluster; `isEnter` opens an event, too. */
  readonly choose: (isEnter: boolean) => void;
  /** Returns whether there was anything to take away. */
  readonly dismiss: () => boolean;
  /** Returns whether there is a search. */
  readonly find: () => boolean;
  /** Tells the keys. */
  readonly help: () => void;
}

const STEPS: Readonly<Partial<Record<string, KeyStep>>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "above",
  ArrowDown: "below",
  Home: "first",
  End: "last",
};
/** As two presses of a zoom button. */
const FACTOR = 2;

/**
 * Turns keys that are pressed on an element itself into what they ask for; all others are left to
 * the page.
 */
export function listenKeys(element: Element, surface: KeySurface, signal: AbortSignal): void {
  const actions: Readonly<Partial<Record<string, () => unknown>>> = {
    PageUp: () => {
      surface.page("before");
    },
    PageDown: () => {
      surface.page("after");
    },
    "+": () => {
      surface.zoom(FACTOR);
    },
    "=": () => {
      surface.zoom(FACTOR);
    },
    "-": () => {
      surface.zoom(1 / FACTOR);
    },
    0: surface.fit,
    Enter: () => {
      surface.choose(true);
    },
    " ": () => {
      surface.choose(false);
    },
    "?": surface.help,
    "/": surface.find,
    // On the Arabic keyboard, which has these on the same key.
    "؟": surface.help,
    ظ: surface.find,
    // With nothing to take away the key is for what surrounds a timeline, as a dialog.
    Escape: surface.dismiss,
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== element || event.altKey || event.isComposing) return;
    const isModified = event.ctrlKey || event.metaKey;
    const step = STEPS[event.key];
    const action = isModified ? undefined : actions[event.key];
    if (step !== undefined) surface.step(step, isModified ? "none" : event.shiftKey ? "more" : "one");
    else if (action === undefined || action() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener("keydown", onKey as (event: Event) => void, { signal });
}
