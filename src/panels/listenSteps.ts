import { elementOf } from "../view/domTree.ts";

/** What keys and swipes ask for. */
interface StepSurface {
  /** To what lies on a physical side. */
  readonly toSide: (side: "left" | "right") => void;
  readonly toEnd: (end: "first" | "last") => void;
}

/** px that a finger goes across at least. */
const SWIPE = 40;
/** How much more it goes across than up or down. */
const FLAT = 1.5;
/** What needs these keys itself. */
const TYPING = "input, textarea, select, audio, video, [contenteditable]";

/** Listens to arrows, Home and End in an element, and to swipes over it, until `signal` ends it. */
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
 * `toSide` is called with the side from which a finger fetches something: it goes to the other one.
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
  // The page scrolls with this finger.
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
