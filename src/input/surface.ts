import type { Action } from "../state/state.ts";

/** Functions of a timeline that all gestures use. */
export interface Surface {
  /** Returns the instant (ms) at a physical x of the viewport, in the current view. */
  readonly timeAt: (clientX: number) => number;
  readonly dispatch: (action: Action) => void;
}

/** px that a pointer moves before a press becomes a drag. */
export const DRAG_THRESHOLD = 4;

/** ms that a finger rests before a press is more than a tap. */
export const LONG_PRESS = 500;

/** Adds a listener for DOM events of a type. */
export type Listen = <K extends keyof HTMLElementEventMap>(
  type: K,
  listener: (event: HTMLElementEventMap[K]) => void,
  how?: AddEventListenerOptions,
) => void;

/** Returns a function that adds listeners to a target, until `signal` ends them. */
export function listenOn(target: EventTarget, signal: AbortSignal): Listen {
  return (type, listener, how) => {
    target.addEventListener(type, listener as (event: Event) => void, { ...how, signal });
  };
}
