import { clamp } from "../base/maths.ts";
import type { TimeRange } from "../time/scale.ts";
import { prefersReducedMotion } from "../view/domTree.ts";
import { DRAG_THRESHOLD, listenOn, LONG_PRESS, type Surface } from "./surface.ts";

/** Functions of a timeline that a drag uses. */
export interface DragSurface extends Surface {
  /** Whether several events can be selected. */
  readonly canMark: () => boolean;
  readonly view: () => TimeRange;
  /** Selects the events that share any time with the marked span. */
  readonly take: (isAdded: boolean) => void;
}

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

/** Creates the momentum of the pans on a surface, until `signal` ends it. */
function createMomentum(window: Window, { dispatch }: Surface, signal: AbortSignal): Momentum {
  let moves: readonly { readonly by: number; readonly at: number }[] = [];
  let frame = 0;
  const recent = (at: number): typeof moves => moves.filter((move) => at - move.at < LOOK_BACK);
  const stop = (): void => {
    window.cancelAnimationFrame(frame);
    moves = [];
  };
  signal.addEventListener("abort", stop);
  const goOn = (speed: number, least: number, last: number): void => {
    if (Math.abs(speed) <= least) return;
    frame = window.requestAnimationFrame((now) => {
      const slower = speed * Math.exp(-Math.max(0, now - last) / DECAY);
      // The distance at a speed that falls all the time.
      const by = DECAY * (speed - slower);
      if (by !== 0) dispatch({ type: "pan", by });
      goOn(slower, least, now);
    });
  };
  return {
    moved(by, at) {
      moves = [...recent(at), { by, at }];
    },
    released(at, msPerPx) {
      const [first, ...others] = recent(at);
      stop();
      if (first === undefined || others.length === 0 || prefersReducedMotion(window)) return;
      const speed = others.reduce((sum, { by }) => sum + by, 0) / Math.max(1, at - first.at);
      goOn(speed, LEAST * Math.abs(msPerPx), window.performance.now());
    },
    stop,
  };
}

/** Part of the view at each of its ends in which a marking drag makes the view pan. */
const EDGE = 0.02;
/**
 * ms in which the view pans by the distance of the pointer beyond that part, and the greatest such
 * distance, as a part of the view.
 */
const SLOW = 200;
const MOST = 0.1;

/** Marks a span of time, from where a drag began to where the pointer is. */
interface Brush {
  /** Begins a span at an instant. */
  begin(time: number): void;
  moved(clientX: number): void;
  /** Ends the marking; returns whether a span was being marked. */
  end(): boolean;
}

/**
 * Creates a brush. It works with instants, not with px: beyond an end of the view, the view pans in
 * that direction. Escape and `signal` end the marking without a selection.
 */
function createBrush(
  document: Document,
  { view, timeAt, dispatch }: DragSurface,
  signal: AbortSignal,
): Brush {
  const window = document.defaultView as Window;
  let from: number | null = null;
  let [x, frame, last] = [0, 0, 0];
  const mark = (): void => {
    const { start, end } = view();
    const to = clamp(timeAt(x), start, end);
    if (from !== null)
      dispatch({ type: "mark", range: { start: Math.min(from, to), end: Math.max(from, to) } });
  };
  const step = (now: number): void => {
    const { start, end } = view();
    const [length, time] = [end - start, timeAt(x)];
    const beyond = time - clamp(time, start + EDGE * length, end - EDGE * length);
    if (beyond !== 0) {
      dispatch({ type: "pan", by: (clamp(beyond, -MOST * length, MOST * length) * (now - last)) / SLOW });
      mark();
    }
    last = now;
    frame = window.requestAnimationFrame(step);
  };
  const end = (): boolean => {
    if (from === null) return false;
    from = null;
    window.cancelAnimationFrame(frame);
    dispatch({ type: "mark", range: null });
    return true;
  };
  listenOn(document, signal)(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !end()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  signal.addEventListener("abort", end);
  return {
    begin(time) {
      from = clamp(time, view().start, view().end);
      dispatch({ type: "hover", at: null });
      last = window.performance.now();
      frame = window.requestAnimationFrame(step);
    },
    moved(clientX) {
      x = clientX;
      mark();
    },
    end,
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
export function listenDrag(element: Element, surface: DragSurface, signal: AbortSignal): void {
  const { timeAt, canMark, take } = surface;
  const { ownerDocument: document } = element;
  const [listen, listenAround] = [listenOn(element, signal), listenOn(document, signal)];
  const momentum = createMomentum(document.defaultView as Window, surface, signal);
  const brush = createBrush(document, surface, signal);
  const fingers = new Map<number, Finger>();
  let press = { x: 0, y: 0, at: 0, isShift: false, scrollTop: 0 };
  /** Kind of drag that the press has become; `null` while it is not yet a drag. */
  let drag: "pan" | "mark" | null = null;

  const hold = (): void => {
    for (const finger of fingers.values()) finger.time = timeAt(finger.x);
  };
  const begin = (event: PointerEvent, { time }: Finger): void => {
    const isMark = press.isShift || (!isMouse(event) && event.timeStamp - press.at >= LONG_PRESS);
    drag = isMark && fingers.size === 1 && canMark() ? "mark" : "pan";
    if (drag === "mark") brush.begin(time);
    element.classList.add(drag === "mark" ? "is-marking" : "is-dragging");
  };
  const up = (event: PointerEvent): void => {
    const isLast = fingers.size === 1 && fingers.has(event.pointerId);
    const isLifted = event.type === "pointerup";
    if (fingers.delete(event.pointerId)) hold();
    if (!isLast) return;
    element.classList.remove("is-dragging", "is-marking");
    if (drag === "mark") {
      if (isLifted) take(event.ctrlKey || event.metaKey);
      brush.end();
    } else if (drag === "pan" && isLifted && !isMouse(event))
      momentum.released(event.timeStamp, timeAt(event.clientX + 1) - timeAt(event.clientX));
  };
  listen("pointerdown", ({ button, clientX, clientY, pointerId, timeStamp, shiftKey }) => {
    momentum.stop();
    if (button !== 0 || fingers.size === 2) return;
    if (fingers.size === 0) {
      drag = null;
      press = { x: clientX, y: clientY, at: timeStamp, isShift: shiftKey, scrollTop: element.scrollTop };
    } else if (brush.end()) drag = "pan";
    fingers.set(pointerId, { x: clientX, time: 0 });
    hold();
  });
  // Moves are handled on the document: a press may leave the timeline before it becomes a drag.
  listenAround("pointermove", (event) => {
    if (event.buttons === 0) {
      up(event);
      return;
    }
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    finger.x = event.clientX;
    if (drag === null) {
      if (fingers.size === 1 && !isFar(event, press)) return;
      begin(event, finger);
    }
    if (drag === "mark") brush.moved(event.clientX);
    else {
      if (isMouse(event)) element.scrollTop = press.scrollTop + press.y - event.clientY;
      const panned = pan([...fingers.values()], surface);
      if (fingers.size === 1) momentum.moved(panned, event.timeStamp);
    }
    // The pointer is captured only once the press is a drag: a captured press would send its click
    // to the whole picture.
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
  });
  listenAround("pointerup", up);
  listenAround("pointercancel", up);
  let isOfDrag = false;
  const suppress = (event: MouseEvent): void => {
    // The click of a key or of a script ends no press, and a drag by finger is followed by no
    // click.
    if (event.type === "click") {
      isOfDrag = event.detail !== 0 && drag !== null;
      if (event.detail !== 0) drag = null;
    }
    if (!isOfDrag) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  listen("click", suppress, { capture: true });
  // WebKit sends `dblclick` after a drag that begins soon after a click.
  listen("dblclick", suppress, { capture: true });
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
