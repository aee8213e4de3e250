/** Target of an arrow key, Home or End. Left and right are physical sides. */
export type KeyStep = "left" | "right" | "above" | "below" | "first" | "last";

/**
 * Effect of a step on the selection: "one" selects the event, "more" adds it to the selection,
 * "none" leaves the selection as it is.
 */
export type Taking = "one" | "more" | "none";

/** Actions for keys. */
export interface KeySurface {
  readonly step: (to: KeyStep, taking: Taking) => void;
  /** Moves the view by its own length. */
  readonly page: (way: "before" | "after") => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  /**
   * Selects the focused event, or opens the focused cluster. With `isEnter` the event is activated,
   * too.
   */
  readonly choose: (isEnter: boolean) => void;
  /** Hides the card; returns whether there was one. */
  readonly dismiss: () => boolean;
  /** Moves the focus into the card; returns whether there is anything in it to go to. */
  readonly enter: () => boolean;
  /** Asks for a search; returns whether there is one. */
  readonly find: () => boolean;
  /** Opens the help for the keys. */
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
/** Zoom factor of a key: that of a zoom button. */
const FACTOR = 2;

/**
 * Calls the actions for keys that are pressed on the element itself. All other keys are left to the
 * page.
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
    // The Arabic keyboard has these characters on the same key.
    "؟": surface.help,
    ظ: surface.find,
    // Where there is no card to hide, the key is left to what contains the timeline, such as a
    // dialog.
    Escape: surface.dismiss,
    Tab: surface.enter,
    F6: surface.enter,
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== element || event.altKey || event.isComposing) return;
    const isModified = event.ctrlKey || event.metaKey;
    const step = STEPS[event.key];
    const isBack = event.key === "Tab" && event.shiftKey;
    const action = isModified || isBack ? undefined : actions[event.key];
    if (step !== undefined) surface.step(step, isModified ? "none" : event.shiftKey ? "more" : "one");
    else if (action === undefined || action() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener("keydown", onKey as (event: Event) => void, { signal });
}
