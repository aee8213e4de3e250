import { prefersReducedMotion } from "../view/domTree.ts";
import { type BrushSurface, createBrush } from "./brush.ts";
import { DRAG_THRESHOLD, LONG_PRESS, type Surface } from "./listenPointer.ts";

/**
 * ms before the end of a pan from which its speed is measured. A finger without a move in that time
 * has rested.
 */
const LOOK_BACK = 100;
/** ms in which the speed falls to about a third, as in lists on phones. */
const DECAY = 325;
/** px per ms below which a pan does not continue. */
const LEAST = 0.05;

/** Continues a pan after the finger has left the screen. */
interface Momentum {
  /** Records a pan by a time (ms) at an instant of the clock (ms). */
  moved(by: number, at: number): void;
  /** The finger was lifted: the pan continues and slows down. `msPerPx` is the scale. */
  released(at: number, msPerPx: number): void;
  /** A finger was put down: the pan stops. */
  stop(): void;
}

/**
 * Creates the momentum. `pan` is called with the time (ms) to pan in each frame, until `signal`
 * ends it.
 */
function createMomentum(window: Window, pan: (by: number) => void, signal: AbortSignal): Momentum {
  let moves: { readonly by: number; readonly at: number }[] = [];
  let frame = 0;
  const stop = (): void => {
    window.cancelAnimationFrame(frame);
    moves = [];
  };
  signal.addEventListener("abort", stop, { once: true });
  const goOn = (first: number, least: number): void => {
    let [speed, last] = [first, window.performance.now()];
    const step = (now: number): void => {
      const past = Math.max(0, now - last);
      last = now;
      // The distance at a speed that falls all the time.
      const by = speed * DECAY * (1 - Math.exp(-past / DECAY));
      speed *= Math.exp(-past / DECAY);
      if (by !== 0) pan(by);
      if (Math.abs(speed) > least) frame = window.requestAnimationFrame(step);
    };
    frame = window.requestAnimationFrame(step);
  };
  return {
    moved(by, at) {
      moves = [...moves.filter((move) => at - move.at < LOOK_BACK), { by, at }];
    },
    released(at, msPerPx) {
      const recent = moves.filter((move) => at - move.at < LOOK_BACK);
      stop();
      const [first] = recent;
      if (first === undefined || recent.length < 2 || prefersReducedMotion(window)) return;
      const speed = recent.slice(1).reduce((sum, { by }) => sum + by, 0) / Math.max(1, at - first.at);
      const least = LEAST * Math.abs(msPerPx);
      if (Math.abs(speed) > least) goOn(speed, least);
    },
    stop,
  };
}

interface Finger {
  /** Position now, in px of the viewport. */
  x: number;
  /** Instant that the finger holds. */
  time: number;
}

/**
 * Handles drags. One pointer pans and two pinch: each holds the instant on which it was put, and
 * the view follows. This works with instants, not with px, so that the held instant stays under the
 * finger in both directions of time. A vertical mouse drag scrolls a timeline that is higher than
 * `maxHeight`. A pan by one finger or pen continues when it is lifted, until the next press.
 *
 * With Shift, or after a finger or pen has rested, one pointer marks a span of time instead, where
 * several events can be selected. A second finger cancels the marking and pinches. A press that
 * became a drag does not end in a click.
 */
export function listenDrag(element: Element, surface: BrushSurface, signal: AbortSignal): void {
  const { down, moved, up, isDrag } = createHand(element, surface, signal);
  const { ownerDocument: document } = element;
  const listen = (on: EventTarget, type: string, listener: (event: PointerEvent) => void): void => {
    on.addEventListener(type, listener as (event: Event) => void, { signal });
  };
  listen(element, "pointerdown", down);
  // Moves are handled on the document: a press may leave the timeline before it becomes a drag.
  listen(document, "pointermove", (event) => {
    if (event.buttons === 0) up(event);
    // The pointer is captured only once the press is a drag: a captured press would send its click
    // to the whole picture.
    else if (moved(event) && !element.hasPointerCapture(event.pointerId))
      element.setPointerCapture(event.pointerId);
  });
  listen(document, "pointerup", up);
  listen(document, "pointercancel", up);
  let isOfDrag = false;
  // WebKit sends `dblclick` after a drag that begins soon after a click.
  for (const type of ["click", "dblclick"]) {
    element.addEventListener(
      type,
      (event) => {
        // The click of a key or of a script ends no press, and a drag by finger is followed by no
        // click.
        if (type === "click") isOfDrag = (event as MouseEvent).detail !== 0 && isDrag();
        if (!isOfDrag) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      { signal, capture: true },
    );
  }
}

interface Hand {
  readonly down: (event: PointerEvent) => void;
  /** Handles a move; returns whether the press is a drag. */
  readonly moved: (event: PointerEvent) => boolean;
  readonly up: (event: PointerEvent) => void;
  /** Whether the last press became a drag. A second call returns false. */
  readonly isDrag: () => boolean;
}

function createHand(element: Element, surface: BrushSurface, signal: AbortSignal): Hand {
  const fingers = new Map<number, Finger>();
  const { ownerDocument: document } = element;
  const momentum = createMomentum(
    document.defaultView as Window,
    (by) => {
      surface.dispatch({ type: "pan", by });
    },
    signal,
  );
  const span = createBrush(document, surface, signal);
  let press = { x: 0, y: 0, at: 0, isShift: false, scrollTop: 0 };
  /** Kind of drag that the press has become; `null` while it is not yet a drag. */
  let drag: "pan" | "mark" | null = null;

  const hold = (): void => {
    for (const finger of fingers.values()) finger.time = surface.timeAt(finger.x);
  };
  const begin = (event: PointerEvent, { time }: Finger): void => {
    const isMark = press.isShift || (!isMouse(event) && event.timeStamp - press.at >= LONG_PRESS);
    drag = isMark && fingers.size === 1 && surface.canMark() ? "mark" : "pan";
    if (drag === "mark") span.begin(time);
    element.classList.add(drag === "mark" ? "is-marking" : "is-dragging");
  };
  const up = ({ pointerId, pointerType, type, timeStamp, clientX, ctrlKey, metaKey }: PointerEvent): void => {
    const isLast = fingers.size === 1 && fingers.has(pointerId);
    if (fingers.delete(pointerId)) hold();
    if (!isLast) return;
    element.classList.remove("is-dragging", "is-marking");
    if (drag === "mark") span.end(type === "pointerup" ? { isAdded: ctrlKey || metaKey } : null);
    else if (drag === "pan" && pointerType !== "mouse" && type === "pointerup")
      momentum.released(timeStamp, surface.timeAt(clientX + 1) - surface.timeAt(clientX));
  };
  return {
    down({ button, clientX, clientY, pointerId, timeStamp, shiftKey }) {
      momentum.stop();
      if (button !== 0 || fingers.size === 2) return;
      if (fingers.size === 0) {
        drag = null;
        press = { x: clientX, y: clientY, at: timeStamp, isShift: shiftKey, scrollTop: element.scrollTop };
      } else if (span.end(null)) drag = "pan";
      fingers.set(pointerId, { x: clientX, time: 0 });
      hold();
    },
    moved(event) {
      const finger = fingers.get(event.pointerId);
      if (finger === undefined) return false;
      finger.x = event.clientX;
      if (drag === null && fingers.size === 1 && !isFar(event, press)) return false;
      if (drag === null) begin(event, finger);
      if (drag === "mark") span.moved(event.clientX);
      else {
        if (isMouse(event)) element.scrollTop = press.scrollTop + press.y - event.clientY;
        const panned = pan([...fingers.values()], surface);
        if (fingers.size === 1) momentum.moved(panned, event.timeStamp);
      }
      return true;
    },
    up,
    isDrag() {
      const was = drag !== null;
      drag = null;
      return was;
    },
  };
}

const isMouse = ({ pointerType }: PointerEvent): boolean => pointerType === "mouse";

/** Whether a press has become a drag. A vertical move of a finger scrolls the page instead. */
function isFar(event: PointerEvent, from: { readonly x: number; readonly y: number }): boolean {
  return Math.hypot(event.clientX - from.x, isMouse(event) ? event.clientY - from.y : 0) >= DRAG_THRESHOLD;
}

/**
 * Pans, and with two fingers zooms, so that each finger keeps its instant. Returns the panned time
 * (ms).
 */
function pan([first, second]: readonly Finger[], { timeAt, dispatch }: Surface): number {
  if (first === undefined) return 0;
  if (second !== undefined) {
    const held = second.time - first.time;
    const shown = timeAt(second.x) - timeAt(first.x);
    if (held !== 0 && shown / held > 0) dispatch({ type: "zoom", at: timeAt(first.x), factor: shown / held });
  }
  const by = first.time - timeAt(first.x);
  dispatch({ type: "pan", by });
  return by;
}
