import type { Side } from "../base/direction.ts";
import type { TimeRange } from "../time/scale.ts";

/** What a hand can hold of the view: an end, or all of it. */
export type Handle = "start" | "end" | "whole";

/** What the overview is used on; all is asked for each time. */
export interface OverviewSurface {
  /** What is held at an element; `null`: none, but the strip itself. */
  readonly handleAt: (target: EventTarget | null) => Handle | null;
  /** The instant (ms) at a physical x of the viewport. */
  readonly timeAt: (clientX: number) => number;
  readonly view: () => TimeRange;
  /** All of time that the strip shows. */
  readonly whole: () => TimeRange;
  /** The side on which later is. */
  readonly later: () => Side;
  readonly show: (view: TimeRange) => void;
}

/** Of the view, what an arrow moves it by. */
const STEP = 0.1;
const FACTOR = 2;

/** Drags, resizes and keys of the view in the overview, until `signal` ends it. */
export function listenOverview(strip: HTMLElement, surface: OverviewSurface, signal: AbortSignal): void {
  listenHand(strip, surface, signal);
  const onKey = (event: KeyboardEvent): void => {
    const handle = surface.handleAt(event.target);
    if (handle === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = keyed(event.key, handle, surface);
    if (next === null) return;
    event.preventDefault();
    surface.show(next);
  };
  strip.addEventListener("keydown", onKey as (event: Event) => void, { signal });
}

function listenHand(
  strip: HTMLElement,
  { handleAt, timeAt, view, show }: OverviewSurface,
  signal: AbortSignal,
): void {
  let held: { readonly handle: Handle; readonly time: number; readonly view: TimeRange } | null = null;
  const listen = (type: string, listener: (event: PointerEvent) => void): void => {
    strip.addEventListener(type, listener as (event: Event) => void, { signal });
  };
  listen("pointerdown", (event) => {
    if (event.button !== 0) return;
    const time = timeAt(event.clientX);
    const handle = handleAt(event.target);
    // Beside the view a press brings it there, and goes on holding it.
    if (handle === null) show(moved(view(), time - (view().start + view().end) / 2));
    held = { handle: handle ?? "whole", time, view: view() };
    strip.setPointerCapture(event.pointerId);
  });
  listen("pointermove", (event) => {
    if (held !== null) show(dragged(held.view, held.handle, timeAt(event.clientX) - held.time));
  });
  const release = (): void => {
    held = null;
  };
  listen("pointerup", release);
  listen("pointercancel", release);
}

function moved({ start, end }: TimeRange, by: number): TimeRange {
  return { start: start + by, end: end + by };
}

/** An end stops at the other one: how near it may come the limits of the view say. */
function dragged(view: TimeRange, handle: Handle, by: number): TimeRange {
  if (handle === "whole") return moved(view, by);
  const least = 1e-6 * (view.end - view.start);
  if (handle === "start") return { start: Math.min(view.start + by, view.end - least), end: view.end };
  return { start: view.start, end: Math.max(view.end + by, view.start + least) };
}

/** The view that a key asks for; `null` where it asks for none. */
function keyed(key: string, handle: Handle, { view, whole, later }: OverviewSurface): TimeRange | null {
  const { start, end } = view();
  const span = end - start;
  const arrow = key === "ArrowLeft" ? "left" : key === "ArrowRight" ? "right" : null;
  if (arrow !== null) return dragged(view(), handle, STEP * span * (arrow === later() ? 1 : -1));
  if (handle !== "whole") return null;
  const zoomed = (factor: number): TimeRange => ({
    start: (start + end) / 2 - span / factor / 2,
    end: (start + end) / 2 + span / factor / 2,
  });
  switch (key) {
    case "PageUp":
      return moved(view(), -span);
    case "PageDown":
      return moved(view(), span);
    case "Home":
      return moved(view(), whole().start - start);
    case "End":
      return moved(view(), whole().end - end);
    case "+":
    case "=":
      return zoomed(FACTOR);
    case "-":
      return zoomed(1 / FACTOR);
    default:
      return null;
  }
}
