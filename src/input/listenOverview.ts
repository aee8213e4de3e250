import type { Side } from "../base/direction.ts";
import type { TimeRange } from "../time/scale.ts";

/** Part of the view that a drag in the overview can hold: an end, or the whole view. */
export type Handle = "start" | "end" | "whole";

/** Functions of a timeline that the overview uses. Values are asked for each time. */
export interface OverviewSurface {
  /** Returns the handle at an element; `null` for the strip itself. */
  readonly handleAt: (target: EventTarget | null) => Handle | null;
  /** Returns the instant (ms) at a physical x of the viewport. */
  readonly timeAt: (clientX: number) => number;
  readonly view: () => TimeRange;
  /** Returns the time range of the strip. */
  readonly whole: () => TimeRange;
  /** Returns the physical side on which later is. */
  readonly later: () => Side;
  readonly show: (view: TimeRange) => void;
}

/** Part of the view's length by which an arrow key moves it. */
const STEP = 0.1;
/** Zoom factor of a key. */
const FACTOR = 2;

/** Handles drags and keys that move and resize the view in the overview, until `signal` ends it. */
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
    // A press beside the view moves the view there, and then holds it.
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

/**
 * Returns the view after a drag. An end stops at the other end; the limits of the view set the
 * least distance.
 */
function dragged(view: TimeRange, handle: Handle, by: number): TimeRange {
  if (handle === "whole") return moved(view, by);
  const least = 1e-6 * (view.end - view.start);
  if (handle === "start") return { start: Math.min(view.start + by, view.end - least), end: view.end };
  return { start: view.start, end: Math.max(view.end + by, view.start + least) };
}

/** Returns the view that a key asks for; `null` for any other key. */
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
